"""References to provisions in running text."""

import pytest

from knowledge.languages import Language
from knowledge.references import references_in, references_in_any, without_references

FOUND = [
    (Language.ZH, "依照第二十七条之二和第三条的规定", ["27-2", "3"]),
    (Language.ZH, "外商投资法42条", ["42"]),
    (Language.ZH, "第 10 条", ["10"]),
    (Language.ZH, "依第二十七條之二", ["27-2"]),
    (Language.ZH, "第４条", ["4"]),
    (Language.JA, "第二十七条の二及び第五条", ["27-2", "5"]),
    (Language.JA, "第27条の2", ["27-2"]),
    (Language.KO, "제27조의2와 제3조", ["27-2", "3"]),
    (Language.KO, "외국인투자 촉진법 4조", ["4"]),
    (Language.RU, "по статье 27.2 и ст. 3", ["27.2", "3"]),
    (Language.RU, "в статьях 5", ["5"]),
    (Language.EN, "Article 27-2 and art. 3", ["27-2", "3"]),
    (Language.EN, "ARTICLES 5.1", ["5.1"]),
]
NOT_FOUND = [
    (Language.ZH, "三条件不满足，五条款"),
    (Language.JA, "三条件"),
    (Language.KO, "3조약과 5조건"),
    (Language.RU, "стать 4 раза победителем? статус 4, стоит 4 рубля"),
    (Language.EN, "party 4, a smart 5"),
]


@pytest.mark.parametrize(("language", "text", "numbers"), FOUND)
def test_references_are_found_in_order(language: Language, text: str, numbers: list[str]) -> None:
    assert references_in(text, language) == numbers


@pytest.mark.parametrize(("language", "text"), NOT_FOUND)
def test_numbers_that_count_other_things_are_no_references(language: Language, text: str) -> None:
    assert references_in(text, language) == []


def test_a_reference_is_given_once() -> None:
    assert references_in("第四条、第4条", Language.ZH) == ["4"]


def test_a_person_may_mix_notations() -> None:
    assert references_in_any("제4조 or Art. 5 或者第六条") == ["4", "5", "6"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("第二十七条之二", ["27-2"]), ("第二十七条の二", ["27-2"]), ("第3条和第5条", ["3", "5"]), ("제3조의2", ["3-2"])],
)
def test_one_place_is_one_reference_whichever_notation_reads_it(text: str, numbers: list[str]) -> None:
    assert references_in_any(text) == numbers


def test_references_can_be_taken_out_and_other_figures_stay() -> None:
    plain = without_references("Under Article 21 and 第五条之二, within 30 days, 제5조, ст. 7.1")
    assert plain.split() == ["Under", "and", ",", "within", "30", "days,", ","]
