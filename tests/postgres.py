"""A private PostgreSQL from the machine's server binaries: its own folder, a socket in it, no port, no password.

The server refuses to run as root, so as root it is given to the user `nobody`.
"""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

START_SECONDS = 60
STOP_SECONDS = 30


def server_binaries() -> Path | None:
    """The folder that holds `initdb` and `postgres`; the newest where there are several. None: not installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda item: int(item.parent.name), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").is_file()), None)


class PrivatePostgres:
    """A server for the length of a `with` block; `url` is its address."""

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        # Not pytest's own folder: the server's user could not enter it. Short, because a socket's path must be.
        self._folder = Path(tempfile.mkdtemp(prefix="fq-pg-"))
        self._as: dict[str, Any] = {"user": "nobody", "group": "nogroup", "extra_groups": []} if _is_root() else {}
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of the database `postgres`, to be replaced by that of one's own."""
        return self.address_of("postgres")

    def address_of(self, database: str) -> str:
        """The address of one database of this server."""
        return f"postgresql://faqiao@/{database}?host={self._folder}"

    def __enter__(self) -> Self:
        if _is_root():
            shutil.chown(self._folder, "nobody")
        self._run("initdb", "-D", str(self._data), "-U", "faqiao", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        log = (self._folder / "log").open("wb")
        self._server = subprocess.Popen(
            [
                self._binaries / "postgres",
                *("-D", self._data, "-k", self._folder),
                *("-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off"),
                *("-c", "full_page_writes=off", "-c", "max_connections=50", "-c", "shared_buffers=32MB"),
            ],
            stdout=log,
            stderr=log,
            env=self._environment,
            **self._as,
        )
        log.close()
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._server.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": str(self._folder)}

    def _run(self, name: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._binaries / name, *arguments],
            cwd=self._folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            **self._as,
        )
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr or done.stdout}")

    def _wait(self) -> None:
        import psycopg

        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
            except psycopg.OperationalError:
                if self._server is None or self._server.poll() is not None:
                    break
                time.sleep(0.1)
            else:
                return
        raise RuntimeError(f"PostgreSQL did not start: {(self._folder / 'log').read_text(encoding='utf-8')}")


def _is_root() -> bool:
    return os.geteuid() == 0
