"""How much a provision speaks to a question: the share of its words, its nearness in meaning, its keyword score.

Pure figures over what the legs found; which provisions are looked at is the business of `retrieving`.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.index.embedding import Vectors
from knowledge.index.keywords import KeywordIndex
from knowledge.index.passages import Passage
from knowledge.languages import Language
from knowledge.search.planning import Unit
from knowledge.search.tuning import Tuning

_LANGUAGES = tuple(Language)


# The columns of what `Nearness` answers: the law's words in the language of the question and the mean of the other
# languages, the same of what people ask, and the nearest thing anybody asks in whatever language.
SIMILARITY, ELSEWHERE, ASKED, ASKED_ELSEWHERE, ASKED_ANYWHERE = range(5)


def strengths(
    coverage: NDArray[np.float64], near: NDArray[np.float64], terms: NDArray[np.float64], tuning: Tuning
) -> NDArray[np.float64]:
    """How much each provision speaks to the question, whatever else was found. About 0 to 0.8."""
    weights = np.array(
        [tuning.similarity, tuning.elsewhere, tuning.asked, tuning.asked_elsewhere, tuning.asked_anywhere]
    )
    found: NDArray[np.float64] = tuning.coverage * coverage + near @ weights + tuning.terms * terms
    return found


class Nearness:
    """The embeddings of the passages, for exact cosines: an approximate index finds candidates, this weighs them.

    All passages of a provision lie together, so the candidates are gathered, multiplied and reduced at once: the loop
    over them was what a search waited for, and the product with every passage grows with the compilation.
    """

    def __init__(self, passages: Sequence[Passage], vectors: Mapping[str, Vectors]) -> None:
        self._places = {item: place for place, item in enumerate(dict.fromkeys(item.provision for item in passages))}
        ordered = sorted(passages, key=self._cell)
        every = np.array([self._cell(item) for item in ordered], dtype=np.intp).reshape(-1, 3)
        first = np.ones(len(ordered), dtype=bool)
        first[1:] = (every[1:] != every[:-1]).any(axis=1)
        starts = np.flatnonzero(first)  # where the passages of a provision, kind and language begin
        self._cells = every[starts]
        self._starts = np.append(starts, len(ordered))
        # Where the cells of a provision begin, and at its own place the one after: all its rows lie between.
        self._bounds = np.searchsorted(self._cells[:, 0], np.arange(len(self._places) + 1))
        self._vectors = np.stack([vectors[item.digest] for item in ordered]) if ordered else np.zeros((0, 1))

    def of(self, provisions: Sequence[str], vector: Vectors, language: Language) -> NDArray[np.float64]:
        """Five cosines a provision, 0 to 1: those of its best passages, seen from the language of the question.

        Where nobody wrote what people ask, the law's words stand in, and where nothing is written in the language of
        the question, the other languages do: a text published a minute ago is found too, whatever its language.
        A provision without passages has zeros.
        """
        figures = np.zeros((len(provisions), 5))
        known = [place for place, item in enumerate(provisions) if item in self._places]
        if not known:
            return figures
        places = [self._places[provisions[place]] for place in known]
        table = np.maximum(self._table(places, vector), 0.0)  # NaN stays NaN
        silent = np.isnan(table[:, 1]).all(axis=1)
        table[silent, 1] = table[silent, 0]
        here = _LANGUAGES.index(language)
        others = np.delete(table, here, axis=2)
        counted = np.maximum((~np.isnan(others)).sum(axis=2), 1)
        means = np.nansum(others, axis=2) / counted
        own = np.where(np.isnan(table[:, :, here]), means, table[:, :, here])
        anywhere = np.fmax(own[:, 1], np.nan_to_num(others[:, 1]).max(axis=1))
        figures[known] = np.stack([own[:, 0], means[:, 0], own[:, 1], means[:, 1], anywhere], axis=1)
        return figures

    def _table(self, places: Sequence[int], vector: Vectors) -> NDArray[np.float32]:
        """Provision × (law, asked) × language: the best cosine, NaN where there is no passage."""
        chosen = np.asarray(places, dtype=np.intp)
        cells = _ranges(self._bounds[chosen], self._bounds[chosen + 1])
        rows = _ranges(self._starts[cells], self._starts[cells + 1])
        lengths = self._starts[cells + 1] - self._starts[cells]
        best = np.maximum.reduceat(self._vectors[rows] @ vector, np.cumsum(lengths) - lengths)
        owner = np.repeat(np.arange(len(chosen)), self._bounds[chosen + 1] - self._bounds[chosen])
        table = np.full((len(chosen), 2, len(_LANGUAGES)), np.nan, dtype=np.float32)
        table[owner, self._cells[cells, 1], self._cells[cells, 2]] = best
        return table

    def _cell(self, item: Passage) -> tuple[int, int, int]:
        return self._places[item.provision], int(item.asked), _LANGUAGES.index(item.language)


class Coverage:
    """The share of a question's weight that a provision's own words hold."""

    def __init__(self, keywords: KeywordIndex, language: Language, units: Sequence[Unit]) -> None:
        self._keywords = keywords
        weights = [max(_mean(keywords, language, words) for words in unit.alternatives) for unit in units]
        self._total = sum(weights) or 1.0
        # For each unit every provision at once: what is looked up is a word's holders, not a provision's words.
        self._found = [
            (weight, [(words, keywords.holding(words, language)) for words in unit.alternatives])
            for unit, weight in zip(units, weights, strict=True)
        ]

    def of(self, provisions: Sequence[str]) -> NDArray[np.float64]:
        """The share of each, from 0 to 1."""
        places = self._keywords.places_of(provisions)
        covered = np.zeros(len(places))
        for weight, alternatives in self._found:
            covered += weight * np.logical_or.reduce([holders[places] for _, holders in alternatives])
        return covered / self._total

    def words(self, provision: str) -> list[str]:
        """The words a provision was found by: of each unit the first alternative it holds whole."""
        place = self._keywords.places_of([provision])[0]
        found = (next((words for words, holders in each if holders[place]), ()) for _, each in self._found)
        return [word for words in found for word in words]


def _ranges(starts: NDArray[np.intp], ends: NDArray[np.intp]) -> NDArray[np.intp]:
    """All numbers from each start to before its end, one range after the other."""
    lengths = ends - starts
    numbers: NDArray[np.intp] = np.arange(lengths.sum()) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
    return numbers


def _mean(keywords: KeywordIndex, language: Language, words: Sequence[str]) -> float:
    return sum(keywords.weight(word, language) for word in words) / (len(words) or 1)
