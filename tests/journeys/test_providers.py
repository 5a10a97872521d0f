"""Find a lawyer by field and language, open the page: in five languages, without script as with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
LANGUAGES = ["zh", "ja", "ko", "ru", "en"]
DEMONSTRATION = {
    "zh": "演示数据",
    "ja": "デモ用データ",
    "ko": "시연용 데이터",
    "ru": "Демонстрационные данные",
    "en": "Demonstration data",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lawyer_is_found_by_field_and_language(visit: Visit, language: str) -> None:
    page = visit(f"/{language}/providers", script=False)
    whole = int("".join(mark for mark in page.locator("p[role=status]").inner_text() if mark.isdigit()))
    page.locator(".fq-facet a[href*='field=intl-trade']").click()
    page.locator(".fq-facet a[href*='language=ko']").click()
    assert "field=intl-trade" in page.url
    assert "language=ko" in page.url
    narrowed = int("".join(mark for mark in page.locator("p[role=status]").inner_text() if mark.isdigit()))
    assert 0 < narrowed < whole
    assert page.locator(".fq-chip").count() == 2
    page.locator(".fq-card__title a").first.click()
    assert f"/{language}/providers/demo-" in page.url
    assert DEMONSTRATION[language] in page.locator("main").inner_text()
    page.go_back()
    page.locator(".fq-chip").first.click()
    assert page.locator(".fq-chip").count() == 1


def test_a_search_that_fits_nobody_says_so_and_offers_a_way_on(visit: Visit) -> None:
    page = visit("/ja/providers?q=zzzz")
    page.locator(".fq-empty a").click()
    assert page.locator(".fq-card").count() > 0


def test_a_provider_is_found_by_number(visit: Visit) -> None:
    page = visit("/ko/providers")
    page.locator("#q").fill("demo-0007")
    page.locator("form[role=search] button").click()
    assert page.locator(".fq-card").count() == 1
