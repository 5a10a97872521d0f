"""What kind of quantity a question asks for."""

import pytest

from knowledge import Language, Unit
from service.asking.composing import Brief, ExtractiveComposer
from service.asking.wanting import wanted_units
from tests.service.asking.builders import a_hit

HOW_LONG = {
    Language.ZH: "收到通知后多久可以起诉",
    Language.JA: "いつまでに届け出ますか",
    Language.KO: "며칠 안에 신고해야 하나요",
    Language.RU: "Сколько дней даётся на жалобу?",
    Language.EN: "How long do we have to appeal?",
}
RATE = {
    Language.ZH: "股息的税率",
    Language.JA: "配当の税率は",
    Language.KO: "배당의 세율은",
    Language.RU: "Какая ставка налога на дивиденды?",
    Language.EN: "What is the rate on dividends?",
}


@pytest.mark.parametrize("language", list(Language))
def test_the_words_of_asking_tell_what_is_to_be_counted(language: Language) -> None:
    assert Unit.DAY in wanted_units(HOW_LONG[language], language)
    assert Unit.PERCENT not in wanted_units(HOW_LONG[language], language)
    assert wanted_units(RATE[language], language) == {Unit.PERCENT}


def test_a_question_that_counts_nothing_wants_nothing() -> None:
    assert wanted_units("Who approves an investment?", Language.EN) == frozenset()


def test_the_time_limit_is_said_before_what_else_the_text_says() -> None:
    text = "The appeal goes to the court. An appeal must be made within 60 days."
    composed = ExtractiveComposer().compose(Brief(HOW_LONG[Language.EN], [a_hit(text)], Language.EN))
    assert composed.sentences[0].text == "An appeal must be made within 60 days."
