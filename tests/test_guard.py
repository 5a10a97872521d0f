"""The suite's own guard: other machines are refused and the attempt remembered; this machine is not."""

import socket

import pytest

from tests.guard import loopback


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org", b"example.org", "10.0.0.1"])
def test_another_machine_is_refused(host: str | bytes) -> None:
    with pytest.raises(loopback.OutsideRefused):
        socket.getaddrinfo(host, 80)
    with pytest.raises(loopback.OutsideRefused):
        socket.create_connection((host if isinstance(host, str) else host.decode(), 80), 1)
    assert len(loopback.attempts) == 2
    loopback.attempts.clear()


def test_a_socket_below_the_helpers_is_refused_too() -> None:
    with socket.socket() as tcp, pytest.raises(loopback.OutsideRefused):
        tcp.connect(("192.0.2.1", 80))
    with socket.socket(type=socket.SOCK_DGRAM) as udp, pytest.raises(loopback.OutsideRefused):
        udp.sendto(b"x", ("192.0.2.1", 53))
    loopback.attempts.clear()


def test_this_machine_is_not_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1]), 5).close()
    assert loopback.attempts == []
