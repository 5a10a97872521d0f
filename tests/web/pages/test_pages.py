"""Every page answers in five languages, says what it is, and refuses in the reader's language."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service import Application, Settings
from tests.factories import a_compilation_with_a_handbook
from web.app import create_app

LANGUAGES = ["zh", "ja", "ko", "ru", "en"]
LAW = "cn-foreign-investment-law-2019"
PAGES = [
    "",
    "ask",
    "laws",
    "laws?jurisdiction=JP",
    f"laws/{LAW}",
    f"laws/{LAW}?second=ru&as_of=2021-05-05",
    "search",
    "search?q=profit",
    "providers",
    "providers?language=ko&field=intl-trade&q=demo",
    "providers/demo-0001",
    "compare",
    "compare?topic=forex",
    "glossary",
    "glossary?q=利润",
    "glossary/foreign-investor",
    "handbook",
    "about",
    "patterns",
]
STARTER = {"zh": "尚未经律师审阅", "ja": "弁護士による確認を受けていません", "ko": "변호사의 검토를 받지 않았습니다",
           "ru": "не проверены юристом", "en": "not been reviewed by a lawyer"}  # fmt: skip
NOT_COVERED = {"zh": "现有文本未涵盖", "ja": "収録した条文にはない", "ko": "수록된 조문에 없음",
               "ru": "В наших текстах нет", "en": "Not covered by our texts"}  # fmt: skip
DEMONSTRATION = {"zh": "演示数据", "ja": "デモ用データ", "ko": "시연용 데이터", "ru": "Демонстрационные данные",
                 "en": "Demonstration data"}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_answers_names_its_language_and_its_other_languages(api: TestClient, language: str, page: str) -> None:
    response = api.get(f"/{language}/{page}")
    assert response.status_code == 200
    text = response.text
    assert f'<html lang="{language}"' in text
    assert STARTER[language] in text
    for other in [*LANGUAGES, "x-default"]:
        assert f'hreflang="{other}"' in text
    assert text.count("<h1") == 1
    assert "%(" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_with_demonstration_providers_say_so(api: TestClient, language: str) -> None:
    answer = api.post(f"/{language}/ask", data={"question": "外国投资者的利润可以汇出中国吗"})
    assert DEMONSTRATION[language] in answer.text
    for page in ("providers", "providers/demo-0100", "providers?district=和平区"):
        assert DEMONSTRATION[language] in api.get(f"/{language}/{page}").text


def test_the_starter_notice_goes_when_the_operator_says_so(site: Callable[..., TestClient]) -> None:
    assert STARTER["en"] not in site(reviewed=True).get("/en/").text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "page", ["laws/no-such-law", "glossary/no-such-term", "providers/nobody", "ask/guessed", "nowhere"]
)
def test_what_is_not_there_is_said_in_the_readers_language(api: TestClient, language: str, page: str) -> None:
    response = api.get(f"/{language}/{page}")
    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.text


@pytest.mark.parametrize(
    ("header", "cookie", "language"),
    [
        ("ko-KR,ko;q=0.9,en;q=0.5", "", "ko"),
        ("fr", "", "zh"),
        ("", "", "zh"),
        ("en", "ru", "ru"),
        ("ja;q=0.1, ru", "", "ru"),
    ],
)
def test_the_root_goes_to_the_readers_language(api: TestClient, header: str, cookie: str, language: str) -> None:
    response = api.get(
        "/",
        headers={"Accept-Language": header, **({"Cookie": f"lang={cookie}"} if cookie else {})},
        follow_redirects=False,
    )
    assert response.status_code == 302
    assert response.headers["location"] == f"/{language}/"
    assert "Accept-Language" in response.headers["vary"]


def test_a_question_by_form_goes_to_its_own_address_that_is_not_indexed(api: TestClient) -> None:
    response = api.post("/en/ask", data={"question": "Is forced technology transfer allowed?"}, follow_redirects=False)
    assert response.status_code == 303
    address = response.headers["location"]
    assert re.fullmatch(r"/en/ask/[\w-]{32}#answer-[\w-]{32}", address)
    shown = api.get(address.partition("#")[0]).text
    assert '<meta name="robots" content="noindex">' in shown
    assert f'id="answer-{address[-32:]}"' in shown


@pytest.mark.parametrize("question", ["", "   ", "法" * 2001])
def test_what_cannot_be_a_question_comes_back_with_a_reason(api: TestClient, question: str) -> None:
    response = api.post("/ja/ask", data={"question": question})
    assert response.status_code == 422
    assert 'id="question-error"' in response.text


def test_a_question_cannot_put_markup_on_the_page(api: TestClient) -> None:
    response = api.post("/en/ask", data={"question": "<script>alert(1)</script> foreign investment <img src=x>"})
    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert(1)" in response.text


def test_a_search_cannot_put_markup_on_the_page(api: TestClient) -> None:
    text = api.get("/en/search", params={"q": '"><script>alert(1)</script> investment'}).text
    assert "<script>alert" not in text


def test_an_earlier_day_shows_that_no_text_is_held(api: TestClient) -> None:
    text = api.get(f"/en/laws/{LAW}?as_of=2019-12-31").text
    assert "No text is held for 31 December 2019." in text
    assert "pre-establishment" not in text


@pytest.mark.parametrize("day", ["2019-13-45", "yesterday", "0000-01-01", "99999-01-01"])
def test_a_day_that_is_none_is_refused_beside_the_field(api: TestClient, day: str) -> None:
    response = api.get(f"/en/laws/{LAW}", params={"as_of": day})
    assert response.status_code == 422
    assert 'id="as_of-error"' in response.text


def test_unknown_values_are_dropped_and_the_page_names_its_one_address(api: TestClient) -> None:
    text = api.get("/en/providers?field=astrology&language=xx-yy&page=-3&kind=wizard").text
    assert '/en/providers">' in text.partition('rel="canonical"')[2][:80]


@pytest.mark.parametrize(
    ("here", "to"),
    [("/ko/laws", "/ko/laws"), ("//evil.example", "/en/"), ("https://evil.example", "/en/"), ("", "/en/")],
)
def test_the_theme_is_kept_and_leads_back_only_to_this_site(api: TestClient, here: str, to: str) -> None:
    response = api.post("/en/theme", data={"theme": "dark", "here": here}, follow_redirects=False)
    assert response.headers["location"] == to
    assert "theme=dark" in response.headers["set-cookie"]
    assert 'data-theme="dark"' in api.get("/en/").text


def test_the_style_sheet_and_the_script_are_there_and_kept_for_long(api: TestClient) -> None:
    text = api.get("/en/ask").text
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', text):
        response = api.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]


CAUTION = {"zh": "第2375号决议", "ja": "決議第2375号", "ko": "결의 제2375호",
           "ru": "резолюция Совета Безопасности ООН 2375", "en": "resolution 2375"}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_north_korean_law_begins_with_the_measures_of_the_united_nations(
    api: TestClient, language: str
) -> None:
    assert CAUTION[language] in api.get(f"/{language}/laws/kp-foreign-investment-law-1992").text
    assert CAUTION[language] not in api.get(f"/{language}/laws/{LAW}").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_counts_what_is_held_by_country(api: TestClient, language: str) -> None:
    text = api.get(f"/{language}/about").text
    assert text.count('<th scope="row">') == 5


@pytest.fixture
def tiny_client(
    an_application: "Callable[..., Application]", make_settings: "Callable[..., Settings]", tmp_path: Path
) -> TestClient:
    """A site whose compilation is invented and has a chapter of a handbook."""
    folder = a_compilation_with_a_handbook(tmp_path)
    return TestClient(create_app(an_application(make_settings(compilation=folder))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chapter_of_the_handbook_names_the_articles_it_rests_on(tiny_client: TestClient, language: str) -> None:
    listed = tiny_client.get(f"/{language}/handbook").text
    assert f"/{language}/laws/handbook-test-lanterns" in listed
    chapter = tiny_client.get(f"/{language}/laws/handbook-test-lanterns").text
    assert 'id="article-section-1"' in chapter
    assert f'href="/{language}/laws/cn-test-lantern-law-2020#article-1"' in chapter
    assert f'href="/{language}/handbook"' in chapter
    read = tiny_client.get("/api/v1/instruments/handbook-test-lanterns/provisions/section-1").json()
    assert [item["provision"] for item in read["rests_on"]] == ["1"]
    other = tiny_client.get("/api/v1/instruments/handbook-test-lanterns/provisions/section-2").json()
    assert (read["verification"], other["verification"]) == ("verified", "unverified")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cell_without_an_article_says_so(api: TestClient, language: str) -> None:
    assert NOT_COVERED[language] in api.get(f"/{language}/compare?topic=forex").text
