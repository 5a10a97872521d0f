"""The choice of appearance, kept in a cookie so that the server can draw the page in it and nothing flashes."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse

from web import i18n
from web.dependencies import Addresses
from web.forms import local_path
from web.rendering import THEME_COOKIE, THEMES, YEAR

router = APIRouter()


@router.post("/{language:language}/theme")
def choose_theme(
    request: Request,
    language: i18n.Reader,
    urls: Addresses,
    theme: Annotated[str, Form()] = "",
    here: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Remember the choice and go back to where it was made; an unknown theme changes nothing."""
    response = RedirectResponse(local_path(here, urls.home(language)), 303)
    if theme in {name for name, _label in THEMES}:
        secure = request.url.scheme == "https"
        response.set_cookie(THEME_COOKIE, theme, YEAR, httponly=True, samesite="lax", secure=secure)
    return response
