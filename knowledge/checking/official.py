"""Official texts kept beside the project, cut into articles, to hold digests against.

A plain splitter for reading; the importer of official texts is another matter. Files are those a bureau collects:
Markdown, plain text, or JSON with a `text`.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from knowledge.checking.figures import roman_to_int
from knowledge.numbering import han_to_int

_HAN = "〇零一二三四五六七八九十百千"
_MARKS = r"^[ \t　#*>]*"
_HEADS = (
    re.compile(rf"{_MARKS}第([{_HAN}0-9]+)条(?:[之の]([{_HAN}0-9]+))?(?:の([{_HAN}0-9]+))?[\s　（(*]", re.MULTILINE),
    re.compile(rf"{_MARKS}제\s*([0-9]+)\s*조(?:의\s*([0-9]+))?[\s　(（:]", re.MULTILINE),
    re.compile(rf"{_MARKS}Статья\s+([0-9]+(?:[.-][0-9]+)*)", re.MULTILINE),
    re.compile(rf"{_MARKS}Article\s+([0-9]+|[IVXL]+)\b(?![^\n]{{90,}})", re.MULTILINE | re.IGNORECASE),
)
_FEWEST = 3  # heads that make a notation the notation of the file
_SUPPLEMENT = re.compile(rf"{_MARKS}附\s*則|^[ \t#]*부\s*칙", re.MULTILINE)


def read_articles(files: list[Path]) -> Mapping[str, str]:
    """Provision number → official text, over several files of one law. Raises OSError or ValueError."""
    found: dict[str, str] = {}
    for file in files:
        for number, text in _articles(_text_of(file)):
            # A law may be followed by supplementary provisions that count from 1 again: the first one counts.
            found.setdefault(number, text)
    return found


def _text_of(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".json":
        return str(json.loads(text)["text"])
    return text


def _articles(text: str) -> list[tuple[str, str]]:
    if (end := _SUPPLEMENT.search(text)) is not None:
        text = text[: end.start()]
    heads = max((list(pattern.finditer(text)) for pattern in _HEADS), key=len)
    if len(heads) < _FEWEST:
        return []
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [(_number(head), text[head.start() : end]) for head, end in zip(heads, ends, strict=True)]


def _number(head: re.Match[str]) -> str:
    parts = [part for part in head.groups() if part]
    return "-".join(part if "." in part or "-" in part else str(_value(part)) for part in parts)


def _value(written: str) -> int:
    return roman_to_int(written) if written.isascii() and not written.isdecimal() else han_to_int(written)
