"""What every embedder must do. Run on the fake, and on the model we ship."""

import numpy as np
import pytest

from knowledge import IndexUnavailable
from knowledge.index.embedding import Embedder, SentenceTransformerEmbedder
from service import Settings
from tests.fakes import HashEmbedder

SHIPPED = Settings().model_path


@pytest.fixture(scope="module", params=["fake", pytest.param("shipped", marks=pytest.mark.slow)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return HashEmbedder() if request.param == "fake" else SentenceTransformerEmbedder(SHIPPED)


def test_each_text_is_a_unit_vector(embedder: Embedder) -> None:
    vectors = embedder.encode(["外商投资需要审批吗", "Foreign investors may remit profits.", "이익을 해외로 송금"])
    assert vectors.shape[0] == 3
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-4)


def test_the_same_words_give_the_same_vector(embedder: Embedder) -> None:
    alone = embedder.encode(["利润汇出"])[0]
    among = embedder.encode(["другой текст", "利润汇出", "x" * 3000])[1]
    assert float(alone @ among) == pytest.approx(1.0, abs=1e-5)


def test_nearer_words_are_nearer(embedder: Embedder) -> None:
    question, right, wrong = embedder.encode(
        ["remit profits abroad", "A foreign investor may remit profits abroad.", "Trade unions may be founded."]
    )
    assert float(question @ right) > float(question @ wrong)


@pytest.mark.parametrize("text", ["", " ", "\0", "🏮", "a" * 20_000])
def test_no_text_makes_a_fault(embedder: Embedder, text: str) -> None:
    vector = embedder.encode([text])[0]
    assert np.isfinite(vector).all()
    assert float(np.linalg.norm(vector)) <= 1.0001


@pytest.mark.slow
def test_a_model_that_is_not_there_is_unavailable(tmp_path: object) -> None:
    embedder = SentenceTransformerEmbedder(f"{tmp_path}/nothing")
    with pytest.raises(IndexUnavailable, match="cannot be loaded"):
        embedder.encode(["text"])
