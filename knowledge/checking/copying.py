"""Finds where a digest repeats the official text word for word."""

import re
import unicodedata
from collections.abc import Sequence

from knowledge.languages import Language

LONGEST_RUN = {Language.ZH: 20, Language.JA: 25, Language.KO: 12, Language.RU: 12, Language.EN: 12}
_WORD = re.compile(r"\w+")


def copied_run(digest: str, official: str, language: Language) -> str:
    """The longest run of `digest` that also stands in `official` and is too long to be chance; empty when none is.

    Counts characters of Chinese and Japanese, words of the others; punctuation and spaces are passed over.
    """
    own, theirs = _units(digest, language), _units(official, language)
    size = LONGEST_RUN[language]
    runs = {tuple(theirs[place : place + size]) for place in range(len(theirs) - size + 1)}
    best: Sequence[str] = ()
    for place in range(len(own) - size + 1):
        if tuple(own[place : place + size]) not in runs:
            continue
        length = size
        while place + length < len(own) and tuple(own[place + length - size + 1 : place + length + 1]) in runs:
            length += 1
        if length > len(best):
            best = own[place : place + length]
    return ("" if language in {Language.ZH, Language.JA} else " ").join(best)


def _units(text: str, language: Language) -> list[str]:
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return list("".join(words)) if language in {Language.ZH, Language.JA} else words
