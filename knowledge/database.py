"""The relational database: the only truth. SQLite by default, PostgreSQL by address.

Gives sessions that commit whole or not at all. What the rows mean is told by `tables`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

BUSY_SECONDS = 15  # how long a SQLite writer waits for another before giving up


class Database:
    """An engine for one address, and units of work on it.

    Raises `sqlalchemy.exc.ArgumentError` when the address cannot be read. Connects only when first used.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.engine = _engine(address)

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is used."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def session(self, *, writes: bool = False) -> Iterator[Session]:
        """One transaction: committed at the end of the block, rolled back when the block raises.

        Say `writes` when the block will write: SQLite then waits for its turn at the beginning, instead of failing
        when a transaction that began by reading turns to writing.
        """
        engine = self.engine.execution_options(faqiao_writes=True) if writes else self.engine
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def ping(self) -> None:
        """Return when the database answers; raises `sqlalchemy.exc.SQLAlchemyError` otherwise."""
        with self.engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


def _engine(address: str) -> Engine:
    if make_url(address).get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": 5})
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """WAL lets readers go on while one writes; foreign keys are off in SQLite until asked for."""
    # The driver's own transactions leave CREATE TABLE outside; a migration killed half-way must leave nothing behind.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("faqiao_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
