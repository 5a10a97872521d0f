"""Alembic's environment: runs the migrations on the engine it is given."""

from typing import TYPE_CHECKING

from alembic import context

from service.tables import METADATA

if TYPE_CHECKING:
    from sqlalchemy import Engine

engine: "Engine" = context.config.attributes["engine"]
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=connection.dialect.name == "sqlite",  # SQLite cannot alter a table in place
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
