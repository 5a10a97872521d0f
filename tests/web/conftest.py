"""Sites over the application all tests of a worker share: they only read it and keep conversations of their own."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service import Application
from web.app import create_app


@pytest.fixture(scope="session")
def plain_site(application: Application) -> FastAPI:
    """The site as it is by default; composing one takes longer than most tests."""
    return create_app(application)


@pytest.fixture
def site(application: Application, plain_site: FastAPI) -> Callable[..., TestClient]:
    """Builds a site with some settings changed. Errors are answered, not raised, as a browser would see them."""

    def build_site(**changes: object) -> TestClient:
        if not changes:
            return TestClient(plain_site, raise_server_exceptions=False)
        settings = application.settings.model_copy(update=changes)
        changed = create_app(replace(application, settings=settings))
        return TestClient(changed, raise_server_exceptions=False)

    return build_site


@pytest.fixture
def api(site: Callable[..., TestClient]) -> TestClient:
    """A program calling the JSON interface: no cookies, no browser headers."""
    return site()
