"""The handbook is held against the law: a section says only what the provisions it rests on say.

What can be told by a program is told here: that those provisions exist, and that no figure stands in a section that
stands in none of them. Whether the words are right is for a second reader.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from knowledge.checking.figures import figures_in, says_in_words
from knowledge.errors import Fault
from knowledge.instruments import Origin
from knowledge.languages import Language
from knowledge.starter import Starter, StarterInstrument

_Written = Mapping[tuple[str, Language], str]


def faults_in_guidance(starter: Starter, folder: Path) -> list[Fault]:
    """Sections that rest on nothing, on what is not held, or state a figure of their own."""
    written = {
        (f"{held.id}/{text.number}", language): f"{text.heading}\n{text.text}"
        for held in starter.held
        for language, texts in held.texts.items()
        for text in texts
    }
    found: list[Fault] = []
    for held in starter.held:
        if held.origin is Origin.GUIDANCE:
            place = folder / "compilation" / held.id
            found += _unfounded(held, written, place / "instrument.toml")
            found += _strange_figures(held, written, place)
    return found


def _unfounded(held: StarterInstrument, written: _Written, file: Path) -> Iterator[Fault]:
    for number in held.topics:
        rests_on = held.rests_on.get(number, ())
        if not rests_on and number not in held.unverified:
            yield Fault(file, 1, f"{number} rests on no provision and is not named as unverified")
        for provision in rests_on:
            if (provision, Language.ZH) not in written:
                yield Fault(file, 1, f"{number} rests on {provision}, of which no text is held")


def _strange_figures(held: StarterInstrument, written: _Written, place: Path) -> Iterator[Fault]:
    for language, texts in held.texts.items():
        for text in texts:
            rests_on = held.rests_on.get(text.number, ())
            sources = [written[item, language] for item in rests_on if (item, language) in written]
            known = _figures_of_names(rests_on) | set(held.own_figures.get(text.number, ()))
            strange = [
                figure
                for figure in figures_in(text.text, language) - known.union(*_figures_of(sources, language))
                if not any(says_in_words(source, figure, language) for source in sources)
            ]
            if strange:
                said = ", ".join(sorted(strange))
                message = f"{text.number}: no provision it rests on holds {said}"
                yield Fault(place / f"{language.value}.md", text.line, message)


def _figures_of(sources: Sequence[str], language: Language) -> list[frozenset[str]]:
    return [figures_in(source, language) for source in sources]


def _figures_of_names(ids: Iterable[str]) -> set[str]:
    """Article numbers, and the years that stand in the names of laws."""
    return {figure for item in ids for figure in re.findall(r"\d+", item)}
