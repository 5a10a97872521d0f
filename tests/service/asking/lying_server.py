"""An OpenAI-compatible server on this machine that says, and does, what a test tells it to; mostly lies.

A script is given what was asked (the JSON of the request) and the handler, and answers however it likes.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: "LyingServer"

    def do_POST(self) -> None:
        """Note what was asked, and play the script."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append({"path": self.path, "headers": dict(self.headers), "body": asked})
        try:
            self.server.script(self, asked)
        except (BrokenPipeError, ConnectionResetError):
            self.server.hung_up.set()

    def log_message(self, *_args: object) -> None:
        """Keep quiet."""

    def begin(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        """The head of an answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def event(self, words: str | None, end: str | None = None) -> None:
        """One event of the stream."""
        choice = {"index": 0, "delta": {"content": words}, "finish_reason": end}
        self.wfile.write(f"data: {json.dumps({'choices': [choice]})}\n\n".encode())
        self.wfile.flush()

    def done(self) -> None:
        """The proper end of a stream."""
        self.event(None, "stop")
        self.wfile.write(b"data: [DONE]\n\n")


class LyingServer(ThreadingHTTPServer):
    """Listens on a free port; `asked` are the requests so far, `hung_up` says that a client went away."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, script: Script) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = script
        self.asked: list[dict[str, Any]] = []
        self.hung_up = threading.Event()
        self.stopping = threading.Event()

    @property
    def url(self) -> str:
        """What FAQIAO_LLM_BASE_URL would be."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def serving(script: Script) -> Iterator[LyingServer]:
    """A server for the length of a `with` block."""
    server = LyingServer(script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()


def passages_of(asked: dict[str, Any]) -> list[dict[str, str]]:
    """The passages in a request."""
    passages: list[dict[str, str]] = json.loads(asked["messages"][1]["content"])["passages"]
    return passages


def saying(*sentences: str) -> Script:
    """Says the sentences; `{0}` is the token of the first passage in brackets, `{1}` of the second; in small pieces."""

    def script(handler: Handler, asked: dict[str, Any]) -> None:
        tokens = [f"[{passage['token']}]" for passage in passages_of(asked)]
        text = " ".join(sentence.format(*tokens) for sentence in sentences)
        handler.begin()
        for place in range(0, len(text), 7):
            handler.event(text[place : place + 7])
        handler.done()

    return script


def raw(*chunks: bytes, kind: str = "text/event-stream") -> Script:
    """Sends these bytes and closes."""

    def script(handler: Handler, _asked: dict[str, Any]) -> None:
        handler.begin(kind=kind)
        for chunk in chunks:
            handler.wfile.write(chunk)
            handler.wfile.flush()

    return script


def answering(status: int, **headers: str) -> Script:
    """Answers with a status and some headers, and what would be a sound body."""

    def script(handler: Handler, _asked: dict[str, Any]) -> None:
        handler.begin(status, **headers)
        handler.done()

    return script


def hanging(handler: Handler, _asked: dict[str, Any]) -> None:
    """Says nothing at all."""
    handler.server.stopping.wait(20)


def endless(handler: Handler, asked: dict[str, Any]) -> None:
    """Never comes to an end."""
    handler.begin()
    while not handler.server.stopping.is_set():
        handler.event(f"And again. [{passages_of(asked)[0]['token']}] ")


def dripping(head: bytes) -> Script:
    """Sends `head`, then a byte now and then; each on its own comes soon enough for any time-out of a read."""

    def script(handler: Handler, _asked: dict[str, Any]) -> None:
        handler.wfile.write(head)
        handler.wfile.flush()
        while not handler.server.stopping.is_set():
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    return script


def huge_line(handler: Handler, _asked: dict[str, Any]) -> None:
    """One line that does not end."""
    handler.begin()
    handler.wfile.write(b"data: ")
    while not handler.server.stopping.is_set():
        handler.wfile.write(b"a" * 65536)
