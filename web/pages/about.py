"""What this site is, what it is not, and what it holds today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from knowledge import Held
from service import Message, _
from web import i18n
from web.contexts import Page, Section
from web.dependencies import Addresses, App
from web.pages.parts import METHODS, crumbs
from web.rendering import renderer_of
from web.terms import JURISDICTIONS

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(Page):
    """The figures are counted when the page is drawn."""

    counts: Mapping[str, int]
    held: Sequence[tuple[Message, Held]]
    days: int


@router.api_route("/{language:language}/about", methods=METHODS)
def about(request: Request, language: i18n.Reader, application: App, urls: Addresses) -> HTMLResponse:
    """About the site."""
    page = AboutPage(
        heading=_("About this site"),
        address=urls.about(language),
        section=Section.ABOUT,
        crumbs=crumbs(urls, language),
        counts=application.library.counts(),
        held=[(JURISDICTIONS[row.jurisdiction], row) for row in application.library.held()],
        days=application.settings.conversation_days,
    )
    return renderer_of(request).page(request, "pages/about/about.html", page, language)
