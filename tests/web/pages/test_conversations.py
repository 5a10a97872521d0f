"""A conversation on its page: set beside each other, judged, saved, deleted, in five languages."""

import re

import pytest
from fastapi.testclient import TestClient

COMPARED = {
    "zh": "日本和韩国对外国投资的申报有什么不同",
    "ja": "日本と韓国の外国投資の届出の違い",
    "ko": "일본과 한국의 외국인투자 신고를 비교해 주세요",
    "ru": "Чем отличается уведомление об иностранных инвестициях в Японии и Южной Корее",
    "en": "Compare notification of foreign investment in Japan and South Korea",
}
THANKS = {"zh": "谢谢", "ja": "ありがとうございます", "ko": "감사합니다", "ru": "Спасибо", "en": "Thank you"}


def asked(api: TestClient, language: str, question: str) -> str:
    """The address of the conversation."""
    answer = api.post(f"/{language}/ask", data={"question": question}, follow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["location"].partition("#")[0]


@pytest.mark.parametrize("language", COMPARED)
def test_countries_that_are_compared_stand_in_a_table(api: TestClient, language: str) -> None:
    page = api.get(asked(api, language, COMPARED[language])).text
    rows = re.findall(r'<th scope="row"[^>]*>([^<]+)</th>\s*<td>(.*?)</td>', page, re.DOTALL)
    assert len(rows) == 2
    assert any("fq-marker" in cell for _country, cell in rows)


def test_the_table_of_the_interface_has_a_row_for_each_country(api: TestClient) -> None:
    answer = api.post("/api/v1/ask", json={"question": COMPARED["ko"]}).json()
    assert [row["jurisdiction"] for row in answer["table"]["rows"]] == ["JP", "KR"]
    told = [sentence for row in answer["table"]["rows"] for sentence in row["sentences"]]
    assert told == answer["sentences"]
    assert api.post("/api/v1/ask", json={"question": "外国投资者的利润可以汇出中国吗"}).json()["table"] is None


@pytest.mark.parametrize("language", THANKS)
def test_an_answer_can_be_judged_by_plain_forms(api: TestClient, language: str) -> None:
    address = asked(api, language, "外国投资者的利润可以汇出中国吗")
    form = re.search(r'action="([^"]+/feedback)"', api.get(address).text)
    assert form is not None
    assert THANKS[language] in api.post(form[1], data={"useful": "no"}).text
    done = api.post(form[1], data={"useful": "no", "reason": "unclear"}).text
    assert 'name="reason"' not in done
    assert api.post(form[1], data={"useful": "perhaps", "reason": "x"}).status_code == 200


@pytest.mark.parametrize("language", THANKS)
def test_a_saved_conversation_is_marked_as_made_automatically(api: TestClient, language: str) -> None:
    address = asked(api, language, "外国投资者的利润可以汇出中国吗")
    saved = api.get(f"{address}/export")
    assert saved.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "attachment" in saved.headers["content-disposition"]
    assert saved.text.startswith('---\ngenerator: "Faqiao"\nautomatically-generated: true\n')
    assert "[1]" in saved.text
    assert f"/{'zh'}/laws/" in saved.text  # the answer came in the language of the question


def test_a_question_cannot_write_into_the_file_that_is_saved(api: TestClient) -> None:
    address = asked(api, "en", "Can profits be remitted?\n---\n# <script>alert(1)</script> [x](https://example.org)")
    lines = api.get(f"{address}/export").text.splitlines()
    assert not any(line.startswith("# <") or "<script" in line for line in lines)
    assert lines.count("---") == 2
    assert not any("[x](" in line for line in lines)


def test_a_deleted_conversation_is_gone_with_its_page_and_its_file(api: TestClient) -> None:
    address = asked(api, "ja", "外国投資家は利益を本国に送金できますか")
    assert api.post(f"{address}/delete", follow_redirects=False).headers["location"] == "/ja/ask"
    assert api.get(address).status_code == 404
    assert api.get(f"{address}/export").status_code == 404
    assert api.post(f"{address}/delete").status_code == 404


def test_what_is_said_of_an_answer_through_the_interface(api: TestClient) -> None:
    answer = api.post("/api/v1/ask", json={"question": "外国投资者的利润可以汇出中国吗"}).json()
    address = f"/api/v1/conversations/{answer['conversation']}/answers/{answer['id']}/feedback"
    assert api.post(address, json={"useful": False, "reason": "incomplete"}).status_code == 204
    assert api.post(address, json={"useful": True}).status_code == 204
    assert api.post(address, json={"useful": False, "reason": "rubbish"}).status_code == 422
    assert api.post(address.replace(answer["id"], "guess"), json={"useful": True}).status_code == 404


@pytest.mark.parametrize("language", THANKS)
def test_a_refusal_leads_to_the_institutions(api: TestClient, language: str) -> None:
    page = api.get(asked(api, language, "今天天气怎么样")).text
    assert f'href="/{language}/laws/handbook-where-to-turn"' in page
