"""An instrument opened for reading: contents, articles, a second language beside, as of a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from knowledge import Instrument, Kind, Language, Provision, ProvisionText, Reading, Status, label
from service import Message, _, cautions_for
from web import i18n
from web.contexts import Link, Notice, Page, Section, State, Tone, Words
from web.dependencies import Addresses, App
from web.forms import LawView
from web.markings import Piece, pieces_of
from web.pages.parts import (
    METHODS,
    STALE,
    Facts,
    at_the_start,
    cited_link,
    crumbs,
    facts_of,
    original_title_of,
    safe_source,
    status_of,
    title_of,
)
from web.rendering import renderer_of
from web.terms import JURISDICTIONS, KINDS, original
from web.urls import Urls, anchor

router = APIRouter()
Foundations = Mapping[str, tuple[Provision, Instrument]]
_LAWS = _("Laws")
_HANDBOOK = _("Handbook")


@dataclass(frozen=True, slots=True)
class Column:
    """A provision in one language."""

    language: str
    native_name: str
    heading: str
    paragraphs: Sequence[Sequence[Piece]]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Article:
    """A provision: its columns, one or two; none when no text is held for the day."""

    id: str
    label: str
    address: str
    chapter: Words | None
    heading: Words | None
    columns: Sequence[Column]
    fallback: bool
    rests_on: Sequence[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPage(Page):
    """The instrument, its articles, and the ways to look at it."""

    original: Words | None
    kind: Message
    jurisdiction: Message
    number: Words | None
    status: State | None
    source_address: str
    articles: Sequence[Article]
    notices: Sequence[Notice]
    switches: Sequence[Link]
    second: Language | None
    as_of: date
    day_given: bool


@router.api_route("/{language:language}/laws/{instrument}", methods=METHODS)
def law(request: Request, language: i18n.Reader, instrument: str, application: App, urls: Addresses) -> HTMLResponse:
    """The reading page. Raises UnknownInstrument for one we do not know."""
    view = LawView.from_query(request.query_params, language)
    today = application.clock.today()
    reading = application.library.read(instrument, view.as_of or today)
    rests_on = {item for provision in reading.provisions for item in provision.rests_on}
    foundations = application.library.provisions(rests_on, reading.as_of)
    page = _page(reading, foundations, language, view, today, urls)
    status = 422 if view.problems else 200
    return renderer_of(request).page(request, "pages/laws/reading.html", page, language, status)


def _page(
    reading: Reading, foundations: Foundations, language: Language, view: LawView, today: date, urls: Urls
) -> LawPage:
    item = reading.instrument
    guidance = item.kind is Kind.HANDBOOK
    day = view.as_of.isoformat() if view.as_of else None
    articles = _articles(reading, foundations, language, view.second, urls)
    return LawPage(
        heading=title_of(item, language),
        address=urls.law(language, item.id, second=view.second, as_of=day),
        section=Section.HANDBOOK if guidance else Section.LAWS,
        crumbs=crumbs(
            urls,
            language,
            Link(_HANDBOOK, urls.handbook(language))
            if guidance
            else Link(_LAWS, urls.laws(language, jurisdiction=item.jurisdiction.value)),
        ),
        problems=view.problems,
        original=None if guidance else original_title_of(item),
        kind=KINDS[item.kind],
        jurisdiction=JURISDICTIONS[item.jurisdiction],
        number=Words(item.official_number, original_title_of(item).tag) if item.official_number else None,
        status=None if guidance else status_of(item),
        source_address=safe_source(item.source_url),
        articles=articles,
        notices=_notices(reading, item, language, today),
        switches=[
            Link(_("One language"), urls.law(language, item.id, as_of=day), view.second is None),
            *(
                Link(
                    Words(other.native_name, other.value),
                    urls.law(language, item.id, second=other.value, as_of=day),
                    view.second is other,
                )
                for other in Language
                if other is not language
            ),
        ],
        second=view.second,
        as_of=reading.as_of,
        day_given=view.as_of is not None,
    )


def _articles(
    reading: Reading, foundations: Foundations, language: Language, second: Language | None, urls: Urls
) -> list[Article]:
    chapter, articles = "", []
    seen: dict[Language, set[str]] = {each: set() for each in Language}
    for provision in reading.provisions:
        first = provision.text(language)
        begins = first is not None and first.chapter not in {"", chapter}
        chapter = first.chapter if first is not None and first.chapter else chapter
        other = provision.texts.get(second) if second else None
        tag = first.language.value if first else language.value
        articles.append(
            Article(
                id=anchor(provision.number),
                label=at_the_start(label(provision.number, language)),
                address=urls.law(language, reading.instrument.id, provision.number),
                chapter=Words(first.chapter, tag) if first is not None and begins else None,
                heading=Words(first.heading, tag) if first else None,
                columns=[
                    _column(reading.instrument, text, language, urls, seen[text.language])
                    for text in (first, other)
                    if text is not None
                ],
                fallback=first is not None and first.language is not language,
                rests_on=[
                    cited_link(*foundations[item], language, urls) for item in provision.rests_on if item in foundations
                ],
            )
        )
    return articles


def _column(instrument: Instrument, text: ProvisionText, reader: Language, urls: Urls, seen: set[str]) -> Column:
    return Column(
        language=text.language.value,
        native_name=text.language.native_name,
        heading=text.heading,
        paragraphs=[
            pieces_of(line, text.language, reader, urls, seen) for line in text.text.splitlines() if line.strip()
        ],
        facts=facts_of(text, original(instrument.jurisdiction, text.source)),
    )


def _notices(reading: Reading, instrument: Instrument, language: Language, today: date) -> list[Notice]:
    notices = [Notice(caution) for caution in cautions_for(instrument.jurisdiction)]
    if instrument.status is Status.REPEALED:
        notices.append(Notice(_("This law is repealed."), Tone.ERROR))
    if instrument.status is Status.NOT_YET_IN_FORCE:
        notices.append(Notice(_("This law is not in force yet.")))
    if instrument.status is Status.UNCERTAIN:
        notices.append(Notice(_("Whether this law is in force is not certain.")))
    texts = [text for provision in reading.provisions if (text := provision.text(language)) is not None]
    if not reading.provisions:
        notices.append(Notice(_("The compilation holds no text of this law yet."), Tone.PLAIN))
    elif not texts:
        notices.append(Notice(_("No text is held for %(day)s.", day=reading.as_of.isoformat())))
    if texts and (oldest := min(text.text_as_of for text in texts)) < today - STALE:
        notices.append(
            Notice(
                _(
                    "The source was last known to be current on %(day)s, more than a year ago. Check for amendments.",
                    day=oldest.isoformat(),
                )
            )
        )
    return notices
