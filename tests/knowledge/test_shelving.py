"""Putting the compilation on the shelves: all or nothing, nothing deleted, the same twice. On both databases."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from knowledge import CompilationError, Database, Language, Library, NoTextForDay, is_empty, load_starter
from knowledge.tables import InstrumentRow, ProvisionTextRow
from tests.factories import TINY, TODAY, a_compilation, spoil

LAW = "cn-test-lantern-law-2020"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return a_compilation(tmp_path)


def texts_in(database: Database) -> int:
    with database.session() as session:
        return session.scalar(select(func.count()).select_from(ProvisionTextRow)) or 0


def test_an_empty_database_is_empty_until_it_is_loaded(any_database: Database) -> None:
    assert is_empty(any_database)
    shelved = load_starter(any_database, TINY)
    assert (shelved.added, shelved.changed, shelved.unchanged, shelved.withdrawn) == (45, 0, 0, 0)
    assert not is_empty(any_database)


def test_loading_twice_changes_nothing(any_database: Database) -> None:
    load_starter(any_database, TINY)
    again = load_starter(any_database, TINY)
    assert (again.added, again.changed, again.unchanged, again.withdrawn) == (0, 0, 45, 0)


def test_a_fault_changes_nothing(any_database: Database, data: Path) -> None:
    spoil(data / "compilation" / LAW / "en.md", "### 3 Penalty", "### 7 Penalty")
    with pytest.raises(CompilationError):
        load_starter(any_database, data)
    assert is_empty(any_database)


def test_a_database_that_refuses_half_way_keeps_nothing(
    any_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from knowledge import shelving

    put = shelving._put_text
    calls = 0

    def failing(*arguments: object) -> None:
        nonlocal calls
        calls += 1
        if calls > 20:
            raise RuntimeError("the machine is switched off")
        put(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(shelving, "_put_text", failing)
    with pytest.raises(RuntimeError):
        load_starter(any_database, TINY)
    assert is_empty(any_database)
    assert texts_in(any_database) == 0


def test_a_changed_text_is_changed_in_place(any_database: Database, data: Path) -> None:
    load_starter(any_database, data)
    before = Library(any_database).provision(LAW, "4", TODAY).texts[Language.EN]
    spoil(data / "compilation" / LAW / "en.md", "may remit profits abroad", "may send profits abroad")
    shelved = load_starter(any_database, data)
    assert (shelved.changed, shelved.unchanged, texts_in(any_database)) == (1, 44, 45)
    after = Library(any_database).provision(LAW, "4", TODAY).texts[Language.EN]
    assert after.id == before.id
    assert after.text == "A foreign lantern merchant may send profits abroad."


def test_a_text_that_left_the_files_is_withdrawn_and_kept(any_database: Database, data: Path) -> None:
    load_starter(any_database, data)
    folder = data / "compilation" / LAW
    spoil(folder / "instrument.toml", '"4-2" = ["forex"]\n', "")
    for language in Language:
        file = folder / f"{language.value}.md"
        file.write_text(file.read_text(encoding="utf-8").partition("### 4-2")[0], encoding="utf-8")
    assert load_starter(any_database, data).withdrawn == 5
    assert texts_in(any_database) == 45
    with pytest.raises(NoTextForDay):
        Library(any_database).provision(LAW, "4-2", TODAY)
    assert load_starter(any_database, data).withdrawn == 0


def test_a_text_that_comes_back_is_published_again(any_database: Database, data: Path, tmp_path: Path) -> None:
    test_a_text_that_left_the_files_is_withdrawn_and_kept(any_database, data)
    (tmp_path / "again").mkdir()
    shelved = load_starter(any_database, a_compilation(tmp_path / "again"))
    assert (shelved.added, shelved.changed) == (0, 5)
    assert Library(any_database).provision(LAW, "4-2", TODAY).texts


def test_a_new_span_of_validity_leaves_the_old_text_withdrawn(any_database: Database, data: Path) -> None:
    load_starter(any_database, data)
    spoil(data / "compilation" / LAW / "instrument.toml", "in_force_from = 2020-01-01", "in_force_from = 2020-02-01")
    shelved = load_starter(any_database, data)
    assert (shelved.added, shelved.withdrawn) == (25, 25)
    with pytest.raises(NoTextForDay):
        Library(any_database).provision(LAW, "4", date(2020, 1, 31))


def test_an_instrument_of_the_table_is_put_there_without_texts(any_database: Database) -> None:
    load_starter(any_database, TINY)
    with any_database.session() as session:
        assert session.get(InstrumentRow, "jp-test-old-ferry-act-1950") is not None
    assert not Library(any_database).read("jp-test-old-ferry-act-1950", TODAY).provisions
