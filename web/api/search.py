"""Search in the compilation as JSON. Finding is the business of `knowledge.search`."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from knowledge import Hit, Jurisdiction, Kind, Language, SearchQuery, detect, label
from web.api.schemas import ID_LENGTH, Page, SearchHit
from web.callers import caller_language
from web.dependencies import Addresses, App, Day, Part, Text, Topic, cursor_for
from web.snippets import snippet
from web.urls import Urls

router = APIRouter(tags=["Search"])
LONGEST_QUERY = 500


class SearchParameters(BaseModel):
    """What is looked for, and where."""

    q: Annotated[Text, Field(min_length=1, max_length=LONGEST_QUERY, examples=["外商投资"])]
    language: Annotated[Language | None, Field(description="Language of the words; else it is detected.")] = None
    jurisdiction: list[Jurisdiction] = []
    instrument: Annotated[Text | None, Field(max_length=ID_LENGTH)] = None
    topic: Topic | None = None
    kind: Kind | None = None
    as_of: Day | None = None


@router.get("/search")
def search(
    request: Request, application: App, urls: Addresses, part: Part, wanted: Annotated[SearchParameters, Query()]
) -> Page[SearchHit]:
    """Provisions that fit the words, best first. Titles and labels are in the language of the words."""
    reader = wanted.language or detect(wanted.q, caller_language(request))
    found = application.index.search(
        SearchQuery(
            text=wanted.q,
            language=reader,
            as_of=wanted.as_of or application.clock.today(),
            jurisdictions=tuple(wanted.jurisdiction),
            instrument=wanted.instrument,
            topic=wanted.topic,
            kind=wanted.kind,
            limit=part.limit,
            offset=part.offset,
        )
    )
    hits = [_hit_out(hit, reader, urls) for hit in found.hits]
    facets = {name: dict(counts) for name, counts in found.facets.items()}
    return Page(total=found.total, hits=hits, facets=facets, next=cursor_for(found.next_offset))


def _hit_out(hit: Hit, reader: Language, urls: Urls) -> SearchHit:
    text = hit.provision.text(reader)
    return SearchHit(
        instrument=hit.instrument.id,
        provision=hit.provision.number,
        title=hit.instrument.title(reader),
        label=label(hit.provision.number, reader),
        snippet=snippet(text.text, hit.words) if text else "",
        language=text.language if text else reader,
        jurisdiction=hit.instrument.jurisdiction,
        score=round(hit.score, 6),
        url=urls.law(reader, hit.instrument.id, hit.provision.number),
    )
