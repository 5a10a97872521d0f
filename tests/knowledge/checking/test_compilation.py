"""The five languages of a provision are held against each other, and against the official text."""

import dataclasses
from pathlib import Path

import pytest

from knowledge import (
    Jurisdiction,
    faults_against_official,
    faults_between_languages,
    held_by_jurisdiction,
    read_starter,
)
from tests.factories import a_compilation, spoil

ROOT = Path(__file__).resolve().parents[3]
LAW = "cn-test-lantern-law-2020"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return a_compilation(tmp_path)


def test_the_compilation_we_ship_says_the_same_figures_in_five_languages() -> None:
    folder = ROOT / "knowledge" / "data"
    assert [str(fault) for fault in faults_between_languages(read_starter(folder), folder)] == []


def test_a_figure_missing_in_one_language_is_named_with_file_and_line(data: Path) -> None:
    file = data / "compilation" / LAW / "ko.md"
    line = next(
        place for place, text in enumerate(file.read_text("utf-8").splitlines(), 1) if text.startswith("### 3 ")
    )
    file.write_text(file.read_text("utf-8").replace("### 3 ", "### 3 45일 안에 "), encoding="utf-8")
    faults = [str(fault) for fault in faults_between_languages(read_starter(data), data)]
    assert len(faults) == 4
    assert all(f"{LAW}/" in fault and f":{line}:" in fault and "45" in fault for fault in faults)
    assert not any("ko.md" in fault for fault in faults)


def test_a_gap_in_full_coverage_is_a_fault(data: Path) -> None:
    starter = read_starter(data)
    law = next(item for item in starter.held if item.id == LAW)
    short = dataclasses.replace(law, topics={number: law.topics[number] for number in law.topics if number != "2"})
    found = faults_between_languages(dataclasses.replace(starter, held=[short]), data)
    assert any("article 2 is not there" in str(fault) for fault in found)
    told = dataclasses.replace(short, left_out=("2",))
    assert not faults_between_languages(dataclasses.replace(starter, held=[told]), data)


def test_digests_are_held_against_the_official_text(data: Path, tmp_path: Path) -> None:
    law = next(item for item in read_starter(data).held if item.id == LAW)
    words = {text.number: text.text for text in next(iter(law.texts.values()))}
    official = tmp_path / "official"
    official.mkdir()
    articles = [f"第{number.replace('-', '条之')}条　别的内容。\n" for number in ["1", "2", "3", "4"]]
    long = "灯会期间在市内任何公共场所悬挂灯笼的人，都应当事先取得灯务局发给的书面许可。"
    articles[0] = f"第1条　{long}\n"
    (official / "law.md").write_text("".join(articles), encoding="utf-8")
    spoil(data / "compilation" / LAW / "instrument.toml", "[provisions]", 'reference = ["law.md"]\n[provisions]')
    spoil(data / "compilation" / LAW / "zh.md", words["1"], f"{words['1']}{long}")
    spoil(data / "compilation" / LAW / "zh.md", words["2"], f"{words['2']}须在45日内办理。")
    found = [str(fault) for fault in faults_against_official(read_starter(data), data, official)]
    assert any("provision 4-2 is not in the official text" in fault for fault in found)
    assert any("the article does not hold 45" in fault for fault in found)
    assert any("provision 1 repeats the official text" in fault for fault in found)


def test_a_missing_official_file_is_told(data: Path, tmp_path: Path) -> None:
    spoil(data / "compilation" / LAW / "instrument.toml", "[provisions]", 'reference = ["no.md"]\n[provisions]')
    found = [str(fault) for fault in faults_against_official(read_starter(data), data, tmp_path)]
    assert len(found) == 1
    assert "no official text no.md" in found[0]


def test_what_is_held_is_counted_by_jurisdiction(data: Path) -> None:
    rows = {row.jurisdiction: row for row in held_by_jurisdiction(read_starter(data))}
    assert rows[Jurisdiction.CN].provisions >= 5
    assert rows[Jurisdiction.CN].verified <= rows[Jurisdiction.CN].provisions


def test_what_is_said_of_a_law_as_a_whole_cannot_be_verified(data: Path, tmp_path: Path) -> None:
    law = next(item for item in read_starter(data).held if item.id == LAW)
    texts = {
        language: [dataclasses.replace(text, number="whole-1") for text in listed if text.number == "1"]
        for language, listed in law.texts.items()
    }
    whole = dataclasses.replace(law, topics={"whole-1": law.topics["1"]}, texts=texts, coverage="selected")
    starter = dataclasses.replace(read_starter(data), held=[whole])
    assert any("whole-1 names no article" in str(fault) for fault in faults_between_languages(starter, data))
    honest = dataclasses.replace(starter, held=[dataclasses.replace(whole, unverified=("whole-1",))])
    assert not faults_between_languages(honest, data)
    # Nor is there an official article to hold it against.
    (tmp_path / "law.md").write_text("".join(f"第{number}条　别的内容。\n" for number in (1, 2, 3)), encoding="utf-8")
    held = dataclasses.replace(honest.held[0], reference=("law.md",))
    assert not faults_against_official(dataclasses.replace(honest, held=[held]), data, tmp_path)
