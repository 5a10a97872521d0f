"""Questions that go on from the one before, and questions that stand alone."""

from datetime import date

import pytest

from knowledge import Jurisdiction, Language, Named
from service.asking.following import Before, core_of, goes_on
from service.asking.model import Ask
from service.asking.understanding import Understood, understand

TODAY = date(2026, 11, 24)
TOPIC = "외국인투자기업을 설립하려면"
BEFORE = Before((Jurisdiction.KR, Jurisdiction.INT), TOPIC, TOPIC, frozenset({"kr-fipa-1998"}))
GOING_ON = [
    (Language.ZH, "那最低投资额呢？"),
    (Language.ZH, "如果是日本呢？"),
    (Language.JA, "では最低投資額は？"),
    (Language.JA, "罰則は？"),
    (Language.KO, "그럼 최소 투자금은?"),
    (Language.RU, "а какой срок?"),
    (Language.RU, "Кто решает?"),
    (Language.EN, "And who decides?"),
    (Language.EN, "What about the penalty?"),
]
WHOLE = [
    (Language.ZH, "外国投资者在中国取得的利润可以自由汇出境外吗？"),
    (Language.JA, "従業員を解雇するには何日前に予告する必要がありますか"),
    (Language.KO, "중국에서 외국인투자기업의 이익을 해외로 송금할 수 있나요"),
    (Language.RU, "Может ли государство изъять инвестиции иностранного инвестора?"),
    (Language.EN, "How many days of notice must an employer give before dismissing a worker?"),
]


def understood(question: str, before: Before = BEFORE) -> Understood:
    return understand(Ask(question), TODAY, 2000, Named((), ()), before)


@pytest.mark.parametrize(("language", "question"), GOING_ON)
def test_an_opening_word_or_brevity_tells_that_a_question_goes_on(language: Language, question: str) -> None:
    assert goes_on(question, language)


@pytest.mark.parametrize(("language", "question"), WHOLE)
def test_a_whole_question_stands_alone(language: Language, question: str) -> None:
    assert not goes_on(question, language)


def test_the_words_that_only_tie_are_not_looked_for() -> None:
    assert core_of("那最低投资额呢？", Language.ZH) == "最低投资额"
    assert core_of("And who decides?", Language.EN) == "who decides"
    assert core_of("韩国也一样吗".replace("韩国", ""), Language.ZH) in {"", "吗"}


def test_a_question_that_goes_on_keeps_country_and_subject() -> None:
    found = understood("그럼 최소 투자금은?")
    assert set(found.jurisdictions) == {Jurisdiction.KR, Jurisdiction.INT}
    assert (found.context, found.text, found.goes_on) == (BEFORE.topic, "최소 투자금", True)
    assert found.topic == BEFORE.topic
    assert found.sought == f"{BEFORE.topic} 최소 투자금"
    assert not found.abroad


def test_only_another_country_asks_the_whole_of_it_again() -> None:
    found = understood("일본은?")
    assert Jurisdiction.JP in found.jurisdictions
    assert Jurisdiction.KR not in found.jurisdictions
    assert found.text == BEFORE.sought
    assert found.abroad


def test_a_whole_question_begins_a_new_subject() -> None:
    found = understood("중국에서 외국인투자기업의 이익을 해외로 송금할 수 있나요")
    assert Jurisdiction.CN in found.jurisdictions
    assert not found.goes_on
    assert found.topic == found.sought == found.text


def test_without_a_conversation_nothing_is_completed() -> None:
    found = understood("그럼 최소 투자금은?", Before())
    assert (found.context, found.goes_on) == ("", False)
