"""Running text into sentences, in any of the five languages. Nothing is lost: only white space falls between."""

import re

from knowledge.languages import Language

_CJK_END = re.compile(r"(?<=[。！？])(?![」』）\)])")
# A full stop ends a sentence only before a space and a capital, not after an initial or a short form.
_LATIN_END = re.compile(
    r"(?<=[.!?…])(?<!\bст\.)(?<!\bп\.)(?<!\bч\.)(?<!\bг\.)(?<!\bт\.)(?<!\bд\.)"
    r"(?<!\bруб\.)(?<!\bArt\.)(?<!\bNo\.)(?<!\be\.g\.)"
    r"(?<!\bi\.e\.)(?<!\b[A-ZА-Я]\.)\s+(?=[«\"(“]?[A-ZА-ЯЁ0-9])"
)
_KO_END = re.compile(r"(?<=[다요][.!?])\s+")


_OPENING, _CLOSING = "（(「『", "）)」』"


def sentences_of(text: str, language: Language) -> list[str]:
    """The sentences of `text`, trimmed, none empty; each is an exact piece of the text.

    What stands in brackets is part of the sentence around it, whatever marks it holds.
    """
    pattern = {Language.ZH: _CJK_END, Language.JA: _CJK_END, Language.KO: _KO_END}.get(language, _LATIN_END)
    return [
        sentence.strip()
        for paragraph in text.splitlines()
        for sentence in _pieces(paragraph, pattern)
        if sentence and sentence.strip()
    ]


def _pieces(paragraph: str, pattern: re.Pattern[str]) -> list[str]:
    """`paragraph` cut where `pattern` finds an end outside brackets."""
    found, start = [], 0
    for match in pattern.finditer(paragraph):
        piece = paragraph[start : match.start()]
        if sum(map(piece.count, _OPENING)) <= sum(map(piece.count, _CLOSING)):
            found.append(piece)
            start = match.end()
    return [*found, paragraph[start:]]
