"""What every embedder must do. Run on the fake, on a tiny model with prefixes, and on the model we ship."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from knowledge import EmbeddingModel, IndexUnavailable
from knowledge.index.embedding import Embedder, SentenceTransformerEmbedder, reopened
from service import Settings
from tests.fakes import HashEmbedder
from tests.models import a_static_model

Make = Callable[[str, str], Embedder]


@pytest.fixture(scope="module", params=["fake", "tiny", pytest.param("shipped", marks=pytest.mark.slow)])
def make(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes one kind of embedder, with a query and a passage prefix."""
    if request.param == "fake":
        return lambda query, passage: HashEmbedder("fake", query, passage)
    shipped = request.param == "shipped"
    path = Settings().model_path if shipped else a_static_model(tmp_path_factory.mktemp("model"))
    return lambda query, passage: SentenceTransformerEmbedder(EmbeddingModel(path, query, passage))


@pytest.fixture(scope="module", params=[("", ""), ("query: ", "passage: ")], ids=["bare", "prefixed"])
def embedder(request: pytest.FixtureRequest, make: Make) -> Embedder:
    return make(*request.param)


def test_each_text_is_a_unit_vector(embedder: Embedder) -> None:
    texts = ["外商投资需要审批吗", "Foreign investors may remit profits.", "이익을 해외로 송금"]
    for vectors in (embedder.encode(texts), embedder.encode(texts, query=True)):
        assert vectors.shape[0] == 3
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-4)


def test_the_same_words_give_the_same_vector(embedder: Embedder) -> None:
    alone = embedder.encode(["利润汇出"])[0]
    among = embedder.encode(["другой текст", "利润汇出", "x" * 3000])[1]
    assert float(alone @ among) == pytest.approx(1.0, abs=1e-5)


def test_nearer_words_are_nearer(embedder: Embedder) -> None:
    question = embedder.encode(["remit profits abroad"], query=True)[0]
    right, wrong = embedder.encode(["A foreign investor may remit profits abroad.", "Quick zebras jumped; vexing cow."])
    assert float(question @ right) > float(question @ wrong)


@pytest.mark.parametrize("text", ["", " ", "\0", "🏮", "a" * 20_000])
def test_no_text_makes_a_fault(embedder: Embedder, text: str) -> None:
    for query in (False, True):
        vector = embedder.encode([text], query=query)[0]
        assert np.isfinite(vector).all()
        assert float(np.linalg.norm(vector)) <= 1.0001


def test_without_prefixes_a_question_is_read_as_a_passage_is(make: Make) -> None:
    bare = make("", "")
    assert float(bare.encode(["remit"])[0] @ bare.encode(["remit"], query=True)[0]) == pytest.approx(1, abs=1e-4)


def test_a_prefix_is_put_before_its_own_side_only(make: Make) -> None:
    bare, prefixed = make("", ""), make("query: ", "passage: ")
    for query, prefix in ((True, "query: "), (False, "passage: ")):
        found = prefixed.encode(["remit"], query=query)[0]
        assert float(found @ bare.encode([f"{prefix}remit"])[0]) == pytest.approx(1, abs=1e-4)
    assert not np.allclose(prefixed.encode(["remit"]), prefixed.encode(["remit"], query=True), atol=1e-3)


def test_a_name_can_name_a_collection(embedder: Embedder) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{1,60}[a-z0-9]", embedder.name)


def test_what_it_was_opened_with_is_told(make: Make) -> None:
    model = make("query: ", "passage: ").model
    assert (model.query_prefix, model.passage_prefix) == ("query: ", "passage: ")
    assert model.path


def test_an_embedder_is_opened_again_by_what_it_tells(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    embedder = SentenceTransformerEmbedder(EmbeddingModel(a_static_model(folder), "query: "))
    assert np.allclose(reopened(embedder.name, embedder.model).encode(["kite"]), embedder.encode(["kite"]))
    with pytest.raises(IndexUnavailable, match="was not written down"):
        reopened(embedder.name, EmbeddingModel(""))
    a_static_model(folder, seed=1)
    with pytest.raises(IndexUnavailable, match="does not hold"):
        reopened(embedder.name, embedder.model)


def test_the_name_differs_when_a_prefix_differs(make: Make) -> None:
    pairs = [("", ""), ("query: ", ""), ("", "query: "), ("query: ", "passage: "), ("query:", "passage: ")]
    assert len({make(*pair).name for pair in pairs}) == len(pairs)
    assert make("query: ", "passage: ").name == make("query: ", "passage: ").name


@pytest.mark.parametrize("side", ["passage", "document"])
def test_the_prompts_of_a_model_are_its_prefixes_until_a_setting_says_otherwise(tmp_path: Path, side: str) -> None:
    plain = SentenceTransformerEmbedder(EmbeddingModel(a_static_model(tmp_path / "plain")))
    path = a_static_model(tmp_path / "own", prompts={"query": "ask ", side: "law "})
    own = SentenceTransformerEmbedder(EmbeddingModel(path))
    assert np.allclose(own.encode(["kite"], query=True), plain.encode(["ask kite"]), atol=1e-5)
    assert np.allclose(own.encode(["kite"]), plain.encode(["law kite"]), atol=1e-5)
    told = SentenceTransformerEmbedder(EmbeddingModel(path, query_prefix="Q: "))
    assert np.allclose(told.encode(["kite"], query=True), plain.encode(["Q: kite"]), atol=1e-5)
    assert np.allclose(told.encode(["kite"]), plain.encode(["law kite"]), atol=1e-5)
    assert told.name != own.name


def test_a_model_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    embedder = SentenceTransformerEmbedder(EmbeddingModel(f"{tmp_path}/nothing"))
    with pytest.raises(IndexUnavailable, match="cannot be loaded"):
        embedder.encode(["text"])
