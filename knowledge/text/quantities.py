"""Quantities of a text, with what they count: 15 days, 二年, 25 %, 3억 원. One form whatever language writes them.

A day of the calendar, a year of promulgation and the number of an article are no quantities. What is counted beyond
the unit (days from when, per cent of what) is not known here.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from knowledge.languages import Language
from knowledge.numbering import han_to_int


class Unit(StrEnum):
    """What is counted. Working days are days: a question seldom tells them apart."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    PERCENT = "percent"
    PERSON = "person"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value, what it counts, and how it was written."""

    value: Decimal
    unit: Unit
    written: str


_POWERS = {
    "十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12,
    "십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12,
    "тыс": 3, "тысяч": 3, "тысячи": 3, "млн": 6, "миллион": 6, "миллиона": 6, "миллионов": 6, "млрд": 9,
    "миллиард": 9, "миллиарда": 9, "миллиардов": 9, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
}  # fmt: skip
_POWER = "|".join(sorted(map(re.escape, _POWERS), key=len, reverse=True))
_DIGITS = rf"(?:\d+(?:\.\d+)?\s?(?:(?:{_POWER})+\.?)?\s?)+"
_HAN = "[〇零一二两兩三四五六七八九十百千]+[万萬亿億]?"
_GROUPED = re.compile(r"(?<=\d)[,   ](?=\d{3}(?!\d))")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_LATEST_YEAR_COUNTED = 200  # 2026年 is a year of the calendar, 70年 a length

# After the number, by language. The longer is tried first; `(?!…)` keeps calendar days and other words out.
_UNITS: Mapping[Language, Mapping[Unit, str]] = {
    Language.ZH: {
        Unit.DAY: r"个?(?:工作日|自然日|日|天)(?!期)",
        Unit.MONTH: r"个月",
        Unit.YEAR: r"(?:周年|年)(?![度月])",
        Unit.HOUR: r"个?(?:小时|钟头)",
        Unit.PERCENT: r"[%％]|个?百分点",
        Unit.PERSON: r"(?:个人|人|名|位)",
        Unit.MONEY: r"(?:多)?(?:美元|欧元|日元|韩元|卢布|人民币|元|圆|图格里克)",
    },
    Language.JA: {
        Unit.DAY: r"(?:営業日|就業日|日)(?:間|以内|前|後)?(?!付|本)",
        Unit.MONTH: r"(?:か月|カ月|ヶ月|ヵ月|箇月|ケ月)",
        Unit.YEAR: r"年(?:間)?(?![度月])",
        Unit.HOUR: r"時間",
        Unit.PERCENT: r"[%％]|パーセント",
        Unit.PERSON: r"(?:人|名)",
        Unit.MONEY: r"(?:米ドル|ドル|ユーロ|人民元|元|円|ウォン|ルーブル)",
    },
    Language.KO: {
        Unit.DAY: r"(?:영업일|근무일|일)(?!본|반)",
        Unit.MONTH: r"(?:개월|달)(?!러)",
        Unit.YEAR: r"년(?!도|월)",
        Unit.HOUR: r"시간",
        Unit.PERCENT: r"[%％]|퍼센트|프로(?![가-힣])",
        Unit.PERSON: r"(?:명|인)(?!당)",
        Unit.MONEY: r"(?:미국\s?달러|달러|유로|위안|엔|원|루블)",
    },
    Language.RU: {
        Unit.DAY: r"(?:календарн\w+ |рабоч\w+ |банковск\w+ )?(?:день|дня|дней|дням|днями|сут\w+)\b",
        Unit.MONTH: r"месяц\w*",
        Unit.YEAR: r"(?:года|год|лет|годам|годами)\b",
        Unit.HOUR: r"час(?:а|ов|ам)?\b",
        Unit.PERCENT: r"%|процент\w*",
        Unit.PERSON: r"(?:человек\w*|работник\w*|сотрудник\w*|участник\w*)",
        Unit.MONEY: r"(?:рубл\w+|юан\w+|вон\b|воны|иен\w*|доллар\w*|евро)",
    },
    Language.EN: {
        Unit.DAY: r"(?:calendar |working |business )?-?days?\b",
        Unit.MONTH: r"-?months?\b",
        Unit.YEAR: r"-?years?\b",
        Unit.HOUR: r"-?hours?\b",
        Unit.PERCENT: r"%|per ?cent\b",
        Unit.PERSON: r"(?:people|persons?|employees|workers|staff|members|partners|shareholders)\b",
        Unit.MONEY: r"(?:us dollars?|dollars?|euros?|yuan|rmb|won|yen|rou?bles?)\b",
    },
}
_MONEY_BEFORE = re.compile(rf"(?:usd|us\$|\$|€|¥|￥|₩|rmb|cny|krw|jpy|rub)\s?({_DIGITS})", re.IGNORECASE)
_HUNDREDTHS = re.compile(rf"百分之({_HAN}|\d+(?:\.\d+)?)")
_TENTHS = re.compile(rf"(\d+(?:\.\d+)?|{_HAN})割")
_ENGLISH = "one two three four five six seven eight nine ten eleven twelve".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred".split()
_WORDS: Mapping[Language, Mapping[str, int]] = {
    Language.EN: {
        **{word: number for number, word in enumerate(_ENGLISH, 1)},
        **{word: 10 * tens for tens, word in enumerate(_TENS, 2)},
        "a": 1, "fifteen": 15, "eighteen": 18,
    },
    Language.RU: {
        "один": 1, "одного": 1, "одну": 1, "два": 2, "две": 2, "двух": 2, "двумя": 2, "три": 3, "трёх": 3, "трех": 3,
        "четыре": 4, "четырёх": 4, "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7,
        "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9, "десять": 10, "десяти": 10, "двенадцать": 12,
        "двенадцати": 12, "пятнадцать": 15, "пятнадцати": 15, "двадцать": 20, "двадцати": 20, "тридцать": 30,
        "тридцати": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60, "шестидесяти": 60, "девяносто": 90, "сто": 100,
    },
    Language.KO: {
        "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
        "열두": 12, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9, "십": 10,
        "이십": 20, "삼십": 30,
    },
}  # fmt: skip


# Written before the number, or as a share: with what the number is to be multiplied.
_OTHER_FORMS = ((_HUNDREDTHS, 1, Unit.PERCENT), (_TENTHS, 10, Unit.PERCENT), (_MONEY_BEFORE, 1, Unit.MONEY))


def quantities_in(text: str, language: Language) -> list[Quantity]:
    """The quantities of `text`, in its order; of two that overlap the first stands."""
    plain = _plain(text, language)
    found: dict[int, tuple[int, Quantity]] = {}
    for unit, pattern in _patterns(language):
        for match in pattern.finditer(plain):
            value = _value(match.group(1), language)
            if value is not None and not (unit is Unit.YEAR and value > _LATEST_YEAR_COUNTED):
                found.setdefault(match.start(), (match.end(), Quantity(value, unit, match.group().strip())))
    for pattern, factor, counted in _OTHER_FORMS:
        for match in pattern.finditer(plain):
            value = _value(match.group(1), language)
            if value is not None:
                made = Quantity(value * factor, counted, match.group().strip())
                found[match.start()] = (match.end(), made)
    ends, kept = 0, []
    for start in sorted(found):
        end, quantity = found[start]
        if start >= ends:
            kept.append(quantity)
            ends = end
    return kept


@lru_cache(maxsize=len(Language))
def _patterns(language: Language) -> list[tuple[Unit, re.Pattern[str]]]:
    words = "|".join(sorted(_WORDS.get(language, ()), key=len, reverse=True))
    number = _DIGITS
    match language:
        case Language.ZH | Language.JA:
            # 1月5日 is a day of the calendar, 第3年 and 每年 count nothing.
            number = rf"(?<![月第\d.])(?:{_DIGITS}|{_HAN})"
        case Language.KO:
            number = rf"(?<![제월\d.])(?<!월 )(?:{_DIGITS}|(?<![가-힣])(?:{words}))"
        case Language.RU | Language.EN:
            number = rf"(?<![\w.])(?:{_DIGITS}|(?:{words}))"
    gap = r"\s?" if language in {Language.ZH, Language.JA, Language.KO} else r"[\s-]{0,2}"
    return [
        (unit, re.compile(rf"({number}){gap}(?:{pattern})", re.IGNORECASE))
        for unit, pattern in _UNITS[language].items()
    ]


def _plain(text: str, language: Language) -> str:
    text = _GROUPED.sub("", unicodedata.normalize("NFKC", text))
    return _DECIMAL_COMMA.sub(".", text) if language is Language.RU else text


def _value(written: str, language: Language) -> Decimal | None:
    written = written.strip().lower()
    if said := _WORDS.get(language, {}).get(written):
        return Decimal(said)
    if not written[:1].isdigit():
        return _han(written)
    total = Decimal(0)
    for match in re.finditer(rf"(\d+(?:\.\d+)?)\s?((?:{_POWER})*)", written):
        powers = sum(_POWERS[part] for part in re.findall(_POWER, match.group(2)))
        total += Decimal(match.group(1)).scaleb(powers)
    return total


def _han(written: str) -> Decimal | None:
    power = _POWERS.get(written[-1:], 0) if written[-1:] in {"万", "萬", "亿", "億"} else 0
    digits = (written[:-1] if power else written).replace("兩", "二").replace("两", "二")
    try:
        return Decimal(han_to_int(digits)).scaleb(power)
    except (ValueError, KeyError):
        return None
