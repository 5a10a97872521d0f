"""Brings the database to the shape this release needs. Forward only; safe to repeat, safe to kill."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from knowledge import Database

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Apply every migration not applied yet. Raises sqlalchemy.exc.SQLAlchemyError when the database refuses."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = database.engine
    command.upgrade(config, "head")
