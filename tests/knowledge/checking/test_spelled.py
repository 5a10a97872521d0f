"""Figures in words, in five languages, and the words that only look like figures."""

import pytest

from knowledge import Language, counted_in, figures_said, in_digits


@pytest.mark.parametrize(
    ("language", "text", "figures", "counted"),
    [
        (Language.ZH, "自受理之日起三十日内，可以延长至四个月", {"30", "4"}, {("30", "day"), ("4", "month")}),
        (Language.ZH, "两年内缴纳百分之二十五", {"2", "25"}, {("2", "year"), ("25", "percent")}),
        (Language.ZH, "壹佰万元", {"1000000"}, set()),
        (Language.ZH, "二〇二六年三月一日", {"2026", "3", "1"}, {("2026", "year"), ("3", "month"), ("1", "day")}),
        (Language.ZH, "半年", {"1/2"}, set()),
        (Language.ZH, "第三人统一管理一个项目", set(), set()),
        (Language.JA, "六十日又は二か月以内", {"60", "2"}, {("60", "day"), ("2", "month")}),
        (Language.KO, "육십일 이내, 서른 날, 열흘 안", {"60", "30", "10"}, {("60", "day"), ("10", "day")}),
        (Language.KO, "두 달 안에 예순다섯 명", {"2", "65"}, {("2", "month")}),
        (Language.KO, "오백만 원", {"5000000"}, set()),
        (Language.KO, "만일 이번 이주", set(), set()),
        (Language.RU, "в течение двадцати пяти рабочих дней", {"25"}, {("25", "day")}),
        (Language.RU, "тридцатидневный срок и один год", {"30", "1"}, {("30", "day"), ("1", "year")}),
        (Language.RU, "60 (шестидесяти) дней", {"60"}, {("60", "day")}),
        (Language.RU, "в одной из стран", set(), set()),
        (Language.EN, "one hundred and twenty days", {"120"}, {("120", "day")}),
        (Language.EN, "within a year, or twenty-one weeks", {"1", "21"}, {("1", "year"), ("21", "week")}),
        (Language.EN, "two hundred thousand yuan", {"200000"}, set()),
        (Language.EN, "0.5%, a third party, one of them", {"0", "5"}, {("0.5", "percent")}),
    ],
)
def test_figures_in_words_are_read(
    language: Language, text: str, figures: set[str], counted: set[tuple[str, str]]
) -> None:
    assert figures_said(text, language) == figures
    assert counted_in(text, language) == counted


def test_what_is_in_digits_already_stays() -> None:
    assert in_digits("30 days and 12,000 yuan", Language.EN) == "30 days and 12000 yuan"
