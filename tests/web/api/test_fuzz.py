"""Whatever a stranger sends, the answer is never a fault of ours. Examples are few; the whole is a later issue's."""

import json
from collections.abc import Callable
from urllib.parse import quote

from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Surrogates too: they cannot be sent in an address, but JSON can spell them.
ANY_TEXT = st.text(st.characters(), max_size=60)
SENDABLE = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=6,
)
ASK = st.fixed_dictionaries(
    {"question": ANY_TEXT | ANYTHING},
    optional={
        "language": ANYTHING | st.sampled_from(["zh", "ja", "ko", "ru", "en"]),
        "jurisdictions": ANYTHING | st.lists(st.sampled_from(["CN", "JP", "KP", "INT", "XX"]), max_size=9),
        "as_of": ANYTHING | st.dates().map(str),
        "conversation": ANYTHING,
    },
)
LIST = {"limit": SENDABLE | st.integers().map(str), "cursor": SENDABLE}
SEARCH = st.fixed_dictionaries(
    {"q": SENDABLE},
    optional={
        **LIST,
        "language": SENDABLE | st.sampled_from(["zh", "ru"]),
        "jurisdiction": SENDABLE | st.sampled_from(["CN", "RU"]),
        "instrument": SENDABLE,
        "topic": SENDABLE | st.sampled_from(["tax", "forex"]),
        "kind": SENDABLE,
        "as_of": SENDABLE | st.dates().map(str),
    },
)
PROVIDERS = st.fixed_dictionaries(
    {},
    optional={
        **LIST,
        **dict.fromkeys(("q", "field", "firm", "district", "kind", "jurisdiction", "ui_language"), SENDABLE),
        "language": SENDABLE | st.sampled_from(["ko", "mn", "zzz"]),
    },
)


def assert_no_fault(status: int, text: str) -> None:
    assert status < 500, text
    assert "Traceback" not in text


@given(body=ASK)
@FEW
def test_no_question_makes_a_fault(api: TestClient, body: object) -> None:
    for address in ("/api/v1/ask", "/api/v1/ask/stream"):
        answer = api.post(address, content=json.dumps(body), headers={"content-type": "application/json"})
        assert_no_fault(answer.status_code, answer.text)


@given(body=ANYTHING)
@FEW
def test_no_json_makes_a_fault(api: TestClient, body: object) -> None:
    for address in ("/api/v1/ask", "/api/v1/match"):
        answer = api.post(address, content=json.dumps(body), headers={"content-type": "application/json"})
        assert_no_fault(answer.status_code, answer.text)


@given(content=st.binary(max_size=200))
@FEW
def test_no_bytes_make_a_fault(api: TestClient, content: bytes) -> None:
    answer = api.post("/api/v1/ask", content=content, headers={"content-type": "application/json"})
    assert_no_fault(answer.status_code, answer.text)


@given(need=ANY_TEXT, language=ANYTHING)
@FEW
def test_no_need_makes_a_fault(api: TestClient, need: str, language: object) -> None:
    body = json.dumps({"need": need, "language": language})
    answer = api.post("/api/v1/match", content=body, headers={"content-type": "application/json"})
    assert_no_fault(answer.status_code, answer.text)


@given(parameters=SEARCH)
@FEW
def test_no_search_makes_a_fault(api: TestClient, parameters: dict[str, str]) -> None:
    answer = api.get("/api/v1/search", params=parameters)
    assert_no_fault(answer.status_code, answer.text)


@given(parameters=PROVIDERS)
@FEW
def test_no_search_for_providers_makes_a_fault(api: TestClient, parameters: dict[str, str]) -> None:
    answer = api.get("/api/v1/providers", params=parameters)
    assert_no_fault(answer.status_code, answer.text)


@given(part=SENDABLE, number=SENDABLE, header=st.text(st.characters(codec="latin-1"), max_size=60))
@FEW
def test_no_address_makes_a_fault(api: TestClient, part: str, number: str, header: str) -> None:
    part, number = quote(part, safe=""), quote(number, safe="")
    accept = {b"accept-language": header.encode("latin-1").translate(None, b"\r\n\x00")}
    for address in (
        f"/api/v1/instruments/{part}",
        f"/api/v1/instruments/cn-foreign-investment-law-2019/provisions/{number}",
        f"/api/v1/conversations/{part}",
        f"/api/v1/providers/{part}",
        f"/api/v1/providers/{part}.vcf",
        f"/api/v1/compare?topic={number}",
    ):
        answer = api.get(address, headers=accept)
        assert_no_fault(answer.status_code, answer.text)


@given(length=st.integers(-5, 10**30), origin=SENDABLE)
@FEW
def test_no_header_makes_a_fault(site: Callable[..., TestClient], length: int, origin: str) -> None:
    headers = {b"content-length": str(length).encode(), b"origin": origin.encode()}
    answer = site().post("/api/v1/ask", content=b"{}", headers=headers)
    assert_no_fault(answer.status_code, answer.text)
