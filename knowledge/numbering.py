"""The numbers of provisions: how each legal system writes them, and the one form we store.

第二十七条之二 = 第二十七条の二 = 제27조의2 are stored as `27-2`; ст. 5.1 as `5.1`; an annex item as `annex-1`;
a section of a handbook chapter as `section-1`.
Finding references in running text is the business of `references`.
"""

import re

from knowledge.languages import Language

NUMBER = re.compile(r"(?:annex-|section-)?[1-9][0-9]*(?:[.-][1-9][0-9]*)*")

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SECTIONS = {
    Language.ZH: "第{}节",
    Language.JA: "第{}節",
    Language.KO: "제{}절",
    Language.RU: "раздел {}",
    Language.EN: "Section {}",
}


def is_number(value: str) -> bool:
    """Whether `value` is a provision number in the form we store."""
    return NUMBER.fullmatch(value) is not None


def han_to_int(written: str) -> int:
    """The value of a number in Han numerals or digits (二十七, 〇, 27). Raises ValueError otherwise."""
    if written.isdecimal():
        return int(written)
    if not written or any(mark not in _DIGITS and mark not in _UNITS for mark in written):
        raise ValueError(written)
    if not any(mark in _UNITS for mark in written):
        return int("".join(str(_DIGITS[mark]) for mark in written))
    total, digit = 0, 0
    for mark in written:
        if mark in _UNITS:
            total += (digit or 1) * _UNITS[mark]
            digit = 0
        else:
            digit = _DIGITS[mark]
    return total + digit


def label(number: str, language: Language) -> str:
    """How a reader of `language` cites the provision: 第27条之2, 第27条の2, 제27조의2, статья 27.2, Article 27-2."""
    if number.startswith("section-"):
        return _SECTIONS[language].format(number.removeprefix("section-"))
    annex = number.startswith("annex-")
    number = number.removeprefix("annex-")
    main, *branches = re.split("-", number)
    match language:
        case Language.ZH:
            return f"附件{number}" if annex else f"第{main}条" + "".join(f"之{branch}" for branch in branches)
        case Language.JA:
            return f"附属書{number}" if annex else f"第{main}条" + "".join(f"の{branch}" for branch in branches)
        case Language.KO:
            return f"부속서 {number}" if annex else f"제{main}조" + "".join(f"의{branch}" for branch in branches)
        case Language.RU:
            return f"приложение {number}" if annex else f"статья {number}"
        case Language.EN:
            return f"Annex {number}" if annex else f"Article {number}"
