"""A figure that a question takes for granted, held against the text cited first."""

import pytest

from knowledge import Language
from service.asking.composing import Brief, ExtractiveComposer
from service.asking.premises import Contradiction, contradiction
from tests.service.asking.builders import a_hit

# The text, a question that takes another figure for granted, and both figures as they are written.
TEXTS = {
    Language.ZH: (
        *("申请执行的期间为2年。法院可以延长30日。", "五年内申请执行就行吧？"),
        *("五年", "2年"),
    ),
    Language.JA: (
        *("執行の申立ては2年以内にする。裁判所は30日延長できる。", "執行は5年以内でよいですよね"),
        *("5年", "2年"),
    ),
    Language.KO: (
        *("집행 신청은 2년 안에 한다. 법원은 30일 연장할 수 있다.", "집행은 5년 안에 하면 되죠?"),
        *("5년", "2년"),
    ),
    Language.RU: (
        *("Срок обращения — 2 года. Суд может продлить его на 30 дней.", "Есть 5 лет на обращение?"),
        *("5 лет", "2 года"),
    ),
    Language.EN: (
        *("The time limit is 2 years. A court may extend it by 30 days.", "We have five years, right?"),
        *("five years", "2 years"),
    ),
}


def held(question: str, text: str, language: Language) -> Contradiction | None:
    composed = ExtractiveComposer().compose(Brief(question, [a_hit(text, language=language)], language))
    return contradiction(question, language, composed.sentences, composed.citations)


@pytest.mark.parametrize("language", list(Language))
def test_another_figure_of_the_same_unit_is_told(language: Language) -> None:
    text, question, asked, said = TEXTS[language]
    found = held(question, text, language)
    assert found is not None
    assert found.asked == asked
    assert found.said == said


@pytest.mark.parametrize(
    "question",
    [
        "We have 2 years to apply, right?",
        "We have 24 months to apply, right?",  # the same length in another unit
        "Can a court extend it by thirty days?",
        "We are 5 people. What is the time limit?",  # nothing in the text counts people
        "What is the time limit?",
    ],
)
def test_what_the_text_says_or_does_not_count_is_no_contradiction(question: str) -> None:
    assert held(question, TEXTS[Language.EN][0], Language.EN) is None


def test_the_sentence_that_counts_what_the_question_counts_is_said_first() -> None:
    text = "The court decides on the application. A decision is made within 60 days."
    composed = ExtractiveComposer().compose(Brief("Is it 30 days?", [a_hit(text)], Language.EN))
    assert composed.sentences[0].text == "A decision is made within 60 days."
