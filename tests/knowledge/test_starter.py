"""The compilation on disk: read whole, or refused with file and line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from knowledge import CompilationError, Language, Origin, Verification, read_starter
from tests.factories import a_compilation, spoil

ROOT = Path(__file__).resolve().parents[2]
LAW = "cn-test-lantern-law-2020"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return a_compilation(tmp_path)


def faults_of(data: Path) -> list[str]:
    """The faults as a person reads them, paths shortened to the folder."""
    with pytest.raises(CompilationError) as caught:
        read_starter(data)
    return [str(fault).removeprefix(f"{data}/") for fault in caught.value.faults]


def test_the_tiny_compilation_is_read_whole(data: Path) -> None:
    starter = read_starter(data)
    assert starter.instruments[0].id == LAW
    law = next(item for item in starter.held if item.id == LAW)
    assert list(law.topics) == ["1", "2", "3", "4", "4-2"]
    assert law.origin is Origin.DIGEST
    assert law.verification is Verification.VERIFIED
    assert law.in_force_from == date(2020, 1, 1)
    text = law.texts[Language.KO][4]
    assert (text.number, text.heading, text.chapter) == ("4-2", "송금 제한", "제2장 경영")
    assert text.text == "제4조에 따라 송금하기 전에 등불세를 납부하여야 한다."


def test_a_provision_may_have_come_into_force_on_its_own_day(data: Path) -> None:
    act = next(item for item in read_starter(data).held if item.id.startswith("jp-"))
    assert act.in_force == {"2": date(2022, 10, 1)}


def test_the_compilation_we_ship_has_no_fault() -> None:
    starter = read_starter(ROOT / "knowledge" / "data")
    assert starter.held
    for held in starter.held:
        assert {len(texts) for texts in held.texts.values()} == {len(held.topics)}


SPOILED = [
    (f"{LAW}/instrument.toml", 'origin = "digest"', 'origin = "rumour"', 2, "origin is one of"),
    (f"{LAW}/instrument.toml", 'verification = "verified"', 'verification = "yes"', 8, "verification is one of"),
    (f"{LAW}/instrument.toml", 'coverage = "full"', 'coverage = "some"', 9, "coverage is full or selected"),
    (
        f"{LAW}/instrument.toml",
        "in_force_from = 2020-01-01",
        'in_force_from = "2020"',
        5,
        "in_force_from is not a date",
    ),
    (f"{LAW}/instrument.toml", "in_force_from = 2020-01-01", "in_force_from = 2020-01-01T00:00:00", 5, "not a date"),
    (f"{LAW}/instrument.toml", "in_force_from = 2020-01-01\n", "", 1, "in_force_from is missing"),
    (f"{LAW}/instrument.toml", "in_force_from = 2020-01-01", "in_force_from = ", 5, "Invalid"),
    (f"{LAW}/instrument.toml", f'id = "{LAW}"', 'id = "cn-other"', 1, "the id is cn-other"),
    (f"{LAW}/instrument.toml", '"4-2" = ["forex"]', '"four" = ["forex"]', 17, "'four' is not a provision number"),
    (f"{LAW}/instrument.toml", '"4-2" = ["forex"]', '"4-2" = ["gossip"]', 17, "topics must be of the controlled list"),
    (f"{LAW}/instrument.toml", '"4-2" = ["forex"]', '"4-2" = []', 17, "topics must be of the controlled list"),
    (
        f"{LAW}/instrument.toml",
        '"4-2" = ["forex"]',
        '"4-2" = ["forex"]\n[in_force]\n"9" = 2021-01-01',
        19,
        "in_force: 9",
    ),
    (f"{LAW}/en.md", "### 3 Penalty", "### 3", 15, "a provision line is"),
    (f"{LAW}/en.md", "### 3 Penalty", "### 7 Penalty", 15, "provision 7 is not in instrument.toml"),
    (f"{LAW}/en.md", "### 3 Penalty", "### 2 Penalty", 15, "provision 2 stands twice"),
    (f"{LAW}/en.md", "### 3 Penalty\n\nWhoever", "Whoever", 23, "provision 3 is missing"),
    (f"{LAW}/en.md", "## Chapter 1 General provisions", "Words of nobody.", 3, "text that belongs to no provision"),
    (f"{LAW}/en.md", "## Chapter 1 General provisions", "# Another title", 3, "the title stands on the first line"),
    (f"{LAW}/en.md", "# Test Lantern Law of the PRC\n", "\n", 1, "the title is missing"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "problem"), SPOILED)
def test_a_fault_is_told_by_file_and_line(data: Path, file: str, old: str, new: str, line: int, problem: str) -> None:
    spoil(data / "compilation" / file, old, new)
    faults = faults_of(data)
    assert any(fault.startswith(f"compilation/{file}:{line}: ") and problem in fault for fault in faults), faults


def test_provisions_in_another_order_are_told(data: Path) -> None:
    file = data / "compilation" / LAW / "ru.md"
    spoil(file, "### 1 Цель", "### 0 Цель")
    spoil(file, "### 2 Разрешение на фонарь", "### 1 Разрешение на фонарь")
    spoil(file, "### 0 Цель", "### 2 Цель")
    assert faults_of(data) == [
        f"compilation/{LAW}/ru.md:5: the provisions stand in another order than in instrument.toml"
    ]


def test_a_provision_without_words_is_told(data: Path) -> None:
    spoil(data / "compilation" / LAW / "zh.md", "外国灯笼商可以将利润汇出境外。\n", "")
    assert faults_of(data) == [f"compilation/{LAW}/zh.md:19: provision 4 has no text"]


def test_a_missing_language_is_told(data: Path) -> None:
    (data / "compilation" / LAW / "ja.md").unlink()
    assert faults_of(data) == [f"compilation/{LAW}/ja.md:1: the file is missing"]


@pytest.mark.parametrize("file", [f"compilation/{LAW}/ja.md", f"compilation/{LAW}/instrument.toml", "laws.csv"])
def test_a_file_that_is_not_utf8_is_told(data: Path, file: str) -> None:
    (data / file).write_bytes("試験法".encode("shift_jis"))
    assert f"{file}:1: not UTF-8" in faults_of(data)


def test_a_folder_that_the_table_does_not_know_is_told(data: Path) -> None:
    (data / "compilation" / LAW).rename(data / "compilation" / "cn-unknown")
    spoil(data / "compilation" / "cn-unknown" / "instrument.toml", f'id = "{LAW}"', 'id = "cn-unknown"')
    assert faults_of(data) == ["compilation/cn-unknown/instrument.toml:1: no instrument cn-unknown in laws.csv"]


def test_a_missing_table_is_told(data: Path) -> None:
    (data / "laws.csv").unlink()
    assert faults_of(data)[0] == "laws.csv:1: the table of laws is missing"


def _cell(column: str, value: str) -> Callable[[Path], None]:
    def change(laws: Path) -> None:
        import csv

        with laws.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        rows[2][column] = value
        with laws.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)

    return change


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("status", "perhaps", "perhaps"),
        ("jurisdiction", "XX", "XX"),
        ("kind", "poem", "poem"),
        ("topics", "gossip", "unknown topic gossip"),
        ("title_ko", "", "no title in ko"),
        ("effective", "soon", "soon"),
        ("id", LAW, "stands twice"),
    ],
)
def test_a_fault_in_the_table_is_told_by_line(data: Path, column: str, value: str, problem: str) -> None:
    _cell(column, value)(data / "laws.csv")
    assert any(fault.startswith("laws.csv:4: ") and problem in fault for fault in faults_of(data))


def test_a_row_that_is_cut_off_is_told_by_line(data: Path) -> None:
    laws = data / "laws.csv"
    laws.write_text(laws.read_text(encoding="utf-8") + "cn-cut-off,CN,law\n", encoding="utf-8")
    assert any(fault.startswith("laws.csv:6: ") for fault in faults_of(data))


def test_every_fault_is_told_at_once(data: Path) -> None:
    spoil(data / "compilation" / LAW / "en.md", "### 3 Penalty", "### 7 Penalty")
    (data / "compilation" / "cn-test-kite-rules-2021" / "ko.md").unlink()
    _cell("status", "perhaps")(data / "laws.csv")
    files = {fault.partition(":")[0].rpartition("/")[2] for fault in faults_of(data)}
    assert files == {"en.md", "ko.md", "laws.csv", "instrument.toml"}
