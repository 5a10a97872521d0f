"""The first of what was found, read again together with the question by a larger model, where an operator names one.

The port is `Reranker`; the real one is a sentence-transformers cross-encoder. A search never fails for it: without a
re-ranker, or while it cannot be used, things stand as they were found.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from safetensors import SafetensorError

from knowledge.errors import IndexUnavailable
from knowledge.index.embedding import Vectors, is_local, stay_off_the_hub
from knowledge.search.ranking import Weight

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

# What a model's files, or a text it was not made for, can raise.
_FAULTS = (
    ImportError, OSError, ValueError, RuntimeError, LookupError, TypeError, AttributeError, SafetensorError,
)  # fmt: skip


class Reranker(Protocol):
    """Says how well texts answer a question, having read each together with it."""

    @property
    def name(self) -> str:
        """Names the model, for people."""

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        """One figure a text, 0 to 1, the same for the same words. Raises IndexUnavailable."""


class CrossEncoderReranker:
    """A cross-encoder with one output: a folder, or the name of one on a hub. Loaded when first needed."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._local = is_local(path)
        self._model: CrossEncoder | None = None
        self._lock = Lock()
        self.name = re.sub(r"[^\w.-]+", "-", Path(path).name) or "model"

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        """See `Reranker`."""
        if not texts:
            return np.zeros(0, np.float32)
        with self._lock:
            try:
                if self._model is None:
                    self._model = _load(self._path, local=self._local)
                import torch

                pairs = [(question, text) for text in texts]
                found = self._model.predict(
                    pairs, activation_fn=torch.nn.Sigmoid(), convert_to_numpy=True, show_progress_bar=False
                )
            except _FAULTS as error:
                raise IndexUnavailable(f"the re-ranker {self._path} cannot be used: {error}") from error
        scores = np.asarray(found, dtype=np.float32)
        if not np.isfinite(scores).all():
            raise IndexUnavailable(f"the re-ranker {self._path} cannot be used: it answers no numbers")
        return scores


class Reordering:
    """Reads the first of what was found again; `fault` says why it does not, where it should."""

    def __init__(self, reranker: Reranker | None) -> None:
        self._reranker = reranker
        self.fault = ""

    @property
    def works(self) -> bool:
        """Whether there is anything to do at all."""
        return self._reranker is not None and not self.fault

    def warm(self) -> None:
        """Load the model, or try again what failed. Never raises."""
        self.fault = ""
        self.weighed("投资 investment", {}, {"": "投资 investment"}, 0.0)

    def weighed(
        self, question: str, weights: Mapping[str, Weight], texts: Mapping[str, str], share: float
    ) -> dict[str, Weight]:
        """New weights of the provisions in `texts`: to each score comes `share` of what the re-ranker says, so that
        none falls behind those that were not read again. Empty while the re-ranker cannot be used.
        """
        if self._reranker is None or self.fault:
            return {}
        try:
            scores = self._reranker.scores(question, list(texts.values()))
        except IndexUnavailable as error:
            self.fault = str(error)
            return {}
        return {
            item: replace(weights[item], score=weights[item].score + share * float(score))
            for item, score in zip(texts, scores, strict=True)
            if item in weights
        }


def _load(path: str, *, local: bool) -> "CrossEncoder":
    stay_off_the_hub()
    from sentence_transformers import CrossEncoder

    model: CrossEncoder = CrossEncoder(path, device="cpu", trust_remote_code=False, local_files_only=local)
    made_for = getattr(model.config, "architectures", None) or []
    # An embedding model loads as well, with a head of random numbers.
    if model.num_labels != 1 or (made_for and all(name.endswith("Model") for name in made_for)):
        raise ValueError("it is not a cross-encoder with one output")
    return model
