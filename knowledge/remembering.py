"""What was read of the compilation once, kept until the compilation changes.

A search looks at hundreds of provisions and waited longer for their rows than for everything else. The database itself
counts every change (triggers; see the migration of `revisions`), so one cheap question tells whether what is remembered
still holds: a text that is withdrawn is gone with the next reading, whoever withdrew it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, bindparam, select

from knowledge.database import Database
from knowledge.instruments import Instrument, ProvisionText
from knowledge.rows import instrument_from, text_from
from knowledge.tables import InstrumentRow, ProvisionRow, ProvisionTextRow, RevisionRow

_REVISION = select(RevisionRow.number).where(RevisionRow.name == bindparam("name"))
_AT_ONCE = 500  # ids in one statement; both databases take more


@dataclass(frozen=True, slots=True)
class Shelved:
    """A provision as it is stored, with every published text of whatever day."""

    row: Row[tuple[object, ...]]
    instrument: Instrument
    texts: Sequence[ProvisionText]


class Memory:
    """The provisions read so far. Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: tuple[int, dict[str, Shelved | None]] = (-1, {})

    def get(self, ids: Collection[str]) -> Mapping[str, Shelved]:
        """Those of `ids` that exist, as they stand at this moment."""
        with self._database.engine.connect() as connection:  # a session costs more than what it is asked here
            number = revision(connection, "compilation")
            if self._kept[0] != number:
                self._kept = (number, {})
            # Held on to: a thread that sees a later number begins a store of its own.
            kept = self._kept[1]
            if missing := [item for item in ids if item not in kept]:
                kept.update(_read(connection, missing))
        return {item: found for item in ids if (found := kept[item]) is not None}


def revision(connection: Connection, name: str) -> int:
    """How often what goes by this name has changed."""
    return connection.scalar(_REVISION, {"name": name}) or 0


def _read(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, Shelved | None]]:
    """What there is of each of `ids`. By columns: objects of the mapper cost more than the rows."""
    texts, provisions, instruments = ProvisionTextRow.__table__, ProvisionRow.__table__, InstrumentRow.__table__
    written = select(*(column for column in texts.c if column.name != "asked")).order_by(texts.c.in_force_from)
    of: dict[str, Instrument] = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        spoken: dict[str, list[ProvisionText]] = {}
        for row in connection.execute(written.where(texts.c.provision_id.in_(part), texts.c.published)):
            spoken.setdefault(row.provision_id, []).append(text_from(row))
        rows = {row.id: row for row in connection.execute(select(provisions).where(provisions.c.id.in_(part)))}
        if wanted := {row.instrument_id for row in rows.values()} - set(of):
            found = connection.execute(select(instruments).where(instruments.c.id.in_(wanted)))
            of |= {row.id: instrument_from(row) for row in found}
        for item in part:
            held = rows.get(item)
            yield item, Shelved(held, of[held.instrument_id], spoken.get(item, ())) if held is not None else None
