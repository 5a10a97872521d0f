"""What is counted, whatever language and figures write it."""

from decimal import Decimal

import pytest

from knowledge import Language, Unit, quantities_in

SAME = [
    (Unit.YEAR, 2, {"zh": "两年内", "ja": "二年間", "ko": "이 년", "ru": "в течение двух лет", "en": "two years"}),
    (Unit.DAY, 30, {"zh": "30个工作日", "ja": "30日以内", "ko": "30일 이내", "ru": "30 рабочих дней", "en": "30 working days"}),
    (Unit.MONTH, 3, {"zh": "三个月", "ja": "3か月", "ko": "세 달", "ru": "трёх месяцев", "en": "a three-month period"}),
    (Unit.PERCENT, 25, {"zh": "百分之二十五", "ja": "25パーセント", "ko": "25퍼센트", "ru": "25 %", "en": "25 per cent"}),
    (Unit.PERSON, 50, {"zh": "50人", "ja": "50人以上", "ko": "50명", "ru": "50 участников", "en": "50 shareholders"}),
    (
        Unit.MONEY, 120_000_000,
        {"zh": "1亿2000万元", "ja": "1億2000万円", "ko": "1억 2천만 원", "ru": "120 млн рублей", "en": "KRW 120 million"},
    ),
]  # fmt: skip
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
    unit: Unit, value: int, words: dict[str, str], language: Language
) -> None:
    assert [(item.unit, item.value) for item in quantities_in(words[language], language)] == [(unit, Decimal(value))]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_days_of_the_calendar_and_numbers_of_articles_count_nothing(language: Language, text: str) -> None:
    assert quantities_in(text, language) == []
