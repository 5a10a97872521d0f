"""Reading the compilation: instruments, their contents, and single provisions, as of a day.

Only published rows are read. Writing is the business of `shelving`; finding is that of `search`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import Session, selectinload

from knowledge.database import Database
from knowledge.errors import NoTextForDay, UnknownInstrument, UnknownProvision
from knowledge.instruments import (
    Held,
    Instrument,
    InstrumentPage,
    Jurisdiction,
    Kind,
    Provision,
    ProvisionText,
    Reading,
)
from knowledge.languages import Language
from knowledge.references import references_in
from knowledge.remembering import Memory
from knowledge.rows import instrument_from, made_of, provision_from
from knowledge.tables import InstrumentRow, ProvisionRow, ProvisionTextRow


class Library:
    """The published compilation. Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._memory = Memory(database)

    def instruments(
        self,
        *,
        jurisdiction: str | None = None,
        kind: str | None = None,
        topic: str | None = None,
        status: str | None = None,
        held_only: bool = False,
        limit: int = 100,
        offset: int = 0,
    ) -> InstrumentPage:
        """Instruments in the order of our table; `held_only` leaves out those of which no text is published."""
        query = select(InstrumentRow).order_by(InstrumentRow.position)
        if jurisdiction:
            query = query.where(InstrumentRow.jurisdiction == jurisdiction)
        if kind:
            query = query.where(InstrumentRow.kind == kind)
        if status:
            query = query.where(InstrumentRow.status == status)
        if held_only:
            query = query.where(
                exists().where(
                    ProvisionRow.instrument_id == InstrumentRow.id,
                    ProvisionTextRow.provision_id == ProvisionRow.id,
                    ProvisionTextRow.published,
                )
            )
        with self.database.session() as session:
            rows = [row for row in session.scalars(query) if not topic or topic in row.topics]
            hits = [instrument_from(row) for row in rows[offset : offset + limit]]
        following = str(offset + limit) if offset + limit < len(rows) else None
        return InstrumentPage(len(rows), hits, following)

    def instrument(self, instrument: str) -> Instrument:
        """The instrument of this id. Raises UnknownInstrument."""
        with self.database.session() as session:
            return instrument_from(_instrument_row(session, instrument))

    def read(self, instrument: str, as_of: date) -> Reading:
        """Every provision in order, each with its texts of the day; none held for the day means no texts.

        Raises UnknownInstrument.
        """
        with self.database.session() as session:
            row = _instrument_row(session, instrument)
            provisions = session.scalars(
                select(ProvisionRow)
                .where(ProvisionRow.instrument_id == instrument)
                .order_by(ProvisionRow.position)
                .options(selectinload(ProvisionRow.texts))
            )
            return Reading(instrument_from(row), as_of, [provision_from(item, as_of) for item in provisions])

    def provision(self, instrument: str, number: str, as_of: date) -> Provision:
        """One provision with its texts of the day.

        Raises UnknownInstrument, UnknownProvision, or NoTextForDay: a later text never answers for an earlier day.
        """
        with self.database.session() as session:
            _instrument_row(session, instrument)
            row = session.get(ProvisionRow, f"{instrument}/{number}", options=[selectinload(ProvisionRow.texts)])
            if row is None:
                raise UnknownProvision(f"{instrument}/{number}")
            provision = provision_from(row, as_of)
        if not provision.texts:
            raise NoTextForDay(provision.id, as_of)
        return provision

    def standing(self, ids: Collection[str], as_of: date) -> dict[str, tuple[Sequence[str], Instrument]]:
        """Topics and instrument of those of `ids` that have a published text for the day.

        This is the join every search hit goes through: what is not in the answer is not shown and not counted.
        """
        return {
            item: (tuple(found.row.topics), found.instrument)
            for item, found in self._memory.get(ids).items()
            if any(text.speaks_for(as_of) for text in found.texts)
        }

    def provisions(self, ids: Collection[str], as_of: date) -> dict[str, tuple[Provision, Instrument]]:
        """The published provisions among `ids` that have a text for the day, each with its instrument."""
        found = {
            item: (made_of(kept.row, kept.texts, as_of), kept.instrument)
            for item, kept in self._memory.get(ids).items()
        }
        return {item: pair for item, pair in found.items() if pair[0].texts}

    def cites(self, provision: str, as_of: date) -> list[str]:
        """The provisions of the same instrument that this one refers to, in order of number."""
        return self._references(provision.partition("/")[0], as_of).get(provision, [])

    def cited_by(self, provision: str, as_of: date) -> list[str]:
        """The provisions of the same instrument that refer to this one."""
        found = self._references(provision.partition("/")[0], as_of)
        return [citing for citing, cited in found.items() if provision in cited]

    def counts(self) -> dict[str, int]:
        """How much is held: instruments, provisions, texts, and texts by language."""
        with self.database.session() as session:
            rows = session.execute(
                select(ProvisionRow.instrument_id, ProvisionTextRow.provision_id, ProvisionTextRow.language)
                .join(ProvisionRow, ProvisionRow.id == ProvisionTextRow.provision_id)
                .where(ProvisionTextRow.published)
            ).all()
        languages = Counter(row.language for row in rows)
        return {
            "instruments": len({row.instrument_id for row in rows}),
            "provisions": len({row.provision_id for row in rows}),
            "texts": len(rows),
            **{language.value: languages[language.value] for language in Language},
        }

    def held(self) -> list[Held]:
        """What is held of the law of each jurisdiction, in the order of the list; the handbook is not law."""
        with self.database.session() as session:
            rows = session.execute(
                select(
                    InstrumentRow.jurisdiction,
                    func.count(ProvisionRow.instrument_id.distinct()),
                    func.count(ProvisionTextRow.provision_id.distinct()),
                    func.count(case((ProvisionTextRow.verification == "verified", ProvisionRow.id)).distinct()),
                )
                .join(ProvisionRow, ProvisionRow.instrument_id == InstrumentRow.id)
                .join(ProvisionTextRow, ProvisionTextRow.provision_id == ProvisionRow.id)
                .where(ProvisionTextRow.published, InstrumentRow.kind != Kind.HANDBOOK.value)
                .group_by(InstrumentRow.jurisdiction)
            )
            found = {Jurisdiction(row[0]): Held(Jurisdiction(row[0]), row[1], row[2], row[3]) for row in rows}
        return [found[place] for place in Jurisdiction if place in found]

    def _references(self, instrument: str, as_of: date) -> dict[str, list[str]]:
        provisions = self.read(instrument, as_of).provisions
        known = {provision.number: provision.id for provision in provisions if provision.texts}
        return {
            provision.id: [
                known[number]
                for number in _numbers(provision.texts.values())
                if number in known and number != provision.number
            ]
            for provision in provisions
            if provision.texts
        }


def _numbers(texts: Iterable[ProvisionText]) -> Sequence[str]:
    """Numbers referred to in every language's text alike: one language's slip must not make a reference."""
    found = [references_in(text.text, text.language) for text in texts]
    return [number for number in found[0] if all(number in other for other in found[1:])] if found else []


def _instrument_row(session: Session, instrument: str) -> InstrumentRow:
    row = session.get(InstrumentRow, instrument)
    if row is None:
        raise UnknownInstrument(instrument)
    return row
