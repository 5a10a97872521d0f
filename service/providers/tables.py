"""The tables of the directory: the fields of practice, and the providers with what can be filtered on."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from knowledge import Base


class FieldRow(Base):
    """A field of practice; data that staff can edit, so nothing else names them but by slug."""

    __tablename__ = "fields"

    slug: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]
    scope: Mapped[str] = mapped_column(Text, default="")

    names: Mapped[list["FieldNameRow"]] = relationship(cascade="all, delete-orphan", lazy="selectin")


class FieldNameRow(Base):
    """The name of a field in one language."""

    __tablename__ = "field_names"

    field_slug: Mapped[str] = mapped_column(ForeignKey("fields.slug", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str] = mapped_column(Text)


class ProviderRow(Base):
    """A provider; only `published` rows are ever shown."""

    __tablename__ = "providers"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    licence: Mapped[str] = mapped_column(String(60), unique=True)
    kind: Mapped[str] = mapped_column(String(12), index=True)
    name: Mapped[str] = mapped_column(Text)
    name_romanised: Mapped[str] = mapped_column(Text, default="")
    firm: Mapped[str] = mapped_column(Text, default="")
    firm_romanised: Mapped[str] = mapped_column(Text, default="")
    district: Mapped[str] = mapped_column(String(40), default="", index=True)
    email: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    demonstration: Mapped[bool] = mapped_column(default=False)
    published: Mapped[bool] = mapped_column(default=True)

    fields: Mapped[list["ProviderFieldRow"]] = relationship(cascade="all, delete-orphan", lazy="selectin")
    languages: Mapped[list["ProviderLanguageRow"]] = relationship(cascade="all, delete-orphan", lazy="selectin")
    jurisdictions: Mapped[list["ProviderJurisdictionRow"]] = relationship(cascade="all, delete-orphan", lazy="selectin")
    summaries: Mapped[list["ProviderSummaryRow"]] = relationship(cascade="all, delete-orphan", lazy="selectin")


class ProviderFieldRow(Base):
    """A field a provider works in."""

    __tablename__ = "provider_fields"

    provider_id: Mapped[str] = mapped_column(ForeignKey("providers.id", ondelete="CASCADE"), primary_key=True)
    field_slug: Mapped[str] = mapped_column(ForeignKey("fields.slug"), primary_key=True, index=True)


class ProviderLanguageRow(Base):
    """A language a provider works in."""

    __tablename__ = "provider_languages"

    provider_id: Mapped[str] = mapped_column(ForeignKey("providers.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(12), primary_key=True, index=True)


class ProviderJurisdictionRow(Base):
    """A country whose law or practice a provider knows."""

    __tablename__ = "provider_jurisdictions"

    provider_id: Mapped[str] = mapped_column(ForeignKey("providers.id", ondelete="CASCADE"), primary_key=True)
    jurisdiction: Mapped[str] = mapped_column(String(8), primary_key=True, index=True)


class ProviderSummaryRow(Base):
    """What a provider says of themselves in one language."""

    __tablename__ = "provider_summaries"

    provider_id: Mapped[str] = mapped_column(ForeignKey("providers.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
