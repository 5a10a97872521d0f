"""One application for all tests of the JSON interface, which only read it and keep conversations of their own."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from fastapi.testclient import TestClient

from service import Application, Settings, build
from tests.fakes import CLOCK, HashEmbedder
from web.app import create_app

COMPILATION = Path(__file__).resolve().parents[2] / "knowledge" / "data"


@pytest.fixture(scope="session")
def shared_application(
    prepared: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Application]:
    """The compilation we ship and the demonstration pool, with a fake embedder and a clock that stands."""
    home = tmp_path_factory.mktemp("shared")
    shutil.copy(prepared(COMPILATION), home / "faqiao.sqlite3")
    with patch("knowledge.search.retrieving.SentenceTransformerEmbedder", lambda _path: HashEmbedder()):
        application = build(Settings(home=home, compilation=COMPILATION, ask_limit=""), CLOCK)
    application.index.prepare()
    yield application
    application.index.close()
    application.database.close()


@pytest.fixture
def site(shared_application: Application) -> Callable[..., TestClient]:
    """Builds a site with some settings changed. Errors are answered, not raised, as a browser would see them."""

    def build_site(**changes: object) -> TestClient:
        settings = shared_application.settings.model_copy(update=changes)
        changed = create_app(replace(shared_application, settings=settings))
        return TestClient(changed, raise_server_exceptions=False)

    return build_site


@pytest.fixture
def api(site: Callable[..., TestClient]) -> TestClient:
    """A program calling the JSON interface: no cookies, no browser headers."""
    return site()
