"""What is counted, whatever language and figures write it."""

from decimal import Decimal

import pytest

from knowledge import Language, Unit, quantities_in

# As zh, ja, ko, ru and en write it.
SAME = [
    (Unit.YEAR, 2, ("两年内", "二年間", "이 년", "в течение двух лет", "two years")),
    (Unit.DAY, 30, ("30个工作日", "30日以内", "30일 이내", "30 рабочих дней", "30 working days")),
    (Unit.MONTH, 3, ("三个月", "3か月", "세 달", "трёх месяцев", "a three-month period")),
    (Unit.PERCENT, 25, ("百分之二十五", "25パーセント", "25퍼센트", "25 %", "25 per cent")),
    (Unit.PERSON, 50, ("50人", "50人以上", "50명", "50 участников", "50 shareholders")),
    (Unit.MONEY, 120_000_000, ("1亿2000万元", "1億2000万円", "1억 2천만 원", "120 млн рублей", "KRW 120 million")),
]
NONE = [
    (Language.ZH, "2026年1月5日起施行的第十二条"),
    (Language.JA, "2025年4月1日に施行"),
    (Language.KO, "2025년 1월 1일부터 시행하는 제5조"),
    (Language.RU, "статья 5 закона 2025 года"),
    (Language.EN, "Article 12 of the 2025 law"),
]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("unit", "value", "words"), SAME, ids=[item[0] for item in SAME])
def test_one_quantity_is_read_in_every_language(
    unit: Unit, value: int, words: tuple[str, ...], language: Language
) -> None:
    assert [(item.unit, item.value) for item in quantities_in(words[list(Language).index(language)], language)] == [
        (unit, Decimal(value))
    ]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_days_of_the_calendar_and_numbers_of_articles_count_nothing(language: Language, text: str) -> None:
    assert quantities_in(text, language) == []
