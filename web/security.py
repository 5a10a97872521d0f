"""The edge: what is refused before any route sees it, what every answer carries, and what nobody foresaw.

Everything here holds for pages, JSON and static files alike. Who may do what is decided by `service`.
"""

import logging
from collections.abc import Iterable, Mapping

from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.problems import problem_of, response_to

BODY_LIMIT = 64 * 1024  # the longest question is 2,000 characters; nothing public needs more
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
_OWN_SITES = {"same-origin", "none"}
_log = logging.getLogger(__name__)

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}
CACHING = "private, no-cache"  # a page depends on theme and day: kept by the browser alone, and asked for again
CACHING_DATA = "no-store"  # what a program was told may be private
TRANSPORT = "max-age=31536000; includeSubDomains"


class Edge:
    """The outermost layer of the site.

    Answers 400 to a host we do not serve and to unreadable addresses, 403 to an unsafe request from another site, 413
    to a body over `limit`. An exception that reaches it is logged and answered 500 without a word of itself.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], limit: int = BODY_LIMIT) -> None:
        self._app = app
        self._hosts = {host.lower() for host in hosts}
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection; what is not HTTP (the lifespan) passes untouched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # Whatever can be got can be asked about; FastAPI's routes know GET only.
        only_head = scope["method"] == "HEAD"
        if only_head:
            scope = {**scope, "method": "GET"}
        request = Request(scope, receive)
        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _complete(MutableHeaders(scope=message), scope)
            await send({**message, "body": b""} if only_head and "body" in message else message)

        if not self._serves(request.headers.get("host", "")):
            # No page: it would carry the foreign host in its addresses.
            await Response(status_code=400)(scope, receive, send_guarded)
            return
        try:
            _admit(request, self._limit)
            await self._app(scope, self._limited(receive), send_guarded)
        except Exception as error:  # the edge: what nobody foresaw must still be told in the reader's language
            if started:
                _log.exception("the answer broke off: %s", request.method)
                raise
            await _answer(request, error)(scope, receive, send_guarded)

    def _serves(self, host: str) -> bool:
        return "*" in self._hosts or _host_name(host) in self._hosts

    def _limited(self, receive: Receive) -> Receive:
        """Count what really comes in: a chunked body announces no length."""
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._limit:
                raise HTTPException(413)
            return message

        return counted


def _admit(request: Request, limit: int) -> None:
    """Raise HTTPException when the request must not reach a route."""
    headers = request.headers
    # PostgreSQL cannot hold NUL, and no address of ours has one.
    if "\x00" in request.url.path or "%00" in request.url.query:
        raise HTTPException(400)
    if request.method not in _SAFE_METHODS and not _is_ours(headers):
        raise HTTPException(403)
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdecimal()):
        raise HTTPException(400)
    if len(length) > len(str(limit)) or int(length) > limit:
        raise HTTPException(413)


def _is_ours(headers: Headers) -> bool:
    """Whether an unsafe request comes from our own pages, or from a program, which sends neither header."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _OWN_SITES
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()


def _host_name(host: str) -> str:
    """The name without the port; an IPv6 address keeps its brackets."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()


def _complete(headers: MutableHeaders, scope: Scope) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", CACHING_DATA if scope["path"].startswith("/api/") else CACHING)
    if scope.get("scheme") == "https":
        headers.setdefault("Strict-Transport-Security", TRANSPORT)


def _answer(request: Request, error: Exception) -> Response:
    try:
        return response_to(request, error)
    except Exception:  # noqa: BLE001  this is the edge: after it there is nobody to tell
        _log.exception("the error page failed")
        return Response(status_code=problem_of(error).status)
