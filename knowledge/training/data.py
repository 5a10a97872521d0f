"""Reads the parallel files and the compilation into rows to train on, without a single text the model is tested on."""

import lzma
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.training.sources import (
    ASKED_WEIGHT,
    COMPILATION_WEIGHT,
    HELD_OUT_ACTS,
    HELD_OUT_INSTRUMENTS,
    HELD_OUT_TREATIES,
    SOURCES,
    TESTED_TREATIES,
)

LANGUAGES = ("zh", "ja", "ko", "ru", "en")
Texts = Mapping[str, str]
TestTexts = frozenset[tuple[str, str]]

_HEADING = re.compile(r"^### (\S+)[ \t]*(.*)$", re.MULTILINE)
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_MOSTLY_LETTERS = 0.5
_LONGEST = 1600  # characters; longer cells are whole pages gone astray


@dataclass(frozen=True, slots=True)
class Row:
    """Texts that mean the same: any of `left` belongs to any of `right`.

    For translations the two are one and the same; for a heading and what stands under it they differ, and then both
    may be in one language.
    """

    source: str
    left: Texts
    right: Texts
    weight: float


def read_table(file: Path) -> Iterator[dict[str, str]]:
    """The lines of a tab-separated file (xz) as column → cell, empty cells left out."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        columns = next(lines).rstrip("\n").split("\t")
        for line in lines:
            cells = (cell.strip() for cell in line.rstrip("\n").split("\t"))
            yield {column: cell for column, cell in zip(columns, cells, strict=False) if cell}


def bare(text: str) -> str:
    """Letters and digits only, NFKC, lower case: how a training text is compared with a test text."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).lower()))


def texts_of_tests(parallel: Path) -> TestTexts:
    """Every text of the test files, with its language, in `bare` form."""
    found: set[tuple[str, str]] = set()
    for file in sorted(parallel.glob("test_*.tsv.xz")):
        for cells in read_table(file):
            found.update((language, bare(cells[language])) for language in LANGUAGES if language in cells)
    return frozenset(found)


def without_tests(rows: Iterable[Row], tests: TestTexts) -> list[Row]:
    """The rows none of whose texts is a test text."""
    return [
        row
        for row in rows
        if not any((language, bare(text)) in tests for side in (row.left, row.right) for language, text in side.items())
    ]


def parallel_rows(parallel: Path) -> Iterator[Row]:
    """Every usable row of the files named in `sources`, long articles cut into their numbered paragraphs."""
    for source in SOURCES:
        file = parallel / f"{source.file}.tsv.xz"
        for cells in read_table(file):
            if cells.get("treaty") in HELD_OUT_TREATIES | TESTED_TREATIES or cells.get("law_id") in HELD_OUT_ACTS:
                continue
            texts = {language: cells[language] for language in LANGUAGES if _usable(cells.get(language, ""))}
            for piece in _paragraphs(texts) if "treaty" in cells else [texts]:
                if len(piece) > 1 and all(len(text) <= _LONGEST for text in piece.values()):
                    yield Row(source.file, piece, piece, source.weight)


def compilation_rows(compilation: Path) -> Iterator[Row]:
    """Digests of one provision in five languages, their headings, and what people ask whom they answer.

    A folder is an instrument; each file in it holds `### NUMBER heading` and paragraphs, the same numbers throughout.
    """
    for folder in sorted(path for path in compilation.iterdir() if path.is_dir()):
        if folder.name in HELD_OUT_INSTRUMENTS:
            continue
        asked = _asked(folder / "asked.toml")
        provisions: dict[str, dict[str, tuple[str, str]]] = {}
        for language in LANGUAGES:
            file = folder / f"{language}.md"
            if file.is_file():
                for number, heading, text in digests(file.read_text(encoding="utf-8")):
                    provisions.setdefault(number, {})[language] = (heading, text)
        for number, said in provisions.items():
            whole = {language: f"{heading}\n{text}" for language, (heading, text) in said.items()}
            texts = {language: text for language, (_, text) in said.items() if text}
            headings = {language: heading for language, (heading, _) in said.items() if heading}
            yield Row("compilation", whole, whole, COMPILATION_WEIGHT)
            yield Row("compilation", texts, texts, COMPILATION_WEIGHT)
            yield Row("compilation", headings, headings, COMPILATION_WEIGHT)
            yield Row("compilation", headings, texts, COMPILATION_WEIGHT)
            for question in asked.get(number, ()):
                yield Row("asked", question, question, ASKED_WEIGHT)
                yield Row("asked", question, whole, ASKED_WEIGHT)


def _asked(file: Path) -> dict[str, list[Texts]]:
    """For each provision the first question of every language, the second of every language, and so on."""
    if not file.is_file():
        return {}
    raw: dict[str, dict[str, list[str]]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        number: [dict(zip(said, each, strict=True)) for each in zip(*said.values(), strict=False)]
        for number, said in raw.items()
    }


def digests(markdown: str) -> Iterator[tuple[str, str, str]]:
    """Number, heading and text of every provision in a digest file."""
    parts = _HEADING.split(markdown)
    for number, heading, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        paragraphs = [line.strip() for line in body.splitlines() if not line.startswith("#")]
        yield number, heading.strip(), "\n".join(line for line in paragraphs if line)


def training_rows(parallel: Path, compilation: Path | None) -> list[Row]:
    """All there is to train on: no test text, no row twice."""
    rows = list(parallel_rows(parallel))
    if compilation is not None and compilation.is_dir():
        rows.extend(compilation_rows(compilation))
    seen: set[tuple[tuple[str, str], ...]] = set()
    kept = []
    for row in without_tests(rows, texts_of_tests(parallel)):
        key = tuple(sorted([*row.left.items(), *row.right.items()]))
        if row.left and row.right and key not in seen:
            seen.add(key)
            kept.append(row)
    return kept


def _usable(text: str) -> bool:
    """Words, not code or numbers."""
    letters = sum(map(str.isalpha, text)) + text.count(" ")
    return len(text) > 0 and letters >= _MOSTLY_LETTERS * len(text)


def _paragraphs(texts: dict[str, str]) -> list[dict[str, str]]:
    """The texts cut at 1. 2. 3. (or 一 二 三) where all have the same count of them; else as they are."""
    cut = {language: _numbered(text) for language, text in texts.items()}
    lengths = {len(pieces) for pieces in cut.values()}
    if len(lengths) != 1 or lengths == {1}:
        return [texts]
    return [dict(zip(cut, pieces, strict=True)) for pieces in zip(*cut.values(), strict=True)]


def _numbered(text: str) -> list[str]:
    """The pieces that begin with 1, 2, 3 … in order, or the whole text."""
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for number in range(1, 100):
        marker = rf"{number}\s?[.．]" + (rf"|{_NUMERALS[number - 1]}[、\s]" if number <= len(_NUMERALS) else "")
        found = re.compile(rf"(?:^|(?<=[\s。；.;:：]))(?:{marker})\s*").search(text, position)
        if found is None:
            break
        starts.append(found.start())
        ends.append(found.end())
        position = found.end()
    if len(starts) < 2:  # noqa: PLR2004 - one piece is no cut
        return [text]
    pieces = [text[end:start].strip() for end, start in zip(ends, [*starts[1:], len(text)], strict=True)]
    return pieces if all(pieces) else [text]
