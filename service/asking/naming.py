"""Which laws and countries a sentence names, so that they can be held against what it cites.

Names are found by their form (…法, 《…》, … Act, закон о …), since a law that does not exist stands in no list.
"""

import re
from collections.abc import Iterator

from knowledge import Language, places_in, words_of

ELSEWHERE = "elsewhere"

# Words that end like a law and are none.
_ZH_NONE = r"(?<![依合方办立违非无做用看守执])(?<![^公]司)"
_QUOTED = r"[《〈「『]([^》〉」』]{2,60})[》〉」』]"
_HAN_LAW = {
    Language.ZH: re.compile(
        rf"{_QUOTED}|([\u4e00-\u9fff]{{2}}{_ZH_NONE}法(?![律规院定人官庭])"
        rf"|[\u4e00-\u9fff]{{2}}(?:条例|细则|法典))"
    ),
    Language.JA: re.compile(
        rf"{_QUOTED}|([\u4e00-\u9fffァ-ヶー]{{2}}{_ZH_NONE}(?<![手作適不])法(?![律令定人務的廷])"
        rf"|[\u4e00-\u9fffァ-ヶー]{{2}}(?:条例|法典|施行令|規則))"
    ),
    Language.KO: re.compile(
        rf"{_QUOTED}|(?<![가-힣])([가-힣]*[가-힣]{{2}}(?<![방불합위적입준])(?:법|법률|법전|조례|시행령|시행규칙))"
        r"(?=[은는이가을를에의과와도상]|\W|$)"
    ),
}  # fmt: skip
_RU_LAW = re.compile(
    r"[«\"]([^»\"]{4,90})[»\"]|(закон\w*\s+(?:об?|обо)\s+\w+(?:\s+\w+)?|\w+\s+кодекс\w*|кодекс\w*\s+\w+)", re.IGNORECASE
)
_EN_LAW = re.compile(
    r"((?:\b[A-Z][\w’'-]*(?:\s+(?:of|on|and|for|the|in)\b)*\s+){1,8}"
    r"(?:Law|Act|Code|Regulations?|Rules|Ordinance|Decree|Convention|Treaty|Agreement|Constitution)\b"
    r"(?:\s+(?:of|on)\s+(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*)?|\b[a-z-]+\s+(?:law|code)\b)"
)


def strange_laws(sentence: str, known: str, language: Language) -> list[str]:
    """The laws that `sentence` names and `known` (titles and texts of what it cites) does not."""
    if language in _HAN_LAW:
        letters = _letters(known)
        return [name for name in _named(_HAN_LAW[language], sentence) if _letters(name) not in letters]
    words = set(words_of(known, language))
    pattern = _RU_LAW if language is Language.RU else _EN_LAW
    return [name for name in _named(pattern, sentence) if not set(words_of(name, language)) <= words]


def countries_in(text: str) -> frozenset[str]:
    """The countries named in `text`; one whose law is not held is `ELSEWHERE`."""
    places = places_in(text)
    named = {item.country.value for item in places.jurisdictions}
    return frozenset(named | ({ELSEWHERE} if places.elsewhere else set()))


def _named(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        yield next(group for group in match.groups() if group)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())
