"""Every answer has exactly the words of the contract: a missing one breaks a caller, a new one is added here."""

import json
import re

import pytest
from fastapi.testclient import TestClient

from knowledge import Language
from service import Application, ProviderQuery

HELD = "cn-foreign-investment-law-2019"
APPROVAL = "外国投资者的利润可以自由汇出境外吗"
ANSWER = {
    "id", "status", "language", "answer", "sentences", "message", "notices", "choices", "table", "citations",
    "providers", "suggestions", "conversation", "composer", "as_of", "disclaimer",
}  # fmt: skip
CITATION = {
    "marker", "instrument", "provision", "title", "label", "language", "text", "jurisdiction", "origin",
    "in_force_from", "in_force_to", "verification", "checked_on", "text_as_of", "url", "source_url",
}  # fmt: skip
REFERRAL = {"id", "name", "fields", "languages", "reason", "url"}
PROVIDER = {
    "id", "kind", "name", "name_romanised", "firm", "fields", "languages", "jurisdictions", "url", "reason",
}  # fmt: skip
DEMONSTRATION = {"demonstration"}  # added: every place that shows such a provider must say so
INSTRUMENT = {
    "id", "titles", "title_original", "jurisdiction", "kind", "status", "official_number", "promulgated",
    "effective", "topics", "source_url", "url",
}  # fmt: skip
LIST = {"total", "hits", "facets", "next"}


def ask(api: TestClient, **body: object) -> dict[str, object]:
    answer = api.post("/api/v1/ask", json={"question": APPROVAL, **body})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_an_answer_has_the_words_of_the_contract(api: TestClient) -> None:
    answer = ask(api)
    assert set(answer) == ANSWER
    assert answer["status"] == "answered"
    assert answer["language"] == "zh"
    assert all(set(sentence) == {"text", "citations", "support"} for sentence in answer["sentences"])
    assert all(set(citation) == CITATION for citation in answer["citations"])
    assert all(set(choice) == {"label", "jurisdictions"} for choice in answer["choices"])
    assert all(set(provider) == REFERRAL | DEMONSTRATION for provider in answer["providers"])
    assert answer["disclaimer"]
    assert all(isinstance(notice, str) for notice in answer["notices"])


def test_every_sentence_of_an_answer_cites_a_marker_that_is_listed(api: TestClient) -> None:
    answer = ask(api)
    listed = {citation["marker"] for citation in answer["citations"]}
    assert answer["sentences"]
    for sentence in answer["sentences"]:
        assert sentence["citations"]
        assert set(sentence["citations"]) <= listed
    assert {int(marker) for marker in re.findall(r"\[(\d+)\]", str(answer["answer"]))} == listed


def test_a_citation_points_into_the_reading_page_in_the_language_of_the_answer(api: TestClient) -> None:
    for language in Language:
        answer = ask(api, language=language.value)
        assert answer["language"] == language.value
        for citation in answer["citations"]:
            expected = f"/{language.value}/laws/{citation['instrument']}#article-{citation['provision']}"
            assert citation["url"] == expected


def test_no_country_named_is_answered_for_china_with_the_others_as_choices(api: TestClient) -> None:
    choices = [choice["jurisdictions"] for choice in ask(api)["choices"]]
    assert choices == [["JP"], ["KR"], ["KP"], ["MN"], ["RU"]]


def test_unknown_fields_have_no_effect(api: TestClient) -> None:
    plain, extra = ask(api), ask(api, status="answered", role="admin", id="mine", composer="generative")
    for changing in ("id", "conversation"):
        assert plain.pop(changing) != extra.pop(changing)
    assert plain == extra


def test_the_stream_gives_each_sentence_and_then_the_whole(api: TestClient) -> None:
    answer = api.post("/api/v1/ask/stream", json={"question": APPROVAL})
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = [block.split("\n") for block in answer.text.strip().split("\n\n")]
    names = [lines[0].removeprefix("event: ") for lines in events]
    values = [json.loads(lines[1].removeprefix("data: ")) for lines in events]
    whole = values[-1]
    assert names == ["sentence"] * len(whole["sentences"]) + ["done"]
    assert values[:-1] == whole["sentences"]
    assert set(whole) == ANSWER


def test_a_dropped_stream_loses_nothing(api: TestClient) -> None:
    with api.stream("POST", "/api/v1/ask/stream", json={"question": APPROVAL}) as stream:
        whole = json.loads(list(stream.iter_lines())[-2].removeprefix("data: "))
    kept = api.get(f"/api/v1/conversations/{whole['conversation']}").json()
    assert set(kept) == {"id", "started_at", "answers"}
    assert set(kept["answers"][0]) == ANSWER | {"question", "asked_at"}
    assert kept["answers"][0]["question"] == APPROVAL
    assert {name: kept["answers"][0][name] for name in ANSWER} == whole


