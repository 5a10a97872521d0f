"""Another model embeds while the one before answers, and takes over in one step; killed anywhere, it goes on."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import select

from knowledge import Database, EmbeddingModel, IndexUnavailable, Language, SearchIndex, SearchQuery
from knowledge.index import building
from knowledge.index.embedding import Embedder
from knowledge.index.vectors import ChromaVectors, VectorStore
from knowledge.tables import GenerationRow, ProvisionTextRow
from tests.factories import TODAY
from tests.fakes import HashEmbedder

PASSAGES = 45
QUESTION = SearchQuery("permit for a red lantern", Language.EN, TODAY)


class Killed(BaseException):
    """The process is gone: nothing may catch this."""


class Watched(HashEmbedder):
    """Half as many figures a vector, and calls back before each batch of passages it encodes."""

    def __init__(self, each: Callable[[], None] = lambda: None) -> None:
        super().__init__("watched")
        self._each = each

    def encode(self, texts: Sequence[str], *, query: bool = False) -> NDArray[np.float32]:
        if not query:
            self._each()
        halves = super().encode(texts, query=query).reshape(len(texts), 2, -1).sum(axis=1)
        lengths = np.linalg.norm(halves, axis=1, keepdims=True)
        return (halves / np.maximum(lengths, 1e-9)).astype(np.float32)


def die() -> None:
    """Call it from a batch."""
    raise Killed


class Broken(HashEmbedder):
    def encode(self, texts: Sequence[str], *, query: bool = False) -> NDArray[np.float32]:
        raise IndexUnavailable("the new model cannot be loaded")


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[Callable[[], ChromaVectors]]:
    """Opens the store of this test anew, as a new process would; what was open before is closed."""
    from chromadb.api.shared_system_client import SharedSystemClient

    opened: list[ChromaVectors] = []

    def new() -> ChromaVectors:
        close()
        opened.append(ChromaVectors(tmp_path / "chroma"))
        return opened[-1]

    def close() -> None:
        while opened:
            opened.pop().close()
        SharedSystemClient.clear_system_cache()

    yield new
    close()


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "BATCH", 10)


@pytest.fixture
def indexed(tiny_database: Database, chroma: Callable[[], ChromaVectors]) -> Database:
    """A database whose current generation was made by `hash-embedder`."""
    SearchIndex(tiny_database, HashEmbedder(), chroma()).prepare()
    return tiny_database


def reopening(embedder: Embedder) -> Callable[[str, EmbeddingModel], Embedder]:
    """Opens `embedder` again when it is asked for by what was written down of it, and nothing else."""

    def again(name: str, model: EmbeddingModel) -> Embedder:
        assert (name, model) == (embedder.name, embedder.model)
        return embedder

    return again


def gone(name: str, _model: EmbeddingModel) -> Embedder:
    raise IndexUnavailable(f"{name} is gone")


def by_vectors(index: SearchIndex) -> bool:
    return any("vectors" in hit.legs for hit in index.search(QUESTION).hits)


def generations(database: Database) -> list[tuple[str, str]]:
    with database.session() as session:
        rows = session.execute(select(GenerationRow.model, GenerationRow.state).order_by(GenerationRow.id))
        return [(model, state) for model, state in rows]


def collections(store: VectorStore) -> set[str]:
    assert isinstance(store, ChromaVectors)
    return {item.name for item in store._connect().list_collections()}


def test_the_model_before_answers_until_the_new_one_has_embedded_everything(
    indexed: Database, chroma: Callable[[], ChromaVectors]
) -> None:
    before = HashEmbedder()
    seen = []

    def look() -> None:
        answers = by_vectors(index), index.readiness(), len(index.awaited())
        seen.append((*answers, index.closeness("lantern", ["lantern"])[0] > 0.99))

    new = Watched(look)
    store = chroma()
    index = SearchIndex(indexed, new, store, reopen=reopening(before))
    assert index.succeeds_another()
    index.warm()
    assert seen == [(True, [], 1, True)] * 5
    assert before.encoded == ["lantern"] * 5  # nothing of the law was embedded again
    assert QUESTION.text not in new.asked
    assert by_vectors(index)
    assert new.asked[-1] == QUESTION.text
    assert (index.readiness(), index.awaited(), index.succeeds_another()) == ([], [], False)
    assert generations(indexed) == [("hash-embedder", "retired"), ("watched", "current")]
    assert collections(store) == {f"faqiao-watched-g2-{language.value}" for language in Language}


@pytest.mark.parametrize("prefixes", [("query: ", ""), ("", "passage: ")])
def test_other_prefixes_are_another_model(
    indexed: Database, chroma: Callable[[], ChromaVectors], prefixes: tuple[str, str]
) -> None:
    new = HashEmbedder("hash-embedder", *prefixes)
    index = SearchIndex(indexed, new, chroma(), reopen=reopening(HashEmbedder()))
    assert index.succeeds_another()
    index.warm()
    assert len(new.encoded) == PASSAGES
    back = SearchIndex(indexed, HashEmbedder(), chroma(), reopen=reopening(new))
    assert (back.succeeds_another(), back.pending()) == (True, 0)
    back.warm()
    assert back.awaited() == []


def test_while_the_model_before_is_gone_keywords_answer_and_readiness_says_why(
    indexed: Database, chroma: Callable[[], ChromaVectors]
) -> None:
    seen = []

    def look() -> None:
        hits = index.search(QUESTION).hits
        seen.append((bool(hits), by_vectors(index), *index.readiness()))

    index = SearchIndex(indexed, Watched(look), chroma(), reopen=gone)
    index.warm()
    reason = "watched is being made ready, and the model before cannot answer: hash-embedder is gone"
    assert seen == [(True, False, reason)] * 5
    assert index.readiness() == []
    assert by_vectors(index)


@pytest.mark.parametrize("batches", [0, 1, 3])
def test_killed_half_way_it_goes_on_and_the_model_before_still_answers(
    indexed: Database, chroma: Callable[[], ChromaVectors], batches: int
) -> None:
    left = iter(range(batches))

    def die_later() -> None:
        if next(left, None) is None:
            die()

    with pytest.raises(Killed):
        SearchIndex(indexed, Watched(die_later), chroma(), reopen=reopening(HashEmbedder())).warm()
    assert generations(indexed) == [("hash-embedder", "current")]
    seen = []
    new = Watched(lambda: seen.append(by_vectors(index)))
    index = SearchIndex(indexed, new, chroma(), reopen=reopening(HashEmbedder()))
    assert index.pending() == PASSAGES - 10 * batches
    index.warm()
    assert len(new.encoded) == PASSAGES - 10 * batches
    assert seen
    assert all(seen)
    assert index.awaited() == []


def test_a_new_model_that_cannot_be_loaded_leaves_the_one_before_answering(
    indexed: Database, chroma: Callable[[], ChromaVectors]
) -> None:
    index = SearchIndex(indexed, Broken("new"), chroma(), reopen=reopening(HashEmbedder()))
    index.warm()
    assert index.readiness() == ["the new model cannot be loaded"]
    assert by_vectors(index)
    index.warm()
    assert by_vectors(index)
    assert generations(indexed) == [("hash-embedder", "current")]


def test_what_was_published_since_does_not_keep_the_model_before_from_answering(
    indexed: Database, chroma: Callable[[], ChromaVectors]
) -> None:
    with indexed.session(writes=True) as session:
        text = session.query(ProvisionTextRow).where(ProvisionTextRow.language == "en").first()
        assert text is not None
        text.text = "Entirely different words about herring."
    seen = []
    index = SearchIndex(
        indexed, Watched(lambda: seen.append(by_vectors(index))), chroma(), reopen=reopening(HashEmbedder())
    )
    index.warm()
    assert seen == [True] * 5
    assert index.search(SearchQuery("herring", Language.EN, TODAY)).hits


def test_no_question_meets_half_of_each_model(indexed: Database, chroma: Callable[[], ChromaVectors]) -> None:
    asking, enough = Event(), Event()
    faults: list[Exception] = []

    def ask() -> None:
        while not enough.is_set():
            try:
                assert index.search(QUESTION).hits
                index.closeness("lantern", ["kite"])
            except Exception as fault:  # noqa: BLE001  told below, in the thread that can fail the test
                faults.append(fault)
            asking.set()

    index = SearchIndex(indexed, Watched(lambda: asking.wait(30) and None), chroma(), reopen=reopening(HashEmbedder()))
    index.refresh()
    readers = [Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    index.warm()
    enough.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert index.awaited() == []


def test_a_command_beside_the_site_does_not_answer_for_another_model(indexed: Database) -> None:
    from knowledge.index.vectors import ExactVectors

    index = SearchIndex(indexed, Watched(), ExactVectors(), reopen=gone)
    assert not index.succeeds_another()
    index.warm()
    assert index.readiness() == []
    assert generations(indexed) == [("hash-embedder", "current")]


def test_a_generation_of_an_earlier_release_is_written_down_at_the_next_start(
    indexed: Database, chroma: Callable[[], ChromaVectors]
) -> None:
    with indexed.session(writes=True) as session:
        session.query(GenerationRow).update({GenerationRow.model_path: ""})
    index = SearchIndex(indexed, Watched(die), chroma())
    with pytest.raises(Killed):
        index.warm()
    assert "was not written down" in index.readiness()[0]
    SearchIndex(indexed, HashEmbedder(), chroma()).prepare()
    assert building.earlier_model(indexed, "another") == ("hash-embedder", EmbeddingModel("hash-embedder"))
