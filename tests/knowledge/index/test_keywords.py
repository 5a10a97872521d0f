"""Keyword search over our own words."""

import pytest

from knowledge import Database, Language, words_of
from knowledge.index.building import read_passages
from knowledge.index.keywords import KeywordIndex
from knowledge.index.passages import Passage
from knowledge.text.words import asked_text


@pytest.fixture
def passages(tiny_database: Database) -> list[Passage]:
    return read_passages(tiny_database)


def found(passages: list[Passage], question: str, language: Language, *, among: tuple[str, ...] = ()) -> list[str]:
    by_id = {passage.id: passage.provision for passage in passages}
    words = dict.fromkeys(words_of(asked_text(question, language), language), 1.0)
    return [by_id[item] for item, _ in KeywordIndex(passages).nearest(words, language, among, 10)]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (Language.ZH, "利润汇出境外"),
        (Language.JA, "利益を国外に送金"),
        (Language.KO, "이익을 해외로 송금"),
        (Language.RU, "перевести прибыль за рубеж"),
        (Language.EN, "remit profits abroad"),
    ],
)
def test_the_right_provision_is_first_in_each_language(
    passages: list[Passage], language: Language, question: str
) -> None:
    assert found(passages, question, language)[0] == "cn-test-lantern-law-2020/4"


def test_languages_and_countries_do_not_mix(passages: list[Passage]) -> None:
    assert found(passages, "利润汇出", Language.EN) == []
    assert {item.split("-")[0] for item in found(passages, "the lantern or the guest", Language.EN, among=("JP",))} == {
        "jp"
    }


def test_rare_words_weigh_more_than_common_ones(passages: list[Passage]) -> None:
    index = KeywordIndex(passages)
    lantern, oil = words_of("lantern", Language.EN)[0], words_of("oil", Language.EN)[0]
    assert index.weight(oil, Language.EN) > index.weight(lantern, Language.EN) > 0
    assert index.weight("zeppelin", Language.EN) >= index.weight(oil, Language.EN)


def test_nothing_asked_finds_nothing(passages: list[Passage]) -> None:
    assert KeywordIndex(passages).nearest({}, Language.EN, (), 10) == []
    assert KeywordIndex([]).nearest({"word": 1.0}, Language.EN, (), 10) == []


@pytest.mark.parametrize("word", ["AND", "*", '"', "words:x", "(", "\\", "a b", "投资", "\0"])
def test_a_word_is_never_read_as_a_query(passages: list[Passage], word: str) -> None:
    KeywordIndex(passages).nearest({word: 1.0}, Language.EN, (), 10)
