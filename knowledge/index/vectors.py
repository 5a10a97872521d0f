"""Nearest passages by vector. The port is `VectorStore`; Chroma is the store, numpy over the database the reserve.

What a store holds is derived: the relational database keeps every embedding, so a store can be thrown away at any time.
One collection a language, because a metadata filter costs in proportion to the collection (measured).
"""

import fcntl
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO, cast
from urllib.parse import urlsplit

import numpy as np

from knowledge.errors import IndexUnavailable
from knowledge.index.embedding import Vectors
from knowledge.languages import Language

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

BATCH = 2000  # below Chroma's max_batch of 5,461


class VectorStore(Protocol):
    """Builds of the index, named by generation; each holds one collection a language.

    A `durable` store outlives the process, so its generations are written down; another is filled at every start.
    """

    durable: bool

    def fill(self, generation: str, language: Language, ids: Sequence[int], vectors: Vectors) -> None:
        """Put the vectors of one language into a new generation. Raises IndexUnavailable."""

    def holds(self, generation: str, language: Language, sample: Mapping[int, Vectors], count: int) -> bool:
        """Whether the generation has `count` vectors and finds each of the sample when asked for it."""

    def nearest(self, generation: str, language: Language, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """The passages nearest to `vector` with their cosine, best first. Raises IndexUnavailable."""

    def keep_only(self, generation: str) -> None:
        """Drop every other generation. Raises IndexUnavailable."""


class ExactVectors:
    """Exact search in memory; used where no other process may touch the store, and by tests."""

    durable = False

    def __init__(self) -> None:
        self._held: dict[tuple[str, Language], tuple[list[int], Vectors]] = {}

    def fill(self, generation: str, language: Language, ids: Sequence[int], vectors: Vectors) -> None:
        """See `VectorStore`."""
        self._held[generation, language] = (list(ids), vectors)

    def holds(self, generation: str, language: Language, sample: Mapping[int, Vectors], count: int) -> bool:
        """See `VectorStore`."""
        ids, _ = self._held.get((generation, language), ([], None))
        return len(ids) == count and set(sample) <= set(ids)

    def nearest(self, generation: str, language: Language, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """See `VectorStore`."""
        ids, vectors = self._held.get((generation, language), ([], None))
        if vectors is None or not ids:
            return []
        scores = vectors @ vector
        best = np.argsort(-scores, kind="stable")[:limit]
        return [(ids[place], float(scores[place])) for place in best]

    def keep_only(self, generation: str) -> None:
        """See `VectorStore`."""
        self._held = {key: value for key, value in self._held.items() if key[0] == generation}


class ChromaVectors:
    """Chroma: embedded in a folder that this process alone owns, or a server by address.

    Raises IndexUnavailable at construction when another process owns the folder: two of them corrupt it silently.
    """

    durable = True

    def __init__(self, folder: Path, server: str = "") -> None:
        self._folder = folder
        self._server = server
        self._lock = None if server else _own(folder)
        self._client: ClientAPI | None = None

    def fill(self, generation: str, language: Language, ids: Sequence[int], vectors: Vectors) -> None:
        """See `VectorStore`."""
        try:
            collection = self._connect().create_collection(
                f"{generation}-{language.value}",
                configuration={"hnsw": {"space": "cosine", "ef_search": 100}},
                embedding_function=None,
                get_or_create=False,
            )
            for start in range(0, len(ids), BATCH):
                end = start + BATCH
                collection.add(ids=[str(item) for item in ids[start:end]], embeddings=vectors[start:end])
        except Exception as error:
            raise IndexUnavailable(f"the vector store cannot be written: {error}") from error

    def holds(self, generation: str, language: Language, sample: Mapping[int, Vectors], count: int) -> bool:
        """See `VectorStore`. Asks for the sample: a count alone proves nothing after a crash."""
        try:
            collection = self._connect().get_collection(f"{generation}-{language.value}", embedding_function=None)
            if collection.count() != count:
                return False
            return all(
                any(found == item for found, _ in self.nearest(generation, language, vector, 20))
                for item, vector in sample.items()
            )
        except Exception:  # noqa: BLE001  a store in doubt is rebuilt, whatever ails it
            return False

    def nearest(self, generation: str, language: Language, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """See `VectorStore`."""
        try:
            collection = self._connect().get_collection(f"{generation}-{language.value}", embedding_function=None)
            found = collection.query(query_embeddings=vector.reshape(1, -1), n_results=limit, include=["distances"])
        except Exception as error:
            raise IndexUnavailable(f"the vector store does not answer: {error}") from error
        distances = cast("list[list[float]]", found["distances"])
        return [(int(item), 1.0 - distance) for item, distance in zip(found["ids"][0], distances[0], strict=True)]

    def keep_only(self, generation: str) -> None:
        """See `VectorStore`."""
        client = self._connect()
        try:
            for collection in client.list_collections():
                if not collection.name.startswith(f"{generation}-"):
                    client.delete_collection(collection.name)
        except Exception as error:
            raise IndexUnavailable(f"the vector store cannot be written: {error}") from error

    def discard(self) -> None:
        """Throw the embedded store away: the way out when it cannot even be opened. A server is left alone."""
        if self._server:
            return
        from chromadb.api.shared_system_client import SharedSystemClient

        self._client = None
        SharedSystemClient.clear_system_cache()  # Chroma keeps one open store a path for the life of the process
        if self._lock is not None and not (self._folder / _LOCK).exists():
            # The folder was deleted while it was open, and our claim with it: claim the new one.
            self._lock.close()
            self._lock = _own(self._folder)
        for item in self._folder.iterdir():
            if item.name != _LOCK:
                shutil.rmtree(item) if item.is_dir() else item.unlink()

    def close(self) -> None:
        """Give the folder free for another process."""
        self._client = None
        if self._lock is not None:
            self._lock.close()

    def _connect(self) -> "ClientAPI":
        if self._client is None:
            import chromadb
            from chromadb.config import Settings

            quiet = Settings(anonymized_telemetry=False, is_persistent=not self._server)
            try:
                if self._server:
                    address = urlsplit(self._server)
                    self._client = chromadb.HttpClient(
                        host=address.hostname or "127.0.0.1",
                        port=address.port or 8000,
                        ssl=address.scheme == "https",
                        settings=quiet,
                    )
                else:
                    self._client = chromadb.PersistentClient(path=str(self._folder), settings=quiet)
            except Exception as error:
                raise IndexUnavailable(f"the vector store cannot be opened: {error}") from error
        return self._client


_LOCK = ".owner"


def _own(folder: Path) -> TextIO:
    folder.mkdir(parents=True, exist_ok=True)
    handle = (folder / _LOCK).open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.close()
        raise IndexUnavailable(f"another process owns the vector index in {folder}") from error
    return handle
