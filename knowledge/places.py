"""Which countries a question speaks of, and which way it looks: into China or out of it.

The words are data (`data/places.toml`), so that staff can add one. Names, adjectives, cities, currencies and
institutions count; the language of the asker is no evidence.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.instruments import Jurisdiction

_COUNTRIES = frozenset(item.value for item in Jurisdiction)
_DATA = Path(__file__).parent / "data" / "places.toml"
# A country with one of these beside it is where something happens; without, it is often only whose somebody is
# ("한국 투자자가 중국에서": a Korean investor asks about China).
_BEFORE = re.compile(r"(?:在|到|去|赴|于|向|對|对|\bin|\binto|\bto|\bв|\bво|\bна территории)\s*$")
_AFTER = re.compile(
    r"^\s*(?:的?(?:境内|国内|國內|法院|法)|で(?!す)|に(?:おい|お|投資|進出|会社|工場)?|国内|法|の(?:法|裁判)|에서|에|내|법|\s*(?:law|courts?)\b)"
)
# Money of a country is not that country ("не менее 100 тысяч долларов США").
_MONEY = re.compile(r"доллар[а-яё]*\s+сша|미국\s*달러|\b(?:us|u\.s\.|american) dollars?\b|英镑|ポンド")


@dataclass(frozen=True, slots=True)
class Places:
    """What a question says about where.

    `jurisdictions` are all countries named, in order; `located` those of them where something is said to happen.
    `elsewhere` says that a country is named whose law we do not hold. `rest` is the question without the words for
    countries.
    """

    jurisdictions: tuple[Jurisdiction, ...]
    located: tuple[Jurisdiction, ...]
    outbound: bool
    inbound: bool
    elsewhere: bool
    rest: str


def places_in(text: str) -> Places:
    """The countries named in `text`; the longest word wins ('north korea' is not 'korea')."""
    plain = _MONEY.sub(" ", text.casefold())
    rest, found = plain, {}
    directions = set()
    for word, table in _tables():
        if table not in _COUNTRIES:
            if word.search(plain):
                directions.add(table)
            continue
        for match in word.finditer(rest):
            found[match.start()] = (Jurisdiction(table), match.end())
        rest = word.sub(lambda match: " " * len(match.group()), rest)  # places in the rest stay places in the text
    named = [found[place][0] for place in sorted(found)]
    located = [
        found[place][0]
        for place in sorted(found)
        if _BEFORE.search(plain[:place]) or _AFTER.search(plain[found[place][1] :])
    ]
    return Places(
        jurisdictions=tuple(dict.fromkeys(named)),
        located=tuple(dict.fromkeys(located)),
        outbound="outbound" in directions,
        inbound="inbound" in directions,
        elsewhere="elsewhere" in directions,
        rest=" ".join(rest.split()),
    )


@lru_cache(maxsize=1)
def _tables() -> list[tuple[re.Pattern[str], str]]:
    raw: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    words = {
        (word.casefold(), table, language)
        for table, languages in raw.items()
        for language, listed in languages.items()
        for word in listed
    }
    ordered = sorted(words, key=lambda item: (-len(item[0]), item))
    return [(_pattern(word, language), table) for word, table, language in ordered]


def _pattern(word: str, language: str) -> re.Pattern[str]:
    """Russian words are stems and take their ending along; English words stand alone; the others stand anywhere."""
    escaped = re.escape(word)
    if language == "ru":
        return re.compile(rf"(?<![а-яё]){escaped}[а-яё]*")
    if language == "en":
        return re.compile(rf"(?<![a-z]){escaped}(?:'s)?(?![a-z])")
    return re.compile(escaped)
