"""Puts the site together: one application in, one ASGI application out.

Routes live in `pages` and `api`, rules in `service`; here it is only said what stands where, and what happens at the
beginning and the end. Composed here and not in `service`, since `service` knows no HTTP (see `docs/decisions`).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from service import Application, AskLimit
from web import problems
from web.api import operations_router
from web.api import router as api_router
from web.assets import Assets
from web.metrics import Measured, Metrics
from web.pages import router as pages_router
from web.rendering import Renderer
from web.security import Edge
from web.urls import Urls
from web.warming import Warming

STATIC = Path(__file__).parent / "static"


def create_app(application: Application) -> FastAPI:
    """The whole site over `application`. It answers at once; the model is loaded behind it (`/readyz` tells).

    Raises ValueError when the limit of questions in the settings cannot be read.
    """
    urls = Urls()
    app = FastAPI(
        title="Faqiao",
        summary="Foreign-related legal services in five languages.",
        version="1",
        openapi_url=urls.api_openapi(),
        docs_url=None,  # the ready-made page loads its script from another host
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.application = application
    app.state.urls = urls
    app.state.metrics = Metrics()
    app.state.ask_limit = AskLimit(application.settings.ask_limit)
    assets = Assets(STATIC)
    app.state.renderer = Renderer(application, assets)
    app.include_router(api_router)
    app.include_router(operations_router)
    app.include_router(pages_router, include_in_schema=False)
    app.mount("/static", assets, name="static")
    problems.install(app)
    app.add_middleware(Edge, hosts=application.settings.trusted_hosts)
    app.add_middleware(Measured, metrics=app.state.metrics)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Warm up behind the back of the first readers. At the end the server has already drained its requests."""
    application: Application = app.state.application
    warming = Warming(application.index)
    warming.start()
    yield
    warming.stop()
