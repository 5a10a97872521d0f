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

    `coverage`, `terms` and `keywords` are 0 to 1, the others cosines. `similarity` is that of the law's words in the
    language of the question, `elsewhere` the mean of the other languages; `asked` and `asked_elsewhere` are the same of
    what people ask. `behind` is what the rank of the instrument costs.
    """

    coverage: float
    similarity: float
    elsewhere: float
    asked: float
    asked_elsewhere: float
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
            + tuning.ELSEWHERE * max(0.0, self.elsewhere)
            + tuning.ASKED * max(0.0, self.asked)
            + tuning.ASKED_ELSEWHERE * max(0.0, self.asked_elsewhere)
            + tuning.TERMS * self.terms
        )

    @property
    def score(self) -> float:
        """What provisions are ordered by. An article that was named stands before all others."""
        return self.strength + tuning.KEYWORDS * self.keywords + tuning.NAMED * self.named - self.behind


@dataclass(frozen=True, slots=True)
class Near:
    """The best cosine of a provision in each language: of the law's words, and of what people ask.

    Where nobody wrote what people ask, the law's words stand in, so that a text published a minute ago is found too.
    """

    law: Mapping[Language, float]
    asked: Mapping[Language, float]

    def in_language(self, language: Language) -> tuple[float, float]:
        """Of the law's words, and of what people ask; 0 where there is nothing in the language."""
        return self.law.get(language, 0.0), (self.asked or self.law).get(language, 0.0)

    def elsewhere(self, language: Language) -> tuple[float, float]:
        """The means over the other languages."""
        return _mean_without(self.law, language), _mean_without(self.asked or self.law, language)


def _mean_without(cosines: Mapping[Language, float], language: Language) -> float:
    others = [max(0.0, cosine) for other, cosine in cosines.items() if other is not language]
    return sum(others) / len(others) if others else 0.0


class Nearness:
    """The embeddings of the passages, for exact cosines: an approximate index finds candidates, this weighs them."""

    def __init__(self, passages: Sequence[Passage], vectors: Mapping[str, Vectors]) -> None:
        self._vectors = np.stack([vectors[item.digest] for item in passages]) if passages else np.zeros((0, 1))
        self._rows: dict[str, dict[tuple[Language, bool], list[int]]] = {}
        for row, item in enumerate(passages):
            self._rows.setdefault(item.provision, {}).setdefault((item.language, item.asked), []).append(row)

    def of(self, provisions: Collection[str], vector: Vectors) -> dict[str, "Near"]:
        """The cosine of the best passage of each provision in each of its languages."""
        rows = {item: self._rows[item] for item in provisions if item in self._rows}
        if not rows:
            return {}
        flat = [row for kinds in rows.values() for group in kinds.values() for row in group]
        cosines = iter((self._vectors[flat] @ vector).tolist())
        near = {}
        for item, kinds in rows.items():
            best = {kind: max(next(cosines) for _ in group) for kind, group in kinds.items()}
            near[item] = Near(
                law={language: cosine for (language, asked), cosine in best.items() if not asked},
                asked={language: cosine for (language, asked), cosine in best.items() if asked},
            )
        return near


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
