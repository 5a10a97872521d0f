"""Which countries a question speaks of."""

import pytest

from knowledge import Jurisdiction, places_in

CN, JP, KR, KP, MN, RU = (Jurisdiction(code) for code in ("CN", "JP", "KR", "KP", "MN", "RU"))


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("外商在中国投资需要审批吗", [CN]),
        ("日本で会社を設立したい", [JP]),
        ("러시아에서 회사를 세우려면", [RU]),
        ("Как открыть компанию в Монголии?", [MN]),
        ("How do I invest in South Korea?", [KR]),
        ("How do I invest in North Korea?", [KP]),
        ("북한에 투자할 수 있나요", [KP]),
        ("한국 투자자가 중국에서 회사를 세우려면", [KR, CN]),
        ("Foreign investors' profits", []),
        ("", []),
    ],
)
def test_countries_are_named_in_order(question: str, named: list[Jurisdiction]) -> None:
    assert list(places_in(question).jurisdictions) == named


def test_the_longest_word_wins() -> None:
    assert KR not in places_in("north korea").jurisdictions
    assert MN not in places_in("内蒙古的外商投资").jurisdictions
    assert KP not in places_in("朝鲜族自治州").jurisdictions


def test_where_something_happens_is_told_from_whose_somebody_is() -> None:
    places = places_in("한국 투자자가 중국에서 회사를 세우려면")
    assert places.located == (CN,)


def test_english_words_stand_alone() -> None:
    assert not places_in("Is chinaware taxed? A rumble of yens").jurisdictions


def test_russian_stems_take_their_endings_along() -> None:
    places = places_in("Может ли государство изъять инвестиции в Китае?")
    assert places.jurisdictions == (CN,)
    assert "кита" not in places.rest


def test_the_rest_is_the_question_without_its_countries() -> None:
    assert places_in("外商投资在中国需要审批吗").rest.replace(" ", "") == "外商投资在需要审批吗"


@pytest.mark.parametrize(
    "question",
    [
        "在德国设立有限责任公司最低资本是多少",
        "ベトナムの法定労働時間",
        "카자흐스탄 법인세율",
        "Какой налог на прибыль в Казахстане?",
        "What is the minimum capital of a German company?",
    ],
)
def test_a_country_whose_law_is_not_held_is_told(question: str) -> None:
    assert places_in(question).elsewhere
    assert not places_in(question).jurisdictions


@pytest.mark.parametrize(
    "question",
    ["не менее 100 тысяч долларов США", "미국 달러로 계좌를 열 수 있나요", "индивидуальный предприниматель", "indiana"],
)
def test_money_and_other_words_name_no_country(question: str) -> None:
    assert not places_in(question).elsewhere


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("中日韩哪个国家的审批更严", ["CN", "JP", "KR"]),
        ("한국과 일본 중 어디가 법인세가 낮은가요", ["KR", "JP"]),
        ("中国と韓国の労働時間の上限を比べてください", ["CN", "KR"]),
        ("Чем отличаются сроки в Китае и Японии", ["CN", "JP"]),
        ("Compare enforcement of awards in Japan and South Korea", ["JP", "KR"]),
        ("东北亚各国的土地可以买吗", ["CN", "JP", "KR", "KP", "MN", "RU"]),
    ],
)
def test_countries_that_are_set_beside_each_other_are_compared(text: str, countries: list[str]) -> None:
    found = places_in(text)
    assert found.compared
    assert [item.value for item in found.jurisdictions] == countries


@pytest.mark.parametrize(
    "text", ["中韩税收协定的股息税率", "分公司和代表处有什么区别", "Differences between a branch and an office"]
)
def test_one_country_or_none_is_compared_with_nothing(text: str) -> None:
    assert not places_in(text).compared


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("국가핵심기술 보유기관의 보호조치", Jurisdiction.KR),
        ("Who signs for a godo kaisha?", Jurisdiction.JP),
        ("Кто представляет годо кайся?", Jurisdiction.JP),
    ],
)
def test_what_only_one_law_calls_so_tells_the_country_and_is_still_looked_for(text: str, country: Jurisdiction) -> None:
    found = places_in(text)
    assert found.jurisdictions == (country,)
    assert found.rest == text.casefold()


def test_a_contract_under_another_law_is_a_question_to_both() -> None:
    assert set(places_in("和中国公司签合同能约定用日本法吗").jurisdictions) == {Jurisdiction.CN, Jurisdiction.JP}
    assert places_in("和中国公司签合同能约定用日本法吗").located == ()
