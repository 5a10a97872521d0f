"""What a question is taken to mean, before anything is searched."""

from datetime import date

import pytest

from knowledge import Jurisdiction, Language, Named
from service.asking.following import Before
from service.asking.model import Ask
from service.asking.understanding import Understood, understand
from service.errors import Invalid

TODAY = date(2026, 11, 24)
NOTHING = Named((), ())


def understood(question: str, **changes: object) -> Understood:
    return understand(Ask(question, **changes), TODAY, 2000, NOTHING, Before())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("外商投资需要审批吗", Language.ZH),
        ("外国投資家は利益を本国に送金できますか", Language.JA),
        ("이익을 해외로 송금할 수 있나요", Language.KO),
        ("Может ли государство изъять инвестиции?", Language.RU),
        ("Is technology transfer by force allowed?", Language.EN),
    ],
)
def test_the_answer_comes_in_the_language_of_the_question(question: str, language: Language) -> None:
    assert understood(question).answer_language is language


def test_a_language_asked_for_is_answered_in_though_the_question_is_in_another() -> None:
    result = understood("外商投资需要审批吗", language=Language.RU)
    assert (result.language, result.answer_language) == (Language.ZH, Language.RU)


def test_no_country_named_means_china_and_says_so() -> None:
    result = understood("Is technology transfer by force allowed?")
    assert result.assumed
    assert Jurisdiction.CN in result.jurisdictions


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("在日本投资需要申报吗", Jurisdiction.JP),
        ("일본에 투자하려면 신고해야 하나요", Jurisdiction.JP),
        ("Какой срок исковой давности в России?", Jurisdiction.RU),
        ("Can a foreigner own a company in North Korea?", Jurisdiction.KP),
        ("北朝鮮で会社を設立できますか", Jurisdiction.KP),
        ("몽골 투자법", Jurisdiction.MN),
    ],
)
def test_a_country_named_is_the_country_searched(question: str, country: Jurisdiction) -> None:
    result = understood(question)
    assert not result.assumed
    assert result.jurisdictions[0] is country


@pytest.mark.parametrize(
    "question",
    [
        "한국 투자자가 중국에서 이익을 송금할 수 있나요",
        "Can a Korean investor remit profits in China?",
        "韩国企业在中国投资需要审批吗",
    ],
)
def test_the_nationality_of_the_investor_is_not_the_country_of_the_law(question: str) -> None:
    assert Jurisdiction.KR not in understood(question).jurisdictions


def test_the_language_of_the_asker_is_no_evidence_for_the_country() -> None:
    assert understood("외국인투자기업의 이익을 해외로 송금할 수 있나요").assumed


@pytest.mark.parametrize("question", ["", "   \n ", "\x00\x00", "\u200b"])
def test_nothing_is_no_question(question: str) -> None:
    with pytest.raises(Invalid) as caught:
        understood(question)
    assert caught.value.problems[0].field == "question"


def test_a_question_of_the_greatest_length_passes_and_one_more_character_does_not() -> None:
    assert understood("法" * 2000)
    with pytest.raises(Invalid):
        understood("法" * 2001)


def test_countries_given_by_the_caller_restrict_the_search_to_them() -> None:
    result = understood("在日本投资需要申报吗", jurisdictions=(Jurisdiction.KR,))
    assert tuple(result.jurisdictions) == (Jurisdiction.KR,)


def test_a_follow_up_keeps_the_country_of_the_conversation() -> None:
    result = understand(Ask("그럼 최소 투자금은?"), TODAY, 2000, NOTHING, Before((Jurisdiction.KR, Jurisdiction.INT)))
    assert result.jurisdictions[0] is Jurisdiction.KR
    assert not result.assumed


@pytest.mark.parametrize(
    "question",
    [
        "我们公司想去海外设厂，需要什么手续？",
        "Our Chinese company wants to invest abroad. What is needed?",
        "중국 민영기업의 해외진출 법률 리스크",
    ],
)
def test_an_outbound_question_without_a_destination_asks_back(question: str) -> None:
    assert understood(question).asks_back


@pytest.mark.parametrize(
    "question", ["在德国设立公司最低资本是多少", "Minimum capital of a German GmbH?", "Капитал ООО в Германии"]
)
def test_a_question_about_a_country_not_held_is_not_answered_with_the_law_of_china(question: str) -> None:
    assert understood(question).asks_back
    assert understood(question).elsewhere


def test_a_foreigner_who_asks_about_china_is_no_question_about_elsewhere() -> None:
    asked = understood("We are a German company. How do we set up a branch in Shenyang?")
    assert not asked.asks_back
    assert asked.jurisdictions[0] is Jurisdiction.CN
