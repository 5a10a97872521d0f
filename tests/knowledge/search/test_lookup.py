"""Instruments named in a question, and the articles beside them."""

import pytest

from knowledge import Jurisdiction, Language
from knowledge.search.lookup import Titles
from tests.factories import an_instrument

CHINESE = an_instrument(
    "cn-foreign-investment-law-2019",
    titles={
        Language.ZH: "中华人民共和国外商投资法",
        Language.JA: "中華人民共和国外商投資法",
        Language.KO: "중화인민공화국 외상투자법",
        Language.RU: "Закон КНР об иностранных инвестициях",
        Language.EN: "Foreign Investment Law of the PRC",
    },
    title_original="中华人民共和国外商投资法",
)
KOREAN = an_instrument(
    "kp-foreign-investment-law-1992",
    jurisdiction=Jurisdiction.KP,
    titles={Language.EN: "Foreign Investment Law", Language.ZH: "外国人投资法"},
    title_original="외국인투자법",
)
TITLES = Titles([CHINESE, KOREAN])


@pytest.mark.parametrize(
    ("question", "provisions"),
    [
        ("外商投资法42条", ["cn-foreign-investment-law-2019/42"]),
        ("《中华人民共和国外商投资法》第二十七条之二", ["cn-foreign-investment-law-2019/27-2"]),
        ("外商投資法第4條", ["cn-foreign-investment-law-2019/4"]),
        ("외국인투자법 제3조", ["kp-foreign-investment-law-1992/3"]),
        ("외국인 투자법 제3조", ["kp-foreign-investment-law-1992/3"]),
        ("第4条", []),
        ("外商投资法", []),
    ],
)
def test_a_named_instrument_and_a_number_name_a_provision(question: str, provisions: list[str]) -> None:
    assert TITLES.named(question).provisions == provisions


def test_two_countries_may_use_one_name_and_then_both_are_meant() -> None:
    named = TITLES.named("Foreign Investment Law, art. 4")
    assert {item.id for item in named.instruments} == {CHINESE.id, KOREAN.id}
    assert [item.id for item in named.within({Jurisdiction.KP}).instruments] == [KOREAN.id]


def test_a_name_too_short_names_nothing() -> None:
    short = an_instrument("cn-short", titles=dict.fromkeys(Language, "民法"), title_original="民法")
    assert Titles([short]).named("民法第1条").instruments == ()
