"""The starter compilation on disk, read and checked as a whole.

`data/laws.csv` is our table of instruments; `data/compilation/<instrument>/` holds `instrument.toml` and one
Markdown file a language. Everything wrong is reported with file and line, and then nothing is read.
Putting the result into the database is the business of `shelving`.
"""

import csv
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from knowledge.errors import CompilationError, Fault
from knowledge.instruments import Instrument, Jurisdiction, Kind, Origin, Status, Verification
from knowledge.languages import Language
from knowledge.numbering import is_number
from knowledge.starter_asked import Asked, read_asked
from knowledge.starter_texts import StarterText, read_language
from knowledge.topics import TOPICS

_TOKEN = TypeVar("_TOKEN", bound=StrEnum)
_REQUIRED = {
    "id": str,
    "origin": str,
    "source": str,
    "source_url": str,
    "in_force_from": date,
    "text_as_of": date,
    "checked_on": date,
    "verification": str,
    "coverage": str,
    "provisions": dict,
}


@dataclass(frozen=True, slots=True)
class StarterInstrument:
    """One folder of the compilation, read whole."""

    id: str
    origin: Origin
    source: str
    source_url: str
    in_force_from: date
    text_as_of: date
    checked_on: date
    verification: Verification
    coverage: str
    note: str
    topics: Mapping[str, Sequence[str]]
    in_force: Mapping[str, date]
    texts: Mapping[Language, Sequence[StarterText]]
    reference: Sequence[str] = ()
    own_figures: Mapping[str, Sequence[str]] = field(default_factory=dict)
    left_out: Sequence[str] = ()
    rests_on: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unverified: Sequence[str] = ()
    asked: Asked = field(default_factory=dict)

    def verification_of(self, number: str) -> Verification:
        """Of a provision: its own, where it is named as unverified, else that of the whole instrument."""
        return Verification.UNVERIFIED if number in self.unverified else self.verification


@dataclass(frozen=True, slots=True)
class Starter:
    """The compilation as it stands on disk."""

    instruments: Sequence[Instrument]
    held: Sequence[StarterInstrument]


def read_starter(folder: Path) -> Starter:
    """Everything under `folder`. Raises CompilationError naming each file and line that is wrong."""
    faults: list[Fault] = []
    instruments = _read_laws(folder / "laws.csv", faults)
    known = {instrument.id for instrument in instruments}
    held = []
    for path in sorted((folder / "compilation").glob("*/instrument.toml")):
        starter = _read_instrument(path, faults)
        if starter is None:
            continue
        if starter.id not in known:
            faults.append(Fault(path, _line_of(path, "id"), f"no instrument {starter.id} in laws.csv"))
        held.append(starter)
    if faults:
        raise CompilationError(faults)
    return Starter(instruments, held)


def _read_laws(path: Path, faults: list[Fault]) -> list[Instrument]:
    found: list[Instrument] = []
    if not path.is_file():
        faults.append(Fault(path, 1, "the table of laws is missing"))
        return found
    try:
        reader = csv.DictReader(path.read_text(encoding="utf-8").splitlines(keepends=True))
    except UnicodeDecodeError:
        faults.append(Fault(path, 1, "not UTF-8"))
        return found
    for row in reader:
        if None in row or None in row.values():
            faults.append(Fault(path, reader.line_num, "the row has not as many cells as the first line"))
            continue
        try:
            instrument = _instrument(row)
        except KeyError as error:
            faults.append(Fault(path, 1, f"there is no column {error}"))
            return found
        except ValueError as error:
            faults.append(Fault(path, reader.line_num, str(error)))
            continue
        if any(other.id == instrument.id for other in found):
            faults.append(Fault(path, reader.line_num, f"{instrument.id} stands twice"))
        found.append(instrument)
    return found


def _instrument(row: Mapping[str, str]) -> Instrument:
    topics = tuple(topic for topic in row["topics"].split(";") if topic)
    if unknown := [topic for topic in topics if topic not in TOPICS]:
        raise ValueError(f"unknown topic {', '.join(unknown)}")
    titles = {language: row[f"title_{language.value}"] for language in Language}
    if missing := [language.value for language, title in titles.items() if not title]:
        raise ValueError(f"{row['id']} has no title in {', '.join(missing)}")
    return Instrument(
        id=row["id"],
        jurisdiction=Jurisdiction(row["jurisdiction"]),
        kind=Kind(row["kind"]),
        titles=titles,
        title_original=row["title_original"],
        official_number=row["official_number"],
        promulgated=date.fromisoformat(row["promulgated"]) if row["promulgated"] else None,
        effective=date.fromisoformat(row["effective"]) if row["effective"] else None,
        status=Status(row["status"]),
        source_url=row["source_url"],
        topics=topics,
        note=row["note"],
        parties=tuple(Jurisdiction(item) for item in row.get("parties", "").split(";") if item),
    )


