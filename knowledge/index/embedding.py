"""Words into vectors. The port is `Embedder`; the real one is sentence-transformers, loaded when first needed.

The model we ship is small and static; a larger one is a setting, not a fork.
"""

import os
import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import IndexUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns words into unit vectors.

    The same words give the same vector for as long as `name` is the same.
    """

    @property
    def name(self) -> str:
        """Names the model and its weights; part of the key of every kept embedding."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, each of length 1 (or 0 for a text the model knows nothing of).

        Raises IndexUnavailable when the model cannot be loaded.
        """


class SentenceTransformerEmbedder:
    """A sentence-transformers model: a folder, or the name of one on a hub when an operator chose it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._model: SentenceTransformer | None = None
        self._lock = Lock()
        self.name = _model_name(path)

    @property
    def is_loaded(self) -> bool:
        """Whether the first question will not have to wait for the model."""
        return self._model is not None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        with self._lock:
            if self._model is None:
                self._model = _load(self._path)
            found = self._model.encode(
                list(texts), convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False
            )
        return _unit(np.nan_to_num(np.asarray(found, dtype=np.float32)))


def _unit(vectors: Vectors) -> Vectors:
    """Length 1 again: a model with half-precision weights measures its lengths in half precision too."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


def _load(path: str) -> "SentenceTransformer":
    if Path(path).is_dir():
        # A model in a folder needs no hub; without this the library asks one for newer files.
        os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)  # measured: two threads are ten times slower on short inputs
        return SentenceTransformer(path, device="cpu", trust_remote_code=False)
    except (ImportError, OSError, ValueError, RuntimeError) as error:
        raise IndexUnavailable(f"the embedding model cannot be loaded from {path}: {error}") from error


def _model_name(path: str) -> str:
    """The folder's name and the digest of its weights and vocabulary, or the hub name."""
    folder = Path(path)
    slug = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-")[:24] or "model"
    if not folder.is_dir():
        return f"{slug}-{sha256(path.encode()).hexdigest()[:10]}"
    digest = sha256()
    for file in sorted(item for item in folder.rglob("*") if item.suffix in {".safetensors", ".json"}):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return f"{slug}-{digest.hexdigest()[:10]}"
