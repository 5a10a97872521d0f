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
_COMPARED, _TOGETHER, _HINTED = "compared", "together", "hinted"
# A country with one of these beside it is where something happens; without, it is often only whose somebody is
# ("한국 투자자가 중국에서": a Korean investor asks about China).
_BEFORE = re.compile(r"(?:在|到|去|赴|于|向|對|对|\bin|\binto|\bto|\bв|\bво|\bна территории)\s*$")
_AFTER = re.compile(
    r"^\s*(?:的?(?:境内|国内|國內|法院)|(?:会|能|可以)?(?:不)?(?:承认|承認|认可|認可)|で(?!す)|に(?:おい|お|投資|進出|会社|工場)?|国内|の裁判|에서|에|내|\s*courts?\b)"
)
# Money of a country is not that country ("не менее 100 тысяч долларов США").
_MONEY = re.compile(r"доллар[а-яё]*\s+сша|미국\s*달러|\b(?:us|u\.s\.|american) dollars?\b|英镑|ポンド")


@dataclass(frozen=True, slots=True)
class Places:
    """What a question says about where.

    `jurisdictions` are all countries named, in order; `located` those of them where something is said to happen.
    `elsewhere` says that a country is named whose law we do not hold, `compared` that several are set beside each
    other. `rest` is the question without the words for countries, and without those that compare them.
    """

    jurisdictions: tuple[Jurisdiction, ...]
    located: tuple[Jurisdiction, ...]
    outbound: bool
    inbound: bool
    elsewhere: bool
    compared: bool
    rest: str


def places_in(text: str) -> Places:
    """The countries named in `text`; the longest word wins ('north korea' is not 'korea')."""
    plain = _MONEY.sub(" ", text.casefold())
    directions = {table for word, table in _tables() if table not in _COUNTRIES and word.search(plain)}
    rest, found = plain, {}
    together: list[Jurisdiction] = []
    for word, jurisdictions in _groups() if _COMPARED in directions else ():
        if word.search(rest):
            together += jurisdictions
            rest = word.sub(_blank, rest)
    for word, table in _tables():
        if table in _COUNTRIES:
            for match in word.finditer(rest):
                found[match.start()] = (Jurisdiction(table), match.end())
            rest = word.sub(_blank, rest)
    named = [found[place][0] for place in sorted(found)]
    located = [
        found[place][0]
        for place in sorted(found)
        if _BEFORE.search(plain[:place]) or _AFTER.search(plain[found[place][1] :])
    ]
    hinted = [] if named else [country for word, country in _hints() if word.search(plain)]
    countries = tuple(dict.fromkeys([*together, *named, *hinted]))
    compared = _COMPARED in directions and len(countries) > 1
    for word, table in _tables() if compared else ():
        rest = word.sub(_blank, rest) if table == _COMPARED else rest
    return Places(
        jurisdictions=countries,
        located=tuple(dict.fromkeys(located)),
        outbound="outbound" in directions,
        inbound="inbound" in directions,
        elsewhere="elsewhere" in directions,
        compared=compared,
        rest=" ".join(rest.split()),
    )


def _blank(match: re.Match[str]) -> str:
    """Places in the rest stay places in the text."""
    return " " * len(match.group())


@lru_cache(maxsize=1)
def _tables() -> list[tuple[re.Pattern[str], str]]:
    words = {
        (word.casefold(), table, language)
        for table, languages in _data().items()
        if table not in {_TOGETHER, _HINTED}
        for language, listed in languages.items()
        for word in listed
    }
    ordered = sorted(words, key=lambda item: (-len(item[0]), item))
    return [(_pattern(word, language), table) for word, table, language in ordered]


@lru_cache(maxsize=1)
def _groups() -> list[tuple[re.Pattern[str], tuple[Jurisdiction, ...]]]:
    """The words for several countries at once, longest first, each with its countries in the order of the key."""
    words = {word.casefold(): key for key, listed in _data()[_TOGETHER].items() for word in listed}
    return [
        (re.compile(re.escape(word)), tuple(Jurisdiction(item) for item in words[word].split("-")))
        for word in sorted(words, key=lambda word: (-len(word), word))
    ]


@lru_cache(maxsize=1)
def _hints() -> list[tuple[re.Pattern[str], Jurisdiction]]:
    return [
        (
            _pattern(word.casefold(), "ru" if "а" <= word.casefold()[0] <= "я" else "en" if word.isascii() else ""),
            country,
        )
        for country, listed in ((Jurisdiction(key), listed) for key, listed in _data()[_HINTED].items())
        for word in listed
    ]


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _pattern(word: str, language: str) -> re.Pattern[str]:
    """Russian words are stems and take their ending along; English words stand alone; the others stand anywhere."""
    escaped = re.escape(word)
    if language == "ru":
        return re.compile(rf"(?<![а-яё]){escaped}[а-яё]*")
    if language == "en":
        return re.compile(rf"(?<![a-z]){escaped}(?:'s)?(?![a-z])")
    return re.compile(escaped)
