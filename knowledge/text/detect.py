"""Which of the five languages a short question is in.

Scripts decide nearly always. Han characters without kana are Chinese or Japanese: characters that only one of the
two writes decide, then the language of the page (measured: all misses are kanji-only Japanese).
"""

import re

from knowledge.languages import Language

_KANA = re.compile(r"[\u3041-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af\u3131-\u318e]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")


def detect(text: str, hint: Language | None = None) -> Language:
    """The language of `text`; `hint` breaks the tie where the script does not, and stands in for empty text."""
    counts = {
        Language.KO: len(_HANGUL.findall(text)),
        Language.RU: len(_CYRILLIC.findall(text)),
        Language.JA: len(_KANA.findall(text)),
    }
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    if counts[Language.JA] and counts[Language.JA] >= counts[Language.KO]:
        return Language.JA
    if counts[Language.KO] and counts[Language.KO] * 2 >= han:
        return Language.KO
    if counts[Language.RU] > latin / 2:
        return Language.RU
    if han:
        return _chinese_or_japanese(text, hint)
    if latin:
        return Language.EN
    return hint or Language.ZH


def _chinese_or_japanese(text: str, hint: Language | None) -> Language:
    simplified_only = any(_encodes(mark, "gb2312") and not _encodes(mark, "shift_jis") for mark in text)
    japanese_only = any(
        _encodes(mark, "shift_jis") and not _encodes(mark, "gb2312") and not _encodes(mark, "big5") for mark in text
    )
    if simplified_only:
        return Language.ZH
    if japanese_only:
        return Language.JA
    return Language.JA if hint is Language.JA else Language.ZH


def _encodes(mark: str, encoding: str) -> bool:
    try:
        mark.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
