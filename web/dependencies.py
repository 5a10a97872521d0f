"""What a route may ask for, by name: the application, the caller, a window of a list, the right to ask.

A route states its needs in its signature (`application: App`); where they come from is told here alone.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query, Request
from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError
from starlette.exceptions import HTTPException

from knowledge import TOPICS, Language
from service import Application, AskLimit
from web.callers import caller_address, caller_language
from web.urls import Urls

MOST = 100  # items in one part of a list
_FURTHEST = 1_000_000  # far beyond any list of ours, well within every database's integers
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 2101)  # reckoning with days near year 1 or 9999 overflows


def readable(text: str) -> str:
    """`text` itself. Raises PydanticCustomError when it holds NUL or half a character, which no database keeps."""
    if "\x00" in text or any("\ud800" <= mark <= "\udfff" for mark in text):
        raise PydanticCustomError("unreadable_text", "unreadable text")
    return text


def day_of(value: object) -> object:
    """The day written as ISO 8601; a value that is none yet passes. Raises PydanticCustomError for any other form."""
    if value is None or isinstance(value, date):
        return value
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise PydanticCustomError("unreadable_day", "unreadable day")
    return day


def cursor_for(offset: int | None) -> str | None:
    """An opaque address of what follows; None when nothing does."""
    return None if offset is None else base64.urlsafe_b64encode(b"from:%d" % offset).decode().rstrip("=")


def offset_at(cursor: str) -> int:
    """Where the cursor points. Raises PydanticCustomError when it is none of ours."""
    try:
        plain = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
        offset = int(plain.removeprefix("from:")) if re.fullmatch(r"from:[0-9]{1,7}", plain) else -1
    except (binascii.Error, ValueError):
        offset = -1
    if not 0 <= offset <= _FURTHEST or cursor_for(offset) != cursor:
        raise PydanticCustomError("unknown_cursor", "unknown cursor")
    return offset


def _checked_cursor(cursor: str) -> str:
    offset_at(cursor)
    return cursor


Text = Annotated[str, AfterValidator(readable)]
Day = Annotated[date, BeforeValidator(day_of)]
Cursor = Annotated[str, AfterValidator(_checked_cursor)]
Topic = Literal[TOPICS]  # type: ignore[valid-type]  # the list is data, and a closed one


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list is wanted."""

    limit: int
    offset: int


def _application(request: Request) -> Application:
    application: Application = request.app.state.application
    return application


def _urls(request: Request) -> Urls:
    urls: Urls = request.app.state.urls
    return urls


def _caller(request: Request) -> Language:
    language = caller_language(request)
    request.state.language = language
    return language


def _window(limit: Annotated[int, Query(ge=1, le=MOST)] = 20, cursor: Cursor | None = None) -> Window:
    return Window(limit, offset_at(cursor) if cursor else 0)


def _within_limit(request: Request) -> None:
    limit: AskLimit = request.app.state.ask_limit
    limit.check(caller_address(request))


def _sends_json(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415)


App = Annotated[Application, Depends(_application)]
Addresses = Annotated[Urls, Depends(_urls)]
Caller = Annotated[Language, Depends(_caller)]
Part = Annotated[Window, Depends(_window)]

WithinAskLimit = Depends(_within_limit)
SendsJson = Depends(_sends_json)
