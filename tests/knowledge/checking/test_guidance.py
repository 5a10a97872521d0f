"""The handbook says nothing that the provisions it rests on do not say, as far as a program can tell."""

from pathlib import Path

import pytest

from knowledge import faults_in_guidance, read_starter
from tests.factories import a_compilation_with_a_handbook, spoil

ROOT = Path(__file__).resolve().parents[3]
CHAPTER = "handbook-test-lanterns"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return a_compilation_with_a_handbook(tmp_path)


def told(data: Path) -> list[str]:
    return [str(fault) for fault in faults_in_guidance(read_starter(data), data)]


def test_the_handbook_we_ship_rests_on_the_compilation() -> None:
    assert told(ROOT / "knowledge" / "data") == []


def test_a_figure_that_no_provision_holds_is_named_with_file_and_line(data: Path) -> None:
    file = data / "compilation" / CHAPTER / "ja.md"
    spoil(file, "理由を定めている。", "理由を定めており、77日かかる。")
    assert told(data) == [f"{file}:3: section-1: no provision it rests on holds 77"]


def test_a_figure_of_our_own_must_be_named_as_such(data: Path) -> None:
    assert told(data) == []
    spoil(data / "compilation" / CHAPTER / "instrument.toml", '"section-2" = ["12348"]', '"section-1" = ["12348"]')
    found = told(data)
    assert len(found) == 5
    assert all("section-2" in fault and "12348" in fault for fault in found)


def test_a_section_rests_on_provisions_that_are_held(data: Path) -> None:
    spoil(data / "compilation" / CHAPTER / "instrument.toml", "lantern-law-2020/1", "lantern-law-2020/99")
    assert any("rests on cn-test-lantern-law-2020/99, of which no text is held" in fault for fault in told(data))


def test_a_section_that_rests_on_nothing_must_be_named_as_unverified(data: Path) -> None:
    spoil(data / "compilation" / CHAPTER / "instrument.toml", 'unverified = ["section-2"]', "unverified = []")
    assert any("section-2 rests on no provision" in fault for fault in told(data))
