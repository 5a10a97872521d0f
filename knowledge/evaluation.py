"""How often the right provision is found: recall and reciprocal rank, per language, over `data/questions`.

Measures retrieval alone; whether an answer says the right thing is measured where answers are made. The questions are
split in two halves by their names: weights and thresholds are set on the one, figures are told of the other.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from knowledge.instruments import Jurisdiction
from knowledge.languages import Language
from knowledge.places import places_in
from knowledge.search.query import SearchQuery
from knowledge.search.retrieving import SearchIndex
from knowledge.search.tuning import TUNING, Tuning

LOOKED_AT = 20  # hits of a question; a right provision further down counts as not found
OVERLAP = 3  # hits of each language that are held against each other
_Z = 1.959964  # two-sided 95 % of the normal distribution


class Half(StrEnum):
    """Which half of the questions: on `tuning` parameters are set, on `test` nothing is ever set."""

    TUNING = "tuning"
    TEST = "test"


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

    @property
    def half(self) -> Half:
        """By the name alone, so that a question stays in its half whatever is added or reworded."""
        return Half.TEST if sha256(self.id.encode()).digest()[-1] % 2 else Half.TUNING

    @property
    def law(self) -> str:
        """Whose law decides it: a jurisdiction in lower case, `int` or `handbook`; empty when nothing does."""
        return self.provisions[0].partition("-")[0] if self.provisions else ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found in one language: the ids of its first hits, best first."""

    question: DevelopmentQuestion
    language: Language
    hits: Sequence[str]

    @property
    def rank(self) -> int:
        """The place of the first right provision, from 1; 0 when there is none."""
        return next((rank for rank, item in enumerate(self.hits, 1) if item in self.question.provisions), 0)


@dataclass(frozen=True, slots=True)
class Recall:
    """Shares between 0 and 1 over `questions` questions."""

    questions: int
    at_1: float
    at_5: float
    at_10: float
    reciprocal_rank: float

    def interval(self, share: float) -> tuple[float, float]:
        """Between what a share over so many questions lies with 95 % confidence (Wilson's score interval)."""
        return interval(share, self.questions)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Recall by language, and by language and law; `parity` is the share of questions whose three first hits overlap.

    A question counts for parity when one provision stands among the first three in all five languages.
    """

    by_language: Mapping[Language, Recall]
    by_law: Mapping[tuple[str, Language], Recall]
    parity: float


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


def evaluate(
    index: SearchIndex, questions: Iterable[DevelopmentQuestion], as_of: date, tuning: Tuning = TUNING
) -> Evaluation:
    """What the answerable questions find, each restricted to the countries it names."""
    answerable = [question for question in questions if question.provisions]
    found = [_found(index, question, language, as_of, tuning) for question in answerable for language in Language]
    laws = sorted({question.law for question in answerable})
    return Evaluation(
        by_language={language: _recall(item for item in found if item.language is language) for language in Language},
        by_law={
            (law, language): _recall(item for item in found if (item.question.law, item.language) == (law, language))
            for law in laws
            for language in Language
        },
        parity=_parity(found, len(answerable)),
    )


def interval(share: float, count: int) -> tuple[float, float]:
    """Between what a share over `count` trials lies with 95 % confidence (Wilson's score interval)."""
    if not count:
        return 0.0, 1.0
    middle = share + _Z**2 / (2 * count)
    spread = _Z * math.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
    scale = 1 + _Z**2 / count
    return (middle - spread) / scale, (middle + spread) / scale


def _recall(found: Iterable[Found]) -> Recall:
    ranks = [item.rank for item in found]
    count = len(ranks) or 1
    within = {depth: sum(0 < rank <= depth for rank in ranks) / count for depth in (1, 5, 10)}
    return Recall(len(ranks), within[1], within[5], within[10], sum(1 / rank for rank in ranks if rank) / count)


def _parity(found: Sequence[Found], questions: int) -> float:
    first: dict[str, list[set[str]]] = {}
    for item in found:
        first.setdefault(item.question.id, []).append(set(item.hits[:OVERLAP]))
    return sum(bool(set.intersection(*hits)) for hits in first.values()) / (questions or 1)


def _found(index: SearchIndex, question: DevelopmentQuestion, language: Language, as_of: date, tuning: Tuning) -> Found:
    text = question.words[language]
    places = places_in(text)
    named = places.located or places.jurisdictions or (Jurisdiction.CN,)
    query = SearchQuery(
        places.rest or text, language, as_of, (*named, Jurisdiction.INT), limit=LOOKED_AT, depth=2 * LOOKED_AT
    )
    return Found(question, language, [hit.provision.id for hit in index.search(query, tuning).hits])
