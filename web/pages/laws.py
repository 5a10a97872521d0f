"""The list of instruments, by jurisdiction, and which of them can be read here."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from knowledge import Jurisdiction, Kind
from service import Message, _
from web import i18n
from web.contexts import Link, Page, Section
from web.dependencies import Addresses, App
from web.forms import LawsView
from web.pages.parts import METHODS, InstrumentCard, crumbs, instrument_card
from web.rendering import renderer_of
from web.terms import JURISDICTIONS

router = APIRouter()
MOST = 1000  # our table holds some hundreds; the page is a table of contents and has no second part


@dataclass(frozen=True, slots=True)
class Shelf:
    """The instruments of one jurisdiction."""

    code: str
    label: Message
    cards: Sequence[InstrumentCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawsPage(Page):
    """Shelves, and the links that narrow them."""

    places: Sequence[Link]
    shelves: Sequence[Shelf]


@router.api_route("/{language:language}/laws", methods=METHODS)
def laws(request: Request, language: i18n.Reader, application: App, urls: Addresses) -> HTMLResponse:
    """What can be read first, then what is only named so far."""
    view = LawsView.from_query(request.query_params)
    held = {item.id for item in application.library.instruments(held_only=True, limit=MOST).hits}
    wanted = view.jurisdiction.value if view.jurisdiction else None
    found = application.library.instruments(jurisdiction=wanted, held_only=view.held_only, limit=MOST).hits
    found = sorted((item for item in found if item.kind is not Kind.HANDBOOK), key=lambda item: item.id not in held)
    shelves = [
        Shelf(
            code=place.value,
            label=JURISDICTIONS[place],
            cards=[
                instrument_card(item, language, urls, held=item.id in held)
                for item in found
                if item.jurisdiction is place
            ],
        )
        for place in Jurisdiction
    ]
    places = [
        Link(_("All"), urls.laws(language), view.jurisdiction is None),
        *(
            Link(JURISDICTIONS[place], urls.laws(language, jurisdiction=place.value), view.jurisdiction is place)
            for place in Jurisdiction
        ),
    ]
    page = LawsPage(
        heading=_("Laws and treaties"),
        address=urls.laws(language, jurisdiction=wanted, held="1" if view.held_only else None),
        section=Section.LAWS,
        crumbs=crumbs(urls, language),
        places=places,
        shelves=[shelf for shelf in shelves if shelf.cards],
    )
    return renderer_of(request).page(request, "pages/laws/list.html", page, language)
