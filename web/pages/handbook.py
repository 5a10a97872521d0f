"""The chapters of the handbook: instruments whose texts are guidance, not law."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from knowledge import Instrument, Jurisdiction, Kind
from service import Message, _
from web import i18n
from web.contexts import Page, Section
from web.dependencies import Addresses, App
from web.pages.parts import METHODS, InstrumentCard, crumbs, instrument_card
from web.rendering import renderer_of

router = APIRouter()
_CHINA, _ABROAD, _HELP = _("Doing business in China"), _("Going abroad"), _("Disputes and legal help")
_OF_HELP = frozenset({"dispute-resolution", "legal-services"})
MOST = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """Chapters that belong together."""

    name: Message
    chapters: Sequence[InstrumentCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookPage(Page):
    """The chapters held, by part."""

    parts: Sequence[Part]


@router.api_route("/{language:language}/handbook", methods=METHODS)
def handbook(request: Request, language: i18n.Reader, application: App, urls: Addresses) -> HTMLResponse:
    """The list of chapters; says so when there are none yet."""
    found = application.library.instruments(kind=Kind.HANDBOOK.value, held_only=True, limit=MOST).hits
    parts = [
        Part(name, [instrument_card(item, language, urls, held=True) for item in found if _part(item) is name])
        for name in (_CHINA, _ABROAD, _HELP)
    ]
    page = HandbookPage(
        heading=_("Handbook"),
        address=urls.handbook(language),
        description=_("What to do, step by step, and which article says so."),
        section=Section.HANDBOOK,
        crumbs=crumbs(urls, language),
        parts=[part for part in parts if part.chapters],
    )
    return renderer_of(request).page(request, "pages/handbook/handbook.html", page, language)


def _part(chapter: Instrument) -> Message:
    """A chapter about another country, or for those who go there (its `parties`), is about going abroad."""
    if chapter.jurisdiction is not Jurisdiction.CN or set(chapter.parties) - {Jurisdiction.CN}:
        return _ABROAD
    return _HELP if _OF_HELP & set(chapter.topics[:1]) else _CHINA
