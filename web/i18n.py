"""Which language a reader gets, and how that language writes dates and numbers.

Pages take their language from the path; the rest is negotiated. Catalogues are the business of `service.messages`.
"""

from datetime import date
from typing import Annotated

from babel.dates import format_date
from babel.numbers import format_decimal
from fastapi import Depends, Request
from starlette.convertors import Convertor, register_url_convertor

from knowledge import Language
from web.callers import DEFAULT_LANGUAGE, accepted_language, known_language

COOKIE = "lang"
VARY = "Accept-Language, Cookie"


class _LanguageConvertor(Convertor[Language]):
    """Lets a route take a language as the first part of its path, and nothing else: `/xx/` is simply not there."""

    regex = "|".join(language.value for language in Language)

    def convert(self, value: str) -> Language:
        return Language(value)

    def to_string(self, value: Language) -> str:
        return value.value


register_url_convertor("language", _LanguageConvertor())


def negotiate(request: Request) -> Language:
    """The reader's language: that of the path, else the one chosen last, else the browser's, else Chinese.

    Never fails, whatever the request.
    """
    first = request.url.path.removeprefix("/").partition("/")[0]
    return (
        known_language(first)
        or known_language(request.cookies.get(COOKIE))
        or accepted_language(request.headers.get("accept-language", ""))
        or DEFAULT_LANGUAGE
    )


def _reader(request: Request, language: Language) -> Language:
    request.state.language = language
    return language


Reader = Annotated[Language, Depends(_reader)]
"""The language of a page, from the `{language:language}` in its path."""


def written_date(day: date, language: Language) -> str:
    """A day as the language writes it in running text: 2026年1月31日, 31 января 2026 г."""
    return str(format_date(day, format="long", locale=language.value))


def written_number(number: float, language: Language) -> str:
    """A number with the language's separators."""
    return str(format_decimal(number, locale=language.value))
