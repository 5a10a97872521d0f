"""References to provisions in running text, in the notation of each of the five languages.

Only numbers are found here; whether such a provision exists is asked of the library.
"""

import re

from knowledge.languages import Language
from knowledge.numbering import han_to_int

_HAN = "〇零一二三四五六七八九十百千"
_PATTERNS: dict[Language, tuple[re.Pattern[str], ...]] = {
    Language.ZH: (re.compile(rf"第?\s*([0-9]+|[{_HAN}]+)\s*条(?![件款约約例])(?:\s*[之の]\s*([0-9]+|[{_HAN}]+))?"),),
    Language.JA: (re.compile(rf"第?\s*([0-9]+|[{_HAN}]+)\s*条(?![件約例])(?:\s*の\s*([0-9]+|[{_HAN}]+))?"),),
    Language.KO: (re.compile(r"제?\s*([0-9]+)\s*조(?![약치건사직선원달])(?:\s*의\s*([0-9]+))?"),),
    Language.RU: (re.compile(r"(?:стат\w{1,4}|ст\.)\s*([0-9]+(?:\.[0-9]+)*)(?:-([0-9]+))?", re.IGNORECASE),),
    Language.EN: (re.compile(r"\b(?:articles?|art\.?)\s*([0-9]+(?:\.[0-9]+)?)(?:-([0-9]+))?", re.IGNORECASE),),
}


def references_in(text: str, language: Language) -> list[str]:
    """The numbers referred to, in the form we store, each once, in order of appearance."""
    found: dict[str, None] = {}
    for pattern in _PATTERNS[language]:
        for match in pattern.finditer(text):
            main, branch = match.group(1), match.group(2)
            try:
                number = main if "." in main else str(han_to_int(main))
                found[f"{number}-{han_to_int(branch)}" if branch else number] = None
            except ValueError:
                continue
    return list(found)


def references_in_any(text: str) -> list[str]:
    """The numbers referred to in any of the notations; a person may write 제4조 or Art. 4 whatever they speak."""
    found: dict[str, None] = {}
    for language in Language:
        found.update(dict.fromkeys(references_in(text, language)))
    return list(found)
