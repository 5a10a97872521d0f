"""Draws pages: one Jinja environment a language, so that every macro speaks it without being told.

Templates may loop, branch on presence, and call components. What is on a page is decided by its route.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from knowledge import Language, label
from service import Application, FieldProblem, Message, _
from web import i18n
from web.assets import BUNDLE, Assets
from web.callers import DEFAULT_LANGUAGE, known_language
from web.contexts import Alternate, ErrorPage, Frame, Link, Page, Said, Section, Words
from web.problems import Problem
from web.urls import Urls
from web.wording import Wording

TEMPLATES = Path(__file__).parent / "templates"
YEAR = 365 * 24 * 60 * 60
THEME_COOKIE = "theme"
THEMES = (("system", _("As the device")), ("light", _("Light")), ("dark", _("Dark")))
_SECTIONS = (
    (Section.ASK, _("Ask")),
    (Section.PROVIDERS, _("Find a provider")),
    (Section.LAWS, _("Laws")),
    (Section.SEARCH, _("Search")),
    (Section.COMPARE, _("Compare")),
    (Section.HANDBOOK, _("Handbook")),
    (Section.GLOSSARY, _("Glossary")),
    (Section.ABOUT, _("About")),
)


class Renderer:
    """Turns a page's dataclass into HTML in the reader's language. Safe to share between threads.

    Raises jinja2.TemplateError when a template asks for what the page does not have; that is a fault of ours.
    """

    def __init__(self, application: Application, assets: Assets) -> None:
        self._application = application
        self._urls = Urls()
        self._environments = {
            language: _environment(application, assets, self._urls, language) for language in Language
        }

    def page(
        self, request: Request, template: str, page_context: Page, language: Language, status: int = 200
    ) -> HTMLResponse:
        """The page as a response; remembers the language for the next visit to `/`."""
        frame = self._frame(request, page_context, language)
        html = self._environments[language].get_template(template).render(page=page_context, frame=frame)
        response = HTMLResponse(html, status, headers={"Content-Language": language.value})
        if request.cookies.get(i18n.COOKIE) != language.value:
            secure = request.url.scheme == "https"
            response.set_cookie(i18n.COOKIE, language.value, YEAR, httponly=True, samesite="lax", secure=secure)
        return response

    def error(self, request: Request, problem: Problem) -> HTMLResponse:
        """A page that says what went wrong and where to go on."""
        language = known_language(getattr(request.state, "language", None)) or i18n.negotiate(request)
        page = ErrorPage(heading=problem.title, indexed=False, detail=problem.detail, problems=problem.fields)
        return self.page(request, "errors/error.html", page, language, problem.status.value)

    def _frame(self, request: Request, page: Page, language: Language) -> Frame:
        base = str(request.base_url).rstrip("/")
        address = page.address or _address_of(request)
        addresses = {each: self._urls.in_language(address, each) for each in Language}
        places = {
            Section.ASK: self._urls.ask(language),
            Section.PROVIDERS: self._urls.providers(language),
            Section.LAWS: self._urls.laws(language),
            Section.SEARCH: self._urls.search(language),
            Section.COMPARE: self._urls.compare(language),
            Section.HANDBOOK: self._urls.handbook(language),
            Section.GLOSSARY: self._urls.glossary(language),
            Section.ABOUT: self._urls.about(language),
        }
        chosen = request.cookies.get(THEME_COOKIE)
        return Frame(
            language=language,
            alternates=[
                Alternate(each, addresses[each], base + addresses[each], each is language) for each in Language
            ],
            canonical=base + addresses[language] if page.indexed else "",
            fallback=base + addresses[DEFAULT_LANGUAGE],
            theme=chosen if chosen in {"light", "dark"} else "system",
            themes=THEMES,
            here=addresses[language],
            navigation=[Link(name, places[section], section is page.section) for section, name in _SECTIONS],
            reviewed=self._application.settings.reviewed,
        )


def renderer_of(request: Request) -> Renderer:
    """The renderer of the running site."""
    renderer: Renderer = request.app.state.renderer
    return renderer


def _address_of(request: Request) -> str:
    query = request.url.query
    path = quote(request.scope["path"])
    return f"{path}?{query}" if query else path


def _environment(application: Application, assets: Assets, urls: Urls, language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    translations = application.catalogues.translations(language)
    # The i18n extension adds this method to the environment when it is loaded.
    install: Any = environment.install_gettext_translations  # type: ignore[attr-defined]
    install(translations, newstyle=True)
    wording = Wording(application, language)

    def said(value: Said | str) -> str:
        return wording.say(value) if isinstance(value, Message) else str(value)

    def problem_for(problems: list[FieldProblem], name: str) -> FieldProblem | None:
        return next((problem for problem in problems if problem.field == name), None)

    environment.globals.update(
        {
            "urls": urls,
            "asset": assets.url,
            "stylesheet": assets.url(BUNDLE),
            "language": language,
            "problem_for": problem_for,
        }
    )
    environment.filters.update(
        {
            "said": said,
            "foreign": lambda value: value.tag if isinstance(value, Words) and value.tag != language.value else "",
            "date": lambda day: i18n.written_date(day, language),
            "number": lambda number: i18n.written_number(number, language),
            "language_name": wording.language_name,
            "jurisdiction": wording.jurisdiction,
            "listed": wording.listed,
            "article": lambda number: label(number, language),
        }
    )
    return environment
