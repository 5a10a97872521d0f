"""Where the terms of the glossary stand in a text, so that a page can explain them.

Longest form first: where 外商投资企业 stands, 外商投资 is not marked. Chinese, Japanese and Korean are read mark
by mark; Russian and English word by word, by their stems, since their words change their endings.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.glossary import Term, terms
from knowledge.languages import Language
from knowledge.text.words import words_of

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_STEMMED = frozenset({Language.RU, Language.EN})
_SHORTEST = 2  # marks; a single character is part of too many words


@dataclass(frozen=True, slots=True)
class Mark:
    """A term standing from `start` to `end` (exclusive, in characters) of a text."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class _Entry:
    """A form of a term: its stems and its letters."""

    stems: tuple[str, ...]
    form: str
    term: Term


def marks_in(text: str, language: Language) -> list[Mark]:
    """The terms in `text`, from left to right, none overlapping another."""
    return list(_by_stems(text, language) if language in _STEMMED else _by_marks(text, language))


def _by_marks(text: str, language: Language) -> Iterator[Mark]:
    table = _beginnings(language)
    place = 0
    while place < len(text):
        beginning = table.get(text[place : place + 2])
        if not beginning:  # most places begin no term
            place += 1
            continue
        found = next((pair for pair in beginning if text.startswith(pair[0], place)), None)
        if found and not _inside_a_word(text, place, language):
            yield Mark(place, place + len(found[0]), found[1])
            place += len(found[0])
        else:
            place += 1


def _inside_a_word(text: str, place: int, language: Language) -> bool:
    """A Korean term begins where a word begins; Chinese and Japanese have no spaces to tell."""
    return language is Language.KO and place > 0 and "가" <= text[place - 1] <= "힣"


def _by_stems(text: str, language: Language) -> Iterator[Mark]:
    words = [(match.start(), match.end(), _stem(match.group(), language)) for match in _WORD.finditer(text)]
    table = _stem_beginnings(language)
    place = 0
    while place < len(words):
        beginning = table.get(words[place][2])
        if not beginning:  # most words begin no term
            place += 1
            continue
        stems = tuple(stem for _, _, stem in words[place : place + 8])
        fitting = [entry for entry in beginning if stems[: len(entry.stems)] == entry.stems]
        if fitting:
            best = _closest(fitting, text[words[place][0] :].casefold())
            yield Mark(words[place][0], words[place + len(best.stems) - 1][1], best.term)
            place += len(best.stems)
        else:
            place += 1


def _closest(fitting: Sequence[_Entry], text: str) -> _Entry:
    """The longest; of words with one stem (arbitrator, arbitration), the one whose letters agree furthest."""
    return max(fitting, key=lambda entry: (len(entry.stems), _agreeing(entry.form, text)))


def _agreeing(one: str, other: str) -> int:
    """How many letters agree from the beginning."""
    return next((place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), len(one))


@lru_cache(maxsize=len(Language))
def _beginnings(language: Language) -> Mapping[str, Sequence[tuple[str, Term]]]:
    table: defaultdict[str, list[tuple[str, Term]]] = defaultdict(list)
    for item in terms():
        for form in item.words[language]:
            if len(form) >= _SHORTEST:
                table[form[:2]].append((form, item))
    return {key: sorted(pairs, key=lambda pair: -len(pair[0])) for key, pairs in table.items()}


@lru_cache(maxsize=len(Language))
def _stem_beginnings(language: Language) -> Mapping[str, Sequence[_Entry]]:
    table: defaultdict[str, list[_Entry]] = defaultdict(list)
    for item in terms():
        for form in item.words[language]:
            stems = tuple(_stem(match.group(), language) for match in _WORD.finditer(form))
            if stems:
                table[stems[0]].append(_Entry(stems, form.casefold(), item))
    return table


@lru_cache(maxsize=20_000)
def _stem(word: str, language: Language) -> str:
    return " ".join(words_of(word, language)) or word.lower()
