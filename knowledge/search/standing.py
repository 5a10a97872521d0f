"""Makes the indexes of a process ready and keeps them so: reads what is published, embeds, swaps, tells what is wrong.

With a new model the one before answers until everything is embedded again. Searching is the business of `retrieving`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from threading import Lock

from knowledge.database import Database
from knowledge.errors import IndexUnavailable
from knowledge.index.building import Progress, earlier_model, embed, missing_embeddings, read_passages, silent
from knowledge.index.embedding import Embedder, EmbeddingModel, reopened
from knowledge.index.passages import Passage
from knowledge.index.vectors import ChromaVectors, VectorStore
from knowledge.library import Library
from knowledge.search.meaning import Meaning, meaning_of, resumed
from knowledge.search.ranking import State, state_of
from knowledge.search.reranking import Reordering, Reranker


class StandingIndex:
    """What is searched now, and what replaces it. Safe to share between threads."""

    def __init__(
        self,
        database: Database,
        embedder: Embedder,
        store: VectorStore,
        library: Library | None = None,
        *,
        reranker: Reranker | None = None,
        reopen: Callable[[str, EmbeddingModel], Embedder] = reopened,
    ) -> None:
        self._database = database
        self._library = library or Library(database)
        self._embedder = embedder
        self._store = store
        self._reordering = Reordering(reranker)
        self._state: State | None = None
        self._reopen = reopen
        self._failed: Meaning | None = None  # the vectors that no longer answer
        self._building = Lock()  # one builder at a time, for hours with a large model
        self._lock = Lock()  # what a search sees; held for a moment only
        self._vector_fault = "the vector index is not checked yet"

    @property
    def model(self) -> str:
        """The name of the embedding model."""
        return self._embedder.name

    def refresh(self) -> None:
        """Read the published passages again. Keywords answer from now on; vectors after `prepare`."""
        with self._building:
            self._show(self._new_state(read_passages(self._database)))

    def pending(self) -> int:
        """How many passages are not embedded yet under this model."""
        return len(missing_embeddings(self._database, read_passages(self._database), self._embedder.name))

    def succeeds_another(self) -> bool:
        """Whether what is current was made by another model, so that something stands while this one embeds."""
        return self._store.durable and earlier_model(self._database, self._embedder.name) is not None

    def prepare(self, progress: Progress = silent) -> None:
        """Embed what is missing, and make the vector index hold exactly the published passages.

        What answers now goes on meanwhile. A store that cannot be opened or filled is thrown away and filled anew,
        once. Raises IndexUnavailable.
        """
        with self._building:
            passages = read_passages(self._database)
            self._show(self._new_state(passages))
            try:
                embed(self._database, self._embedder, passages, progress)
                meaning = meaning_of(self._database, self._store, self._embedder, passages, progress)
                self._answer_with(meaning)
                self._store.keep_only(meaning.generation)  # what another generation was needed for is over
            except IndexUnavailable as error:
                self._vector_fault = str(error)
                raise

    def rebuild(self, progress: Progress = silent) -> None:
        """Throw the embedded vector store away and fill it anew from the kept embeddings. Raises IndexUnavailable."""
        if isinstance(self._store, ChromaVectors):
            with self._building:
                self._store.discard()
        self.prepare(progress)

    def warm(self) -> None:
        """Load the models and check the vector index. Never raises: the reason stands in `readiness`.

        What an earlier model made answers until this one has embedded everything.
        """
        self._reordering.warm()
        try:
            if self._vector_fault or self._successor():
                self._resume()
                self.prepare()
            self._embedder.encode(["投资 investment"], query=True)
            self._library.standing(self._ready().provisions, date.min)  # what is read now, no question waits for
        except IndexUnavailable as error:
            self._vector_fault = str(error)

    def readiness(self) -> list[str]:
        """Why the index is not fully usable; empty when it is."""
        reasons = [] if self._state else ["the keyword index is not built yet"]
        return [*reasons, *(fault for fault in (self._vector_fault, self._reordering.fault) if fault)]

    def awaited(self) -> list[str]:
        """What is still to be mended or made: `readiness`, and the index of a new model while an earlier answers."""
        return [*self.readiness(), *self._successor()]

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

    def _new_state(self, passages: Sequence[Passage]) -> State:
        held = self._library.instruments(held_only=True, limit=10_000).hits
        return state_of(passages, held, self._state)

    def _show(self, state: State) -> None:
        """Search `state` from now on; vectors that failed are not searched again before they were made anew."""
        with self._lock:
            failed = state.meaning is not None and state.meaning is self._failed
            self._state = replace(state, meaning=None) if failed else state

    def _answer_with(self, meaning: Meaning) -> None:
        """Embedder, generation and vectors in one step: no question meets one model's half and another's."""
        with self._lock:
            if self._state is not None:
                self._state = replace(self._state, meaning=meaning)
            self._failed = None
            self._vector_fault = ""

    def _fail(self, meaning: Meaning, error: IndexUnavailable) -> None:
        with self._lock:
            if self._state is not None and self._state.meaning is meaning:  # else it was replaced meanwhile
                self._failed = meaning
                self._vector_fault = str(error)

    def _resume(self) -> None:
        """Let what an earlier model made answer until this one is ready; why it cannot stands in `readiness`."""
        earlier = earlier_model(self._database, self._embedder.name) if self._store.durable else None
        if earlier is None or self._ready().meaning is not None:
            return
        try:
            with self._building:
                passages = list(self._ready().passages.values())
                self._answer_with(resumed(self._database, self._store, self._reopen(*earlier), passages))
        except IndexUnavailable as error:
            self._vector_fault = f"{self.model} is being made ready, and the model before cannot answer: {error}"

    def _successor(self) -> list[str]:
        meaning = self._state.meaning if self._state else None
        if meaning is None or meaning.embedder is self._embedder:
            return []
        return [f"{self.model} is being made ready; {meaning.embedder.name} answers until then"]