def test_a_conversation_goes_on_and_can_be_forgotten(api: TestClient) -> None:
    first = ask(api)
    second = ask(api, conversation=first["conversation"])
    address = f"/api/v1/conversations/{first['conversation']}"
    assert [answer["id"] for answer in api.get(address).json()["answers"]] == [first["id"], second["id"]]
    assert api.delete(address).status_code == 204
    assert api.get(address).status_code == 404
    assert api.delete(address).status_code == 404


def test_an_unknown_conversation_is_like_any_other_unknown_thing(api: TestClient) -> None:
    refused = api.get("/api/v1/conversations/guess")
    assert refused.status_code == 404
    assert refused.json()["type"] == api.get("/api/v1/instruments/guess").json()["type"]
    assert api.post("/api/v1/ask", json={"question": APPROVAL, "conversation": "guess"}).status_code == 404


def test_search_has_the_words_of_the_contract(api: TestClient) -> None:
    found = api.get("/api/v1/search", params={"q": "外国投资者 利润", "language": "zh"}).json()
    assert set(found) == LIST
    assert set(found["facets"]) == {"jurisdiction", "topic", "kind"}
    assert found["hits"]
    for hit in found["hits"]:
        assert set(hit) == {
            "instrument", "provision", "title", "label", "snippet", "language", "jurisdiction", "score", "url",
        }  # fmt: skip
    assert any("<mark>" in hit["snippet"] for hit in found["hits"])


def test_pages_of_a_list_follow_each_other_without_gap_or_repetition(api: TestClient) -> None:
    whole = api.get("/api/v1/instruments", params={"limit": 100}).json()
    ids, cursor = [], None
    while True:
        parameters = {"limit": 7, **({"cursor": cursor} if cursor else {})}
        part = api.get("/api/v1/instruments", params=parameters).json()
        ids += [hit["id"] for hit in part["hits"]]
        cursor = part["next"]
        if cursor is None or len(ids) >= 100:
            break
    assert ids[:100] == [hit["id"] for hit in whole["hits"]][: len(ids)]
    assert whole["total"] >= len(whole["hits"])


def test_an_instrument_has_its_contents_in_order(api: TestClient) -> None:
    listed = api.get("/api/v1/instruments", params={"held": True}).json()
    assert set(listed) == LIST
    assert all(set(hit) == INSTRUMENT for hit in listed["hits"])
    instrument = api.get(f"/api/v1/instruments/{HELD}", params={"language": "ko"}).json()
    assert set(instrument) == INSTRUMENT | {"as_of", "contents"}
    assert set(instrument["titles"]) <= {language.value for language in Language}
    assert [entry["provision"] for entry in instrument["contents"]][:3] == ["1", "2", "3"]
    assert set(instrument["contents"][0]) == {"provision", "label", "heading", "languages"}
    assert instrument["contents"][3]["label"] == "제4조"


def test_a_provision_is_shown_in_the_language_asked_for(api: TestClient) -> None:
    for language in Language:
        address = f"/api/v1/instruments/{HELD}/provisions/4"
        provision = api.get(address, params={"language": language.value}).json()
        assert set(provision) == {
            "instrument", "provision", "jurisdiction", "title", "label", "language", "languages", "chapter", "heading",
            "text", "origin", "in_force_from", "in_force_to", "verification", "checked_on", "text_as_of", "as_of",
            "topics", "source", "source_url", "url", "cites", "cited_by", "rests_on",
        }  # fmt: skip
        assert provision["language"] == language.value
        assert provision["url"] == f"/{language.value}/laws/{HELD}#article-4"


def test_a_later_text_never_answers_for_an_earlier_day(api: TestClient) -> None:
    address = f"/api/v1/instruments/{HELD}/provisions/4"
    refused = api.get(address, params={"as_of": "2001-01-01", "language": "en"})
    assert refused.status_code == 404
    assert "2001" in refused.json()["detail"]


def test_a_comparison_has_a_cell_for_each_of_the_six_jurisdictions(api: TestClient) -> None:
    compared = api.get("/api/v1/compare", params={"topic": "forex", "language": "ru"}).json()
    assert set(compared) == {"topic", "language", "as_of", "cells", "aspects"}
    assert [cell["jurisdiction"] for cell in compared["cells"]] == ["CN", "JP", "KR", "KP", "MN", "RU"]
    assert all(set(cell) == {"jurisdiction", "label", "provisions"} for cell in compared["cells"])
    assert compared["cells"][0]["provisions"]
    for provision in compared["cells"][0]["provisions"]:
        assert set(provision) == {"instrument", "provision", "label", "url", "title", "heading", "language"}


