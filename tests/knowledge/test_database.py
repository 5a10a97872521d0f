"""The one truth: sessions that commit whole or not at all, on both databases."""

from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from knowledge import Database
from knowledge.tables import ProvisionRow
from service import Settings


def count(database: Database) -> int:
    with database.session() as session:
        return int(session.execute(text("SELECT count(*) FROM marks")).scalar_one())


def put(database: Database, name: str) -> None:
    with database.session() as session:
        session.execute(text(f"INSERT INTO marks (name, done_at) VALUES ('{name}', '2026-11-24')"))  # noqa: S608


def test_a_session_that_ends_well_is_kept(any_database: Database) -> None:
    put(any_database, "one")
    assert count(any_database) == 1


def test_a_session_that_raises_leaves_nothing(any_database: Database) -> None:
    with pytest.raises(RuntimeError), any_database.session() as session:
        session.execute(text("INSERT INTO marks (name, done_at) VALUES ('one', '2026-11-24')"))
        raise RuntimeError
    assert count(any_database) == 0


def test_foreign_keys_are_kept(any_database: Database) -> None:
    with pytest.raises(IntegrityError), any_database.session() as session:
        session.add(ProvisionRow(id="nothing/1", instrument_id="nothing", number="1", position=0, topics=[]))


def test_several_writers_wait_for_each_other(any_database: Database) -> None:
    threads = [Thread(target=put, args=(any_database, f"mark {place}")) for place in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(any_database) == 12


def test_a_database_that_answers_answers(any_database: Database) -> None:
    any_database.ping()
    assert any_database.is_sqlite is any_database.address.startswith("sqlite")


def test_a_database_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(OperationalError):
        Database(f"sqlite:///{tmp_path}/no/such/folder/faqiao.sqlite3").ping()
    with pytest.raises(OperationalError):
        Database("postgresql+psycopg://nobody@127.0.0.1:1/nothing").ping()


def test_sqlite_lets_readers_go_on_while_one_writes(database: Database) -> None:
    with database.session() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert session.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        session.execute(text("INSERT INTO marks (name, done_at) VALUES ('one', '2026-11-24')"))
        assert count(database) == 0


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_plain_postgresql_address_gets_our_driver(scheme: str) -> None:
    address = Settings(database_url=f"{scheme}://faqiao:secret@127.0.0.1/faqiao").database_address
    assert Database(address).engine.dialect.driver == "psycopg"
