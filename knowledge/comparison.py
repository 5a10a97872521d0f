"""What is compared across the six jurisdictions: for each topic some aspects, and for each country the provisions
that decide an aspect.

The choice is data (`data/comparison.toml`), made by reading, not by search. A country without an entry is not covered,
and that is said. The texts of the provisions are the business of `library`.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from knowledge.errors import CompilationError, Fault
from knowledge.instruments import Instrument, Jurisdiction, Provision
from knowledge.languages import Language
from knowledge.library import Library
from knowledge.starter import Starter
from knowledge.topics import TOPICS

_DATA = Path(__file__).parent / "data" / "comparison.toml"

# The columns of every comparison, in this order.
COMPARED: tuple[Jurisdiction, ...] = (
    Jurisdiction.CN,
    Jurisdiction.JP,
    Jurisdiction.KR,
    Jurisdiction.KP,
    Jurisdiction.MN,
    Jurisdiction.RU,
)


@dataclass(frozen=True, slots=True)
class Aspect:
    """A row of the comparison: what is asked, and the provisions that decide it by country."""

    id: str
    topic: str
    titles: Mapping[Language, str]
    provisions: Mapping[Jurisdiction, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """An aspect with what is held of it on a day; a country without provisions is not covered."""

    aspect: Aspect
    cells: Mapping[Jurisdiction, Sequence[tuple[Provision, Instrument]]]


def compare(library: Library, topic: str, as_of: date) -> list[Row]:
    """The rows of a topic, as the law stood on the day."""
    wanted = [aspect for aspect in aspects() if aspect.topic == topic]
    ids = {item for aspect in wanted for provisions in aspect.provisions.values() for item in provisions}
    found = library.provisions(ids, as_of)
    return [
        Row(
            aspect,
            {place: [found[item] for item in aspect.provisions.get(place, ()) if item in found] for place in COMPARED},
        )
        for aspect in wanted
    ]


@lru_cache(maxsize=1)
def aspects() -> tuple[Aspect, ...]:
    """Every aspect, topic by topic. Raises CompilationError when the file is malformed."""
    return read_aspects(_DATA)


def read_aspects(path: Path) -> tuple[Aspect, ...]:
    """The aspects in a file. Raises CompilationError naming each entry that is malformed."""
    raw = tomllib.loads(path.read_text(encoding="utf-8")).get("aspect", [])
    faults = [Fault(path, 1, problem) for item in raw for problem in _problems(item)]
    if faults:
        raise CompilationError(faults)
    found = [
        Aspect(
            id=item["id"],
            topic=item["topic"],
            titles={language: item[language.value] for language in Language},
            provisions={place: tuple(item[place.value]) for place in COMPARED if item.get(place.value)},
        )
        for item in raw
    ]
    return tuple(sorted(found, key=lambda aspect: TOPICS.index(aspect.topic)))


def faults_in_comparison(starter: Starter, path: Path = _DATA) -> list[Fault]:
    """Entries that name a provision that is not held, or one of another country."""
    places = {instrument.id: instrument for instrument in starter.instruments}
    held = {f"{item.id}/{number}" for item in starter.held for number in item.topics}
    found = []
    for aspect in read_aspects(path):
        for place, provisions in aspect.provisions.items():
            for provision in provisions:
                instrument = places.get(provision.partition("/")[0])
                if instrument is None or provision not in held:
                    found.append(Fault(path, 1, f"{aspect.id}: no text of {provision} is held"))
                elif instrument.jurisdiction.country is not place and place not in instrument.parties:
                    found.append(Fault(path, 1, f"{aspect.id}: {provision} is not law in {place}"))
    return found


def _problems(item: Mapping[str, object]) -> Iterator[str]:
    name = str(item.get("id", "an aspect without id"))
    for key in ("id", "topic", *(language.value for language in Language)):
        if not isinstance(item.get(key), str) or not item[key]:
            yield f"{name} has no {key}"
    if item.get("topic") not in TOPICS:
        yield f"{name}: {item.get('topic')} is no topic"
    for place in COMPARED:
        provisions = item.get(place.value, [])
        if not isinstance(provisions, list) or not all(isinstance(entry, str) for entry in provisions):
            yield f"{name}: {place} is not a list of provisions"