def _read_instrument(path: Path, faults: list[Fault]) -> StarterInstrument | None:
    before = len(faults)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        faults.append(Fault(path, int(line.group(1)) if line else 1, str(error)))
        return None
    except UnicodeDecodeError:
        faults.append(Fault(path, 1, "not UTF-8"))
        return None
    for key, kind in _REQUIRED.items():
        if key not in raw:
            faults.append(Fault(path, 1, f"{key} is missing"))
        elif type(raw[key]) is not kind:  # not isinstance: a date with a time of day is a date to Python
            faults.append(Fault(path, _line_of(path, key), f"{key} is not a {kind.__name__}"))
    if len(faults) > before:
        return None
    if raw["id"] != path.parent.name:
        faults.append(Fault(path, _line_of(path, "id"), f"the id is {raw['id']}, the folder {path.parent.name}"))
    if raw["coverage"] not in {"full", "selected"}:
        faults.append(Fault(path, _line_of(path, "coverage"), "coverage is full or selected"))
    origin = _token(Origin, raw["origin"], path, "origin", faults)
    verification = _token(Verification, raw["verification"], path, "verification", faults)
    topics = _topics(raw["provisions"], path, faults)
    in_force = _days(raw.get("in_force", {}), topics, path, faults)
    texts = {
        language: read_language(path.parent / f"{language.value}.md", list(topics), faults) for language in Language
    }
    asked = read_asked(path.parent / "asked.toml", topics, faults)
    if origin is None or verification is None or len(faults) > before:
        return None
    return StarterInstrument(
        id=raw["id"],
        origin=origin,
        source=raw["source"],
        source_url=raw["source_url"],
        in_force_from=raw["in_force_from"],
        text_as_of=raw["text_as_of"],
        checked_on=raw["checked_on"],
        verification=verification,
        coverage=raw["coverage"],
        note=str(raw.get("note", "")),
        topics=topics,
        in_force=in_force,
        texts=texts,
        reference=tuple(str(item) for item in raw.get("reference", ())),
        own_figures={str(number): tuple(map(str, said)) for number, said in raw.get("own_figures", {}).items()},
        left_out=tuple(str(number) for number in raw.get("left_out", ())),
        rests_on={str(number): tuple(map(str, ids)) for number, ids in raw.get("rests_on", {}).items()},
        unverified=tuple(str(number) for number in raw.get("unverified", ())),
        asked=asked,
    )


def _topics(raw: Mapping[str, Any], path: Path, faults: list[Fault]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, topics in raw.items():
        line = _line_of(path, f'"{number}"')
        if not is_number(number):
            faults.append(Fault(path, line, f"{number!r} is not a provision number"))
        if not isinstance(topics, list) or not topics or any(topic not in TOPICS for topic in topics):
            faults.append(Fault(path, line, f"provision {number}: topics must be of the controlled list"))
            continue
        found[number] = tuple(topics)
    return found


def _days(raw: Mapping[str, Any], topics: Mapping[str, Any], path: Path, faults: list[Fault]) -> dict[str, date]:
    for number, day in raw.items():
        if number not in topics or type(day) is not date:
            faults.append(Fault(path, _line_of(path, f'"{number}"'), f"in_force: {number} is no provision with a date"))
    return {number: day for number, day in raw.items() if isinstance(day, date)}


def _token(kind: type[_TOKEN], value: str, path: Path, key: str, faults: list[Fault]) -> _TOKEN | None:
    try:
        return kind(value)
    except ValueError:
        words = ", ".join(item.value for item in kind)
        faults.append(Fault(path, _line_of(path, key), f"{key} is one of {words}, not {value!r}"))
        return None


def _line_of(path: Path, key: str) -> int:
    """TOML keeps no places; the first line that begins with the key is where a person will look."""
    for place, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.lstrip().startswith(key):
            return place
    return 1
