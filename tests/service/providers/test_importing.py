"""A bureau's spreadsheet: every fault told by row and column, and all or nothing."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from knowledge import Database
from service import Invalid, ProviderQuery, import_providers, write_template
from service.clock import SystemClock
from service.providers.columns import COLUMNS
from service.providers.directory import Directory

ROOT = Path(__file__).resolve().parents[3]
GOOD = {
    "licence": "12101202010000001",
    "name": "测试甲",
    "name_romanised": "Ceshi Jia",
    "firm": "测试律师事务所",
    "fields": "国际贸易、跨境投资",
    "languages": "中文；韩语/EN",
    "jurisdictions": "中国、韩国，JP",
    "email": "a@example.org",
    "summary_zh": "测试。",
}


@pytest.fixture
def directory(database: Database) -> Directory:
    directory = Directory(database, SystemClock())
    directory.seed_fields(ROOT / "knowledge" / "data" / "fields.csv")
    return directory


def a_sheet(path: Path, *rows: dict[str, object]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([column.heading for column in COLUMNS])
    for row in rows:
        sheet.append([row.get(column.key, "") for column in COLUMNS])
    book.save(path)
    return path


def test_a_good_row_is_imported_with_its_lists_taken_apart(
    directory: Directory, database: Database, tmp_path: Path
) -> None:
    report = import_providers(database, a_sheet(tmp_path / "a.xlsx", GOOD))
    assert (report.created, report.updated, report.unchanged) == (1, 0, 0)
    (provider,) = directory.search(ProviderQuery()).hits
    assert provider.fields == ("cross-border-investment", "intl-trade")
    assert provider.languages == ("en", "ko", "zh")
    assert [item.value for item in provider.jurisdictions] == ["CN", "JP", "KR"]
    assert not provider.demonstration


def test_the_same_sheet_again_changes_nothing(directory: Directory, database: Database, tmp_path: Path) -> None:
    sheet = a_sheet(tmp_path / "a.xlsx", GOOD)
    import_providers(database, sheet)
    report = import_providers(database, sheet)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 1)


def test_a_known_licence_number_updates_the_entry_and_keeps_its_address(
    directory: Directory, database: Database, tmp_path: Path
) -> None:
    import_providers(database, a_sheet(tmp_path / "a.xlsx", GOOD))
    (before,) = directory.search(ProviderQuery()).hits
    report = import_providers(database, a_sheet(tmp_path / "b.xlsx", {**GOOD, "firm": "另一测试律师事务所"}))
    (after,) = directory.search(ProviderQuery()).hits
    assert report.updated == 1
    assert (after.id, after.firm) == (before.id, "另一测试律师事务所")


def test_full_width_figures_and_numbers_made_by_excel_are_the_same_licence(
    directory: Directory, database: Database, tmp_path: Path
) -> None:
    import_providers(database, a_sheet(tmp_path / "a.xlsx", {**GOOD, "licence": "１２３４５"}))
    report = import_providers(database, a_sheet(tmp_path / "b.xlsx", {**GOOD, "licence": 12345.0}))
    assert (report.created, report.unchanged) == (0, 1)


def test_every_fault_is_told_by_row_and_column_and_nothing_is_written(
    directory: Directory, database: Database, tmp_path: Path
) -> None:
    sheet = a_sheet(
        tmp_path / "a.xlsx",
        GOOD,
        {**GOOD, "licence": "2", "fields": "占星术"},
        {**GOOD, "licence": "3", "name": "", "email": "no address"},
        {**GOOD, "licence": "4", "kind": "wizard", "languages": "Klingonese", "jurisdictions": "Atlantis"},
        GOOD,
    )
    with pytest.raises(Invalid) as caught:
        import_providers(database, sheet)
    assert {problem.field for problem in caught.value.problems} == {
        "3:fields",
        "4:name",
        "4:email",
        "5:kind",
        "5:languages",
        "5:jurisdictions",
        "6:licence",
    }
    assert directory.count() == 0


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken", "姓名,执业证号\n".encode("gb18030")])
def test_what_is_not_a_sheet_is_refused_in_words(
    directory: Directory, database: Database, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(Invalid) as caught:
        import_providers(database, path)
    assert caught.value.problems[0].field == "file"


def test_a_missing_file_and_an_empty_sheet_are_refused(database: Database, tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        import_providers(database, tmp_path / "nowhere.xlsx")
    Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(Invalid):
        import_providers(database, tmp_path / "empty.xlsx")


def test_a_sheet_without_a_required_column_names_the_column(database: Database, tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["姓名"])
    book.active.append(["测试甲"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(Invalid) as caught:
        import_providers(database, tmp_path / "a.xlsx")
    assert "执业证号 / Licence number" in caught.value.message.values["columns"]


def test_the_template_is_a_sheet_that_can_be_filled_in_and_imported(
    directory: Directory, database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path)
    book = load_workbook(path)
    book.worksheets[0].append([GOOD.get(column.key, "") for column in COLUMNS])
    book.save(path)
    assert import_providers(database, path).created == 1
