"""Every page in five languages at phone and desk width: nothing sideways, nothing untranslated, everything labelled."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import DESK, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
LAW = "cn-foreign-investment-law-2019"
PAGES = [
    "",
    "ask",
    "laws",
    f"laws/{LAW}?second=zh",
    "search?q=2020",
    "providers",
    "providers/demo-0001",
    "compare?topic=forex",
    "glossary",
    "glossary/foreign-investor",
    "handbook",
    "about",
    "patterns",
]
NARROW = {"width": 320, "height": 640}


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "ru", "en"])
def test_no_page_scrolls_sideways_and_each_has_one_heading(visit: Visit, language: str, gallery: Path) -> None:
    page = visit(f"/{language}/")
    for place, address in enumerate(PAGES):
        for name, viewport in (("desk", DESK), ("phone", PHONE), ("narrow", NARROW)):
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
            page.goto(f"{page.url.split(f'/{language}')[0]}/{language}/{address}")
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= viewport["width"], (address, name, width)
            assert page.locator("h1").count() == 1, address
            assert page.locator("html").get_attribute("lang") == language
            page.screenshot(path=gallery / f"{language}-{place}-{name}.png")


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "ru", "en"])
def test_every_field_has_a_label_and_every_link_a_name(visit: Visit, language: str) -> None:
    page = visit(f"/{language}/")
    for address in PAGES:
        page.goto(f"{page.url.split(f'/{language}')[0]}/{language}/{address}")
        unlabelled = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]), textarea, select')]"
            ".filter(field => !field.labels.length && !field.ariaLabel).map(field => field.outerHTML)"
        )
        assert unlabelled == [], address
        nameless = page.evaluate(
            "[...document.querySelectorAll('a, button')]"
            ".filter(item => !item.textContent.trim() && !item.ariaLabel).map(item => item.outerHTML)"
        )
        assert nameless == [], address


def test_the_keyboard_reaches_the_content_first(visit: Visit) -> None:
    page = visit("/en/ask")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "fq-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
