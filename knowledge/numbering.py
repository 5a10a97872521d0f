"""The numbers of provisions: how each legal system writes them, and the one form we store.

第二十七条之二 = 第二十七条の二 = 제27조의2 are stored as `27-2`; ст. 5.1 as `5.1`; an annex item as `annex-1`;
a section of a handbook chapter as `section-1`; what is known of a law as a whole, without the number of an article,
as `whole-1`, `whole-2` …
Finding references in running text is the business of `references`.
"""

import re

from knowledge.languages import Language

NUMBER = re.compile(r"(?:annex-|section-|whole-)?[1-9][0-9]*(?:[.-][1-9][0-9]*)*")

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}
# What has no article number of its own, by the word its number begins with. The count of a "whole" tells entries of
# one law apart; it is ours and cites nothing.
_OTHERS: dict[str, dict[Language, str]] = {
    "annex": {
        Language.ZH: "附件{}",
        Language.JA: "附属書{}",
        Language.KO: "부속서 {}",
        Language.RU: "приложение {}",
        Language.EN: "Annex {}",
    },
    "section": {
        Language.ZH: "第{}节",
        Language.JA: "第{}節",
        Language.KO: "제{}절",
        Language.RU: "раздел {}",
        Language.EN: "Section {}",
    },
    "whole": {
        Language.ZH: "整体",
        Language.JA: "全体",
        Language.KO: "전체",
        Language.RU: "в целом",
        Language.EN: "as a whole",
    },
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
    kind, _, rest = number.partition("-")
    if kind in _OTHERS:
        return _OTHERS[kind][language].format(rest)
    main, *branches = number.split("-")
    match language:
        case Language.ZH:
            return f"第{main}条" + "".join(f"之{branch}" for branch in branches)
        case Language.JA:
            return f"第{main}条" + "".join(f"の{branch}" for branch in branches)
        case Language.KO:
            return f"제{main}조" + "".join(f"의{branch}" for branch in branches)
        case Language.RU:
            return f"статья {number}"
        case Language.EN:
            return f"Article {number}"
