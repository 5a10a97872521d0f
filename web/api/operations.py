"""For those who run the site: is it alive, can it work, how much does it do. These addresses stand at the root."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import SQLAlchemyError

from service import Application
from web.api.schemas import Alive, Readiness
from web.dependencies import App
from web.metrics import CONTENT_TYPE, Metrics

router = APIRouter(tags=["Operations"])


@router.get("/healthz")
def healthz() -> Alive:
    """The process lives; nothing else is claimed."""
    return Alive()


@router.get("/readyz", response_model=Readiness, responses={503: {"model": Readiness}})
def readyz(application: App) -> JSONResponse:
    """Whether database, index and model can be used; 503 with the reasons otherwise."""
    reasons = reasons_not_ready(application)
    state = Readiness(status="not ready" if reasons else "ready", reasons=reasons)
    return JSONResponse(state.model_dump(), status_code=503 if reasons else 200)


@router.get("/metrics", response_class=Response, responses={200: {"content": {CONTENT_TYPE: {}}}})
def metrics(request: Request, application: App) -> Response:
    """Counts and times of requests, and what came of generating, for Prometheus."""
    counted: Metrics = request.app.state.metrics
    return Response(counted.render(application.generated.counts()), headers={"Content-Type": CONTENT_TYPE})


def reasons_not_ready(application: Application) -> list[str]:
    """Why the site cannot do all its work; empty when it can. Addresses and passwords are never among the words."""
    reasons = list(application.index.readiness())
    try:
        application.database.ping()
    except SQLAlchemyError:
        reasons.append("the database does not answer")
    return reasons
