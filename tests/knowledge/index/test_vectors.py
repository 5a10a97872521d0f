"""Chroma's folder: one owner; deleted, spoiled or half-written, it is found out and thrown away."""

import multiprocessing
import shutil
from pathlib import Path

import numpy as np
import pytest

from knowledge import IndexUnavailable
from knowledge.index.vectors import ChromaVectors
from knowledge.languages import Language

ONE = np.eye(1, 8, dtype=np.float32)


def _claim(folder: str) -> str:
    try:
        ChromaVectors(Path(folder)).close()
    except IndexUnavailable as error:
        return str(error)
    return ""


def claimed_by_another_process(folder: Path) -> str:
    """What another process is told that wants the folder; empty when it got it."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_claim, (str(folder),))


def test_a_second_owner_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    first = ChromaVectors(tmp_path / "chroma")
    with pytest.raises(IndexUnavailable, match="another process owns"):
        ChromaVectors(tmp_path / "chroma")
    assert "another process owns" in claimed_by_another_process(tmp_path / "chroma")
    first.close()
    assert claimed_by_another_process(tmp_path / "chroma") == ""


def test_a_generation_is_filled_once(tmp_path: Path) -> None:
    store = ChromaVectors(tmp_path)
    store.fill("g1", Language.ZH, [1], ONE)
    with pytest.raises(IndexUnavailable, match="cannot be written"):
        store.fill("g1", Language.ZH, [1], ONE)
    store.close()


def test_what_was_put_in_survives_the_process(tmp_path: Path) -> None:
    store = ChromaVectors(tmp_path)
    store.fill("g1", Language.ZH, [1], ONE)
    store.close()
    again = ChromaVectors(tmp_path)
    assert again.holds("g1", Language.ZH, {1: ONE[0]}, 1)
    again.close()


def test_a_discarded_store_is_empty_and_usable(tmp_path: Path) -> None:
    store = ChromaVectors(tmp_path)
    store.fill("g1", Language.ZH, [1], ONE)
    store.discard()
    assert not store.holds("g1", Language.ZH, {1: ONE[0]}, 1)
    store.fill("g1", Language.ZH, [1], ONE)
    assert store.holds("g1", Language.ZH, {1: ONE[0]}, 1)
    store.close()


def test_a_discarded_store_still_has_its_owner(tmp_path: Path) -> None:
    store = ChromaVectors(tmp_path / "chroma")
    store.discard()
    with pytest.raises(IndexUnavailable):
        ChromaVectors(tmp_path / "chroma")
    store.close()


def test_a_spoiled_store_says_so_and_can_be_thrown_away(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"\0garbage" * 1000)
    store = ChromaVectors(folder)
    assert not store.holds("g1", Language.ZH, {1: ONE[0]}, 1)
    with pytest.raises(IndexUnavailable):
        store.fill("g1", Language.ZH, [1], ONE)
    store.discard()
    store.fill("g1", Language.ZH, [1], ONE)
    assert store.nearest("g1", Language.ZH, ONE[0], 1)[0][0] == 1
    store.close()


def test_a_folder_deleted_under_an_open_store_can_be_filled_again(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    store = ChromaVectors(folder)
    store.fill("g1", Language.ZH, [1], ONE)
    shutil.rmtree(folder)
    store.discard()
    store.fill("g1", Language.ZH, [1], ONE)
    assert store.holds("g1", Language.ZH, {1: ONE[0]}, 1)
    store.close()


def test_a_server_that_does_not_answer_is_unavailable(tmp_path: Path) -> None:
    store = ChromaVectors(tmp_path, "http://127.0.0.1:9")
    with pytest.raises(IndexUnavailable):
        store.nearest("g1", Language.ZH, ONE[0], 1)
