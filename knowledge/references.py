"""References to provisions in running text, in the notation of each of the five languages.

Only numbers are found here; whether such a provision exists is asked of the library.
"""

import re
import unicodedata
from collections.abc import Iterator

from knowledge.languages import Language
from knowledge.numbering import han_to_int

_HAN = "〇零一二三四五六七八九十百千"
_PATTERNS: dict[Language, re.Pattern[str]] = {
    Language.ZH: re.compile(rf"第?\s*([0-9]+|[{_HAN}]+)\s*[条條](?![件款约約例])(?:\s*[之の]\s*([0-9]+|[{_HAN}]+))?"),
    Language.JA: re.compile(rf"第?\s*([0-9]+|[{_HAN}]+)\s*条(?![件約例])(?:\s*の\s*([0-9]+|[{_HAN}]+))?"),
    Language.KO: re.compile(r"제?\s*([0-9]+)\s*조(?![약치건사직선원달])(?:\s*의\s*([0-9]+))?"),
    Language.RU: re.compile(r"(?:стат(?:ь\w{1,3}|ей)|ст\.)\s*([0-9]+(?:\.[0-9]+)*)(?:-([0-9]+))?", re.IGNORECASE),
    Language.EN: re.compile(r"\b(?:articles?|art\.?)\s*([0-9]+(?:\.[0-9]+)?)(?:-([0-9]+))?", re.IGNORECASE),
}


def references_in(text: str, language: Language) -> list[str]:
    """The numbers referred to, in the form we store, each once, in order of appearance."""
    return list(dict.fromkeys(number for _, _, number in _found(text, language)))


def references_in_any(text: str) -> list[str]:
    """The numbers referred to in any of the notations; a person may write 제4조 or Art. 4 whatever they speak.

    Where two notations read the same place, the one that reads more of it is right: 第二十七条之二 is 27-2, not 27.
    """
    found = [item for language in Language for item in _found(text, language)]
    numbers: dict[str, None] = {}
    taken = -1
    for start, end, number in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= taken:
            numbers[number] = None
            taken = end
    return list(numbers)


def without_references(text: str) -> str:
    """`text` (full-width digits made plain) with a space where it refers to a provision in any of the notations."""
    text = unicodedata.normalize("NFKC", text)
    for language in Language:
        for start, end, _ in sorted(_found(text, language), reverse=True):
            text = f"{text[:start]} {text[end:]}"
    return text


def _found(text: str, language: Language) -> Iterator[tuple[int, int, str]]:
    """Begin, end and number of each reference. Full-width digits count as digits."""
    for match in _PATTERNS[language].finditer(unicodedata.normalize("NFKC", text)):
        main, branch = match.group(1), match.group(2)
        try:
            number = main if "." in main else str(han_to_int(main))
            yield match.start(), match.end(), f"{number}-{han_to_int(branch)}" if branch else number
        except ValueError:
            continue
