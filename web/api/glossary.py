"""The glossary as JSON: terms in five languages, their meaning, and what they are mistaken for."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from knowledge import TERM_TOPICS, Language, Term, term, terms
from web.api.schemas import Page, TermOut
from web.dependencies import Addresses, Caller, Part, Text, cursor_for
from web.urls import Urls

router = APIRouter(tags=["Read"])
LONGEST_QUERY = 200
TermTopic = Literal[TERM_TOPICS]  # type: ignore[valid-type]  # the list is data, and a closed one


class TermParameters(BaseModel):
    """Which terms are wanted."""

    q: Annotated[Text, Field(max_length=LONGEST_QUERY, description="Words in any of the five languages.")] = ""
    topic: TermTopic | None = None
    language: Annotated[Language | None, Field(description="Language of the addresses.")] = None


@router.get("/glossary")
def list_terms(
    urls: Addresses, caller: Caller, part: Part, wanted: Annotated[TermParameters, Query()]
) -> Page[TermOut]:
    """Terms that hold the words in one of their forms, in the order of our table."""
    words = wanted.q.strip().casefold()
    found = [
        item
        for item in terms()
        if (wanted.topic is None or item.topic == wanted.topic)
        and any(words in text.casefold() for text in (*item.written.values(), item.north_korean))
    ]
    page = found[part.offset : part.offset + part.limit]
    following = part.offset + part.limit
    reader = wanted.language or caller
    hits = [_out(item, reader, urls) for item in page]
    return Page(total=len(found), hits=hits, next=cursor_for(following if following < len(found) else None))


@router.get("/glossary/{name}")
def read_term(
    name: str,
    urls: Addresses,
    caller: Caller,
    language: Annotated[Language | None, Query(description="Language of the address.")] = None,
) -> TermOut:
    """One term."""
    return _out(term(name), language or caller, urls)


def _out(item: Term, reader: Language, urls: Urls) -> TermOut:
    return TermOut(
        id=item.id,
        topic=item.topic,
        terms=dict(item.written),
        north_korean=item.north_korean,
        definitions=dict(item.definition),
        false_friends=dict(item.false_friend),
        url=urls.term(reader, item.id),
    )
