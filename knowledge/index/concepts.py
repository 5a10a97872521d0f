"""What a provision speaks of, as terms of the glossary: the same whatever language it is written in or asked about in.

A provision has a term when at least two of its languages say it: one language alone may use a word in another sense.
Where only one language is held, its word must do.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from knowledge.index.passages import Passage
from knowledge.languages import Language
from knowledge.marking import marks_in

LANGUAGES_THAT_SAY_IT = 2
_RARE = 6.0  # the weight of a term that no provision has


class Concepts:
    """The terms of every provision. Immutable, like the keyword index."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        said: dict[str, Counter[str]] = {}
        texts: dict[tuple[str, Language], set[str]] = {}
        for passage in passages:
            found = texts.setdefault((passage.provision, passage.language), set())
            found |= asked(f"{passage.heading}\n{passage.text}", passage.language)
        for (provision, _language), found in texts.items():
            said.setdefault(provision, Counter()).update(found)
        languages = Counter(provision for provision, _language in texts)
        self._held = {
            provision: frozenset(
                term for term, says in counts.items() if says >= min(LANGUAGES_THAT_SAY_IT, languages[provision])
            )
            for provision, counts in said.items()
        }
        holding = Counter(term for held in self._held.values() for term in held)
        self._weights = {term: math.log(1 + len(self._held) / (count + 0.5)) for term, count in holding.items()}

    def weighed(self, terms: Collection[str]) -> dict[str, float]:
        """How much each of some terms says: rare ones much, common ones little."""
        return {term: self._weights.get(term, _RARE) for term in terms}

    def share(self, provision: str, weighed: Mapping[str, float]) -> float:
        """The share of the weight of `weighed` terms that a provision has, 0 to 1."""
        total = sum(weighed.values())
        held = self._held.get(provision, frozenset())
        return sum(weight for term, weight in weighed.items() if term in held) / total if total else 0.0


def asked(text: str, language: Language) -> set[str]:
    """The ids of the terms that stand in a text."""
    return {mark.term.id for mark in marks_in(text, language)}
