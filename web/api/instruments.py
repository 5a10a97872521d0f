"""Reading the compilation as JSON: instruments, their contents, single provisions, a topic across jurisdictions."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from knowledge import (
    COMPARED,
    Instrument,
    Jurisdiction,
    Kind,
    Language,
    Provision,
    Status,
    compare,
    label,
)
from web.api.schemas import (
    AspectOut,
    Cell,
    ComparedProvision,
    ComparisonOut,
    ContentsEntry,
    InstrumentHit,
    InstrumentOut,
    Page,
    ProvisionLink,
    ProvisionOut,
)
from web.dependencies import Addresses, App, Caller, Day, Part, Topic, cursor_for
from web.urls import Urls
from web.wording import Wording

router = APIRouter(tags=["Read"])


class InstrumentParameters(BaseModel):
    """Which instruments are wanted."""

    jurisdiction: Jurisdiction | None = None
    kind: Kind | None = None
    topic: Topic | None = None
    status: Status | None = None
    held: Annotated[bool, Field(description="Only those of which a text is held.")] = False


@router.get("/instruments")
def list_instruments(
    application: App, urls: Addresses, caller: Caller, part: Part, wanted: Annotated[InstrumentParameters, Query()]
) -> Page[InstrumentHit]:
    """Laws, treaties and handbook chapters in the order of our table."""
    page = application.library.instruments(
        jurisdiction=wanted.jurisdiction,
        kind=wanted.kind,
        topic=wanted.topic,
        status=wanted.status,
        held_only=wanted.held,
        limit=part.limit,
        offset=part.offset,
    )
    hits = [InstrumentHit(**_metadata(item, caller, urls)) for item in page.hits]
    following = int(page.next) if page.next is not None else None
    return Page(total=page.total, hits=hits, next=cursor_for(following))


@router.get("/instruments/{instrument}")
def read_instrument(
    instrument: str,
    application: App,
    urls: Addresses,
    caller: Caller,
    language: Annotated[Language | None, Query(description="Language of labels and headings.")] = None,
    as_of: Annotated[Day | None, Query()] = None,
) -> InstrumentOut:
    """What is known of an instrument, and its provisions in order."""
    reader, day = language or caller, as_of or application.clock.today()
    reading = application.library.read(instrument, day)
    contents = [_entry(provision, reader) for provision in reading.provisions]
    return InstrumentOut(**_metadata(reading.instrument, reader, urls), as_of=day, contents=contents)


@router.get("/instruments/{instrument}/provisions/{number}")
def read_provision(
    instrument: str,
    number: str,
    application: App,
    urls: Addresses,
    caller: Caller,
    language: Annotated[Language | None, Query(description="Language wanted; else the best there is.")] = None,
    as_of: Annotated[Day | None, Query()] = None,
) -> ProvisionOut:
    """A provision as it stood on the day, what it cites, and what cites it."""
    reader, day, library = language or caller, as_of or application.clock.today(), application.library
    law = library.instrument(instrument)
    provision = library.provision(instrument, number, day)
    # The library answers NoTextForDay before it gives a provision without text.
    text = next(provision.texts[tag] for tag in reader.fallbacks if tag in provision.texts)
    return ProvisionOut(
        instrument=law.id,
        provision=provision.number,
        jurisdiction=law.jurisdiction,
        title=law.title(reader),
        label=label(provision.number, reader),
        language=text.language,
        languages=list(provision.texts),
        chapter=text.chapter,
        heading=text.heading,
        text=text.text,
        origin=text.origin,
        in_force_from=text.in_force_from,
        in_force_to=text.in_force_to,
        verification=text.verification,
        checked_on=text.checked_on,
        text_as_of=text.text_as_of,
        as_of=day,
        topics=list(provision.topics),
        source=text.source,
        source_url=text.source_url,
        url=urls.law(reader, law.id, provision.number),
        cites=[_link(item, reader, urls) for item in library.cites(provision.id, day)],
        cited_by=[_link(item, reader, urls) for item in library.cited_by(provision.id, day)],
        rests_on=[_link(item, reader, urls) for item in provision.rests_on],
    )


@router.get("/compare")
def compare_topic(
    application: App,
    urls: Addresses,
    caller: Caller,
    topic: Annotated[Topic, Query()],
    language: Annotated[Language | None, Query()] = None,
    as_of: Annotated[Day | None, Query()] = None,
) -> ComparisonOut:
    """One topic across the six jurisdictions: its aspects, and the provisions chosen for each country."""
    reader, day = language or caller, as_of or application.clock.today()
    wording = Wording(application, reader)
    rows = [
        AspectOut(
            id=row.aspect.id,
            title=row.aspect.titles[reader],
            cells=[_cell(place, row.cells[place], wording, reader, urls) for place in COMPARED],
        )
        for row in compare(application.library, topic, day)
    ]
    cells = [_together([row.cells[column] for row in rows], place, wording) for column, place in enumerate(COMPARED)]
    return ComparisonOut(topic=topic, language=reader, as_of=day, cells=cells, aspects=rows)


def _cell(
    place: Jurisdiction, found: Sequence[tuple[Provision, Instrument]], wording: Wording, reader: Language, urls: Urls
) -> Cell:
    provisions = [_compared(law, provision, reader, urls) for provision, law in found]
    return Cell(jurisdiction=place, label=wording.jurisdiction(place), provisions=provisions)


def _together(column: Sequence[Cell], place: Jurisdiction, wording: Wording) -> Cell:
    """One cell for the topic: the provisions of its aspects, each once."""
    provisions = {(item.instrument, item.provision): item for cell in column for item in cell.provisions}
    return Cell(jurisdiction=place, label=wording.jurisdiction(place), provisions=list(provisions.values()))


def _metadata(instrument: Instrument, reader: Language, urls: Urls) -> dict[str, object]:
    return {
        "id": instrument.id,
        "titles": dict(instrument.titles),
        "title_original": instrument.title_original,
        "jurisdiction": instrument.jurisdiction,
        "kind": instrument.kind,
        "status": instrument.status,
        "official_number": instrument.official_number,
        "promulgated": instrument.promulgated,
        "effective": instrument.effective,
        "topics": list(instrument.topics),
        "source_url": instrument.source_url,
        "url": urls.law(reader, instrument.id),
    }


def _entry(provision: Provision, reader: Language) -> ContentsEntry:
    text = provision.text(reader)
    return ContentsEntry(
        provision=provision.number,
        label=label(provision.number, reader),
        heading=text.heading if text else "",
        languages=list(provision.texts),
    )


def _link(provision: str, reader: Language, urls: Urls) -> ProvisionLink:
    instrument, _, number = provision.partition("/")
    return ProvisionLink(
        instrument=instrument,
        provision=number,
        label=label(number, reader),
        url=urls.law(reader, instrument, number),
    )


def _compared(law: Instrument, provision: Provision, reader: Language, urls: Urls) -> ComparedProvision:
    text = provision.text(reader)
    return ComparedProvision(
        **dict(_link(provision.id, reader, urls)),
        title=law.title(reader),
        heading=text.heading if text else "",
        language=text.language if text else reader,
    )
