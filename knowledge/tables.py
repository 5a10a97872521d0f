"""The compilation's tables.

The relational database is the only truth: it keeps each passage's embedding too, so that the vector index
can be rebuilt without encoding again. Closed lists are kept as their words; the loader and the publishing
step refuse others.
"""

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

# Named constraints: a later migration must be able to say which one it changes, on both databases.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The one catalogue of tables, shared by every package so that one migration history covers all."""

    metadata = MetaData(naming_convention=NAMING)


class InstrumentRow(Base):
    """An instrument; `position` is its place in our table of laws."""

    __tablename__ = "instruments"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    position: Mapped[int]
    jurisdiction: Mapped[str] = mapped_column(String(8), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))
    title_original: Mapped[str] = mapped_column(Text)
    titles: Mapped[dict[str, str]] = mapped_column(JSON)
    official_number: Mapped[str] = mapped_column(Text)
    promulgated: Mapped[date | None] = mapped_column(Date)
    effective: Mapped[date | None] = mapped_column(Date)
    source_url: Mapped[str] = mapped_column(Text)
    topics: Mapped[list[str]] = mapped_column(JSON)
    parties: Mapped[list[str]] = mapped_column(JSON, server_default="[]")
    note: Mapped[str] = mapped_column(Text, default="")


class ProvisionRow(Base):
    """A provision; its id is `instrument/number` and never changes."""

    __tablename__ = "provisions"
    __table_args__ = (UniqueConstraint("instrument_id", "number"),)

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    instrument_id: Mapped[str] = mapped_column(ForeignKey("instruments.id"), index=True)
    number: Mapped[str] = mapped_column(String(30))
    position: Mapped[int]
    topics: Mapped[list[str]] = mapped_column(JSON)
    rests_on: Mapped[list[str]] = mapped_column(JSON, server_default="[]")

    texts: Mapped[list["ProvisionTextRow"]] = relationship(order_by="ProvisionTextRow.in_force_from")
    instrument: Mapped[InstrumentRow] = relationship()


class ProvisionTextRow(Base):
    """A provision in one language for one span of validity. Only `published` rows are ever shown."""

    __tablename__ = "provision_texts"
    __table_args__ = (
        UniqueConstraint("provision_id", "language", "in_force_from"),
        Index("ix_provision_texts_language_published", "language", "published"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    provision_id: Mapped[str] = mapped_column(ForeignKey("provisions.id"), index=True)
    language: Mapped[str] = mapped_column(String(8))
    heading: Mapped[str] = mapped_column(Text)
    chapter: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(String(24))
    in_force_from: Mapped[date] = mapped_column(Date)
    in_force_to: Mapped[date | None] = mapped_column(Date)
    verification: Mapped[str] = mapped_column(String(12))
    checked_on: Mapped[date] = mapped_column(Date)
    text_as_of: Mapped[date] = mapped_column(Date)
    source: Mapped[str] = mapped_column(Text)
    source_url: Mapped[str] = mapped_column(Text)
    published: Mapped[bool] = mapped_column(default=True)
    asked: Mapped[list[str]] = mapped_column(JSON, server_default="[]")


class PassageRow(Base):
    """A piece of a text as it is embedded; `digest` names the embedded words."""

    __tablename__ = "passages"
    __table_args__ = (UniqueConstraint("text_id", "ordinal"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("provision_texts.id", ondelete="CASCADE"), index=True)
    ordinal: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64), index=True)


class EmbeddingRow(Base):
    """The vector of some words under one model: little-endian 32-bit floats."""

    __tablename__ = "embeddings"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    model: Mapped[str] = mapped_column(String(80), primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class GenerationRow(Base):
    """A build of the vector index. At most one is current; `fingerprint` says what it was built from.

    The last three open its model again, so that it can answer while a build with another is being made.
    """

    __tablename__ = "index_generations"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    model: Mapped[str] = mapped_column(String(80))
    fingerprint: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(12))
    built_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    model_path: Mapped[str] = mapped_column(Text, default="", server_default="")
    query_prefix: Mapped[str] = mapped_column(Text, default="", server_default="")
    passage_prefix: Mapped[str] = mapped_column(Text, default="", server_default="")


class RevisionRow(Base):
    """How often something has changed; counted by triggers, whoever changes it."""

    __tablename__ = "revisions"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int]
