"""Building the index: embeds only what changed, can be killed anywhere, and trusts no store it did not ask."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, select

from knowledge import Database, IndexUnavailable, Language, SearchIndex, SearchQuery, load_starter
from knowledge.index import building
from knowledge.index.embedding import Vectors
from knowledge.index.vectors import ChromaVectors, ExactVectors, VectorStore
from knowledge.tables import EmbeddingRow, GenerationRow
from tests.factories import TODAY, a_compilation, spoil
from tests.fakes import HashEmbedder

PASSAGES = 45
LAW = "cn-test-lantern-law-2020"


class Kept(ExactVectors):
    """A store in memory that passes for one that outlives the process, so that its generations are written down."""

    durable = True


class Killed(BaseException):
    """The process is gone: nothing may catch this."""


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[Callable[[], ChromaVectors]]:
    """Opens the store of this test anew, as a new process would; what was open before is closed."""
    opened: list[ChromaVectors] = []

    def new() -> ChromaVectors:
        close()
        opened.append(ChromaVectors(tmp_path / "chroma"))
        return opened[-1]

    def close() -> None:
        from chromadb.api.shared_system_client import SharedSystemClient

        while opened:
            opened.pop().close()
        SharedSystemClient.clear_system_cache()

    yield new
    close()


def best(index: SearchIndex, text: str, language: Language = Language.EN) -> str:
    return index.search(SearchQuery(text, language, TODAY)).hits[0].provision.id


def states(database: Database) -> list[str]:
    with database.session() as session:
        return list(session.scalars(select(GenerationRow.state).order_by(GenerationRow.id)))


def kept(database: Database) -> int:
    with database.session() as session:
        return session.scalar(select(func.count()).select_from(EmbeddingRow)) or 0


def test_the_first_build_embeds_everything_and_the_second_nothing(
    tiny_database: Database, chroma: Callable[[], ChromaVectors]
) -> None:
    first = HashEmbedder()
    index = SearchIndex(tiny_database, first, chroma())
    assert index.pending() == PASSAGES
    assert index.readiness()
    index.prepare()
    assert (len(first.encoded), index.pending(), index.readiness()) == (PASSAGES, 0, [])
    second = HashEmbedder()
    SearchIndex(tiny_database, second, chroma()).prepare()
    assert second.encoded == []
    assert states(tiny_database) == ["current"]


def test_vectors_find_what_keywords_do_not(tiny_database: Database, chroma: Callable[[], ChromaVectors]) -> None:
    index = SearchIndex(tiny_database, HashEmbedder(), chroma())
    index.prepare()
    hit = index.search(SearchQuery("lanternmerchant remittance profitability", Language.EN, TODAY)).hits[0]
    assert hit.provision.instrument == LAW
    assert "vectors" in hit.legs


def test_only_a_changed_text_is_embedded_again(database: Database, tmp_path: Path) -> None:
    data = a_compilation(tmp_path)
    load_starter(database, data)
    store = Kept()
    SearchIndex(database, HashEmbedder(), store).prepare()
    spoil(data / "compilation" / LAW / "en.md", "may remit profits abroad", "may send gains abroad")
    load_starter(database, data)
    again = HashEmbedder()
    index = SearchIndex(database, again, store)
    index.prepare()
    assert len(again.encoded) == 1
    assert best(index, "send gains abroad") == f"{LAW}/4"
    assert states(database) == ["retired", "current"]


def test_another_model_embeds_everything_anew_and_the_old_vectors_stay(tiny_database: Database) -> None:
    SearchIndex(tiny_database, HashEmbedder("one"), Kept()).prepare()
    other = HashEmbedder("two")
    SearchIndex(tiny_database, other, Kept()).prepare()
    assert len(other.encoded) == PASSAGES
    assert kept(tiny_database) == 2 * PASSAGES


class Dying(HashEmbedder):
    """Dies in the middle of its nth batch."""

    def __init__(self, batch: int) -> None:
        super().__init__()
        self._left = batch

    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        self._left -= 1
        if self._left < 0:
            raise Killed
        return super().encode(texts, query=query)


@pytest.mark.parametrize("batch", [0, 1, 3])
def test_a_build_killed_while_embedding_goes_on_where_it_was(
    tiny_database: Database, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "BATCH", 10)
    with pytest.raises(Killed):
        SearchIndex(tiny_database, Dying(batch), Kept()).prepare()
    assert kept(tiny_database) == batch * 10
    again = HashEmbedder()
    index = SearchIndex(tiny_database, again, Kept())
    index.prepare()
    assert len(again.encoded) == PASSAGES - batch * 10
    assert index.readiness() == []


class DyingStore:
    """Hands everything to a real store and dies at the nth call of `fill`, half-way through it."""

    durable = True

    def __init__(self, store: VectorStore, language: int) -> None:
        self._store = store
        self._left = language

    def fill(self, generation: str, language: Language, ids: Sequence[int], vectors: Vectors) -> None:
        self._left -= 1
        if self._left < 0:
            half = len(ids) // 2
            self._store.fill(generation, language, ids[:half], vectors[:half])
            raise Killed
        self._store.fill(generation, language, ids, vectors)

    def holds(self, generation: str, language: Language, sample: Mapping[int, Vectors], count: int) -> bool:
        return self._store.holds(generation, language, sample, count)

    def nearest(self, generation: str, language: Language, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        return self._store.nearest(generation, language, vector, limit)

    def keep_only(self, generation: str) -> None:
        self._store.keep_only(generation)


@pytest.mark.parametrize("language", [0, 2, 4])
def test_a_build_killed_while_filling_is_never_current(
    tiny_database: Database, chroma: Callable[[], ChromaVectors], language: int
) -> None:
    with pytest.raises(Killed):
        SearchIndex(tiny_database, HashEmbedder(), DyingStore(chroma(), language)).prepare()
    assert states(tiny_database) == ["building"]
    again = HashEmbedder()
    store = chroma()
    index = SearchIndex(tiny_database, again, store)
    index.prepare()
    assert again.encoded == []
    assert index.readiness() == []
    assert states(tiny_database) == ["retired", "current"]
    assert len(store._connect().list_collections()) == len(Language)  # the half-filled generation is gone


def _delete(folder: Path) -> None:
    shutil.rmtree(folder)


def _garbage(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(b"garbage " * 500)


def _cut(folder: Path) -> None:
    file = folder / "chroma.sqlite3"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _without_segments(folder: Path) -> None:
    for item in folder.iterdir():
        if item.is_dir():
            shutil.rmtree(item)


def _other_rows(folder: Path) -> None:
    import sqlite3

    with sqlite3.connect(folder / "chroma.sqlite3") as connection:
        connection.execute("DELETE FROM embeddings WHERE id % 2 = 0")
        connection.execute("DELETE FROM embeddings_queue")
    connection.close()


@pytest.mark.parametrize("damage", [_delete, _garbage, _cut, _without_segments, _other_rows])
def test_a_damaged_store_is_rebuilt_from_the_database_without_encoding(
    tiny_database: Database, chroma: Callable[[], ChromaVectors], tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    index = SearchIndex(tiny_database, HashEmbedder(), chroma())
    index.prepare()
    questions = ["permit for a red lantern", "kite tax", "remit profits", "tea arbitration"]
    before = [[hit.provision.id for hit in index.search(SearchQuery(q, Language.EN, TODAY)).hits] for q in questions]
    index.close()
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient.clear_system_cache()
    damage(tmp_path / "chroma")
    again = HashEmbedder()
    index = SearchIndex(tiny_database, again, chroma())
    index.prepare()
    assert again.encoded == []
    after = [[hit.provision.id for hit in index.search(SearchQuery(q, Language.EN, TODAY)).hits] for q in questions]
    assert index.readiness() == []
    assert after == before


def test_a_new_database_beside_an_old_store_is_indexed(
    tiny_database: Database, chroma: Callable[[], ChromaVectors], migrated: Path, tmp_path: Path
) -> None:
    SearchIndex(tiny_database, HashEmbedder(), chroma()).prepare()
    shutil.copy(migrated, tmp_path / "new.sqlite3")
    new = Database(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    load_starter(new, a_compilation(tmp_path))
    index = SearchIndex(new, HashEmbedder(), chroma())
    index.prepare()
    assert best(index, "kite tax") == "cn-test-kite-rules-2021/1"
    new.close()


class Unavailable(HashEmbedder):
    def encode(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        raise IndexUnavailable("the embedding model cannot be loaded")


def test_without_a_model_keywords_answer_and_readiness_says_why(tiny_database: Database) -> None:
    index = SearchIndex(tiny_database, Unavailable(), Kept())
    index.warm()
    assert index.readiness() == ["the embedding model cannot be loaded"]
    assert best(index, "kite tax") == "cn-test-kite-rules-2021/1"


def test_an_empty_compilation_is_indexed(database: Database, chroma: Callable[[], ChromaVectors]) -> None:
    index = SearchIndex(database, HashEmbedder(), chroma())
    index.prepare()
    assert index.readiness() == []
    assert index.search(SearchQuery("anything", Language.EN, TODAY)).total == 0


def test_progress_is_reported_to_the_end(tiny_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "BATCH", 20)
    told: list[tuple[str, int, int]] = []
    SearchIndex(tiny_database, HashEmbedder(), Kept()).prepare(lambda *step: told.append(step))
    embedding = [step[1:] for step in told if step[0] == "embedding"]
    assert embedding == [(20, PASSAGES), (40, PASSAGES), (PASSAGES, PASSAGES)]
    assert [step for step in told if step[0] == "indexing"][-1] == ("indexing", PASSAGES, PASSAGES)


def test_the_index_is_built_on_both_databases(any_database: Database, tmp_path: Path) -> None:
    load_starter(any_database, a_compilation(tmp_path))
    index = SearchIndex(any_database, HashEmbedder(), Kept())
    index.prepare()
    assert best(index, "붉은 등불 허가", Language.KO) == f"{LAW}/2"
    again = HashEmbedder()
    SearchIndex(any_database, again, Kept()).prepare()
    assert again.encoded == []


def test_a_command_beside_the_site_leaves_its_generation_alone(tiny_database: Database) -> None:
    SearchIndex(tiny_database, HashEmbedder(), Kept()).prepare()
    before = states(tiny_database)
    index = SearchIndex(tiny_database, HashEmbedder(), ExactVectors())
    index.prepare()
    assert states(tiny_database) == before
    assert not index.readiness()
