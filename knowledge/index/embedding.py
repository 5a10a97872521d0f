"""Words into vectors. The port is `Embedder`; the real one is sentence-transformers, loaded when first needed.

The model we ship is small and static; a larger one is a setting, not a fork. Many of those were trained with words
before every question and every passage; which words is part of the model's name, so that kept embeddings never mix.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
_CONFIGURATION = "config_sentence_transformers.json"
_PASSAGE_PROMPTS = ("passage", "document")  # what models call the words before a passage


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    """Which model embeds: a folder or a hub name, and the words put before each question and each passage.

    An empty prefix stands for the one in the model's own configuration, where it has one.
    """

    path: str
    query_prefix: str = ""
    passage_prefix: str = ""


class Embedder(Protocol):
    """Turns words into unit vectors.

    The same words give the same vector for as long as `name` is the same; as a question they may give another.
    """

    @property
    def name(self) -> str:
        """Names the model, its weights and its prefixes; part of the key of every kept embedding."""

    @property
    def model(self) -> EmbeddingModel:
        """What it was opened with: enough to open it again."""

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """One row a text, each of length 1 (or 0 for a text the model knows nothing of).

        `query` says that the texts are questions, not passages; their vectors are compared with those of passages.
        Raises IndexUnavailable when the model cannot be loaded.
        """


class SentenceTransformerEmbedder:
    """A sentence-transformers model: a folder, or the name of one on a hub when an operator chose it.

    With `cached_only` no hub is asked, whatever the name: what was fetched before must do.
    """

    def __init__(self, model: EmbeddingModel, *, cached_only: bool = False) -> None:
        self.model = model
        self._local = cached_only or is_local(model.path)
        self._loaded: SentenceTransformer | None = None
        self._lock = Lock()
        self._prefixes = _prefixes(model, _configured_prompts(model.path))
        self.name = _model_name(model.path) + _mark(self._prefixes)

    @property
    def is_loaded(self) -> bool:
        """Whether the first question will not have to wait for the model."""
        return self._loaded is not None

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """See `Embedder`."""
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self.model.path, local=self._local)
                # What a hub name stands for can be read only now; like its weights, it goes by the name.
                self._prefixes = _prefixes(self.model, self._loaded.prompts)
            found = self._loaded.encode(
                list(texts),
                prompt=self._prefixes[0 if query else 1],  # empty keeps the model's default prompt away
                convert_to_numpy=True,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        return _unit(np.nan_to_num(np.asarray(found, dtype=np.float32)))


def reopened(name: str, model: EmbeddingModel) -> Embedder:
    """The embedder that was called `name`, asking no hub. Raises IndexUnavailable when its model is another now."""
    if not model.path:
        raise IndexUnavailable(f"where {name} lies was not written down")
    embedder = SentenceTransformerEmbedder(model, cached_only=True)
    if embedder.name != name:
        raise IndexUnavailable(f"{model.path} does not hold {name} any more")
    return embedder


def _unit(vectors: Vectors) -> Vectors:
    """Length 1 again: a model with half-precision weights measures its lengths in half precision too."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


_hub_names: set[str] = set()


def is_local(path: str) -> bool:
    """Whether a model is a folder, so that nobody is asked for it. To be said before any model is loaded."""
    local = Path(path).is_dir() or Path(path).is_absolute()
    if not local:
        _hub_names.add(path)
    return local


def stay_off_the_hub() -> None:
    """Set the library's switch, without which it asks a hub for newer files even of a folder.

    The switch is for the whole process and is read once, so a model with a hub name keeps it off.
    """
    if not _hub_names:
        os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def _load(path: str, *, local: bool) -> "SentenceTransformer":
    stay_off_the_hub()
    try:
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)  # measured: two threads are ten times slower on short inputs
        return SentenceTransformer(path, device="cpu", trust_remote_code=False, local_files_only=local)
    except (ImportError, OSError, ValueError, RuntimeError) as error:
        raise IndexUnavailable(f"the embedding model cannot be loaded from {path}: {error}") from error


def _configured_prompts(path: str) -> Mapping[str, str | None]:
    """The prompts in a folder's own configuration; none where it cannot be read: loading tells why."""
    try:
        found = json.loads((Path(path) / _CONFIGURATION).read_text(encoding="utf-8")).get("prompts")
    except (OSError, ValueError, AttributeError):
        return {}
    return found if isinstance(found, dict) else {}


def _prefixes(model: EmbeddingModel, prompts: Mapping[str, str | None]) -> tuple[str, str]:
    """The words before a question and before a passage."""
    passage = next((prompts[name] for name in _PASSAGE_PROMPTS if prompts.get(name)), None)
    return model.query_prefix or prompts.get("query") or "", model.passage_prefix or passage or ""


def _mark(prefixes: tuple[str, str]) -> str:
    """What prefixes add to a name: nothing where there are none, so that what was embedded before them stays."""
    return f"-{sha256(json.dumps(prefixes).encode()).hexdigest()[:8]}" if any(prefixes) else ""


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
