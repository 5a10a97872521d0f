"""`asked.toml` of a folder of the compilation: what people would ask whom a provision answers, in their own words.

Search words only: never shown as law, never cited. The questions an evaluation uses are others (`data/questions`).
"""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from knowledge.errors import Fault
from knowledge.languages import Language

LONGEST = 300  # characters of a question
Asked = Mapping[str, Mapping[Language, Sequence[str]]]


def read_asked(path: Path, numbers: Collection[str], faults: list[Fault]) -> Asked:
    """The questions by number and language; empty when there is no file. What is wrong is added to `faults`."""
    if not path.is_file():
        return {}
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(Fault(path, 1, str(error)))
        return {}
    found: dict[str, Mapping[Language, Sequence[str]]] = {}
    for number, by_language in raw.items():
        line = _line_of(path, number)
        if number not in numbers:
            faults.append(Fault(path, line, f"{number} is no provision of this instrument"))
            continue
        if lacking := [language.value for language in Language if not _are_questions(by_language, language)]:
            faults.append(Fault(path, line, f"{number}: no questions, or too long ones, in {', '.join(lacking)}"))
            continue
        found[number] = {language: tuple(by_language[language.value]) for language in Language}
    return found


def _are_questions(by_language: Any, language: Language) -> bool:
    listed = by_language.get(language.value) if isinstance(by_language, dict) else None
    return (
        isinstance(listed, list)
        and bool(listed)
        and all(isinstance(item, str) and 0 < len(item.strip()) <= LONGEST for item in listed)
    )


def _line_of(path: Path, number: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((place for place, line in enumerate(lines, 1) if line.startswith((f'["{number}"]', f"[{number}]"))), 1)
