"""Refuses every connection and name that is not this machine's own, and remembers what was attempted.

Issue point: nothing is called in the default set-up. `install` is used by the whole suite, and by programs that the
suite starts (through `sitecustomize`, with this folder on PYTHONPATH). Code that connects in C is watched by
`loopback.c`.
"""

import ipaddress
import os
import socket
from typing import Any

attempts: list[str] = []
_LOCAL_NAMES = {"", "localhost", "localhost.localdomain", "ip6-localhost"}


class OutsideRefused(OSError):
    """Something tried to reach another machine."""


def is_local(host: object) -> bool:
    """Whether `host` is this machine: loopback, unspecified, or a local name."""
    if host is None:
        return True
    name = host.decode(errors="replace") if isinstance(host, bytes) else str(host)
    if name in _LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse(what: str) -> None:
    """Remember the attempt, tell the file that the parent reads, and raise OutsideRefused."""
    attempts.append(what)
    if log := os.environ.get("FAQIAO_TEST_CONNECTIONS"):
        with open(log, "a", encoding="utf-8") as handle:  # noqa: PTH123  pathlib may not be imported this early
            handle.write(f"{what}\n")
    raise OutsideRefused(f"the test suite refuses {what}")


def install() -> None:
    """Put the guard in place for the life of the process."""
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _guarded_connect(getattr(socket.socket, name), name))
    socket.socket.sendto = _guarded_sendto(socket.socket.sendto)  # type: ignore[method-assign,assignment]
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "create_connection"):
        setattr(socket, name, _guarded_name(getattr(socket, name), name))


def _guarded_connect(original: Any, name: str) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not is_local(address[0]):
            refuse(f"{name} to {address}")
        return original(self, address)

    return guarded


def _guarded_sendto(original: Any) -> Any:
    def guarded(self: socket.socket, data: Any, *rest: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not is_local(rest[-1][0]):
            refuse(f"sendto {rest[-1]}")
        return original(self, data, *rest)

    return guarded


def _guarded_name(original: Any, name: str) -> Any:
    def guarded(host: Any, *rest: Any, **named: Any) -> Any:
        asked = host[0] if isinstance(host, tuple) else host
        if not is_local(asked):
            refuse(f"{name} of {asked!r}")
        return original(host, *rest, **named)

    return guarded
