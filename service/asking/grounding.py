"""The gate for sentences that a model wrote: each must be borne out by the passages it cites, or it is not shown.

The gate compares letters, words, figures and names; it does not understand. What it cannot compare it refuses. Which
sentences survive is decided here; whether enough do, and whether the texts still stand, is decided by others.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from knowledge import (
    Hit,
    Language,
    counted_in,
    detect,
    figures_said,
    in_digits,
    label,
    references_in_any,
    sentences_of,
    without_references,
    words_of,
)
from service.asking.addressing import spoken_to_nobody
from service.asking.drafting import Drafted
from service.asking.naming import countries_in, strange_laws
from service.asking.polarity import absolutes_in, opposed
from service.asking.prompting import Passage

LONGEST = 600
# How many of the words of a sentence must be those of its passages. Measured on the compilation: see
# docs/generative.md. Below it too much would be the model's own; what it says in other words is lost, and the
# quotations stand in.
SHARE = 0.6
PART_SHARE = 0.4  # of the words of each part between commas, so that a true half does not carry a false one
PART = {Language.ZH: 5, Language.JA: 5, Language.KO: 5, Language.RU: 3, Language.EN: 3}  # words from which it is one
RUN = 40  # letters of the rules in a row that betray them
TELLING = 12  # letters from which the language of a sentence can be told

_ADDRESS = re.compile(r"://|\bwww\.|@|[^\W\d_]\.[^\W\d_]{2,}|\b(?:https?|mailto|javascript|data):", re.IGNORECASE)
_MARKUP = re.compile(r"[<>\[\]{}|\\`*#_^［］【】]|&#?\w+;")
_MIXED = re.compile(r"[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]")
_END = re.compile(r"[.。!?！？…][”’」』）)\"']?$")
_TOKEN_LIKE = re.compile(r"\bc-[0-9a-z]+", re.IGNORECASE)
_PARTS = re.compile(r"[;；,，、:：—–]+")


class Fault(StrEnum):
    """Why a sentence is not shown."""

    NO_TOKEN = "no-token"  # noqa: S105
    UNKNOWN_TOKEN = "unknown-token"  # noqa: S105
    MARKUP = "markup"
    ADDRESS = "address"
    LENGTH = "length"
    UNFINISHED = "unfinished"
    LEAK = "leak"
    LANGUAGE = "language"
    REFERENCE = "reference"
    FIGURE = "figure"
    MISPLACED = "misplaced"
    LAW = "law"
    COUNTRY = "country"
    NOT_CHECKED = "not-checked"
    ABSOLUTE = "absolute"
    REVERSED = "reversed"


@dataclass(frozen=True)
class Ground:
    """What a passage bears out: its words in the language of the answer, its figures in any language."""

    passage: Passage
    language: Language

    @property
    def hit(self) -> Hit:
        """The provision."""
        return self.passage.hit

    @cached_property
    def texts(self) -> Mapping[Language, str]:
        """The words of the law in each language, without what is spoken to whoever words the answer."""
        held = self.hit.provision.texts.items()
        return {language: spoken_to_nobody(f"{text.heading}\n{text.text}", language) for language, text in held}

    @cached_property
    def known(self) -> str:
        """All that a sentence may take names and words from."""
        instrument = self.hit.instrument
        named = (
            instrument.title(self.language),
            instrument.title_original,
            label(self.hit.provision.number, self.language),
        )
        return "\n".join((*named, self.texts[self.language]))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of it."""
        return frozenset(words_of(self.known, self.language))

    @cached_property
    def references(self) -> frozenset[str]:
        """Its own number and those it refers to, in whatever language."""
        texts = (in_digits(text, language) for language, text in self.texts.items())
        return frozenset({self.hit.provision.number}.union(*map(references_in_any, texts)))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The figures of its five texts, of its title and of the number of its instrument; no number of an article."""
        instrument = self.hit.instrument
        own = [*instrument.titles.values(), instrument.official_number]
        said = {figure for title in own for figure in figures_said(title, self.language)}
        for language, text in self.texts.items():
            said |= figures_said(without_references(text), language)
        return frozenset(said)

    @cached_property
    def counted(self) -> frozenset[tuple[str, str]]:
        """Its figures with what they count."""
        return frozenset(pair for language, text in self.texts.items() for pair in counted_in(text, language))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The country of its law and the parties of a treaty."""
        instrument = self.hit.instrument
        return frozenset(item.country.value for item in (instrument.jurisdiction, *instrument.parties))

    @cached_property
    def countries_named(self) -> frozenset[str]:
        """The countries that its words name; looking for them takes a while."""
        return countries_in(self.known)

    @cached_property
    def sentences(self) -> Sequence[str]:
        """Its sentences in the language of the answer, the heading first."""
        return sentences_of(self.texts[self.language], self.language)

    @cached_property
    def units(self) -> Sequence[tuple[frozenset[str], str]]:
        """Its sentences and their parts, each with its words."""
        parts = [part for sentence in self.sentences for part in _parts(sentence)]
        return [(frozenset(words_of(unit, self.language)), unit) for unit in dict.fromkeys((*self.sentences, *parts))]


