"""`faqiao serve` and `faqiao start`: the site on an address of this machine.

One process, because the embedded vector store has one owner. A proxy in front is described in the documentation.
"""

import errno
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import typer
import uvicorn
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError

from knowledge import is_empty
from service import Settings, prepare
from web.app import create_app
from web.commands.console import Refusal, err, opened, steps

DRAIN_SECONDS = 20  # how long running requests may take to finish after SIGTERM
BACKLOG = 2048


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(serve)
    app.command()(start)


def serve() -> None:
    """Serve the site as it stands: nothing is migrated, loaded or built."""
    with _bound(Settings()) as listening, opened(serving=True) as application:
        try:
            is_empty(application.database)
        except SQLAlchemyError as error:
            raise Refusal("the database cannot be used as it is: run `faqiao start`") from error
        _run(create_app(application), application.settings, listening)


def start() -> None:
    """Prepare whatever is missing, then serve. A second start finds nothing missing and changes nothing."""
    with _bound(Settings()) as listening, opened(serving=True) as application:
        site = create_app(application)  # before the long work: a setting that cannot be used shows here
        with steps() as progress:
            done = prepare(application, progress)
        if done.loaded:
            err.print("The starter compilation was loaded.")
        if done.demonstration:
            err.print("Demonstration providers were added; `faqiao providers remove-demo` removes them all.")
        if done.postponed:
            err.print(f"{done.postponed} passages are embedded behind the site by {application.index.model}.")
        _run(site, application.settings, listening)


@contextmanager
def _bound(settings: Settings) -> Iterator[socket.socket]:
    """The socket of the site, taken before any work so that a taken port is told at once. Raises Refusal."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    with listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((settings.host, settings.port))
        except OSError as error:
            raise Refusal(_why(error, settings)) from error
        yield listening


def _why(error: OSError, settings: Settings) -> str:
    where = f"{settings.host}:{settings.port}"
    if error.errno == errno.EADDRINUSE:
        return f"{where} is already in use: stop what serves there, or set FAQIAO_PORT to another port"
    return f"{where} cannot be served on: {error.strerror or error}"


def _run(site: FastAPI, settings: Settings, listening: socket.socket) -> None:
    config = uvicorn.Config(
        site,
        log_level=logging.INFO,
        log_config=None,
        access_log=False,  # an address may hold what somebody searched for
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        backlog=BACKLOG,
    )
    try:
        listening.listen(BACKLOG)
    except OSError as error:  # two starts at the same moment can both bind; only one can listen
        raise Refusal(_why(error, settings)) from error
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    err.print(f"Serving on http://{host}:{settings.port}/ (stop with Ctrl+C)")
    uvicorn.Server(config).run(sockets=[listening])
