"""The question box. Works by a plain form; a script only shortens the wait. The answer is shown by `conversations`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from knowledge import Jurisdiction
from service import (
    Application,
    Ask,
    FieldProblem,
    Invalid,
    _,
)
from web import i18n
from web.contexts import Page, Section
from web.dependencies import Addresses, App, WithinAskLimit
from web.forms import LONGEST_WORDS, clean, conversation_id, read_day
from web.pages.parts import (
    METHODS,
    crumbs,
)
from web.rendering import renderer_of
from web.urls import Urls

router = APIRouter()
TITLE = _("Ask a question")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPage(Page):
    """The question box; `question` is what was written before."""

    question: str
    examples: Sequence[str]


@router.api_route("/{language:language}/ask", methods=METHODS)
def ask_form(request: Request, language: i18n.Reader, application: App, urls: Addresses) -> HTMLResponse:
    """The empty box, or one with a question to be looked over."""
    question = clean(request.query_params.get("question", ""), LONGEST_WORDS)
    return _form(request, language, application, urls, question, ())


@router.post("/{language:language}/ask", dependencies=[WithinAskLimit])
def ask(
    request: Request,
    language: i18n.Reader,
    application: App,
    urls: Addresses,
    question: Annotated[str, Form()] = "",
    conversation: Annotated[str, Form()] = "",
    jurisdiction: Annotated[str, Form()] = "",
    as_of: Annotated[str, Form()] = "",
) -> Response:
    """Answer, then show the conversation under its own address; what cannot be a question comes back with a reason."""
    day, problems = read_day(as_of)
    if problems:
        return _form(request, language, application, urls, question, problems)
    wanted = (Jurisdiction(jurisdiction),) if jurisdiction in {item.value for item in Jurisdiction} else ()
    try:
        answer = application.asking.ask(
            Ask(
                question=question,
                jurisdictions=wanted,
                as_of=day,
                conversation=conversation_id(conversation),
                page_language=language,
            )
        )
    except Invalid as error:
        return _form(request, language, application, urls, question, error.problems)
    return RedirectResponse(urls.conversation(language, answer.conversation, answer.id), 303)


def _form(
    request: Request,
    language: i18n.Reader,
    application: Application,
    urls: Urls,
    question: str,
    problems: Sequence[FieldProblem],
) -> HTMLResponse:
    page = AskPage(
        heading=TITLE,
        address=urls.ask(language),
        section=Section.ASK,
        crumbs=crumbs(urls, language),
        problems=problems,
        question=question,
        examples=application.asking.examples().examples(language),
    )
    status = 422 if problems else 200
    return renderer_of(request).page(request, "pages/ask/ask.html", page, language, status)
