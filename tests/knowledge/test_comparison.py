"""What is compared is chosen in data, and every choice is held."""

from datetime import date
from pathlib import Path

import pytest

from knowledge import (
    COMPARED,
    TOPICS,
    CompilationError,
    Jurisdiction,
    Library,
    aspects,
    compare,
    faults_in_comparison,
    read_starter,
)
from knowledge.comparison import read_aspects
from service import Application

ROOT = Path(__file__).resolve().parents[2]
ASPECT = """[[aspect]]
id = "x"
topic = "tax"
zh = "x"
ja = "x"
ko = "x"
ru = "x"
en = "x"
"""


def test_every_provision_chosen_is_held_and_is_law_of_its_country() -> None:
    assert [str(fault) for fault in faults_in_comparison(read_starter(ROOT / "knowledge" / "data"))] == []


def test_every_topic_has_an_aspect_and_ids_are_not_used_twice() -> None:
    assert {aspect.topic for aspect in aspects()} == set(TOPICS)
    assert len({aspect.id for aspect in aspects()}) == len(aspects())


def test_a_country_of_which_nothing_is_held_is_empty_and_still_there(application: Application) -> None:
    rows = compare(application.library, "forex", date(2026, 11, 25))
    assert rows
    assert all(tuple(row.cells) == COMPARED for row in rows)
    held = {place for row in rows for place in COMPARED if row.cells[place]}
    assert Jurisdiction.CN in held
    assert Jurisdiction.RU not in held  # none of the five laws of the tests is Russian


def test_a_text_of_a_later_day_is_not_compared(application: Application) -> None:
    rows = compare(Library(application.database), "forex", date(1990, 1, 1))
    assert not any(cell for row in rows for cell in row.cells.values())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('CN = ["cn-foreign-investment-law-2019/999"]', "no text of cn-foreign-investment-law-2019/999 is held"),
        ('JP = ["cn-foreign-investment-law-2019/4"]', "cn-foreign-investment-law-2019/4 is not law in JP"),
    ],
)
def test_a_wrong_choice_is_named(tmp_path: Path, line: str, problem: str) -> None:
    file = tmp_path / "comparison.toml"
    file.write_text(f"{ASPECT}{line}\n", encoding="utf-8")
    found = [str(fault) for fault in faults_in_comparison(read_starter(ROOT / "knowledge" / "data"), file)]
    assert len(found) == 1
    assert problem in found[0]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('ko = "x"\n', "", "x has no ko"),
        ('"tax"', '"taxes"', "taxes is no topic"),
        ('en = "x"', 'en = "x"\nCN = "a"', "CN is not a list of provisions"),
    ],
)
def test_a_malformed_entry_is_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    file = tmp_path / "comparison.toml"
    file.write_text(ASPECT.replace(old, new), encoding="utf-8")
    with pytest.raises(CompilationError, match=problem):
        read_aspects(file)
