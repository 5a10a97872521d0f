"""A site without a limit of questions, and one with; the compilation is the one the founder's fixtures load."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from knowledge import Library
from service import Application
from web.app import create_app


@pytest.fixture
def site(application: Application) -> Callable[..., TestClient]:
    """Builds a site with some settings changed. Errors are answered, not raised, as a browser would see them."""

    def build_site(**changes: object) -> TestClient:
        settings = application.settings.model_copy(update={"ask_limit": "", **changes})
        changed = create_app(replace(application, settings=settings))
        return TestClient(changed, raise_server_exceptions=False)

    return build_site


@pytest.fixture
def api(site: Callable[..., TestClient]) -> TestClient:
    """A program calling the JSON interface: no cookies, no browser headers."""
    return site()


@pytest.fixture
def library(application: Application) -> Library:
    """The compilation the site reads."""
    return application.library
