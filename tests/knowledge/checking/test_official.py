"""Official texts are cut into articles, whatever the notation."""

from pathlib import Path

import pytest

from knowledge.checking.copying import copied_run
from knowledge.checking.official import read_articles
from knowledge.languages import Language

FORMS = {
    "zh.md": "# 法\n\n第一条 甲。\n\n**第二条**　乙。\n\n第十条之二 丙，见第一条。\n",
    "ja.md": "**第一条（目的）**　甲。\n\n**第二条**　乙。\n\n**第十条の二**　丙。\n\n## 附則\n\n**第一条**　別。\n",
    "ko.md": "##### 제1조 (목적)\n갑.\n##### 제2조 (정의)\n을.\n##### 제10조의2 (병)\n병.\n부칙\n제1조(시행일) 별.\n",
    "en.txt": "ARTICLE I\nOne.\nArticle II\nTwo.\nArticle X\nTen.\n",
    "ru.txt": "Статья 1. Раз\nПервая.\nСтатья 2. Два\nВторая.\nСтатья 10.2. Десять\n",
    "flk.json": '{"text": "第一条　甲。\\n第二条　乙。\\n第十条之二　丙。"}',
}
LAST = {"en.txt": "10", "ru.txt": "10.2"}


@pytest.mark.parametrize("name", FORMS)
def test_each_article_is_found_under_the_number_we_store(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(FORMS[name], encoding="utf-8")
    articles = read_articles([file])
    assert list(articles) == ["1", "2", LAST.get(name, "10-2")]
    assert "第二条" not in articles["1"]


def test_a_copied_run_is_found_and_a_short_one_is_not() -> None:
    official = "The applicant must supply a translation certified by an official or sworn translator or by a consul."
    copied = "Then a translation certified by an official or sworn translator or by a consul is needed."
    assert copied_run(copied, official, Language.EN).startswith("a translation certified by")
    assert not copied_run("A translation certified by a consul is needed.", official, Language.EN)


def test_chinese_runs_count_characters_and_pass_over_punctuation() -> None:
    official = "外国投资者在中国境内的出资、利润、资本收益、资产处置所得可以依法自由汇入汇出。"
    assert copied_run("外国投资者在中国境内的出资利润，资本收益资产处置所得可以汇出", official, Language.ZH)
    assert not copied_run("外国投资者的利润可以自由汇出", official, Language.ZH)
