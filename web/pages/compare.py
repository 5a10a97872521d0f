"""A topic across the six jurisdictions, side by side: a table on a desk, cards on a telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from knowledge import (
    COMPARED,
    TOPICS,
    Instrument,
    Language,
    Provision,
    Row,
    Verification,
    aspects,
    compare,
    sentences_of,
)
from service import Message, _, cautions_for
from web import i18n
from web.contexts import Link, Notice, Page, Section, State, Words
from web.dependencies import Addresses, App
from web.forms import topic_of
from web.pages.parts import METHODS, cited_link, crumbs, verification_of
from web.rendering import renderer_of
from web.terms import JURISDICTIONS
from web.terms import TOPICS as TOPIC_NAMES
from web.urls import Urls

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision in a cell: what it decides in a sentence, and where to read it."""

    said: Words
    source: Link
    state: State | None


@dataclass(frozen=True, slots=True)
class Line:
    """An aspect and its cells, one for each country in the order of the columns."""

    id: str
    title: str
    cells: Sequence[tuple[Message, Sequence[Entry]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage(Page):
    """The topics to choose from, and the rows of the chosen one."""

    topics: Sequence[Link]
    topic: Message
    columns: Sequence[Message]
    lines: Sequence[Line]
    notices: Sequence[Notice]
    as_of: date


@router.api_route("/{language:language}/compare", methods=METHODS)
def compare_topic(request: Request, language: i18n.Reader, application: App, urls: Addresses) -> HTMLResponse:
    """The comparison of one topic; without one, of the first that has rows."""
    chosen = {aspect.topic for aspect in aspects()}
    offered = [topic for topic in TOPICS if topic in chosen]
    topic = topic_of(request.query_params.get("topic", ""), offered) or offered[0]
    today = application.clock.today()
    page = ComparePage(
        heading=_("Compare countries"),
        address=urls.compare(language, topic=topic),
        description=_("The law of six countries side by side, topic by topic, each cell with its article."),
        section=Section.COMPARE,
        crumbs=crumbs(urls, language),
        topics=[Link(TOPIC_NAMES[item], urls.compare(language, topic=item), item == topic) for item in offered],
        topic=TOPIC_NAMES[topic],
        columns=[JURISDICTIONS[place] for place in COMPARED],
        lines=[_line(row, language, urls) for row in compare(application.library, topic, today)],
        notices=[Notice(caution) for place in COMPARED for caution in cautions_for(place)],
        as_of=today,
    )
    return renderer_of(request).page(request, "pages/compare/compare.html", page, language)


def _line(row: Row, language: Language, urls: Urls) -> Line:
    return Line(
        id=row.aspect.id,
        title=row.aspect.titles[language],
        cells=[
            (JURISDICTIONS[place], [_entry(provision, law, language, urls) for provision, law in row.cells[place]])
            for place in COMPARED
        ],
    )


def _entry(provision: Provision, law: Instrument, language: Language, urls: Urls) -> Entry:
    # The library gives no provision without a text for the day.
    text = next(provision.texts[tag] for tag in language.fallbacks if tag in provision.texts)
    tag, link = text.language.value, cited_link(provision, law, language, urls)
    verified = text.verification is Verification.VERIFIED
    return Entry(
        said=Words(sentences_of(text.text, text.language)[0], tag),
        source=link,
        state=None if verified else verification_of(text.verification),
    )
