"""Figures are the same figures whatever language writes them."""

import pytest

from knowledge.checking.figures import figures_in, official_figures, says_in_words
from knowledge.languages import Language

SAME = [
    (
        {"30"},
        {"zh": "30日内", "ja": "30日以内", "ko": "30일 안에", "ru": "в течение 30 дней", "en": "within 30 days"},
    ),
    (
        {"120000000"},
        {"zh": "1.2亿元", "ja": "1億2000万円", "ko": "1억 2천만 원", "ru": "120 млн иен", "en": "120 million yen"},
    ),
    (
        {"1000000"},
        {"zh": "100万元", "ja": "100万元", "ko": "100만 위안", "ru": "1 000 000 юаней", "en": "RMB 1,000,000"},
    ),
    (
        {"2020", "1"},
        {
            "zh": "2020年1月1日",
            "ja": "2020年1月1日",
            "ko": "2020년 1월 1일",
            "ru": "1 января 2020 г.",
            "en": "1 January 2020",
        },
    ),
    (
        {"27", "2"},
        {"zh": "第27条之2", "ja": "第27条の2", "ko": "제27조의2", "ru": "статья 27.2", "en": "Article 27-2"},
    ),
    (
        {"0", "5"},
        {"zh": "0.5%", "ja": "0.5%", "ko": "0.5%", "ru": "0,5%", "en": "0.5%"},
    ),
    (
        {"2", "3"},
        {"zh": "2/3以上", "ja": "3分の2以上", "ko": "3분의 2 이상", "ru": "не менее 2/3", "en": "at least 2/3"},
    ),
]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("figures", "written"), SAME)
def test_a_figure_is_read_the_same_in_every_language(
    figures: set[str], written: dict[str, str], language: Language
) -> None:
    assert figures_in(written[language.value], language) == figures


def test_the_modal_may_is_no_month() -> None:
    assert figures_in("a party under article 10 may apply", Language.EN) == {"10"}
    assert figures_in("on 10 May 2020", Language.EN) == {"10", "5", "2020"}


def test_two_figures_side_by_side_are_not_added_up() -> None:
    assert figures_in("罚款5万元以上50万元以下", Language.ZH) == {"50000", "500000"}
    assert figures_in("제5조 3천만원", Language.KO) == {"5", "30000000"}


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [
        ("应当在三十日内", Language.ZH, "30"),
        ("罚款一百万元", Language.ZH, "1000000"),
        ("三億円以下の罰金", Language.JA, "300000000"),
        ("on the ninetieth day", Language.EN, "90"),
        ("under article VIII", Language.EN, "8"),
    ],
)
def test_official_texts_say_figures_in_words(text: str, language: Language, figure: str) -> None:
    assert figure in official_figures(text, language)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("both parties", Language.EN, True),
        ("the parties", Language.EN, False),
        ("вдвое, в двух экземплярах", Language.RU, True),
        ("双方", Language.ZH, True),
    ],
)
def test_small_figures_may_be_words(text: str, language: Language, said: bool) -> None:
    assert says_in_words(text, "2", language) is said
    assert not says_in_words(text, "45", language)
