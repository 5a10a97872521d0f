"""From what a model wrote to sentences, each with the tokens that stand behind it.

A token counts only in brackets and only where it stands; nothing is guessed for a sentence that has none.
"""

import re
from dataclasses import dataclass

from knowledge import Language, sentences_of

_MARK_OF_PASSAGE = r"c-[0-9a-z]{1,16}"
_GROUP = rf"[\[［【]\s*{_MARK_OF_PASSAGE}(?:\s*[,;，、]\s*{_MARK_OF_PASSAGE})*\s*[\]］】]"
# "… abroad [c-1]." says the same as "… abroad. [c-1]".
_BEFORE_STOP = re.compile(rf"\s*((?:{_GROUP}\s*)+)([.。!?！？…])")
_GROUP_ALONE = re.compile(rf"\s*({_GROUP})")
_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_BULLET = re.compile(r"^[ \t]*(?:[-*•·]|\d{1,2}[.)])[ \t]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence without its tokens, and the tokens, each once, in order."""

    words: str
    tokens: tuple[str, ...]


def drafted(text: str, language: Language) -> list[Drafted]:
    """The sentences of `text`. A token belongs to the sentence it stands in, or that it follows."""
    text = _BULLET.sub("", _THOUGHTS.sub("", text))
    text = _BEFORE_STOP.sub(r"\2 \1", text)
    bare, marks = _without_groups(text)
    found: list[Drafted] = []
    begin = 0
    sentences = sentences_of(bare, language)
    starts = []
    for sentence in sentences:
        begin = bare.index(sentence, begin)
        starts.append(begin)
        begin += len(sentence)
    for place, sentence in enumerate(sentences):
        after = starts[place + 1] if place + 1 < len(starts) else len(bare) + 1
        tokens = [token for where, token in marks if starts[place] < where <= after]
        found.append(Drafted(sentence, tuple(dict.fromkeys(tokens))))
    return found


def _without_groups(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text with a space for each group of tokens, and where in it each token was."""
    pieces: list[str] = []
    marks: list[tuple[int, str]] = []
    length = end = 0
    for match in _GROUP_ALONE.finditer(text):
        pieces.append(text[end : match.start()])
        length += len(pieces[-1])
        marks += [(length, token) for token in re.findall(_MARK_OF_PASSAGE, match.group())]
        pieces.append(" ")
        length += 1
        end = match.end()
    return "".join((*pieces, text[end:])), marks
