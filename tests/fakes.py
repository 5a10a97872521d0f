"""Stand-ins that are quick and always the same: an embedder without a model, a clock that stands."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge import EmbeddingModel, IndexUnavailable
from service import FixedClock

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
CLOCK = FixedClock(NOW)
SIZE = 256


class HashEmbedder:
    """Pairs of characters, hashed into a unit vector: near in letters, so near in vectors. Counts what it encodes."""

    def __init__(self, name: str = "hash-embedder", query_prefix: str = "", passage_prefix: str = "") -> None:
        prefixes = f"{query_prefix}\n{passage_prefix}" if query_prefix or passage_prefix else ""
        self.name = f"{name}-{crc32(prefixes.encode()):x}" if prefixes else name
        self.model = EmbeddingModel(name, query_prefix, passage_prefix)
        self._prefixes = (query_prefix, passage_prefix)
        self.encoded: list[str] = []
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], *, query: bool = False) -> NDArray[np.float32]:
        """See `knowledge.index.embedding.Embedder`. Passages and questions are counted apart."""
        (self.asked if query else self.encoded).extend(texts)
        prefix = self._prefixes[0 if query else 1]
        return np.stack([_vector(prefix + text) for text in texts]) if texts else np.zeros((0, SIZE), np.float32)


def _vector(text: str) -> NDArray[np.float32]:
    plain = "".join(text.casefold().split())
    vector = np.zeros(SIZE, np.float32)
    for place in range(len(plain) - 1):
        digest = crc32(plain[place : place + 2].encode())
        vector[digest % SIZE] += 1.0 if digest & 0x10000 else -1.0
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length or 1.0)


class WordReranker:
    """Scores a text by whether it holds a word; fails while `fault` is set. Counts what it reads."""

    name = "word-reranker"

    def __init__(self, word: str) -> None:
        self._word = word
        self.fault = ""
        self.read: list[tuple[str, int]] = []

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `knowledge.search.reranking.Reranker`."""
        if self.fault:
            raise IndexUnavailable(self.fault)
        self.read.append((question, len(texts)))
        return np.array([self._word in text for text in texts], dtype=np.float32)
