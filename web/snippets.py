"""The part of a text where the words looked for stand, as HTML with `<mark>`; everything else is escaped.

Words come as the index cuts them: pairs of characters in Chinese, Japanese and Korean, stems in Russian and English.
"""

import re
from collections.abc import Sequence
from html import escape

LENGTH = 160
_ELLIPSIS = "…"
_ALPHABETIC = re.compile(r"[a-zа-яё]+", re.IGNORECASE)


def snippet(text: str, words: Sequence[str], length: int = LENGTH) -> str:
    """About `length` characters of `text` around the first word found, or its beginning when none is."""
    spans = _spans(text, words)
    start = max(0, spans[0][0] - length // 4) if spans else 0
    start = min(start, max(0, len(text) - length))
    end = min(len(text), start + length)
    start, end = _whole_words(text, start, end)
    parts, place = [_ELLIPSIS if start else ""], start
    for first, last in spans:
        if first < place or last > end:
            continue
        parts += [escape(text[place:first]), "<mark>", escape(text[first:last]), "</mark>"]
        place = last
    parts += [escape(text[place:end]), _ELLIPSIS if end < len(text) else ""]
    return "".join(parts)


def _spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand, joined where they overlap; a stem takes its ending along."""
    wanted = [_pattern(word) for word in words if word]
    if not wanted:
        return []
    found = re.compile(f"(?=({'|'.join(wanted)}))", re.IGNORECASE)
    joined: list[tuple[int, int]] = []
    for match in found.finditer(text):
        first, last = match.span(1)
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _pattern(word: str) -> str:
    return rf"\b{re.escape(word)}\w*" if _ALPHABETIC.fullmatch(word) else re.escape(word)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the cuts off the middle of an alphabetic word."""
    while start > 0 and _ALPHABETIC.match(text[start - 1]) and _ALPHABETIC.match(text[start]):
        start -= 1
    while end < len(text) and _ALPHABETIC.match(text[end - 1]) and _ALPHABETIC.match(text[end]):
        end += 1
    return start, end
