"""Addresses: one for each page, safe whatever the parts are."""

from knowledge import Language
from web.urls import Urls

URLS = Urls()


def test_a_provision_is_a_place_on_the_page_of_its_instrument() -> None:
    assert URLS.law(Language.KO, "kr-fipa-1998", "27-2") == "/ko/laws/kr-fipa-1998#article-27-2"
    assert URLS.law(Language.RU, "ru-civil-code", "5.1", as_of="2026-01-01") == (
        "/ru/laws/ru-civil-code?as_of=2026-01-01#article-5.1"
    )


def test_parts_and_values_are_escaped() -> None:
    assert URLS.provider(Language.ZH, "a/../b?c#d") == "/zh/providers/a%2F..%2Fb%3Fc%23d"
    assert URLS.search(Language.ZH, q="外 商&x=1") == "/zh/search?q=%E5%A4%96+%E5%95%86%26x%3D1"


def test_empty_values_leave_no_trace_and_lists_repeat_their_name() -> None:
    assert URLS.providers(Language.JA, q="", field=["a", "b"], firm=None, kind=[]) == "/ja/providers?field=a&field=b"


def test_a_page_has_an_address_in_each_language() -> None:
    assert URLS.in_language("/zh/laws/x?as_of=2026-01-01", Language.RU) == "/ru/laws/x?as_of=2026-01-01"
    assert URLS.in_language("/", Language.RU) == "/ru/"
    assert URLS.in_language("/admin/patterns", Language.RU) == "/ru/"
