"""A provider of legal services and the fields of practice, as plain values.

A lawyer is one kind of provider. Names are kept as written; how they are shown to a reader of another script
is the business of `names`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge import Jurisdiction, Language
from service.messages import Message


class ProviderKind(StrEnum):
    """The closed list of the API contract."""

    LAWYER = "lawyer"
    NOTARY = "notary"
    FORENSIC = "forensic"
    MEDIATOR = "mediator"
    FIRM = "firm"


@dataclass(frozen=True, slots=True)
class Field:
    """One of the bureau's fields of practice; data that staff can edit."""

    slug: str
    position: int
    names: Mapping[Language, str]
    scope: str = ""

    def name(self, language: Language) -> str:
        """The name for a reader of `language`, by fall-back."""
        return next((self.names[tag] for tag in language.fallbacks if self.names.get(tag)), self.slug)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a provider can be chosen by, without who they are."""

    id: str
    fields: frozenset[str]
    languages: frozenset[str]
    jurisdictions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Provider:
    """A published entry of the directory. `demonstration` entries stand for nobody and say so."""

    id: str
    licence: str
    kind: ProviderKind
    name: str
    name_romanised: str
    firm: str
    firm_romanised: str
    district: str
    fields: Sequence[str]
    languages: Sequence[str]
    jurisdictions: Sequence[Jurisdiction]
    email: str = ""
    phone: str = ""
    summary: Mapping[Language, str] = field(default_factory=dict)
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class ProviderQuery:
    """What is looked for. Each facet may hold several values: any of them within a facet, all facets together."""

    text: str = ""
    fields: Sequence[str] = ()
    languages: Sequence[str] = ()
    jurisdictions: Sequence[str] = ()
    kinds: Sequence[str] = ()
    firms: Sequence[str] = ()
    districts: Sequence[str] = ()
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class ProviderPage:
    """Some of the providers found. Each facet counts without its own filter."""

    total: int
    hits: Sequence[Provider]
    facets: Mapping[str, Mapping[str, int]]
    next_offset: int | None


@dataclass(frozen=True, slots=True)
class Need:
    """What a described need was understood to be."""

    fields: Sequence[str]
    languages: Sequence[str]
    jurisdictions: Sequence[Jurisdiction]


@dataclass(frozen=True, slots=True)
class Match:
    """A provider who fits a need, with the reason in words."""

    provider: Provider
    reason: Message
