"""What every re-ranker must do. Run on the fake, and on a cross-encoder made here."""

from pathlib import Path

import numpy as np
import pytest

from knowledge import IndexUnavailable
from knowledge.search.reranking import CrossEncoderReranker, Reranker
from tests.fakes import WordReranker
from tests.models import a_cross_encoder, a_static_model

TEXTS = ["A permit for red lanterns.", "Kites are taxed.", "등불 허가"]


@pytest.fixture(scope="module", params=["fake", "cross-encoder"])
def reranker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reranker:
    if request.param == "fake":
        return WordReranker("Kites")
    return CrossEncoderReranker(a_cross_encoder(tmp_path_factory.mktemp("reranker") / "model"))


def test_each_text_has_a_figure_from_0_to_1(reranker: Reranker) -> None:
    scores = reranker.scores("who pays the tax", TEXTS)
    assert scores.shape == (3,)
    assert scores.dtype == np.float32
    assert ((scores >= 0) & (scores <= 1)).all()


def test_the_same_words_have_the_same_figure_whatever_stands_beside_them(reranker: Reranker) -> None:
    alone = reranker.scores("who pays the tax", TEXTS[1:2])[0]
    assert reranker.scores("who pays the tax", TEXTS)[1] == pytest.approx(alone, abs=1e-5)


def test_nothing_to_read_is_no_fault(reranker: Reranker) -> None:
    assert reranker.scores("who pays the tax", []).shape == (0,)


@pytest.mark.parametrize("text", ["", " ", "\0", "🏮", "a " * 5_000])
def test_no_text_makes_a_fault(reranker: Reranker, text: str) -> None:
    assert np.isfinite(reranker.scores(text, [text])).all()


def _missing(folder: Path) -> str:
    return str(folder / "nothing")


def _torn(folder: Path) -> str:
    path = a_cross_encoder(folder / "torn")
    weights = folder / "torn" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:100])
    return path


def _several_labels(folder: Path) -> str:
    return a_cross_encoder(folder / "labels", labels=3)


def _headless(folder: Path) -> str:
    return a_cross_encoder(folder / "headless", headless=True)


def _static(folder: Path) -> str:
    return a_static_model(folder / "static")


@pytest.mark.parametrize("make", [_missing, _torn, _several_labels, _headless, _static])
def test_what_is_no_cross_encoder_is_unavailable(tmp_path: Path, make: object) -> None:
    reranker = CrossEncoderReranker(make(tmp_path))  # type: ignore[operator]
    with pytest.raises(IndexUnavailable, match="cannot be used"):
        reranker.scores("question", ["text"])
