"""The words of each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Language, words_of
from knowledge.search.planning import units_of
from knowledge.text.words import asked_text

CASES = [
    (Language.ZH, "外商投资", ["外商", "商投", "投资"]),
    (Language.ZH, "外商投資", ["外商", "商投", "投资"]),
    (Language.ZH, "税", ["税"]),
    (Language.JA, "外国投資家は、利益を送金", ["外国", "国投", "投資", "資家", "利益", "送金"]),
    (Language.KO, "투자 신고", ["투자", "신고"]),
    (Language.RU, "иностранных инвесторов", ["иностра", "инвестор"]),
    (Language.EN, "The permits were required", ["permit", "requir"]),
    (Language.EN, "ＡＢＣ 2026", ["abc", "2026"]),
]


@pytest.mark.parametrize(("language", "text", "words"), CASES)
def test_words_of_a_text(language: Language, text: str, words: list[str]) -> None:
    found = words_of(text, language)
    if language is Language.RU:
        assert [word[:7] for word in found] == [word[:7] for word in words]
    else:
        assert found == words


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (Language.RU, "перевод инвестиций", "переводы инвестициях"),
        (Language.EN, "remittances of profits", "remittance of profit"),
        (Language.RU, "отчёт", "отчет"),
        (Language.ZH, "匯出利潤", "汇出利润"),
        (Language.EN, "PERMIT", "permit"),
    ],
)
def test_other_written_forms_are_the_same_words(language: Language, one: str, other: str) -> None:
    assert words_of(one, language) == words_of(other, language)


def test_a_two_character_word_is_found_inside_a_long_run() -> None:
    assert "投资" in words_of("中华人民共和国外商投资法实施条例", Language.ZH)


@pytest.mark.parametrize(
    ("language", "question", "kept"),
    [
        (Language.ZH, "投资需要审批吗", {"投资", "审批"}),
        (Language.KO, "송금할 수 있나요", {"송금"}),
        (Language.EN, "Can I remit profits?", {"remit", "profit"}),
    ],
)
def test_what_only_asks_is_dropped_from_a_question(language: Language, question: str, kept: set[str]) -> None:
    assert set(words_of(asked_text(question, language), language)) == kept


@pytest.mark.parametrize(("language", "question"), [(Language.ZH, "可以吗"), (Language.KO, "있나요")])
def test_a_question_of_nothing_else_keeps_its_words(language: Language, question: str) -> None:
    assert any(unit.written for unit in units_of(question, language))


@given(st.text(max_size=200), st.sampled_from(list(Language)))
def test_no_text_makes_a_fault_and_no_word_is_empty(text: str, language: Language) -> None:
    assert all(word and " " not in word for word in words_of(text, language))
    units = units_of(text, language)
    assert len(units) == len(set(units))
