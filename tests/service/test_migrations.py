"""A database made by an older release becomes one of today's shape, and nothing in it is lost."""

from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, inspect, text
from sqlalchemy.schema import MetaData

from knowledge import Base, Database, Language, Library, load_starter, revision
from service import Settings, migrate
from service.database import MIGRATIONS
from tests.conftest import TINY

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
        # The release before writes generations without their model; this one reads them as not remembered.
        written = (
            "INSERT INTO index_generations (model, fingerprint, state, built_at) VALUES ('m', 'f', 'x', '2026-01-01')"
        )
        session.execute(text(written))
        kept = session.execute(text("SELECT model_path, query_prefix, passage_prefix FROM index_generations")).all()
        assert [tuple(row) for row in kept] == [("", "", "")]
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


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_the_database_counts_every_change_whoever_makes_it(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    url = request.getfixturevalue("postgres_url") if kind == "postgresql" else ""
    database = Database(Settings(home=tmp_path, database_url=url).database_address)
    migrate(database)
    load_starter(database, TINY)
    for name, statement in (
        ("compilation", "UPDATE provision_texts SET published = (1 = 0) WHERE id = 1"),
        ("compilation", "UPDATE instruments SET status = 'repealed'"),
        ("compilation", "UPDATE provisions SET position = position + 1"),
        ("compilation", "DELETE FROM passages; DELETE FROM provision_texts WHERE id = 1"),
        ("directory", "INSERT INTO fields (slug, position, scope) VALUES ('test', 99, '')"),
        ("directory", "UPDATE fields SET position = 98 WHERE slug = 'test'"),
        ("directory", "DELETE FROM fields WHERE slug = 'test'"),
    ):
        with database.session() as session:
            before = revision(session.connection(), name)
        with database.session(writes=True) as session:
            for part in statement.split("; "):
                session.execute(text(part))
        with database.session() as session:
            assert revision(session.connection(), name) > before, statement
    database.close()


def test_a_text_withdrawn_by_hand_is_gone_with_the_next_reading(database: Database) -> None:
    load_starter(database, TINY)
    library = Library(database)
    ident = "cn-test-lantern-law-2020/2"
    assert library.provisions([ident], date(2026, 1, 1))[ident][0].texts
    with database.session(writes=True) as session:
        session.execute(text("UPDATE provision_texts SET published = 0 WHERE language = 'zh'"))
    assert Language.ZH not in library.provisions([ident], date(2026, 1, 1))[ident][0].texts
    with database.session(writes=True) as session:
        session.execute(text("UPDATE provision_texts SET published = 0"))
    assert library.provisions([ident], date(2026, 1, 1)) == {}
    assert library.standing([ident], date(2026, 1, 1)) == {}
