"""A database made by an older release becomes one of today's shape, and nothing in it is lost."""

from datetime import date

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, inspect, text
from sqlalchemy.schema import MetaData

from knowledge import Base, Database, Library
from service import Settings, migrate
from service.database import MIGRATIONS

OLD = {
    "id": "int-old-1958",
    "position": 0,
    "jurisdiction": "INT",
    "kind": "treaty",
    "status": "in-force",
    "title_original": "Old Convention",
    "titles": {"en": "Old Convention"},
    "official_number": "",
    "promulgated": date(1958, 6, 10),
    "effective": None,
    "source_url": "https://example.org/",
    "topics": ["contract"],
    "note": "",
}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def old_database(request: pytest.FixtureRequest, tmp_path: object) -> Database:
    """A database as the first release left it, with one instrument."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    database = Database(Settings(home=tmp_path, database_url=url).database_address)  # type: ignore[arg-type]
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = database.engine
    command.upgrade(config, "0001")
    with database.session(writes=True) as session:
        table = MetaData()
        table.reflect(database.engine, only=["instruments"])
        session.execute(insert(table.tables["instruments"]).values(**OLD))
    return database


def test_a_database_of_the_first_release_is_brought_up_to_date(old_database: Database) -> None:
    migrate(old_database)
    with old_database.session() as session:
        assert session.execute(text("SELECT rests_on FROM provisions")).all() == []
        assert session.execute(text("SELECT asked FROM provision_texts")).all() == []
    kept = Library(old_database).instruments(held_only=False).hits
    assert [(item.id, item.title_original, item.parties) for item in kept] == [("int-old-1958", "Old Convention", ())]
    migrate(old_database)
    old_database.close()


def test_the_migrations_make_the_tables_of_this_release(database: Database) -> None:
    found = inspect(database.engine)
    for table in Base.metadata.sorted_tables:
        assert {column["name"] for column in found.get_columns(table.name)} == {column.name for column in table.columns}
    with database.session() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version"))
