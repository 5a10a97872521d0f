"""The legal terms in five languages, as data: what a term is called, what it means, and what it is mistaken for.

A question that holds a term is a question for this compilation. Where terms stand in a text is told by `marking`.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from knowledge.errors import UnknownTerm
from knowledge.languages import Language
from knowledge.text.words import words_of

_DATA = Path(__file__).parent / "data"
_EXPLAINED = re.compile(r"\s*(?:（[^）]*）|\([^)]*\))")
_ALTERNATIVES = re.compile(r"[・·;；/]")


@dataclass(frozen=True, slots=True)
class Term:
    """One legal term.

    `written` is the entry as a reader sees it, `words` the forms it is found by; `definition` is one line, and
    `false_friend` says what the same characters mean elsewhere; either may be empty. `north_korean` is the form of
    North Korean law where it differs.
    """

    id: str
    topic: str
    words: Mapping[Language, tuple[str, ...]]
    written: Mapping[Language, str] = field(default_factory=dict)
    definition: Mapping[Language, str] = field(default_factory=dict)
    false_friend: Mapping[Language, str] = field(default_factory=dict)
    north_korean: str = ""

    def name(self, language: Language) -> str:
        """The usual form in a language, without its alternatives."""
        forms = self.words[language]
        return forms[0] if forms else self.written[language]


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """Every term of the glossary, in the order of the table."""
    definitions, false_friends = _table("definitions.csv"), _table("false-friends.csv")
    return tuple(
        Term(
            id=row["id"],
            topic=row["topic"],
            words={language: _forms(row[language.value]) for language in Language},
            written={language: row[language.value] for language in Language},
            definition=_in_languages(definitions.get(row["id"])),
            false_friend=_in_languages(false_friends.get(row["id"])),
            north_korean=row["ko_kp"] if row["ko_kp"] != row["ko"] else "",
        )
        for row in _table("terms.csv").values()
    )


def term(id_: str) -> Term:
    """The term of this id. Raises UnknownTerm."""
    try:
        return _by_id()[id_]
    except KeyError:
        raise UnknownTerm(id_) from None


def terms_in(text: str, language: Language) -> list[Term]:
    """The terms of which a form occurs in `text`, by the words of the language."""
    said = f" {' '.join(words_of(text, language))} "
    return [found for found, forms in _as_words(language) if any(f" {form} " in said for form in forms)]


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Term]:
    return {item.id: item for item in terms()}


@lru_cache(maxsize=len(Language))
def _as_words(language: Language) -> list[tuple[Term, list[str]]]:
    return [
        (item, [joined for form in item.words[language] if (joined := " ".join(words_of(form, language)))])
        for item in terms()
    ]


def _table(name: str) -> dict[str, dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as handle:
        return {row["id"]: row for row in csv.DictReader(handle)}


def _in_languages(row: Mapping[str, str] | None) -> dict[Language, str]:
    return {language: row[language.value] for language in Language} if row else {}


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in _ALTERNATIVES.split(_EXPLAINED.sub("", cell)) if form.strip())