def test_the_aspects_of_a_comparison_are_in_the_language_asked_for(api: TestClient) -> None:
    titles = set()
    for language in Language:
        compared = api.get("/api/v1/compare", params={"topic": "forex", "language": language.value}).json()
        aspect = compared["aspects"][0]
        assert set(aspect) == {"id", "title", "cells"}
        assert [cell["jurisdiction"] for cell in aspect["cells"]] == ["CN", "JP", "KR", "KP", "MN", "RU"]
        titles.add(aspect["title"])
    assert len(titles) == len(Language)


def test_the_glossary_is_listed_and_searched_in_any_language(api: TestClient) -> None:
    listed = api.get("/api/v1/glossary", params={"limit": 3}).json()
    assert {"total", "hits", "next"} <= set(listed)
    assert listed["total"] > 400
    following = api.get("/api/v1/glossary", params={"limit": 3, "cursor": listed["next"]}).json()
    assert following["hits"][0] not in listed["hits"]
    for words in ("外商投资企业", "外国投資家", "외국인투자기업", "иностранный инвестор", "foreign investor"):
        found = api.get("/api/v1/glossary", params={"q": words}).json()
        assert found["hits"], words
    term = api.get("/api/v1/glossary/foreign-investor", params={"language": "ru"}).json()
    assert set(term) == {"id", "topic", "terms", "north_korean", "definitions", "false_friends", "url"}
    assert set(term["terms"]) == {language.value for language in Language}
    assert term["url"] == "/ru/glossary/foreign-investor"
    assert api.get("/api/v1/glossary/no-such-term").status_code == 404
    assert api.get("/api/v1/glossary", params={"topic": "nonsense"}).status_code == 422


def test_providers_have_the_words_of_the_contract(api: TestClient, application: Application) -> None:
    found = api.get("/api/v1/providers", params={"limit": 2, "ui_language": "ko"}).json()
    assert set(found) == LIST
    expected = application.directory.search(ProviderQuery(limit=2))
    assert found["total"] == expected.total
    for hit in found["hits"]:
        assert set(hit) == PROVIDER | DEMONSTRATION
        assert hit["url"] == f"/ko/providers/{hit['id']}"
        shown = api.get(f"/api/v1/providers/{hit['id']}").json()
        assert set(shown) == PROVIDER | DEMONSTRATION | {
            "firm_romanised", "licence", "district", "email", "phone", "summary", "card",
        }  # fmt: skip
        card = api.get(shown["card"])
        assert card.headers["content-type"].startswith("text/vcard")
        assert card.text.startswith("BEGIN:VCARD\r\n")


def test_the_six_facets_of_providers_are_counted(api: TestClient) -> None:
    facets = api.get("/api/v1/providers").json()["facets"]
    assert set(facets) == {"field", "language", "jurisdiction", "kind", "firm", "district"}


def test_a_need_is_understood_and_matched_with_reasons(api: TestClient) -> None:
    matched = api.post("/api/v1/match", json={"need": "한국어로 중국 투자 상담", "language": "ko"}).json()
    assert set(matched) == {"understood", "hits"}
    assert set(matched["understood"]) == {"fields", "languages", "jurisdictions"}
    assert all(set(hit) == PROVIDER | DEMONSTRATION and hit["reason"] for hit in matched["hits"])


@pytest.mark.parametrize("address", ["/healthz", "/metrics"])
def test_a_living_process_says_so(api: TestClient, address: str) -> None:
    assert api.get(address).status_code == 200


def test_a_site_that_cannot_do_its_work_says_why(api: TestClient) -> None:
    told = api.get("/readyz")
    assert set(told.json()) == {"status", "reasons"}
    assert (told.status_code == 200) == (not told.json()["reasons"])


def test_metrics_name_routes_and_never_addresses(api: TestClient) -> None:
    api.get("/api/v1/search", params={"q": "geheim"})
    api.get(f"/api/v1/instruments/{HELD}")
    told = api.get("/metrics").text
    assert 'route="/api/v1/search"' in told
    assert 'route="/api/v1/instruments/{instrument}"' in told
    assert "geheim" not in told
    assert HELD not in told


def test_the_interface_describes_itself(api: TestClient) -> None:
    described = api.get("/api/v1/openapi.json").json()
    assert {
        "/api/v1/ask", "/api/v1/ask/stream", "/api/v1/conversations/{conversation}",
        "/api/v1/conversations/{conversation}/answers/{answer}/feedback",
        "/api/v1/conversations/{conversation}/export", "/api/v1/search",
        "/api/v1/instruments", "/api/v1/instruments/{instrument}",
        "/api/v1/instruments/{instrument}/provisions/{number}", "/api/v1/compare", "/api/v1/glossary",
        "/api/v1/glossary/{name}", "/api/v1/providers",
        "/api/v1/providers/{provider}", "/api/v1/providers/{provider}.vcf", "/api/v1/match",
        "/healthz", "/readyz", "/metrics",
    } == set(described["paths"])  # fmt: skip
    assert "application/problem+json" in described["paths"]["/api/v1/ask"]["post"]["responses"]["422"]["content"]
