"""A real site and a real browser: `faqiao start` in a process of its own, headless Chromium driven by Playwright."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys share one site and one browser, so they run in one worker."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def live(whole_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site with everything we ship, on a free port."""
    with Site(Path(shutil.copytree(whole_home, tmp_path_factory.mktemp("live") / "home"))) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Debian's Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("SKIPPED LOUDLY: no chromium on this machine (Debian: apt install chromium)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


def _is_complaint(message: "ConsoleMessage") -> bool:
    """Chromium also notes a form that came back with a reason (422); that is no fault of the page."""
    return message.type == "error" and "status of 422" not in message.text


@pytest.fixture
def visit(browser: "Browser", live: Site) -> "Iterator[Callable[..., Page]]":
    """Opens a page of the site in a fresh profile. What the page's console complains about fails the test."""
    complaints: list[str] = []
    contexts = []

    def opened(address: str, *, script: bool = True, viewport: dict[str, int] | None = None) -> "Page":
        context = browser.new_context(
            base_url=live.url, java_script_enabled=script, viewport=viewport or DESK, locale="en-GB"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if _is_complaint(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: None if request.url.startswith(live.url) else complaints.append(f"asked for {request.url}"),
        )
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of pages are put."""
    return tmp_path_factory.mktemp("gallery")
