"""What goes in and out of the JSON interface: the words of the contract as types.

Field names are promises: they may be added to, never renamed. Filling them is the business of the route modules.
"""

from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from knowledge import Jurisdiction, Kind, Language, Origin, Status, Verification
from service import ProviderKind
from web.dependencies import Text

Item = TypeVar("Item")
ID_LENGTH = 120


class MatchBody(BaseModel):
    """A need in the words of the person who has it."""

    model_config = ConfigDict(extra="ignore")

    need: Annotated[Text, Field(min_length=1, max_length=2000, examples=["한국어로 중국 투자 상담을 받고 싶습니다"])]
    language: Annotated[Language | None, Field(description="Language of the reader.")] = None


class Page(BaseModel, Generic[Item]):
    """A part of a list; `next` is the cursor of the following part."""

    total: int
    hits: list[Item]
    facets: dict[str, dict[str, int]] = {}
    next: str | None


class SearchHit(BaseModel):
    instrument: str
    provision: str
    title: str
    label: str
    snippet: Annotated[str, Field(description="HTML: escaped text with <mark>.")]
    language: Language
    jurisdiction: Jurisdiction
    score: float
    url: str


class InstrumentHit(BaseModel):
    id: str
    titles: dict[Language, str]
    title_original: str
    jurisdiction: Jurisdiction
    kind: Kind
    status: Status
    official_number: str
    promulgated: date | None
    effective: date | None
    topics: list[str]
    source_url: str
    url: str


class ContentsEntry(BaseModel):
    provision: str
    label: str
    heading: str
    languages: list[Language]


class InstrumentOut(InstrumentHit):
    """An instrument with its provisions in order."""

    as_of: date
    contents: list[ContentsEntry]


class ProvisionLink(BaseModel):
    """Another provision, named and addressed."""

    instrument: str
    provision: str
    label: str
    url: str


class ProvisionOut(BaseModel):
    """A provision as it stood on `as_of`, in `language`: the one asked for, or the best there is."""

    instrument: str
    provision: str
    jurisdiction: Jurisdiction
    title: str
    label: str
    language: Language
    languages: list[Language]
    chapter: str
    heading: str
    text: str
    origin: Origin
    in_force_from: date
    in_force_to: date | None
    verification: Verification
    checked_on: date
    text_as_of: date
    as_of: date
    topics: list[str]
    source: str
    source_url: str
    url: str
    cites: list[ProvisionLink]
    cited_by: list[ProvisionLink]
    rests_on: list[ProvisionLink]


class ComparedProvision(ProvisionLink):
    title: str
    heading: str
    language: Language


class Cell(BaseModel):
    """What is held of the topic for one jurisdiction; no provisions means that nothing is held, not that no law is."""

    jurisdiction: Jurisdiction
    label: str
    provisions: list[ComparedProvision]


class AspectOut(BaseModel):
    """A row: what is asked, and the provisions that decide it in each jurisdiction."""

    id: str
    title: str
    cells: list[Cell]


class ComparisonOut(BaseModel):
    """`cells` hold the provisions of all aspects together, `aspects` row by row."""

    topic: str
    language: Language
    as_of: date
    cells: list[Cell]
    aspects: list[AspectOut]


class TermOut(BaseModel):
    """A term of the glossary; `north_korean` is empty where the North writes as the South does."""

    id: str
    topic: str
    terms: dict[Language, str]
    north_korean: str
    definitions: dict[Language, str]
    false_friends: dict[Language, str]
    url: str


class ProviderHit(BaseModel):
    id: str
    kind: ProviderKind
    name: str
    name_romanised: str
    firm: str
    fields: list[str]
    languages: list[str]
    jurisdictions: list[Jurisdiction]
    url: str
    reason: str | None
    demonstration: bool


class ProviderOut(ProviderHit):
    """A provider's page."""

    firm_romanised: str
    licence: str
    district: str
    email: str
    phone: str
    summary: str
    card: str


class UnderstoodOut(BaseModel):
    fields: list[str]
    languages: list[str]
    jurisdictions: list[Jurisdiction]


class MatchOut(BaseModel):
    understood: UnderstoodOut
    hits: list[ProviderHit]


class Alive(BaseModel):
    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    status: Literal["ready", "not ready"]
    reasons: list[str]
