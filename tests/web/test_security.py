"""The edge of the site: headers on everything, other sites kept out, bodies of a bounded size."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

APPROVAL = {"question": "外商投资需要审批吗"}


@pytest.mark.parametrize("address", ["/healthz", "/api/v1/instruments", "/api/v1/nothing", "/static/nothing.css"])
def test_every_answer_carries_the_security_headers(api: TestClient, address: str) -> None:
    headers = api.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in headers
    assert "cache-control" in headers


def test_what_a_program_was_told_is_not_stored(api: TestClient) -> None:
    assert api.get("/api/v1/instruments").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://testserver"}, 200),
        ({"origin": "http://testserver", "sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"origin": "http://testserver:81"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
    ],
)
def test_another_site_cannot_make_a_browser_ask(api: TestClient, headers: dict[str, str], status: int) -> None:
    assert api.post("/api/v1/ask", json=APPROVAL, headers=headers).status_code == status


def test_another_site_may_link_to_us(api: TestClient) -> None:
    assert api.get("/api/v1/instruments", headers={"sec-fetch-site": "cross-site"}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "", "testserver.evil.example", "[::1", "127.0.0.1.evil.example"])
def test_a_host_that_is_not_ours_is_refused(api: TestClient, host: str) -> None:
    refused = api.get("/api/v1/instruments", headers={"host": host})
    assert refused.status_code == 400
    assert "evil" not in refused.text


def test_a_host_with_a_port_is_ours(api: TestClient) -> None:
    assert api.get("/healthz", headers={"host": "LOCALHOST:8000"}).status_code == 200


def test_a_body_over_the_limit_is_refused(api: TestClient) -> None:
    refused = api.post("/api/v1/ask", json={"question": "a", "padding": "x" * 70_000})
    assert refused.status_code == 413
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_body_without_a_length_is_counted(api: TestClient) -> None:
    def drip() -> Iterator[bytes]:
        yield b'{"question": "'
        for _ in range(80):
            yield b"x" * 1024
        yield b'"}'

    refused = api.post("/api/v1/ask", content=drip(), headers={"content-type": "application/json"})
    assert refused.status_code == 413


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", "٣", "9" * 400])
def test_a_length_that_is_no_length_is_refused(api: TestClient, length: str) -> None:
    refused = api.post("/api/v1/ask", content=b"{}", headers={b"content-length": length.encode("utf-8")})
    assert refused.status_code in {400, 413}


@pytest.mark.parametrize("address", ["/docs", "/redoc", "/openapi.json"])
def test_no_page_that_loads_from_another_host_is_served(api: TestClient, address: str) -> None:
    assert api.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/healthz", "/api/v1/instruments", "/api/v1/nothing"])
def test_what_can_be_got_can_be_asked_about(api: TestClient, address: str) -> None:
    got, asked = api.get(address), api.head(address)
    assert asked.status_code == got.status_code
    assert asked.headers["content-length"] == got.headers["content-length"]
    assert asked.content == b""
