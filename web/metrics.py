"""How many requests were answered, how, and how long they took, as text that Prometheus reads.

Counts live in this process. Names of routes are counted, never addresses: an address may hold what somebody asked.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from threading import Lock

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.urls import API

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_Labels = tuple[str, str, int]


class Metrics:
    """Counters of one process. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[_Labels] = Counter()
        self._seconds: defaultdict[_Labels, float] = defaultdict(float)

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        labels = (method if method in _METHODS else "other", route, status)
        with self._lock:
            self._requests[labels] += 1
            self._seconds[labels] += seconds

    def render(self, generated: Mapping[str, int]) -> str:
        """Every count in the Prometheus text format; `generated` are the outcomes of the optional generator."""
        with self._lock:
            requests, seconds = dict(self._requests), dict(self._seconds)
        return "\n".join(
            (
                "# HELP faqiao_requests_total Requests answered.",
                "# TYPE faqiao_requests_total counter",
                *_lines("faqiao_requests_total", requests),
                "# HELP faqiao_request_seconds_total Time spent on them.",
                "# TYPE faqiao_request_seconds_total counter",
                *_lines("faqiao_request_seconds_total", seconds),
                "# HELP faqiao_generated_answers_total Answers asked of the generator, by what came of it.",
                "# TYPE faqiao_generated_answers_total counter",
                *(f'faqiao_generated_answers_total{{outcome="{name}"}} {n}' for name, n in sorted(generated.items())),
                "",
            )
        )


class Measured:
    """A layer that times every request to its last byte."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def send_seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_seen)
        finally:
            self._metrics.observe(scope["method"], _route(scope), status, time.perf_counter() - began)


def _route(scope: Scope) -> str:
    """The pattern of the route that answered. FastAPI tells it without the prefix of the router it was included by."""
    pattern: str = getattr(scope.get("route"), "path", "unmatched")
    included = scope["path"].startswith(f"{API}/") and pattern.startswith("/") and not pattern.startswith(f"{API}/")
    return f"{API}{pattern}" if included else pattern


def _lines(name: str, counts: Mapping[_Labels, float]) -> Iterator[str]:
    for (method, route, status), value in sorted(counts.items()):
        yield f'{name}{{method="{method}",route="{route}",status="{status}"}} {value:.10g}'
