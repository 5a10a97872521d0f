"""The legal terms as data, and finding them in a question."""

import pytest

from knowledge import Language, terms_in
from knowledge.glossary import terms

QUESTIONS = {
    Language.ZH: "外商投资需要审批吗",
    Language.KO: "외국인투자 신고는 어디에 하나요",
    Language.RU: "Какие иностранные инвестиции запрещены?",
    Language.EN: "Is foreign investment allowed?",
}


def test_every_term_has_words_in_every_language() -> None:
    assert terms()
    assert not [(term.id, language) for term in terms() for language in Language if not term.words[language]]
    assert len({term.id for term in terms()}) == len(terms())


@pytest.mark.parametrize("language", QUESTIONS)
def test_a_term_is_found_in_a_question(language: Language) -> None:
    assert "foreign-investment" in [term.id for term in terms_in(QUESTIONS[language], language)]


def test_small_talk_holds_no_term() -> None:
    assert terms_in("What is the weather like?", Language.EN) == []
