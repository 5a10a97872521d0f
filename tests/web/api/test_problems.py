"""What is refused, and how: problem details in the caller's language, and never a 500 for bad input."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError

from service import Application

HELD = "cn-foreign-investment-law-2019"
APPROVAL = "外商投资需要审批吗"
JSON = {"content-type": "application/json"}


def told(answer: object) -> dict[str, object]:
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert {"type", "title", "status", "detail"} <= set(problem)
    return problem


@pytest.mark.parametrize(
    ("question", "field"),
    [("", "question"), (" \n\t", "question"), ("法" * 2001, "question"), ("a" * 30_000, "question")],
)
def test_a_question_must_be_there_and_not_too_long(api: TestClient, question: str, field: str) -> None:
    refused = api.post("/api/v1/ask", json={"question": question})
    assert refused.status_code == 422
    assert [problem["field"] for problem in told(refused)["errors"]] == [field]


def test_a_question_of_the_longest_length_is_taken(api: TestClient) -> None:
    question = "投资" * 1000
    assert api.post("/api/v1/ask", json={"question": question}).status_code == 200


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"question": APPROVAL, "language": "xx"}, "language"),
        ({"question": APPROVAL, "jurisdictions": ["US"]}, "jurisdictions.0"),
        ({"question": APPROVAL, "as_of": "2026-02-30"}, "as_of"),
        ({"question": APPROVAL, "as_of": "0000-01-01"}, "as_of"),
        ({"question": APPROVAL, "as_of": "0001-01-01"}, "as_of"),
        ({"question": APPROVAL, "as_of": "9999-12-31"}, "as_of"),
        ({"question": APPROVAL, "as_of": 20260101}, "as_of"),
        ({"question": APPROVAL, "as_of": "1767225600"}, "as_of"),
        ({"question": 5}, "question"),
        ({"question": "利润\x00"}, "question"),
        ({"question": APPROVAL, "conversation": "x" * 1000}, "conversation"),
        ({}, "question"),
    ],
)
def test_what_cannot_be_used_is_named_by_field(api: TestClient, body: dict[str, object], field: str) -> None:
    refused = api.post("/api/v1/ask", json=body)
    assert refused.status_code == 422
    problems = told(refused)["errors"]
    assert [problem["field"] for problem in problems] == [field]
    assert all(problem["message"] for problem in problems)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{", 422),
        (b"", 422),
        (b"[]", 422),
        (b"null", 422),
        (b'"text"', 422),
        (b'{"question": "\xff"}', 400),
        (b'{"question": "\\ud800 ok"}', 422),
        (b'{"question": ' + b"9" * 6000 + b"}", 400),
        (b"[" * 30_000, 400),
        (b'{"question": NaN}', 422),
    ],
)
def test_a_body_that_is_no_question_is_refused(api: TestClient, content: bytes, status: int) -> None:
    refused = api.post("/api/v1/ask", content=content, headers=JSON)
    assert refused.status_code == status, refused.text
    told(refused)


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x"])
def test_only_json_is_taken_as_json(api: TestClient, kind: str | None) -> None:
    headers = {"content-type": kind} if kind else {}
    refused = api.post("/api/v1/ask", content=b'{"question": "x"}', headers=headers)
    assert refused.status_code == 415
    told(refused)


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/api/v1/search", "q"),
        ("/api/v1/search?q=", "q"),
        ("/api/v1/search?q=a&limit=0", "limit"),
        ("/api/v1/search?q=a&limit=101", "limit"),
        ("/api/v1/search?q=a&limit=" + "9" * 5000, "limit"),
        ("/api/v1/search?q=a&limit=1.5", "limit"),
        ("/api/v1/search?q=a&cursor=x", "cursor"),
        ("/api/v1/search?q=a&cursor=" + "A" * 400, "cursor"),
        ("/api/v1/search?q=a&cursor=法", "cursor"),
        ("/api/v1/search?q=a&topic=love", "topic"),
        ("/api/v1/search?q=a&kind=love", "kind"),
        ("/api/v1/search?q=a&jurisdiction=CN&jurisdiction=US", "jurisdiction.1"),
        ("/api/v1/search?q=a&as_of=today", "as_of"),
        ("/api/v1/instruments?status=dead", "status"),
        ("/api/v1/instruments?held=perhaps", "held"),
        ("/api/v1/compare", "topic"),
        ("/api/v1/compare?topic=", "topic"),
        ("/api/v1/providers?kind=king", "kind.0"),
        ("/api/v1/providers?field=love", "field"),
        ("/api/v1/providers?language=Klingon", "language.0"),
        ("/api/v1/providers?ui_language=fr", "ui_language"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(api: TestClient, address: str, field: str) -> None:
    refused = api.get(address)
    assert refused.status_code == 422, refused.text
    assert [problem["field"] for problem in told(refused)["errors"]] == [field]


@pytest.mark.parametrize("address", ["/api/v1/search?q=%00", "/api/v1/instruments/%00", "/zh/%00"])
def test_an_address_with_nul_is_refused(api: TestClient, address: str) -> None:
    assert api.get(address).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/nothing",
        "/api/v1/instruments/no-such-law",
        f"/api/v1/instruments/{HELD}/provisions/9999",
        f"/api/v1/instruments/{HELD}/provisions/..%2f..",
        "/api/v1/instruments/%ff/provisions/1",
        "/api/v1/providers/nobody",
        "/api/v1/providers/nobody.vcf",
    ],
)
def test_what_is_not_there_is_not_found(api: TestClient, address: str) -> None:
    refused = api.get(address)
    assert refused.status_code == 404
    assert told(refused)["type"] == "urn:faqiao:problem:not-found"


def test_a_wrong_method_says_which_are_allowed(api: TestClient) -> None:
    refused = api.put("/api/v1/ask")
    assert refused.status_code == 405
    told(refused)
    assert refused.headers["allow"] == "POST"


def test_the_caller_is_told_in_their_language(api: TestClient) -> None:
    said = {
        language: told(api.post("/api/v1/ask", json={"question": "", "language": language}))["detail"]
        for language in ("zh", "ja", "ko", "ru", "en")
    }
    by_header = told(api.get("/api/v1/nothing", headers={"accept-language": "ru;q=0.8, ko;q=0.9, fr"}))
    assert api.get("/api/v1/nothing", headers={"accept-language": "ko"}).headers["content-language"] == "ko"
    assert by_header["detail"] == told(api.get("/api/v1/nothing?language=ko"))["detail"]
    assert api.get("/api/v1/nothing").headers["content-language"] == "zh"
    assert said["en"] == "Enter a question."


def test_an_address_may_ask_so_many_questions_and_no_more(site: Callable[..., TestClient]) -> None:
    limited = site(ask_limit="2/minute")
    question = {"question": APPROVAL}
    assert [limited.post("/api/v1/ask", json=question).status_code for _ in range(2)] == [200, 200]
    refused = limited.post("/api/v1/ask/stream", json=question)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    told(refused)
    assert limited.get("/api/v1/search?q=a").status_code == 200


def test_what_nobody_foresaw_is_told_without_a_word_of_itself(
    api: TestClient, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr(type(application.library), "instruments", broken)
    refused = api.get("/api/v1/instruments")
    assert refused.status_code == 500
    assert told(refused)["type"] == "urn:faqiao:problem:fault"
    assert "secret" not in refused.text
    assert refused.headers["x-content-type-options"] == "nosniff"


def test_a_database_that_is_away_is_a_part_that_is_missing(
    api: TestClient, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError("SELECT secret", {}, Exception("connection refused"))

    monkeypatch.setattr(type(application.library), "instruments", away)
    monkeypatch.setattr(type(application.database), "ping", away)
    refused = api.get("/api/v1/instruments")
    assert refused.status_code == 503
    assert int(refused.headers["retry-after"]) > 0
    assert "secret" not in refused.text
    ready = api.get("/readyz")
    assert ready.status_code == 503
    assert "the database does not answer" in ready.json()["reasons"]
    assert api.get("/healthz").status_code == 200
