"""Finds provisions: runs the legs, weighs what they found, joins every hit back to its published row.

Three legs: keywords, vectors, and direct look-up of a named article. Vectors may be missing (the model is
loading, the store is broken); then the others answer alone and `readiness` says why.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from knowledge.errors import IndexUnavailable
from knowledge.index.embedding import EmbeddingModel, SentenceTransformerEmbedder, Vectors
from knowledge.index.vectors import ChromaVectors, ExactVectors
from knowledge.instruments import Instrument, Provision
from knowledge.library import Library
from knowledge.search.lookup import Named
from knowledge.search.planning import Unit, units_of
from knowledge.search.query import Hit, SearchQuery, SearchResult
from knowledge.search.ranking import State, Weight, weighed
from knowledge.search.reranking import CrossEncoderReranker
from knowledge.search.standing import StandingIndex
from knowledge.search.tuning import TUNING, Leg, Tuning
from knowledge.search.weighing import ASKED, SIMILARITY


class SearchIndex(StandingIndex):
    """The indexes of one process, and searching them. Safe to share between threads."""

    @classmethod
    def open(
        cls, library: Library, *, folder: Path, server: str, model: EmbeddingModel, reranker: str, own_store: bool
    ) -> "SearchIndex":
        """The index over `library`. With `own_store` this process uses Chroma and owns its folder; without, it
        searches the kept embeddings in memory and touches no folder, so that a command may run beside the site. An
        empty `reranker` is none.

        Raises IndexUnavailable when another process owns the folder.
        """
        store = ChromaVectors(folder, server) if own_store else ExactVectors()
        second = CrossEncoderReranker(reranker) if reranker else None
        return cls(library.database, SentenceTransformerEmbedder(model), store, library, reranker=second)

    def search(self, query: SearchQuery, tuning: Tuning = TUNING) -> SearchResult:
        """The provisions that fit, best first, each joined back to its published text of the day.

        Another `tuning` is for measuring what a part of it is worth.
        """
        state = self._ready()
        units = units_of(query.text, query.language)
        if not tuning.synonyms:
            units = [Unit(unit.alternatives[:1]) for unit in units]
        vector = self._encoded(state, query)
        words = self._keyword_leg(state, query, units, tuning)
        legs: dict[Leg, Sequence[str]] = {
            Leg.LOOKUP: state.titles.look_up(query.text),
            Leg.KEYWORDS: list(words),
            Leg.VECTORS: self._vector_leg(state, query, vector, tuning.depth),
        }
        ranks = {
            leg: {item: rank for rank, item in enumerate(ranked if leg in tuning.legs else (), 1)}
            for leg, ranked in legs.items()
        }
        weights = weighed(state, query, units, vector, words, ranks, tuning)
        rows = self._library.standing(weights, query.as_of)
        found = [item for item in weights if item in rows and _wanted(query, *rows[item])]
        if self._reordering.works and query.offset < tuning.read_again and tuning.reranked:
            first = found[: tuning.read_again]
            weights |= self._read_again(query, {item: weights[item] for item in first}, tuning)
            found[: len(first)] = sorted(first, key=lambda item: -weights[item].score)
        following = query.offset + query.limit
        page = found[query.offset : following]
        read = self._library.provisions(page, query.as_of)
        hits = [_hit(*read[item], weights[item], ranks) for item in page if item in read]
        facets = _facets([rows[item] for item in found])
        return SearchResult(len(found), hits, facets, following if following < len(found) else None, len(units))

    def named(self, text: str) -> Named:
        """The instruments and article numbers named in `text`."""
        return self._ready().titles.named(text)

    def closeness(self, question: str, others: Sequence[str], *, asked: bool = False) -> list[float]:
        """How near each of `others` is to `question` in meaning, -1 to 1; zeros while the model cannot be used.

        `asked` says that the others are questions too; otherwise they are words of the law.
        """
        meaning = self._state.meaning if self._state else None
        if not others or meaning is None:  # a model that is still embedding would keep the question waiting
            return [0.0] * len(others)
        try:
            vector = meaning.embedder.encode([question], query=True)[0]
            vectors = meaning.embedder.encode(others, query=asked)
        except IndexUnavailable:
            return [0.0] * len(others)
        return [float(value) for value in vectors @ vector]

    def _read_again(self, query: SearchQuery, first: Mapping[str, Weight], tuning: Tuning) -> dict[str, Weight]:
        read = self._library.provisions(first, query.as_of)
        said = {item: read[item][0].text(query.language) for item in first if item in read}
        texts = {item: f"{text.heading}\n{text.text}".strip() for item, text in said.items() if text}
        return self._reordering.weighed(query.text, first, texts, tuning.reranked)

    def _keyword_leg(self, state: State, query: SearchQuery, units: Sequence[Unit], tuning: Tuning) -> dict[str, float]:
        """The provisions found by words, best first, with the score of their best passage."""
        words = {word: tuning.synonym for unit in units for words in unit.alternatives for word in words}
        words.update({word: 1.0 for unit in units for word in unit.written})
        among = {item.value for item in query.jurisdictions}
        scores: dict[str, float] = {}
        for item, score in state.keywords.nearest(words, query.language, among, tuning.depth):
            if item in state.passages:
                scores.setdefault(state.passages[item].provision, score)
        return scores

    def _encoded(self, state: State, query: SearchQuery) -> Vectors | None:
        meaning = state.meaning
        if meaning is None or meaning is self._failed:
            return None
        try:
            vector: Vectors = meaning.embedder.encode([query.text], query=True)[0]
        except IndexUnavailable as error:
            self._fail(meaning, error)
            return None
        return vector

    def _vector_leg(self, state: State, query: SearchQuery, vector: Vectors | None, depth: int) -> list[str]:
        if vector is None or state.meaning is None:
            return []
        try:
            found = self._store.nearest(state.meaning.generation, query.language, vector, depth)
        except IndexUnavailable as error:
            self._fail(state.meaning, error)
            return []
        among = {item.value for item in query.jurisdictions}
        passages = (state.passages[item] for item, _ in found if item in state.passages)
        nearest = [item.provision for item in passages if not among or item.jurisdiction in among]
        return list(dict.fromkeys([*nearest, *_untranslated(state, query, vector, depth)]))


def _untranslated(state: State, query: SearchQuery, vector: Vectors, depth: int) -> list[str]:
    """The nearest of what has no text in the language of the question, by the texts it has; mostly nothing."""
    among = query.jurisdictions
    foreign = sorted(item for item, place in state.untranslated[query.language].items() if not among or place in among)
    if not foreign or state.meaning is None:
        return []
    near = state.meaning.nearness.of(foreign, vector, query.language)[:, [SIMILARITY, ASKED]].max(axis=1)
    return [foreign[place] for place in np.argsort(-near, kind="stable")[:depth]]


def _hit(provision: Provision, instrument: Instrument, weight: Weight, ranks: Mapping[Leg, Mapping[str, int]]) -> Hit:
    return Hit(
        provision,
        instrument,
        score=weight.score,
        strength=weight.strength,
        coverage=weight.coverage,
        similarity=weight.similarity,
        elsewhere=weight.elsewhere,
        terms=weight.terms,
        legs={leg.value: ranked[provision.id] for leg, ranked in ranks.items() if provision.id in ranked},
        words=weight.words,
    )


def _wanted(query: SearchQuery, topics: Sequence[str], instrument: Instrument) -> bool:
    return (
        (not query.jurisdictions or instrument.jurisdiction in query.jurisdictions)
        and instrument.binds(query.jurisdictions)
        and (not query.instrument or instrument.id == query.instrument)
        and (not query.topic or query.topic in topics)
        and (not query.kind or instrument.kind == query.kind)
    )


def _facets(found: Sequence[tuple[Sequence[str], Instrument]]) -> dict[str, dict[str, int]]:
    return {
        "jurisdiction": dict(Counter(instrument.jurisdiction.value for _, instrument in found)),
        "topic": dict(Counter(topic for topics, _ in found for topic in topics)),
        "kind": dict(Counter(instrument.kind.value for _, instrument in found)),
    }
