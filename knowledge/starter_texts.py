"""One language of a starter instrument: a Markdown file into the texts of its provisions.

Three kinds of line only: `# title` first, `## chapter`, `### number heading`, and between them the words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.errors import Fault

_HEADING = re.compile(r"### (\S+) (\S.*)")


@dataclass(frozen=True, slots=True)
class StarterText:
    """The words of a provision in one language, and the line they begin on."""

    number: str
    heading: str
    chapter: str
    text: str
    line: int


def read_language(path: Path, numbers: Sequence[str], faults: list[Fault]) -> list[StarterText]:
    """The texts in `path`, which must be those of `numbers` in this order; what is wrong is added to `faults`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        faults.append(Fault(path, 1, "the file is missing"))
        return []
    except UnicodeDecodeError:
        faults.append(Fault(path, 1, "not UTF-8"))
        return []
    if not lines or not lines[0].startswith("# "):
        faults.append(Fault(path, 1, "the title is missing"))
    parser = _Parser(path, faults)
    for place, line in enumerate(lines, start=1):
        parser.take(place, line)
    parser.close()
    faults.extend(_against(parser.texts, numbers, path, len(lines)))
    return parser.texts


def _against(texts: Sequence[StarterText], numbers: Sequence[str], path: Path, last: int) -> list[Fault]:
    written = [item.number for item in texts]
    found = [
        Fault(path, item.line, f"provision {item.number} is not in instrument.toml")
        for item in texts
        if item.number not in numbers
    ]
    found += [
        Fault(path, item.line, f"provision {item.number} stands twice")
        for place, item in enumerate(texts)
        if item.number in written[:place]
    ]
    found += [Fault(path, last, f"provision {number} is missing") for number in numbers if number not in written]
    if not found and written != list(numbers):
        place = next(place for place, number in enumerate(numbers) if written[place] != number)
        found.append(Fault(path, texts[place].line, "the provisions stand in another order than in instrument.toml"))
    return found


@dataclass(slots=True)
class _Parser:
    """Takes lines one by one; `texts` holds the provisions closed so far."""

    path: Path
    faults: list[Fault]
    texts: list[StarterText] = field(default_factory=list)
    chapter: str = ""
    number: str = ""
    heading: str = ""
    start: int = 0
    body: list[str] = field(default_factory=list)

    def take(self, place: int, line: str) -> None:
        if line.startswith("### "):
            self._open(place, line)
        elif line.startswith("## "):
            self.close()
            self.chapter = line.removeprefix("## ").strip()
        elif line.startswith("# "):
            if place != 1:
                self._wrong(place, "the title stands on the first line only")
        elif line.strip() and not self.number:
            self._wrong(place, "text that belongs to no provision")
        else:
            self.body.append(line)

    def close(self) -> None:
        if self.number:
            text = "\n".join(self.body).strip()
            if not text:
                self._wrong(self.start, f"provision {self.number} has no text")
            self.texts.append(StarterText(self.number, self.heading, self.chapter, text, self.start))
        self.number, self.body = "", []

    def _open(self, place: int, line: str) -> None:
        self.close()
        match = _HEADING.fullmatch(line.rstrip())
        if match is None:
            self._wrong(place, "a provision line is: ### number heading")
            return
        self.number, self.heading, self.start = match.group(1), match.group(2), place

    def _wrong(self, place: int, problem: str) -> None:
        self.faults.append(Fault(self.path, place, problem))
