"""Rows of the compilation into the values that the house works with. Reading them is the business of `library`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row

from knowledge.instruments import (
    Instrument,
    Jurisdiction,
    Kind,
    Origin,
    Provision,
    ProvisionText,
    Status,
    Verification,
)
from knowledge.languages import Language
from knowledge.tables import InstrumentRow, ProvisionRow, ProvisionTextRow


def instrument_from(row: InstrumentRow | Row[Any]) -> Instrument:
    """The value of a row."""
    return Instrument(
        id=row.id,
        jurisdiction=Jurisdiction(row.jurisdiction),
        kind=Kind(row.kind),
        titles={Language(tag): title for tag, title in row.titles.items()},
        title_original=row.title_original,
        official_number=row.official_number,
        promulgated=row.promulgated,
        effective=row.effective,
        status=Status(row.status),
        source_url=row.source_url,
        topics=tuple(row.topics),
        parties=tuple(Jurisdiction(item) for item in row.parties),
        note=row.note,
    )


def provision_from(row: ProvisionRow, as_of: date) -> Provision:
    """The value of a row with its published texts of the day."""
    return made_of(row, [text_from(text) for text in row.texts if text.published], as_of)


def made_of(row: ProvisionRow | Row[Any], texts: Iterable[ProvisionText], as_of: date) -> Provision:
    """A provision with those of its texts that speak for the day."""
    spoken = {text.language: text for text in texts if text.speaks_for(as_of)}
    ordered = {language: spoken[language] for language in Language if language in spoken}
    return Provision(
        row.id, row.instrument_id, row.number, row.position, tuple(row.topics), ordered, tuple(row.rests_on)
    )


def text_from(row: ProvisionTextRow | Row[Any]) -> ProvisionText:
    """The value of a row."""
    return ProvisionText(
        id=row.id,
        provision=row.provision_id,
        language=Language(row.language),
        heading=row.heading,
        chapter=row.chapter,
        text=row.text,
        origin=Origin(row.origin),
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
        verification=Verification(row.verification),
        checked_on=row.checked_on,
        text_as_of=row.text_as_of,
        source=row.source,
        source_url=row.source_url,
    )
