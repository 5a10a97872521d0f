"""The JSON interface under `/api/v1`: `router`. The contract is api.md; the OpenAPI document describes it."""

from typing import Any

from fastapi import APIRouter

from web.api import ask, glossary, instruments, operations, providers, search
from web.problems import PROBLEM_JSON
from web.urls import API

_PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


def _told(description: str) -> dict[str, Any]:
    return {"description": description, "content": {PROBLEM_JSON: {"schema": _PROBLEM}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _told("The request cannot be read."),
    403: _told("The request comes from another site."),
    404: _told("There is no such thing."),
    413: _told("More was sent than is taken."),
    415: _told("The body is not JSON."),
    422: _told("Some of what was given cannot be used; `errors` names each field."),
    429: _told("Too often; `Retry-After` says when to come back."),
    503: _told("A part cannot be used at the moment."),
}

router = APIRouter(prefix=API, responses=PROBLEMS)
for part in (ask, search, instruments, glossary, providers):
    router.include_router(part.router)

operations_router = operations.router
