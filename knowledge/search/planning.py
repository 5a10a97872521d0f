"""What a question looks for, as units: each a word, or a group of words that mean the same in law.

A lay person "sends money home" where the law "remits profits". The groups are data (`data/synonyms.toml`), by
language, so that staff can add one; nothing is translated here.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.languages import Language
from knowledge.text.normalise import normalise
from knowledge.text.words import asked_text, words_of

_DATA = Path(__file__).parent.parent / "data" / "synonyms.toml"


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing looked for: a provision has it when it holds all words of one of the alternatives.

    The first alternative is what the person wrote.
    """

    alternatives: tuple[tuple[str, ...], ...]

    @property
    def written(self) -> tuple[str, ...]:
        """The words the person used."""
        return self.alternatives[0]

    def found_in(self, held: set[str] | frozenset[str]) -> tuple[str, ...] | None:
        """The words of the first alternative that `held` has whole; None when there is none."""
        return next((words for words in self.alternatives if held.issuperset(words)), None)


@dataclass(frozen=True, slots=True)
class _Group:
    """Forms of one language that stand for each other."""

    forms: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


def units_of(question: str, language: Language) -> list[Unit]:
    """The units of a question, each once. A question made of nothing but question words keeps them."""
    text = asked_text(question, language)
    units: dict[Unit, None] = {}
    for form, group in _forms(language):
        if (rest := _without(text, form, language)) is not None:
            text = rest
            own = tuple(words_of(form, language))
            others = [words for words in group.words if words != own]
            units[Unit((own, *others))] = None
    units.update(dict.fromkeys(Unit(((word,),)) for word in words_of(text, language)))
    return list(units) or [Unit(((word,),)) for word in dict.fromkeys(words_of(question, language))]


def _without(text: str, form: str, language: Language) -> str | None:
    """`text` without `form`; None when it is not there. Inflected languages are compared by stems."""
    if language not in {Language.RU, Language.EN}:
        return text.replace(form, " ") if form in text else None
    words, wanted = text.split(), _stems_of(form, language)
    stems = [next(iter(_stems_of(word, language)), "") for word in words]
    kept = [place for place, stem in enumerate(stems) if stem]
    for start in range(len(kept) - len(wanted) + 1):
        span = kept[start : start + len(wanted)]
        if wanted and tuple(stems[place] for place in span) == wanted:
            return " ".join(word for place, word in enumerate(words) if place not in span)
    return None


@lru_cache(maxsize=50_000)
def _stems_of(words: str, language: Language) -> tuple[str, ...]:
    """Asked again for every form that a question is held against."""
    return tuple(words_of(words, language))


@lru_cache(maxsize=len(Language))
def _forms(language: Language) -> Sequence[tuple[str, _Group]]:
    """Every form with its group, longest first."""
    if not _DATA.is_file():
        return ()
    raw = tomllib.loads(_DATA.read_text(encoding="utf-8"))["group"]
    found = []
    for group in raw:
        forms = tuple(dict.fromkeys(normalise(form, language) for form in group[language.value]))
        words = tuple(dict.fromkeys(tuple(words_of(form, language)) for form in forms))
        found += [(form, _Group(forms, tuple(item for item in words if item))) for form in forms]
    return sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))
