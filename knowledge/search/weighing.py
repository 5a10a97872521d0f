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

_LANGUAGES = tuple(Language)


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
    """Cosines of a provision: of the law's words and of what people ask, in the language of the question and others."""

    similarity: float = 0.0
    elsewhere: float = 0.0
    asked: float = 0.0
    asked_elsewhere: float = 0.0


class Nearness:
    """The embeddings of the passages, for exact cosines: an approximate index finds candidates, this weighs them.

    All of them in one product and a few reductions, because the loop over the candidates was what a search waited for:
    35,000 passages take about four milliseconds.
    """

    def __init__(self, passages: Sequence[Passage], vectors: Mapping[str, Vectors]) -> None:
        self._places = {item: place for place, item in enumerate(dict.fromkeys(item.provision for item in passages))}
        ordered = sorted(passages, key=self._cell)
        cells = np.array([self._cell(item) for item in ordered], dtype=np.intp).reshape(-1, 3)
        first = np.ones(len(ordered), dtype=bool)
        first[1:] = (cells[1:] != cells[:-1]).any(axis=1)
        self._starts = np.flatnonzero(first)  # where the passages of a provision, kind and language begin
        self._filled = tuple(cells[self._starts].T)
        self._vectors = np.stack([vectors[item.digest] for item in ordered]) if ordered else np.zeros((0, 1))

    def of(self, provisions: Collection[str], vector: Vectors, language: Language) -> dict[str, Near]:
        """The cosines of the best passages of each provision, seen from the language of the question.

        Where nobody wrote what people ask, the law's words stand in: a text published a minute ago is found too.
        """
        known = [item for item in provisions if item in self._places]
        if not known:
            return {}
        table = np.full((len(self._places), 2, len(_LANGUAGES)), np.nan)
        table[self._filled] = np.maximum.reduceat(self._vectors @ vector, self._starts)
        table = np.maximum(table[[self._places[item] for item in known]], 0.0)  # NaN stays NaN
        silent = np.isnan(table[:, 1]).all(axis=1)
        table[silent, 1] = table[silent, 0]
        here = _LANGUAGES.index(language)
        own = np.nan_to_num(table[:, :, here])
        others = np.delete(table, here, axis=2)
        counted = np.maximum((~np.isnan(others)).sum(axis=2), 1)
        means = np.nansum(others, axis=2) / counted
        figures = np.stack([own[:, 0], means[:, 0], own[:, 1], means[:, 1]], axis=1).tolist()
        return {item: Near(*row) for item, row in zip(known, figures, strict=True)}

    def _cell(self, item: Passage) -> tuple[int, int, int]:
        return self._places[item.provision], int(item.asked), _LANGUAGES.index(item.language)


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
