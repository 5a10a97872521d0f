"""What every vector store must do. Run on exact search in memory and on Chroma in a folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge.index.embedding import Vectors
from knowledge.index.vectors import ChromaVectors, ExactVectors, VectorStore
from knowledge.languages import Language

SIZE = 32


@pytest.fixture(params=["exact", "chroma"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorStore]:
    if request.param == "exact":
        yield ExactVectors()
        return
    chroma = ChromaVectors(tmp_path / "chroma")
    yield chroma
    chroma.close()


@pytest.fixture
def vectors() -> Callable[[int], Vectors]:
    """Unit vectors, the same ones every time."""

    def made(count: int) -> Vectors:
        drawn = np.random.default_rng(7).normal(size=(count, SIZE)).astype(np.float32)
        return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)

    return made


def sample(ids: list[int], matrix: Vectors) -> dict[int, Vectors]:
    return dict(zip(ids, matrix, strict=True))


def test_what_was_put_in_is_found_first(store: VectorStore, vectors: Callable[[int], Vectors]) -> None:
    matrix, ids = vectors(50), list(range(100, 150))
    store.fill("g1", Language.ZH, ids, matrix)
    for place in (0, 25, 49):
        found = store.nearest("g1", Language.ZH, matrix[place], 5)
        assert found[0][0] == ids[place]
        assert found[0][1] == pytest.approx(1.0, abs=1e-4)
        assert len(found) == 5
        assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_the_score_is_the_cosine(store: VectorStore) -> None:
    matrix = np.eye(3, SIZE, dtype=np.float32)
    store.fill("g1", Language.EN, [1, 2, 3], matrix)
    asked = (matrix[0] + matrix[1]) / np.sqrt(np.float32(2))
    found = dict(store.nearest("g1", Language.EN, asked, 3))
    assert found == pytest.approx({1: 0.7071, 2: 0.7071, 3: 0.0}, abs=1e-3)


def test_languages_do_not_mix(store: VectorStore, vectors: Callable[[int], Vectors]) -> None:
    matrix = vectors(4)
    store.fill("g1", Language.ZH, [1, 2], matrix[:2])
    store.fill("g1", Language.RU, [3, 4], matrix[2:])
    assert {item for item, _ in store.nearest("g1", Language.RU, matrix[0], 10)} == {3, 4}


def test_a_store_holds_what_it_was_given_and_nothing_else(
    store: VectorStore, vectors: Callable[[int], Vectors]
) -> None:
    matrix, ids = vectors(10), list(range(10))
    store.fill("g1", Language.KO, ids, matrix)
    assert store.holds("g1", Language.KO, sample(ids[:3], matrix[:3]), 10)
    assert not store.holds("g1", Language.KO, sample(ids[:3], matrix[:3]), 11)
    assert not store.holds("g1", Language.KO, {99: matrix[0]}, 10)
    assert not store.holds("g1", Language.JA, {}, 1)
    assert not store.holds("g2", Language.KO, sample(ids[:3], matrix[:3]), 10)


def test_an_empty_language_is_held_and_finds_nothing(store: VectorStore, vectors: Callable[[int], Vectors]) -> None:
    store.fill("g1", Language.JA, [], np.zeros((0, SIZE), np.float32))
    assert store.holds("g1", Language.JA, {}, 0)
    assert store.nearest("g1", Language.JA, vectors(1)[0], 5) == []


def test_only_one_generation_is_kept(store: VectorStore, vectors: Callable[[int], Vectors]) -> None:
    matrix = vectors(3)
    for generation in ("g1", "g10", "g2"):
        store.fill(generation, Language.ZH, [1, 2, 3], matrix)
    store.keep_only("g1")
    assert store.holds("g1", Language.ZH, sample([1], matrix[:1]), 3)
    assert not store.holds("g10", Language.ZH, sample([1], matrix[:1]), 3)
    assert not store.holds("g2", Language.ZH, sample([1], matrix[:1]), 3)


def test_more_than_a_batch_is_taken(store: VectorStore, vectors: Callable[[int], Vectors]) -> None:
    from knowledge.index.vectors import BATCH

    count = BATCH + 3
    matrix, ids = vectors(count), list(range(count))
    store.fill("g1", Language.EN, ids, matrix)
    assert store.holds("g1", Language.EN, sample(ids[-2:], matrix[-2:]), count)
