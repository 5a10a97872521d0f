"""How often the right provision is found: recall and reciprocal rank, per language, over `data/questions`.

Measures retrieval alone; whether an answer says the right thing is measured where answers are made.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.instruments import Jurisdiction
from knowledge.languages import Language
from knowledge.places import places_in
from knowledge.search.query import SearchQuery
from knowledge.search.retrieving import SearchIndex


@dataclass(frozen=True, slots=True)
class DevelopmentQuestion:
    """A question worded in five languages, and the provisions that decide it; none means: refuse, as `expect` says.

    An `example` is shown to people who have not asked yet.
    """

    id: str
    words: Mapping[Language, str]
    provisions: tuple[str, ...]
    expect: str
    example: bool = False


@dataclass(frozen=True, slots=True)
class Recall:
    """Shares between 0 and 1 over `questions` questions."""

    questions: int
    at_1: float
    at_5: float
    reciprocal_rank: float


def read_questions(folder: Path) -> list[DevelopmentQuestion]:
    """Every question under `folder`, by file and place. Raises TOMLDecodeError or KeyError when one is broken."""
    return [
        DevelopmentQuestion(
            id=raw["id"],
            words={language: raw[language.value] for language in Language},
            provisions=tuple(raw["provisions"]),
            expect=raw.get("expect", "answered"),
            example=raw.get("example", False),
        )
        for path in sorted(folder.glob("*.toml"))
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["question"]
    ]


def evaluate(index: SearchIndex, questions: Sequence[DevelopmentQuestion], as_of: date) -> dict[Language, Recall]:
    """Recall per language over the answerable questions, each restricted to the countries it names."""
    answerable = [question for question in questions if question.provisions]
    return {language: _recall(index, answerable, language, as_of) for language in Language}


def _recall(index: SearchIndex, questions: Sequence[DevelopmentQuestion], language: Language, as_of: date) -> Recall:
    ranks = [_rank(index, question, language, as_of) for question in questions]
    count = len(ranks) or 1
    return Recall(
        questions=len(ranks),
        at_1=sum(rank == 1 for rank in ranks) / count,
        at_5=sum(0 < rank <= 5 for rank in ranks) / count,  # noqa: PLR2004  the 5 of recall@5
        reciprocal_rank=sum(1 / rank for rank in ranks if rank) / count,
    )


def _rank(index: SearchIndex, question: DevelopmentQuestion, language: Language, as_of: date) -> int:
    """The place of the first right provision among the first twenty, from 1; 0 when there is none."""
    text = question.words[language]
    places = places_in(text)
    named = places.located or places.jurisdictions or (Jurisdiction.CN,)
    query = SearchQuery(places.rest or text, language, as_of, (*named, Jurisdiction.INT))
    hits = index.search(query).hits
    return next((rank for rank, hit in enumerate(hits, 1) if hit.provision.id in question.provisions), 0)