class Gate:
    """Holds sentences against the passages that were given. `rules` must not be told to the reader."""

    def __init__(self, passages: Sequence[Passage], language: Language, rules: str) -> None:
        self._grounds = {passage.token: Ground(passage, language) for passage in passages}
        self._language = language
        self._rules = _letters(rules)

    def fault_of(self, sentence: Drafted) -> Fault | None:
        """Why the sentence may not be shown; None when it may."""
        if not sentence.tokens:
            return Fault.NO_TOKEN
        if not self._grounds.keys() >= set(sentence.tokens):
            return Fault.UNKNOWN_TOKEN
        grounds = [self._grounds[token] for token in sentence.tokens]
        return (
            self._form(sentence.words) or self._names(sentence.words, grounds) or self._sense(sentence.words, grounds)
        )

    def _form(self, words: str) -> Fault | None:
        if len(words) > LONGEST:
            return Fault.LENGTH
        if _MARKUP.search(words) or _MIXED.search(words) or any(unicodedata.category(mark)[0] == "C" for mark in words):
            return Fault.MARKUP
        if _TOKEN_LIKE.search(words) or self._betrays(words):
            return Fault.LEAK
        if _ADDRESS.search(words):
            return Fault.ADDRESS
        if not _END.search(words):
            return Fault.UNFINISHED
        long = sum(mark.isalpha() for mark in words) >= TELLING
        return Fault.LANGUAGE if long and detect(words, self._language) is not self._language else None

    def _betrays(self, words: str) -> bool:
        plain = _letters(words)
        return any(plain[place : place + RUN] in self._rules for place in range(len(plain) - RUN + 1))

    def _names(self, words: str, grounds: Sequence[Ground]) -> Fault | None:
        """Figures, articles, laws and countries."""
        digits = in_digits(words, self._language)
        if not _all(references_in_any(digits), (ground.references for ground in grounds)):
            return Fault.REFERENCE
        plain = without_references(digits)
        counted = counted_in(plain, self._language)
        figures = figures_said(plain, self._language)
        if not _all(figures, (ground.figures for ground in grounds)) or not _all(
            counted, (ground.counted for ground in grounds)
        ):
            return Fault.FIGURE
        if not self._in_place(figures, words, grounds):
            return Fault.MISPLACED
        if strange_laws(words, "\n".join(ground.known for ground in grounds), self._language):
            return Fault.LAW
        countries = countries_in(words)
        if not _all(countries, (ground.countries for ground in grounds)) and not _all(
            countries, (ground.countries | ground.countries_named for ground in grounds)
        ):
            return Fault.COUNTRY
        return None

    def _in_place(self, figures: Iterable[str], words: str, grounds: Sequence[Ground]) -> bool:
        """Whether each figure stands where the passage speaks of the same: 30 days to notify are not 30 days to pay.

        A figure that the text has in other languages only has no place that could be compared.
        """
        if not figures:
            return True
        sentences = [sentence for ground in grounds for sentence in ground.sentences]
        told = {sentence: figures_said(without_references(sentence), self._language) for sentence in sentences}
        nearest = {
            self._nearest(part, [(self._words(item), item) for item in sentences]) for part in (words, *_parts(words))
        }
        near = frozenset().union(*(told[sentence] for sentence in nearest))
        return not (set(figures) - near) & frozenset().union(*told.values())

    def _sense(self, words: str, grounds: Sequence[Ground]) -> Fault | None:
        """Words, absolutes and negations."""
        known = frozenset().union(*(ground.words for ground in grounds))
        if self._share(words, known) < SHARE:
            return Fault.NOT_CHECKED
        parts = [part for part in _parts(words) if len(self._words(part)) >= PART[self._language]]
        if any(self._share(part, known) < PART_SHARE for part in parts):
            return Fault.NOT_CHECKED
        if not _all(
            absolutes_in(words, self._language), (absolutes_in(ground.known, self._language) for ground in grounds)
        ):
            return Fault.ABSOLUTE
        units = [unit for ground in grounds for unit in ground.units]
        said = ((part, self._nearest(part, units)) for part in (words, *parts))
        return Fault.REVERSED if any(opposed(mine, theirs, self._language) for mine, theirs in said) else None

    def _words(self, text: str) -> frozenset[str]:
        return frozenset(words_of(text, self._language))

    def _share(self, words: str, known: frozenset[str]) -> float:
        own = set(words_of(words, self._language))
        return len(own & known) / len(own) if own else 0.0

    def _nearest(self, words: str, units: Sequence[tuple[frozenset[str], str]]) -> str:
        """The sentence, or part of one, that has most in common with `words`; the longer of equals."""
        own = self._words(words)
        return max(units, key=lambda unit: (len(own & unit[0]) / (len(own | unit[0]) or 1), len(unit[1])))[1]


def _all(said: Iterable[object], given: Iterable[frozenset[object]]) -> bool:
    return frozenset(said) <= frozenset().union(*given)


def _parts(sentence: str) -> list[str]:
    parts = [part.strip() for part in _PARTS.split(sentence)]
    return [part for part in parts if part] if len(parts) > 1 else []


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
