"""Writing to the compilation: put, replace, retire.

Called by the loader of the starter compilation and by publishing. All in one transaction of the caller: either
everything stands afterwards, or nothing changed.
"""

from dataclasses import dataclass, fields
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from knowledge.database import Database
from knowledge.instruments import Instrument
from knowledge.languages import Language
from knowledge.starter import Starter, StarterInstrument, read_starter
from knowledge.starter_texts import StarterText
from knowledge.tables import InstrumentRow, ProvisionRow, ProvisionTextRow


@dataclass(frozen=True, slots=True)
class Shelved:
    """What a load did to the texts."""

    added: int
    changed: int
    unchanged: int
    withdrawn: int


def is_empty(database: Database) -> bool:
    """Whether no instrument is held at all."""
    with database.session() as session:
        return session.scalar(select(func.count()).select_from(InstrumentRow)) == 0


def load_starter(database: Database, folder: Path) -> Shelved:
    """Put the starter compilation under `folder` on the shelves, in one transaction.

    Texts of origin `digest` and `guidance` that left the files are withdrawn; nothing is deleted. Raises
    CompilationError, naming file and line, when the files are wrong; then nothing changed.
    """
    starter = read_starter(folder)
    with database.session(writes=True) as session:
        return _shelve(session, starter)


def _shelve(session: Session, starter: Starter) -> Shelved:
    for position, instrument in enumerate(starter.instruments):
        _put_instrument(session, instrument, position)
    session.flush()
    outcome = dict.fromkeys((item.name for item in fields(Shelved)), 0)
    for held in starter.held:
        _put_texts(session, held, outcome)
    return Shelved(**outcome)


def _put_instrument(session: Session, instrument: Instrument, position: int) -> None:
    row = session.get(InstrumentRow, instrument.id) or InstrumentRow(id=instrument.id)
    row.position = position
    row.jurisdiction = instrument.jurisdiction.value
    row.kind = instrument.kind.value
    row.status = instrument.status.value
    row.title_original = instrument.title_original
    row.titles = {language.value: title for language, title in instrument.titles.items()}
    row.official_number = instrument.official_number
    row.promulgated = instrument.promulgated
    row.effective = instrument.effective
    row.source_url = instrument.source_url
    row.topics = list(instrument.topics)
    row.parties = [item.value for item in instrument.parties]
    row.note = instrument.note
    session.add(row)


def _put_texts(session: Session, held: StarterInstrument, outcome: dict[str, int]) -> None:
    provisions = {
        row.number: row for row in session.scalars(select(ProvisionRow).where(ProvisionRow.instrument_id == held.id))
    }
    for position, (number, topics) in enumerate(held.topics.items()):
        row = provisions.setdefault(
            number, ProvisionRow(id=f"{held.id}/{number}", instrument_id=held.id, number=number)
        )
        row.position, row.topics = position, list(topics)
        row.rests_on = list(held.rests_on.get(number, ()))
        session.add(row)
    session.flush()
    standing = {
        (row.provision_id, row.language, row.in_force_from): row
        for row in session.scalars(
            select(ProvisionTextRow).where(ProvisionTextRow.provision_id.in_([p.id for p in provisions.values()]))
        )
    }
    for language, texts in held.texts.items():
        for text in texts:
            wanted = _text_row(held, language, text)
            key = (wanted.provision_id, wanted.language, wanted.in_force_from)
            _put_text(session, standing.pop(key, None), wanted, outcome)
    for left in standing.values():
        if left.published and left.origin == held.origin.value:
            left.published = False
            outcome["withdrawn"] += 1


_COMPARED = (
    "heading",
    "chapter",
    "text",
    "origin",
    "in_force_to",
    "verification",
    "checked_on",
    "text_as_of",
    "source",
    "source_url",
    "published",
    "asked",
)


def _put_text(
    session: Session, standing: ProvisionTextRow | None, wanted: ProvisionTextRow, outcome: dict[str, int]
) -> None:
    if standing is None:
        session.add(wanted)
        outcome["added"] += 1
        return
    changed = [name for name in _COMPARED if getattr(standing, name) != getattr(wanted, name)]
    for name in changed:
        setattr(standing, name, getattr(wanted, name))
    outcome["changed" if changed else "unchanged"] += 1


def _text_row(held: StarterInstrument, language: Language, text: StarterText) -> ProvisionTextRow:
    return ProvisionTextRow(
        provision_id=f"{held.id}/{text.number}",
        language=language.value,
        heading=text.heading,
        chapter=text.chapter,
        text=text.text,
        origin=held.origin.value,
        in_force_from=held.in_force.get(text.number, held.in_force_from),
        in_force_to=None,
        verification=held.verification_of(text.number).value,
        checked_on=held.checked_on,
        text_as_of=held.text_as_of,
        source=held.source,
        source_url=held.source_url,
        published=True,
        asked=list(held.asked.get(text.number, {}).get(language, ())),
    )
