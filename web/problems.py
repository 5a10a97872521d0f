"""Every error as an answer: problem details (RFC 9457) for programs, a page for people, in the reader's language.

The only place that knows status numbers of errors. The page itself is drawn by `rendering`.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from knowledge import (
    IndexUnavailable,
    KnowledgeError,
    Language,
    NoTextForDay,
    UnknownInstrument,
    UnknownProvision,
    UnknownTerm,
)
from service import (
    Application,
    Conflict,
    FieldProblem,
    Forbidden,
    Invalid,
    Message,
    NotFound,
    ServiceError,
    TooMany,
    Unavailable,
    _,
)
from web.callers import caller_language
from web.urls import API
from web.validation import field_problems
from web.wording import Wording

PROBLEM_JSON = "application/problem+json"
RETRY_SECONDS = 5  # long enough for a database or an index that is coming back
_FOR_PROGRAMS = (f"{API}/", "/healthz", "/readyz", "/metrics")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as it is told. `kind` names it for programs and never changes."""

    kind: str
    status: HTTPStatus
    title: Message
    detail: Message
    fields: tuple[FieldProblem, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


_TITLES: Mapping[HTTPStatus, tuple[str, Message, Message]] = {
    HTTPStatus.BAD_REQUEST: (
        "unreadable",
        _("The request cannot be read"),
        _("Something in the request is not written as it should be."),
    ),
    HTTPStatus.FORBIDDEN: ("forbidden", _("Not allowed"), _("This request is not allowed.")),
    HTTPStatus.NOT_FOUND: (
        "not-found",
        _("Not found"),
        _("There is nothing at this address. It may have been moved or removed."),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "method-not-allowed",
        _("Not allowed"),
        _("This address does not take this kind of request."),
    ),
    HTTPStatus.CONFLICT: (
        "conflict",
        _("Somebody else was first"),
        _("This was changed in the meantime. Please look at it again."),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        "too-many",
        _("Too many questions"),
        _("Too many requests in a short time. Please wait a moment."),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "too-large",
        _("Too large"),
        _("More was sent than this address takes. Please send less."),
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: (
        "unsupported-type",
        _("The request cannot be read"),
        _("Send the request as JSON, with the content type application/json."),
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: (
        "invalid",
        _("Please check what was entered"),
        _("Some of what was entered cannot be used."),
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "unavailable",
        _("Not available at the moment"),
        _("A part of the site cannot be used at the moment. Please try again soon."),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "fault",
        _("Something went wrong"),
        _("Something went wrong on our side. It has been recorded. Please try again."),
    ),
}
_STATUSES: Mapping[type[ServiceError], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    Forbidden: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
    TooMany: HTTPStatus.TOO_MANY_REQUESTS,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}


def problem_of(error: Exception) -> Problem:
    """What is told about `error`; an error nobody foresaw tells nothing of itself."""
    match error:
        case ServiceError():
            return _of_service(error)
        case KnowledgeError():
            return _of_knowledge(error)
        case RequestValidationError():
            return _standard(HTTPStatus.UNPROCESSABLE_ENTITY, fields=field_problems(error.errors()))
        case HTTPException():
            return _of_http(error)
        case OperationalError() | PoolTimeout():
            return _standard(HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(RETRY_SECONDS)})
        case _:
            return _standard(HTTPStatus.INTERNAL_SERVER_ERROR)


def response_to(request: Request, error: Exception) -> Response:
    """The answer to a request that ended in `error`: JSON for programs, a page elsewhere."""
    problem = problem_of(error)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        # The address is left out: it may hold what somebody searched for.
        _log.error("request failed: %s %s", request.method, problem.kind, exc_info=error)
    application: Application = request.app.state.application
    if request.url.path.startswith(_FOR_PROGRAMS):
        body = error.body if isinstance(error, RequestValidationError) else None
        language = getattr(request.state, "language", None) or caller_language(request, body)
        return _as_json(problem, application, language)
    page: Response = request.app.state.renderer.error(request, problem)
    page.headers.update(problem.headers)
    return page


def install(app: FastAPI) -> None:
    """Answer every foreseen error of a route by `response_to`; the unforeseen are met at the edge (`security`)."""
    foreseen = (
        ServiceError,
        KnowledgeError,
        RequestValidationError,
        HTTPException,
        OperationalError,
        PoolTimeout,
    )
    for kind in foreseen:
        app.add_exception_handler(kind, response_to)


def _of_service(error: ServiceError) -> Problem:
    status = next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), None)
    if status is None:
        return _standard(HTTPStatus.INTERNAL_SERVER_ERROR)
    headers = {}
    if isinstance(error, TooMany):
        headers = {"Retry-After": str(error.retry_after)}
    elif isinstance(error, Unavailable):
        headers = {"Retry-After": str(RETRY_SECONDS)}
    return _standard(status, error.message, error.problems if isinstance(error, Invalid) else (), headers)


def _of_knowledge(error: KnowledgeError) -> Problem:
    match error:
        case UnknownInstrument():
            return _standard(HTTPStatus.NOT_FOUND, _("The library holds no law of this name."))
        case UnknownProvision():
            return _standard(HTTPStatus.NOT_FOUND, _("The library holds no article of this number in this law."))
        case UnknownTerm():
            return _standard(HTTPStatus.NOT_FOUND, _("The glossary has no such term."))
        case NoTextForDay():
            told = _("No text of this article is held for %(day)s.", day=error.day.isoformat())
            return _standard(HTTPStatus.NOT_FOUND, told)
        case IndexUnavailable():
            wait = {"Retry-After": str(RETRY_SECONDS)}
            return _standard(HTTPStatus.SERVICE_UNAVAILABLE, headers=wait)
        case _:
            return _standard(HTTPStatus.INTERNAL_SERVER_ERROR)


def _of_http(error: HTTPException) -> Problem:
    status = HTTPStatus(error.status_code)
    if status not in _TITLES:
        status = HTTPStatus.BAD_REQUEST if status < HTTPStatus.INTERNAL_SERVER_ERROR else status
    allowed = {name: value for name, value in (error.headers or {}).items() if name.lower() == "allow"}
    return _standard(status, headers=allowed)


def _standard(
    status: HTTPStatus,
    detail: Message | None = None,
    fields: tuple[FieldProblem, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Problem:
    kind, title, usual = _TITLES.get(status, _TITLES[HTTPStatus.INTERNAL_SERVER_ERROR])
    return Problem(kind, status, title, detail or usual, fields, headers or {})


def _as_json(problem: Problem, application: Application, language: Language) -> JSONResponse:
    said = Wording(application, language).say
    body: dict[str, object] = {
        "type": f"urn:faqiao:problem:{problem.kind}",
        "title": said(problem.title),
        "status": problem.status.value,
        "detail": said(problem.detail),
    }
    if problem.status == HTTPStatus.UNPROCESSABLE_ENTITY:
        body["errors"] = [{"field": item.field, "message": said(item.message)} for item in problem.fields]
    headers = {"Content-Language": language.value, **problem.headers}
    return JSONResponse(body, problem.status.value, headers, media_type=PROBLEM_JSON)
