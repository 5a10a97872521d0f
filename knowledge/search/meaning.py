"""The side of a search that knows meanings: an embedder, with the vectors it made of what is published.

The three belong together and are replaced together: a question encoded by one model says nothing to another's vectors.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.database import Database
from knowledge.errors import IndexUnavailable
from knowledge.index.building import Progress, fill, kept_embeddings, silent
from knowledge.index.embedding import Embedder
from knowledge.index.passages import Passage
from knowledge.index.vectors import ChromaVectors, VectorStore
from knowledge.search.weighing import Nearness


@dataclass(frozen=True, slots=True)
class Meaning:
    """An embedder, the generation of the store it filled, and its vectors for exact cosines."""

    embedder: Embedder
    generation: str
    nearness: Nearness


def meaning_of(
    database: Database,
    store: VectorStore,
    embedder: Embedder,
    passages: Sequence[Passage],
    progress: Progress = silent,
) -> Meaning:
    """What `embedder` made of `passages`, all of which it has embedded. Encodes nothing.

    A store that cannot be opened or filled is thrown away and filled anew, once. Raises IndexUnavailable.
    """
    try:
        generation = fill(database, store, passages, embedder, progress)
    except IndexUnavailable:
        if not isinstance(store, ChromaVectors):
            raise
        store.discard()
        generation = fill(database, store, passages, embedder, progress)
    with database.session() as session:
        vectors = kept_embeddings(session, passages, embedder.name)
    return Meaning(embedder, generation, Nearness(passages, vectors))


def resumed(database: Database, store: VectorStore, embedder: Embedder, passages: Sequence[Passage]) -> Meaning:
    """What an earlier embedder made of those of `passages` that it knows: texts may have changed since.

    Encodes one question, so that the model is loaded before anybody waits for it. Raises IndexUnavailable.
    """
    embedder.encode(["投资 investment"], query=True)
    with database.session() as session:
        known = kept_embeddings(session, passages, embedder.name)
    held = [item for item in passages if item.digest in known]
    if not held:
        raise IndexUnavailable(f"nothing that is published now was embedded by {embedder.name}")
    return meaning_of(database, store, embedder, held)
