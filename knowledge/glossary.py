"""The legal terms in five languages, as data. A question that holds one is a question for this compilation."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.languages import Language
from knowledge.text.words import words_of

_DATA = Path(__file__).parent / "data" / "terms.csv"
_ALTERNATIVES = re.compile(r"[・·;；/]|（[^）]*）|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Term:
    """One legal term; `words` holds its written forms in each language."""

    id: str
    topic: str
    words: Mapping[Language, tuple[str, ...]]


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """Every term of the glossary, in the order of the table."""
    with _DATA.open(encoding="utf-8", newline="") as handle:
        return tuple(
            Term(row["id"], row["topic"], {language: _forms(row[language.value]) for language in Language})
            for row in csv.DictReader(handle)
        )


def terms_in(text: str, language: Language) -> list[Term]:
    """The terms of which a form occurs in `text`, by the words of the language."""
    said = f" {' '.join(words_of(text, language))} "
    return [term for term, forms in _as_words(language) if any(f" {form} " in said for form in forms)]


@lru_cache(maxsize=len(Language))
def _as_words(language: Language) -> list[tuple[Term, list[str]]]:
    return [
        (term, [joined for form in term.words[language] if (joined := " ".join(words_of(form, language)))])
        for term in terms()
    ]


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in _ALTERNATIVES.split(cell) if form.strip())
