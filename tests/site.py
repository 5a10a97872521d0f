"""A site in a process of its own, started as a person would start it, on a free port of this machine."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[1]
READY_SECONDS = 600
STOP_SECONDS = 30


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Site:
    """`faqiao start` over a home folder, for the length of a `with` block. Variables are added to the environment."""

    def __init__(self, home: Path, **variables: str) -> None:
        self.home = home
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **os.environ, "FAQIAO_HOME": str(home), "FAQIAO_PORT": str(self.port), "FAQIAO_ASK_LIMIT": "",
            "TERM": "dumb", **variables,
        }  # fmt: skip
        self._log = home.parent / f"{home.name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Start, and return at once."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "web.cli", "start"], cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )
        return self

    def wait(self) -> Self:
        """Return when the site says that it is ready. Raises RuntimeError, with the log, when it does not become so."""
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                break
            if self.get("/readyz")[0] == 200:
                return self
            time.sleep(0.2)
        raise RuntimeError(f"the site did not become ready: {self.get('/readyz')}\n{self.log}")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> int:
        """Ask it to end; answers its exit code."""
        if self.process is None:
            return 0
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)

    def __enter__(self) -> Self:
        try:
            return self.start().wait()
        except BaseException:
            self.kill()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.stop()
        finally:
            self.kill()

    @property
    def log(self) -> str:
        """What it said so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")[-6000:]

    def get(self, address: str) -> tuple[int, Any]:
        """Status and body; 0 when nobody answers."""
        return self._send(Request(self.url + address))

    def ask(self, question: str, **more: object) -> dict[str, Any]:
        """The answer to a question, as the JSON interface gives it."""
        body = json.dumps({"question": question, **more}).encode()
        request = Request(f"{self.url}/api/v1/ask", body, {"Content-Type": "application/json"})
        status, answer = self._send(request)
        assert status == 200, (status, answer)
        return dict(answer)

    @staticmethod
    def _send(request: Request) -> tuple[int, Any]:
        try:
            with urlopen(request, timeout=60) as response:
                return response.status, _read(response.read())
        except HTTPError as error:
            return error.code, _read(error.read())
        except (URLError, ConnectionError, TimeoutError):
            return 0, None


def _read(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body.decode(errors="replace")
