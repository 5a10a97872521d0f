"""Ask, read the sentence, open the article it rests on, switch the language; with script and without."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
FIL = "cn-foreign-investment-law-2019"
QUESTIONS = [
    ("zh", "外商投资需要审批吗", {"4", "28", "29", "30"}),
    ("ja", "外国投資家は利益を本国に送金できますか", {"21"}),
    ("ko", "중국에서 외국인투자기업의 이익을 해외로 송금할 수 있나요", {"21"}),
    ("ru", "Может ли государство изъять инвестиции иностранного инвестора в Китае?", {"20"}),
    ("en", "Is technology transfer by force allowed in China?", {"22"}),
]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(("language", "question", "articles"), QUESTIONS, ids=[item[0] for item in QUESTIONS])
def test_a_question_leads_to_a_cited_sentence_and_the_article(
    visit: Visit, language: str, question: str, articles: set[str], script: bool
) -> None:
    page = visit(f"/{language}/ask", script=script)
    page.locator("#question").fill(question)
    page.locator("form[data-stream] button[type=submit]").click()
    page.wait_for_url(f"**/{language}/ask/*")
    page.locator(".fq-answer p").first.wait_for()
    assert page.locator(".fq-exchange__question").inner_text() == question
    marker = page.locator(".fq-marker").first
    target = marker.get_attribute("href")
    marker.click()
    assert target is not None
    assert page.url.endswith(target)
    source = page.locator(f"[id='{target.removeprefix('#')}'] h3 a")
    address = source.get_attribute("href")
    assert address is not None
    assert address.startswith(f"/{language}/laws/{FIL}#article-")
    assert address.rpartition("-")[2] in articles
    source.click()
    page.wait_for_url(f"**/laws/{FIL}#article-*")
    assert page.locator(f"[id='{address.partition('#')[2]}']").is_visible()


def test_the_language_switch_keeps_the_page_and_its_second_language(visit: Visit) -> None:
    page = visit(f"/en/laws/{FIL}?second=ko")
    page.locator(".fq-languages a[hreflang=ja]").click()
    page.wait_for_url(f"**/ja/laws/{FIL}?second=ko")
    assert page.locator("html").get_attribute("lang") == "ja"
    assert "第4条" in page.locator("#article-4 h3").inner_text()
    assert page.locator("#article-4 .fq-text[lang=ko]").is_visible()


def test_the_same_question_is_put_for_another_country_with_one_press(visit: Visit) -> None:
    page = visit("/zh/ask")
    page.locator("#question").fill("外商投资需要审批吗")
    page.locator("form[data-stream] button[type=submit]").click()
    page.wait_for_url("**/zh/ask/*")
    page.get_by_role("button", name="韩国", exact=True).click()
    page.wait_for_load_state()
    assert page.locator(".fq-exchange").count() >= 2


def test_an_empty_question_is_refused_beside_its_field_without_script(visit: Visit) -> None:
    page = visit("/ru/ask", script=False)
    page.locator("#question").evaluate("field => field.removeAttribute('required')")
    page.locator("form[data-stream] button[type=submit]").click()
    assert page.locator(".fq-errors a").inner_text() == "Введите вопрос."
    assert page.locator("#question-error").is_visible()


def test_the_chosen_theme_stays_on_the_next_page(visit: Visit) -> None:
    page = visit("/en/")
    page.locator(".fq-theme summary").click()
    page.get_by_role("button", name="Dark").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto(page.url.replace("/en/", "/en/laws"))
    assert page.locator("html").get_attribute("data-theme") == "dark"


FOLLOWING = {
    "zh": ("日本解雇员工要提前多少天通知", "那韩国呢？"),
    "ja": ("日本で従業員を解雇するには何日前に予告が必要ですか", "では韓国は？"),
    "ko": ("일본에서 직원을 해고하려면 며칠 전에 예고해야 하나요", "그럼 한국은?"),
    "ru": ("За сколько дней в Японии надо предупредить работника об увольнении?", "а в Корее?"),
    "en": ("How many days' notice must an employer in Japan give before dismissing someone?", "and in Korea?"),
}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", FOLLOWING)
def test_a_question_that_goes_on_keeps_its_subject_and_is_judged_saved_and_forgotten(
    visit: Visit, language: str, script: bool
) -> None:
    page = visit(f"/{language}/ask", script=script)
    for number, question in enumerate(FOLLOWING[language], 1):
        page.locator("#question").fill(question)
        page.locator("form[data-stream] button[type=submit]").click()
        page.locator(".fq-exchange__question").nth(number - 1).wait_for()
    last = page.locator("article.fq-exchange").nth(1)
    links = [link.get_attribute("href") or "" for link in last.locator(".fq-evidence__title a").all()]
    assert any("/laws/kr-labour-standards-act#" in link for link in links)
    last.locator(".fq-judged button[value=no]").click()
    page.locator(".fq-judged button[value=incomplete]").click()
    page.locator(".fq-judged [role=status]").wait_for()
    with page.expect_download() as saved:
        page.locator("a[download]").click()
    assert saved.value.suggested_filename.endswith(".md")
    page.locator("form[action$='/delete'] button").click()
    page.wait_for_url(f"**/{language}/ask")
