"""The only SQL of the directory: rows in, values out. Every reading applies the published state."""

import csv
from collections.abc import Collection, Mapping
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from knowledge import Jurisdiction, Language
from service.providers.model import Field, Provider, ProviderKind
from service.providers.tables import (
    FieldNameRow,
    FieldRow,
    ProviderFieldRow,
    ProviderJurisdictionRow,
    ProviderLanguageRow,
    ProviderRow,
    ProviderSummaryRow,
)


def all_fields(session: Session) -> list[Field]:
    """The fields in the bureau's order."""
    return [_field(row) for row in session.scalars(select(FieldRow).order_by(FieldRow.position))]


def put_fields(session: Session, fields: Collection[Field]) -> None:
    """Write fields over those of the same slug; others stay."""
    for field in fields:
        row = session.get(FieldRow, field.slug) or FieldRow(slug=field.slug)
        row.position, row.scope = field.position, field.scope
        row.names = [FieldNameRow(language=tag.value, name=name) for tag, name in field.names.items() if name]
        session.add(row)


def seed_fields(session: Session, path: Path) -> int:
    """Enter the fields of our table when there are none at all, so that what staff edited stays."""
    if session.scalar(select(func.count()).select_from(FieldRow)):
        return 0
    with path.open(encoding="utf-8", newline="") as handle:
        fields = [
            Field(
                slug=row["slug"],
                position=int(row["order"]),
                names={language: row[f"name_{language.value}"] for language in Language},
                scope=row["scope"],
            )
            for row in csv.DictReader(handle)
        ]
    put_fields(session, fields)
    return len(fields)


def published_providers(session: Session) -> list[Provider]:
    """Every provider that may be shown, ordered by id."""
    query = select(ProviderRow).where(ProviderRow.published).order_by(ProviderRow.id)
    return [_provider(row) for row in session.scalars(query)]


def count_providers(session: Session) -> int:
    """How many providers are held, shown or not."""
    return session.scalar(select(func.count()).select_from(ProviderRow)) or 0


def by_licence(session: Session) -> dict[str, Provider]:
    """Every provider held, by licence number."""
    return {row.licence: _provider(row) for row in session.scalars(select(ProviderRow))}


def put_provider(session: Session, provider: Provider) -> None:
    """Write a provider over the one of the same id."""
    row = session.get(ProviderRow, provider.id) or ProviderRow(id=provider.id, published=True)
    row.licence, row.kind = provider.licence, provider.kind.value
    row.name, row.name_romanised = provider.name, provider.name_romanised
    row.firm, row.firm_romanised = provider.firm, provider.firm_romanised
    row.district, row.email, row.phone = provider.district, provider.email, provider.phone
    row.demonstration = provider.demonstration
    session.add(row)
    _clear_lists(session, provider.id)
    session.flush()
    session.expire(row)
    session.add_all(ProviderFieldRow(provider_id=provider.id, field_slug=item) for item in provider.fields)
    session.add_all(ProviderLanguageRow(provider_id=provider.id, language=item) for item in provider.languages)
    session.add_all(
        ProviderJurisdictionRow(provider_id=provider.id, jurisdiction=item.value) for item in provider.jurisdictions
    )
    session.add_all(
        ProviderSummaryRow(provider_id=provider.id, language=tag.value, text=text)
        for tag, text in provider.summary.items()
        if text
    )
    session.flush()


def remove_demonstration(session: Session) -> int:
    """Delete every demonstration provider; answers how many there were."""
    ids = list(session.scalars(select(ProviderRow.id).where(ProviderRow.demonstration)))
    for provider in ids:
        _clear_lists(session, provider)
    session.execute(delete(ProviderRow).where(ProviderRow.demonstration))
    return len(ids)


def _clear_lists(session: Session, provider: str) -> None:
    for table in (ProviderFieldRow, ProviderLanguageRow, ProviderJurisdictionRow, ProviderSummaryRow):
        session.execute(delete(table).where(table.provider_id == provider))


def _field(row: FieldRow) -> Field:
    names: Mapping[str, str] = {item.language: item.name for item in row.names}
    return Field(
        slug=row.slug,
        position=row.position,
        names={language: names[language.value] for language in Language if language.value in names},
        scope=row.scope,
    )


def _provider(row: ProviderRow) -> Provider:
    return Provider(
        id=row.id,
        licence=row.licence,
        kind=ProviderKind(row.kind),
        name=row.name,
        name_romanised=row.name_romanised,
        firm=row.firm,
        firm_romanised=row.firm_romanised,
        district=row.district,
        fields=tuple(sorted(item.field_slug for item in row.fields)),
        languages=tuple(sorted(item.language for item in row.languages)),
        jurisdictions=tuple(Jurisdiction(item) for item in sorted(entry.jurisdiction for entry in row.jurisdictions)),
        email=row.email,
        phone=row.phone,
        summary={Language(item.language): item.text for item in sorted(row.summaries, key=lambda item: item.language)},
        demonstration=row.demonstration,
    )
