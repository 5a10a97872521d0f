"""Checks of the whole starter compilation that need more than one file: languages against each other, and, where
official texts are at hand, digests against them.

Reading the files and naming what is malformed is the business of `starter`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from knowledge.checking.copying import copied_run
from knowledge.checking.figures import figures_in, official_figures, says_in_words
from knowledge.checking.official import read_articles
from knowledge.errors import Fault
from knowledge.instruments import Held, Jurisdiction, Origin, Verification
from knowledge.languages import Language
from knowledge.starter import Starter, StarterInstrument
from knowledge.starter_texts import StarterText


def held_by_jurisdiction(starter: Starter) -> list[Held]:
    """What is held of the law, in the order of the list of jurisdictions; the handbook is not law."""
    where = {instrument.id: instrument.jurisdiction for instrument in starter.instruments}
    instruments: Counter[Jurisdiction] = Counter()
    provisions: Counter[Jurisdiction] = Counter()
    verified: Counter[Jurisdiction] = Counter()
    for held in starter.held:
        if held.origin is Origin.GUIDANCE:
            continue
        place = where[held.id]
        instruments[place] += 1
        provisions[place] += len(held.topics)
        verified[place] += sum(held.verification_of(number) is Verification.VERIFIED for number in held.topics)
    return [
        Held(place, instruments[place], provisions[place], verified[place])
        for place in Jurisdiction
        if instruments[place]
    ]


def faults_between_languages(starter: Starter, folder: Path) -> list[Fault]:
    """Figures that stand in one language of a provision and not in another; gaps where full coverage is claimed."""
    found: list[Fault] = []
    for held in starter.held:
        place = folder / "compilation" / held.id
        found += _gaps(held, place)
        found += _verified_wholes(held, place)
        for number in held.topics:
            found += _figures_apart(_in_each(held, number), place)
    return found


def faults_against_official(starter: Starter, folder: Path, reference: Path) -> list[Fault]:
    """Articles that do not exist, figures the article does not hold, and copied runs.

    Only instruments that name their official files (`reference` in instrument.toml) can be checked.
    """
    found: list[Fault] = []
    for held in starter.held:
        if held.reference:
            found += _against(held, folder / "compilation" / held.id, reference)
    return found


def _in_each(held: StarterInstrument, number: str) -> dict[Language, StarterText]:
    return {language: text for language, texts in held.texts.items() for text in texts if text.number == number}


def _gaps(held: StarterInstrument, place: Path) -> Iterator[Fault]:
    if held.coverage != "full" or held.origin is Origin.GUIDANCE:
        return
    mains = [int(number.split("-")[0].split(".")[0]) for number in held.topics if not number.startswith("annex")]
    left_out = {int(number) for number in held.left_out if number.isdigit()}
    for missing in sorted(set(range(1, max(mains, default=0) + 1)) - set(mains) - left_out):
        yield Fault(place / "instrument.toml", 1, f"coverage is full, but article {missing} is not there")


def _verified_wholes(held: StarterInstrument, place: Path) -> Iterator[Fault]:
    """What is said of a law as a whole names no article, so nobody can compare it with one."""
    for number in held.topics:
        if number.startswith("whole-") and held.verification_of(number) is Verification.VERIFIED:
            yield Fault(place / "instrument.toml", 1, f"{number} names no article, so it cannot be verified")


def _figures_apart(texts: Mapping[Language, StarterText], place: Path) -> Iterator[Fault]:
    said = {language: figures_in(f"{text.heading}\n{text.text}", language) for language, text in texts.items()}
    every = frozenset().union(*said.values())
    for language, text in texts.items():
        words = f"{text.heading}\n{text.text}"
        lacking = [figure for figure in every - said[language] if not says_in_words(words, figure, language)]
        if lacking:
            yield Fault(
                place / f"{language.value}.md",
                text.line,
                f"provision {text.number}: other languages say {', '.join(sorted(lacking))}, this one does not",
            )


def _against(held: StarterInstrument, place: Path, reference: Path) -> Iterator[Fault]:
    files = [file for pattern in held.reference for file in sorted(reference.glob(pattern))]
    if not files:
        yield Fault(place / "instrument.toml", 1, f"no official text {', '.join(held.reference)} in {reference}")
        return
    articles = read_articles(files)
    language = _language_of(files[0])
    for number in held.topics:
        if number.startswith("whole-"):
            continue
        official = articles.get(number)
        texts = _in_each(held, number)
        if official is None:
            yield Fault(place / "instrument.toml", 1, f"provision {number} is not in the official text")
            continue
        yield from _beyond(texts, official, language, held.own_figures.get(number, ()), place)
        own = texts[language]
        if run := copied_run(own.text, official, language):
            yield Fault(
                place / f"{language.value}.md", own.line, f"provision {number} repeats the official text: {run}"
            )


def _beyond(
    texts: Mapping[Language, StarterText], official: str, language: Language, allowed: Sequence[str], place: Path
) -> Iterator[Fault]:
    known = official_figures(official, language) | set(allowed)
    text = texts[language]
    strange = [
        figure for figure in figures_in(text.text, language) - known if not says_in_words(official, figure, language)
    ]
    if strange:
        message = f"provision {text.number}: the article does not hold {', '.join(sorted(strange))}"
        yield Fault(place / f"{language.value}.md", text.line, message)


def _language_of(file: Path) -> Language:
    """The language of an official text, from its words: Hangul, kana, Cyrillic, Han, or else English."""
    sample = file.read_text(encoding="utf-8")[:20000]
    marks = {
        Language.KO: sum("가" <= mark <= "힣" for mark in sample),
        Language.JA: 3 * sum("ぁ" <= mark <= "ヿ" for mark in sample),
        Language.RU: sum("а" <= mark <= "я" for mark in sample),
        Language.ZH: sum("一" <= mark <= "鿿" for mark in sample),
        Language.EN: sum("a" <= mark <= "z" for mark in sample) // 2,
    }
    return max(marks, key=lambda language: marks[language])
