"""Whether the terms of the glossary are used consistently: what four languages of a provision call by a term of the
glossary, the fifth calls by that term too.

A single provision may paraphrase, so no single place is a fault. A term that one language habitually calls otherwise
is: then either the text has the wrong word, or the glossary lacks a form.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import Fault
from knowledge.languages import Language
from knowledge.marking import marks_in
from knowledge.starter import Starter, StarterInstrument

SEEN_OFTEN = 6  # provisions; fewer say nothing about a habit
SHARE = 0.4  # of the provisions in which the other four languages use the term


@dataclass(frozen=True, slots=True)
class Use:
    """How often one language says a term where the other four do, and where it does not."""

    term: str
    language: Language
    expected: int
    lacking: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of the provisions that say it, 0 to 1."""
        return 1 - len(self.lacking) / self.expected


def uses_of_terms(starter: Starter) -> list[Use]:
    """Every term and language of which something is expected, the least consistent first."""
    expected: defaultdict[tuple[str, Language], int] = defaultdict(int)
    lacking: defaultdict[tuple[str, Language], list[str]] = defaultdict(list)
    for provision, said in _said(starter):
        for term in frozenset().union(*said.values()):
            without = [language for language in Language if term not in said[language]]
            if len(without) > 1:
                continue
            for language in Language:
                expected[term, language] += 1
            for language in without:
                lacking[term, language].append(provision)
    found = [Use(*key, count, tuple(lacking[key])) for key, count in expected.items()]
    return sorted(found, key=lambda use: (use.share, -use.expected, use.term))


def faults_in_terms(starter: Starter, folder: Path) -> list[Fault]:
    """Terms that a language habitually calls otherwise than the glossary says."""
    return [
        Fault(
            folder / "terms.csv",
            1,
            f"{use.term} is not said in {use.language} in {len(use.lacking)} of {use.expected} provisions where the "
            f"other languages say it, such as {', '.join(use.lacking[:3])}",
        )
        for use in uses_of_terms(starter)
        if use.expected >= SEEN_OFTEN and use.share < SHARE
    ]


def _said(starter: Starter) -> Iterator[tuple[str, Mapping[Language, frozenset[str]]]]:
    for held in starter.held:
        for number in held.topics:
            yield f"{held.id}/{number}", _terms_of(held, number)


def _terms_of(held: StarterInstrument, number: str) -> dict[Language, frozenset[str]]:
    return {
        language: frozenset(
            mark.term.id
            for text in texts
            if text.number == number
            for mark in marks_in(f"{text.heading}\n{text.text}", language)
        )
        for language, texts in held.texts.items()
    }
