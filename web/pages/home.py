"""The front door: where a language is chosen, and the home page with its two doors."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from knowledge import Jurisdiction, Language
from service import Message, _
from web import i18n
from web.contexts import Link, Page
from web.dependencies import Addresses, App
from web.pages.parts import METHODS
from web.rendering import renderer_of
from web.terms import JURISDICTIONS

router = APIRouter()
SHOWN = (
    Jurisdiction.CN,
    Jurisdiction.JP,
    Jurisdiction.KR,
    Jurisdiction.KP,
    Jurisdiction.MN,
    Jurisdiction.RU,
    Jurisdiction.INT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """Two doors, three examples, and the law by country."""

    examples: Sequence[str]
    places: Sequence[Link]


@router.api_route("/", methods=METHODS)
def choose_language(request: Request, urls: Addresses) -> RedirectResponse:
    """To the home page in the reader's language."""
    language = i18n.negotiate(request)
    return RedirectResponse(urls.home(language), 302, headers={"Vary": i18n.VARY})


@router.api_route("/{language:language}/", methods=METHODS)
def home(request: Request, language: i18n.Reader, application: App, urls: Addresses) -> HTMLResponse:
    """The home page."""
    page = HomePage(
        heading=_("Law across the border, in your language"),
        address=urls.home(language),
        description=_("Questions about investing in Northeast Asia, answered from the law, and lawyers who can help."),
        examples=application.asking.examples().examples(language),
        places=[Link(_place(item), urls.laws(language, jurisdiction=item.value)) for item in SHOWN],
    )
    return renderer_of(request).page(request, "pages/home/home.html", page, language)


def _place(jurisdiction: Jurisdiction) -> Message:
    return JURISDICTIONS[jurisdiction]


@router.api_route("/{language:language}", methods=METHODS)
def home_without_slash(language: Language, urls: Addresses) -> RedirectResponse:
    """The home page has one address."""
    return RedirectResponse(urls.home(language), 308)
