"""How much a provision speaks to a question: the share of its words, its nearness in meaning, its keyword score.

Pure figures over what the legs found; which provisions are looked at is the business of `retrieving`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.index.embedding import Vectors
from knowledge.index.keywords import KeywordIndex
from knowledge.index.passages import Passage
from knowledge.languages import Language
from knowledge.search import tuning
from knowledge.search.planning import Unit


@dataclass(frozen=True, slots=True)
class Weight:
    """The figures of one provision, and the words it was found by.

    `coverage`, `terms` and `keywords` are 0 to 1, `similarity` and `elsewhere` cosines: of the passages in the language
    of the question, and the mean of those in the other languages. `behind` is what the rank of the instrument costs.
    """

    coverage: float
    similarity: float
    elsewhere: float
    terms: float
    keywords: float
    named: bool
    behind: float
    words: Sequence[str]

    @property
    def strength(self) -> float:
        """How much the provision speaks to the question, whatever else was found. About 0 to 0.8."""
        return (
            tuning.COVERAGE * self.coverage
            + tuning.SIMILARITY * max(0.0, self.similarity)
            + tuning.ELSEWHERE * self.elsewhere
            + tuning.TERMS * self.terms
        )

    @property
    def score(self) -> float:
        """What provisions are ordered by. An article that was named stands before all others."""
        return self.strength + tuning.KEYWORDS * self.keywords + tuning.NAMED * self.named - self.behind


class Nearness:
    """The embeddings of the passages, for exact cosines: an approximate index finds candidates, this weighs them."""

    def __init__(self, passages: Sequence[Passage], vectors: Mapping[str, Vectors]) -> None:
        self._vectors = np.stack([vectors[item.digest] for item in passages]) if passages else np.zeros((0, 1))
        self._rows: dict[str, dict[Language, list[int]]] = {}
        for row, item in enumerate(passages):
            self._rows.setdefault(item.provision, {}).setdefault(item.language, []).append(row)

    def of(self, provisions: Collection[str], vector: Vectors) -> dict[str, dict[Language, float]]:
        """The cosine of the best passage of each provision in each of its languages."""
        rows = {item: self._rows[item] for item in provisions if item in self._rows}
        if not rows:
            return {}
        flat = [row for languages in rows.values() for group in languages.values() for row in group]
        cosines = iter((self._vectors[flat] @ vector).tolist())
        return {
            item: {language: max(next(cosines) for _ in group) for language, group in languages.items()}
            for item, languages in rows.items()
        }


class Coverage:
    """The share of a question's weight that a provision's own words hold."""

    def __init__(self, keywords: KeywordIndex, language: Language, units: Sequence[Unit]) -> None:
        self._keywords = keywords
        self._language = language
        self._units = [
            (unit, max(_mean(keywords, language, alternative) for alternative in unit.alternatives)) for unit in units
        ]
        self._total = sum(weight for _, weight in self._units) or 1.0

    def of(self, provision: str) -> tuple[float, list[str]]:
        """The share, from 0 to 1, and the words it was found by."""
        held = self._keywords.held(provision, self._language)
        covered = 0.0
        words: list[str] = []
        for unit, weight in self._units:
            if (found := unit.found_in(held)) is not None:
                covered += weight
                words += found
        return covered / self._total, words


def _mean(keywords: KeywordIndex, language: Language, words: Sequence[str]) -> float:
    return sum(keywords.weight(word, language) for word in words) / (len(words) or 1)
