"""Who calls: languages from headers that browsers and strangers send, addresses that are counted together."""

import pytest
from fastapi import Request

from knowledge import Language
from web.callers import accepted_language, caller_address, caller_language


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ko", Language.KO),
        ("KO-kr", Language.KO),
        ("fr, ja;q=0.4, ru;q=0.9", Language.RU),
        ("zh-Hant-TW, en;q=0.1", Language.ZH),
        ("en;q=0, ru;q=0.1", Language.RU),
        ("fr, de", None),
        ("", None),
        ("*", None),
        ("ko;q=nan, ja;q=9e9", None),
        (",;;==" * 1000, None),
    ],
)
def test_the_best_of_our_languages_is_taken(header: str, language: Language | None) -> None:
    assert accepted_language(header) is language


def request(path: str = "/api/v1/search", query: str = "", header: str = "", host: str = "192.0.2.1") -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": query.encode(),
            "headers": [(b"accept-language", header.encode())],
            "client": (host, 1),
        }
    )


def test_the_language_asked_for_goes_before_the_browser_and_chinese_comes_last() -> None:
    assert caller_language(request(query="language=ru", header="ko")) is Language.RU
    assert caller_language(request(query="language=xx", header="ko")) is Language.KO
    assert caller_language(request(), {"language": "ja"}) is Language.JA
    assert caller_language(request(), {"language": ["ja"]}) is Language.ZH
    assert caller_language(request(), "text") is Language.ZH


def test_the_languages_of_providers_say_nothing_about_the_caller() -> None:
    assert caller_language(request("/api/v1/providers", "language=ru")) is Language.ZH
    assert caller_language(request("/api/v1/providers", "language=ru&ui_language=en")) is Language.EN


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("testclient", "testclient"),
    ],
)
def test_one_subscriber_is_counted_once(host: str, counted: str) -> None:
    assert caller_address(request(host=host)) == counted
