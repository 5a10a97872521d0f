"""Finds provisions: runs the legs, weighs what they found, joins every hit back to its published row.

Three legs: keywords, vectors, and direct look-up of a named article. Vectors may be missing (the model is
loading, the store is broken); then the others answer alone and `readiness` says why.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock

import numpy as np

from knowledge.database import Database
from knowledge.errors import IndexUnavailable
from knowledge.index.building import (
    Progress,
    embed,
    fill,
    kept_embeddings,
    missing_embeddings,
    read_passages,
    silent,
)
from knowledge.index.embedding import Embedder, EmbeddingModel, SentenceTransformerEmbedder, Vectors
from knowledge.index.passages import Passage
from knowledge.index.vectors import ChromaVectors, ExactVectors, VectorStore
from knowledge.instruments import Instrument, Provision
from knowledge.library import Library
from knowledge.search.lookup import Named
from knowledge.search.planning import Unit, units_of
from knowledge.search.query import Hit, SearchQuery, SearchResult
from knowledge.search.ranking import State, Weight, state_of, weighed
from knowledge.search.reranking import CrossEncoderReranker, Reordering, Reranker
from knowledge.search.tuning import TUNING, Leg, Tuning
from knowledge.search.weighing import ASKED, SIMILARITY, Nearness


class SearchIndex:
    """The indexes of one process. Safe to share between threads."""

    def __init__(
        self,
        database: Database,
        embedder: Embedder,
        store: VectorStore,
        library: Library | None = None,
        *,
        reranker: Reranker | None = None,
    ) -> None:
        self._database = database
        self._library = library or Library(database)
        self._embedder = embedder
        self._store = store
        self._reordering = Reordering(reranker)
        self._state: State | None = None
        self._lock = Lock()
        self._vector_fault = "the vector index is not checked yet"

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

    @property
    def model(self) -> str:
        """The name of the embedding model."""
        return self._embedder.name

    def refresh(self) -> None:
        """Read the published passages again. Keywords answer from now on; vectors after `prepare`."""
        with self._lock:
            before = self._state
            after = self._new_state(read_passages(self._database), before.generation if before else "")
            self._state = replace(after, nearness=before.nearness if before else None)

    def pending(self) -> int:
        """How many passages are not embedded yet under this model."""
        return len(missing_embeddings(self._database, read_passages(self._database), self._embedder.name))

    def prepare(self, progress: Progress = silent) -> None:
        """Embed what is missing, and make the vector index hold exactly the published passages.

        A store that cannot be opened or filled is thrown away and filled anew, once. Raises IndexUnavailable.
        """
        with self._lock:
            passages = read_passages(self._database)
            self._state = self._new_state(passages, "")
            try:
                embed(self._database, self._embedder, passages, progress)
                generation = self._filled(passages, progress)
            except IndexUnavailable as error:
                self._vector_fault = str(error)
                raise
            with self._database.session() as session:
                vectors = kept_embeddings(session, passages, self._embedder.name)
            self._state = replace(self._state, generation=generation, nearness=Nearness(passages, vectors))
            self._vector_fault = ""

    def rebuild(self, progress: Progress = silent) -> None:
        """Throw the embedded vector store away and fill it anew from the kept embeddings. Raises IndexUnavailable."""
        if isinstance(self._store, ChromaVectors):
            with self._lock:
                self._store.discard()
        self.prepare(progress)

    def warm(self) -> None:
        """Load the models and check the vector index. Never raises: the reason stands in `readiness`."""
        self._reordering.warm()
        try:
            self.prepare()
            self._embedder.encode(["投资 investment"], query=True)
            self._library.standing(self._ready().provisions, date.min)  # what is read now, no question waits for
        except IndexUnavailable as error:
            self._vector_fault = str(error)

    def readiness(self) -> list[str]:
        """Why the index is not fully usable; empty when it is."""
        reasons = [] if self._state else ["the keyword index is not built yet"]
        return [*reasons, *(fault for fault in (self._vector_fault, self._reordering.fault) if fault)]

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
        if not others:
            return []
        try:
            vector = self._embedder.encode([question], query=True)[0]
            vectors = self._embedder.encode(others, query=asked)
        except IndexUnavailable:
            return [0.0] * len(others)
        return [float(value) for value in vectors @ vector]

    def _read_again(self, query: SearchQuery, first: Mapping[str, Weight], tuning: Tuning) -> dict[str, Weight]:
        read = self._library.provisions(first, query.as_of)
        said = {item: read[item][0].text(query.language) for item in first if item in read}
        texts = {item: f"{text.heading}\n{text.text}".strip() for item, text in said.items() if text}
        return self._reordering.weighed(query.text, first, texts, tuning.reranked)

    def close(self) -> None:
        """Give the store free for another process."""
        if isinstance(self._store, ChromaVectors):
            self._store.close()

    def _ready(self) -> State:
        if self._state is None:
            self.refresh()
        if self._state is None:  # pragma: no cover  refresh sets it or raises
            raise IndexUnavailable("the index is not built")
        return self._state

    def _new_state(self, passages: Sequence[Passage], generation: str) -> State:
        held = self._library.instruments(held_only=True, limit=10_000).hits
        return state_of(passages, held, generation, self._state)

    def _filled(self, passages: Sequence[Passage], progress: Progress) -> str:
        try:
            return fill(self._database, self._store, passages, self._embedder.name, progress)
        except IndexUnavailable:
            if not isinstance(self._store, ChromaVectors):
                raise
            self._store.discard()
            return fill(self._database, self._store, passages, self._embedder.name, progress)

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
        if not state.generation or self._vector_fault:
            return None
        try:
            vector: Vectors = self._embedder.encode([query.text], query=True)[0]
        except IndexUnavailable as error:
            self._vector_fault = str(error)
            return None
        return vector

    def _vector_leg(self, state: State, query: SearchQuery, vector: Vectors | None, depth: int) -> list[str]:
        if vector is None:
            return []
        try:
            found = self._store.nearest(state.generation, query.language, vector, depth)
        except IndexUnavailable as error:
            self._vector_fault = str(error)
            return []
        among = {item.value for item in query.jurisdictions}
        passages = (state.passages[item] for item, _ in found if item in state.passages)
        nearest = [item.provision for item in passages if not among or item.jurisdiction in among]
        return list(dict.fromkeys([*nearest, *_untranslated(state, query, vector, depth)]))


def _untranslated(state: State, query: SearchQuery, vector: Vectors, depth: int) -> list[str]:
    """The nearest of what has no text in the language of the question, by the texts it has; mostly nothing."""
    among = query.jurisdictions
    foreign = sorted(item for item, place in state.untranslated[query.language].items() if not among or place in among)
    if not foreign or state.nearness is None:
        return []
    near = state.nearness.of(foreign, vector, query.language)[:, [SIMILARITY, ASKED]].max(axis=1)
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
