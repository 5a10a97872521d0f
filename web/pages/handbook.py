"""The chapters of the handbook: instruments whose texts are guidance, not law."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from knowledge import Kind
from service import _
from web import i18n
from web.contexts import Page, Section
from web.dependencies import Addresses, App
from web.pages.parts import METHODS, InstrumentCard, crumbs, instrument_card
from web.rendering import renderer_of

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookPage(Page):
    """The chapters held."""

    chapters: Sequence[InstrumentCard]


@router.api_route("/{language:language}/handbook", methods=METHODS)
def handbook(request: Request, language: i18n.Reader, application: App, urls: Addresses) -> HTMLResponse:
    """The list of chapters; says so when there are none yet."""
    found = application.library.instruments(kind=Kind.HANDBOOK.value, held_only=True).hits
    page = HandbookPage(
        heading=_("Handbook"),
        address=urls.handbook(language),
        section=Section.HANDBOOK,
        crumbs=crumbs(urls, language),
        chapters=[instrument_card(item, language, urls, held=True) for item in found],
    )
    return renderer_of(request).page(request, "pages/handbook/handbook.html", page, language)
