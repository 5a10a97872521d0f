"""Provision numbers: one stored form, five ways to say it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Language, label
from knowledge.numbering import han_to_int, is_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十七", 27),
        ("一百零三", 103),
        ("一百二十", 120),
        ("一千二百", 1200),
        ("二〇二六", 2026),
        ("〇", 0),
        ("27", 27),
        ("２７", 27),
    ],
)
def test_han_numerals_and_digits_have_a_value(written: str, value: int) -> None:
    assert han_to_int(written) == value


@pytest.mark.parametrize("written", ["", "条", "二x", "-1", "1.5"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(written)):
        han_to_int(written)


@pytest.mark.parametrize("number", ["1", "27-2", "5.1", "annex-1", "12.3-4", "annex-2.1", "section-3", "whole-2"])
def test_stored_forms_are_numbers(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize("number", ["", "0", "01", "1-", "1-0", "1..2", "annex", "第一条", "1 ", "1\n", "IV"])
def test_other_forms_are_no_numbers(number: str) -> None:
    assert not is_number(number)


@pytest.mark.parametrize(
    ("number", "labels"),
    [
        ("4", ("第4条", "第4条", "제4조", "статья 4", "Article 4")),
        ("27-2", ("第27条之2", "第27条の2", "제27조의2", "статья 27-2", "Article 27-2")),
        ("5.1", ("第5.1条", "第5.1条", "제5.1조", "статья 5.1", "Article 5.1")),
        ("whole-2", ("整体", "全体", "전체", "в целом", "as a whole")),
        ("section-3", ("第3节", "第3節", "제3절", "раздел 3", "Section 3")),
        ("annex-1", ("附件1", "附属書1", "부속서 1", "приложение 1", "Annex 1")),
    ],
)
def test_a_number_is_cited_as_each_language_writes_it(number: str, labels: tuple[str, ...]) -> None:
    assert tuple(label(number, language) for language in Language) == labels


def _in_han(value: int) -> str:
    digits, said = "零一二三四五六七八九", ""
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // size % 10
        if digit:
            said += digits[digit] + unit
        elif said and value % size and not said.endswith("零"):
            said += "零"
    return said


@given(st.integers(min_value=1, max_value=9999))
def test_every_article_number_in_han_is_read_back(value: int) -> None:
    assert han_to_int(_in_han(value)) == value
