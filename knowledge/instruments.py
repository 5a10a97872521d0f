"""What the library holds: instruments, their provisions, and the texts of a provision.

An *instrument* is a law, a regulation, a treaty, or a chapter of the handbook. A *provision* is an article
of it, with an id that never changes (`cn-foreign-investment-law-2019/4`). A *text* is the provision in one
language, for one span of validity, of one origin. These are plain values; reading and writing them is the
business of `library` and `shelving`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from knowledge.languages import Language


class Jurisdiction(StrEnum):
    """ISO 3166-1 alpha-2, ISO 3166-2 for local rules, `INT` for treaties."""

    CN = "CN"
    CN_LN = "CN-LN"
    JP = "JP"
    KR = "KR"
    KP = "KP"
    MN = "MN"
    RU = "RU"
    INT = "INT"

    @property
    def country(self) -> "Jurisdiction":
        """The country a local rule belongs to; any other jurisdiction is its own country."""
        return Jurisdiction(self.value.partition("-")[0])


class Kind(StrEnum):
    """What sort of instrument it is; the closed list decides rank (`authority`)."""

    LAW = "law"
    TREATY = "treaty"
    CODE = "code"
    FEDERAL_LAW = "federal-law"
    REGULATION = "administrative-regulation"
    DECREE = "presidential-decree"
    CABINET_ORDER = "cabinet-order"
    ORDINANCE = "ministerial-ordinance"
    RULE = "departmental-rule"
    LOCAL = "local-regulation"
    INTERPRETATION = "judicial-interpretation"
    NORMATIVE = "normative-document"
    RESOLUTION = "un-security-council-resolution"
    HANDBOOK = "handbook"


class Status(StrEnum):
    """Whether the instrument is law today. `uncertain` is an honest answer, never a default."""

    IN_FORCE = "in-force"
    NOT_YET_IN_FORCE = "not-yet-in-force"
    REPEALED = "repealed"
    UNCERTAIN = "uncertain"


class Origin(StrEnum):
    """Who wrote the words of a text."""

    OFFICIAL = "official"
    OFFICIAL_TRANSLATION = "official-translation"
    TRANSLATION = "translation"
    DIGEST = "digest"
    GUIDANCE = "guidance"


class Verification(StrEnum):
    """Whether the stored text was compared with its source."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, treaty or handbook chapter, with its titles in five languages."""

    id: str
    jurisdiction: Jurisdiction
    kind: Kind
    titles: Mapping[Language, str]
    title_original: str
    official_number: str
    promulgated: date | None
    effective: date | None
    status: Status
    source_url: str
    topics: Sequence[str] = ()
    note: str = ""
    parties: Sequence[Jurisdiction] = ()

    def binds(self, jurisdictions: Collection[Jurisdiction]) -> bool:
        """Whether it can be law in one of the countries: a treaty only in those of its parties, where we know them."""
        countries = {item.country for item in jurisdictions} - {Jurisdiction.INT}
        return not self.parties or not countries or bool(countries & set(self.parties))

    def title(self, language: Language) -> str:
        """The title for a reader of `language`, by visible fall-back."""
        return next((self.titles[tag] for tag in language.fallbacks if self.titles.get(tag)), self.title_original)


@dataclass(frozen=True, slots=True)
class ProvisionText:
    """A provision in one language: the words, whose they are, and the days they speak for.

    `in_force_to` is the last day (inclusive), or None while it is open. `text_as_of` is the day up to which the
    source is known to be current; `checked_on` the day our text was compared with it.
    """

    id: int
    provision: str
    language: Language
    heading: str
    chapter: str
    text: str
    origin: Origin
    in_force_from: date
    in_force_to: date | None
    verification: Verification
    checked_on: date
    text_as_of: date
    source: str
    source_url: str

    def speaks_for(self, day: date) -> bool:
        """Whether this is a text of the law as it stood on `day`."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)


@dataclass(frozen=True, slots=True)
class Provision:
    """An article of an instrument; `texts` are those that speak for the day asked about, one a language.

    `rests_on` holds the ids of the provisions a section of the handbook takes its law from; empty for law itself.
    """

    id: str
    instrument: str
    number: str
    position: int
    topics: Sequence[str]
    texts: Mapping[Language, ProvisionText] = field(default_factory=dict)
    rests_on: Sequence[str] = ()

    def text(self, language: Language) -> ProvisionText | None:
        """The text for a reader of `language`, by fall-back; None when no text is held for the day."""
        return next((self.texts[tag] for tag in language.fallbacks if tag in self.texts), None)


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """Some of the instruments, and where the next ones begin."""

    total: int
    hits: Sequence[Instrument]
    next: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """An instrument opened for reading: its provisions in order, each with its texts for one day."""

    instrument: Instrument
    as_of: date
    provisions: Sequence[Provision]


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of one jurisdiction."""

    jurisdiction: Jurisdiction
    instruments: int
    provisions: int
    verified: int
