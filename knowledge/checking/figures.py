"""The figures of a text, whatever language writes them: 1億2000万, 120 млн, 120 million and 1억 2천만 are one figure.

Years, days, article numbers, amounts and percentages are all figures. What a figure counts is not known here.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from knowledge.languages import Language
from knowledge.numbering import han_to_int

_MONTHS_EN = "january february march april may june july august september october november december".split()
_MONTHS_RU = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split()
_EN_NAMES = "|".join(month.capitalize() for month in _MONTHS_EN)  # "may" without a capital is no month
_EN_MONTH = re.compile(rf"\b({_EN_NAMES})\b(?=\s+\d)|(?<=\d )({_EN_NAMES})\b")
_RU_MONTH = re.compile(rf"(?<=\d )({'|'.join(_MONTHS_RU)})(?:[аяею]|ь)\b", re.IGNORECASE)

# A thousands separator stands between a digit and three digits with none after them.
_GROUPED = re.compile(r"(?<=\d)[,  ](?=\d{3}(?!\d))")
_RU_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_POWERS = {
    "十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12,
    "십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12,
    "тыс": 3, "млн": 6, "миллион": 6, "млрд": 9, "миллиард": 9, "трлн": 12,
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
}  # fmt: skip
# 조 counts and also means "article" (제5조), 천 and 만 begin words: a power counts only where it closes a number.
_POWER = r"[十百千]?[万萬亿億兆]|[십백천]?[만억](?![a-z가-힣]*족)|[十百千십백천](?=\s*(?:元|円|원|달러|유로|명|人))"
_LONG_POWER = r"тыс(?:яч[аиу]?)?|млн|миллион(?:а|ов)?|млрд|миллиард(?:а|ов)?|трлн|thousand|million|billion|trillion"
_FIGURE = re.compile(rf"(\d+(?:\.\d+)?)\s?({_POWER}|{_LONG_POWER})?", re.IGNORECASE)
_HAN = "〇零一二三四五六七八九十百千"
_HAN_NUMBER = re.compile(rf"(?:([{_HAN}]+)[億亿])?(?:([{_HAN}]+)[万萬])?([{_HAN}]*)")
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred".split()
_ENGLISH_NUMBERS = {"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18} | {
    word: 10 * tens for tens, word in enumerate(_TENS, 2)
}
_ROMAN_REFERENCE = re.compile(r"\b[IVX]+\b")

# How a small figure is said as a word: the words of 1, of 2, and so on up to 12, as patterns.
_WORDS: dict[Language, tuple[str, ...]] = {
    Language.ZH: ("[一每各单]", "[二两双]", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"),
    Language.JA: ("一", "[二両双]|ふた", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"),
    Language.KO: (
        *("한|하나|일", "두|둘|이|양", "세|셋|삼", "네|넷|사", "다섯", "여섯"),
        *("일곱", "여덟", "아홉", "열", "열한", "열두"),
    ),
    Language.RU: (
        *(r"\bодн|\bодин|\bперв|\bедин", r"\bдв|\bоб[ае]|\bвтор|\bполовин|\bпол", r"\bтр[её]|\bтри|\bтрет"),
        *(r"\bчетыр|\bчетв[её]р|\bчетверт", r"\bпят", r"\bшест", r"\bсем", r"\bвосем|\bвосьм", r"\bдевят"),
        *(r"\bдесят", r"\bодиннадцат", r"\bдвенадцат"),
    ),
    Language.EN: (
        *(r"\bone|\bfirst|\bsingle|\bonce|\bsole", r"\btwo|\bsecond|\bboth|\btwice|\bhal(?:f|ves)", r"\bthree|\bthird"),
        *(r"\bfour|\bquarter", r"\bfi(?:ve|fth)", r"\bsix", r"\bseven", r"\beight", r"\bnine|\bninth"),
        *(r"\bten", r"\beleven", r"\btwel(?:ve|fth)"),
    ),
}


def figures_in(text: str, language: Language) -> frozenset[str]:
    """Every figure of `text`, in one form: `30`, `120000000`, `0.5` as `0` and `5` (so that 27.2 is also 27-2)."""
    return frozenset(_figures(_plain(text, language)))


def official_figures(text: str, language: Language) -> frozenset[str]:
    """The figures of an official text, written in digits or in words (三十日, ninety days)."""
    found = set(figures_in(text, language))
    text = unicodedata.normalize("NFKC", text)
    if language in {Language.ZH, Language.JA}:
        found |= {str(_han_value(match)) for match in _HAN_NUMBER.finditer(text) if match.group()}
    if language is Language.EN:
        said = {word.removesuffix("ieth") + "y" * word.endswith("ieth") for word in re.findall(r"[a-z]+", text.lower())}
        found |= {str(value) for word, value in _ENGLISH_NUMBERS.items() if word in said}
        found |= {str(roman_to_int(match.group())) for match in _ROMAN_REFERENCE.finditer(text)}
    return frozenset(found)


def roman_to_int(written: str) -> int:
    """The value of a Roman numeral; the letters are taken on trust."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in written.upper()]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _han_value(match: re.Match[str]) -> int:
    high, middle, low = (han_to_int(part) if part else 0 for part in match.groups())
    return high * 10**8 + middle * 10**4 + low


def says_in_words(text: str, figure: str, language: Language) -> bool:
    """Whether `text` writes a small figure as a word: 'two' for 2, вдвое, 양쪽."""
    if not figure.isdigit() or not 1 <= int(figure) <= len(_WORDS[language]):
        return False
    return re.search(_WORDS[language][int(figure) - 1], text, re.IGNORECASE) is not None


def _plain(text: str, language: Language) -> str:
    text = unicodedata.normalize("NFKC", text)
    if language is Language.RU:
        text = _GROUPED.sub("", text)
        text = _RU_DECIMAL.sub(".", text)
        return _RU_MONTH.sub(lambda match: str(_MONTHS_RU.index(match.group(1).lower()) + 1), text)
    text = _GROUPED.sub("", text)
    if language is Language.EN:
        return _EN_MONTH.sub(lambda match: str(_MONTHS_EN.index((match.group(1) or match.group(2)).lower()) + 1), text)
    return text


def _figures(text: str) -> Iterator[str]:
    """Numbers with their powers; neighbours such as 1億2000万 are added up."""
    total, end = Decimal(0), -1
    for match in _FIGURE.finditer(text):
        number, power = match.group(1), (match.group(2) or "").lower()
        if end >= 0 and not (power and text[end : match.start()].strip() == ""):
            yield _written(total)
            total, end = Decimal(0), -1
        if power:
            total += Decimal(number).scaleb(sum(_power(part) for part in _parts(power)))
            end = match.end()
        else:
            yield from (part.lstrip("0") or "0" for part in number.split("."))
    if end >= 0:
        yield _written(total)


def _parts(power: str) -> list[str]:
    return [power] if power[0].isascii() or "а" <= power[0] <= "я" else list(power)


def _power(part: str) -> int:
    return next(value for name, value in _POWERS.items() if part.startswith(name))


def _written(value: Decimal) -> str:
    return str(int(value)) if value == value.to_integral_value() else str(value.normalize())
