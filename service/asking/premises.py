"""What a question takes for granted and the cited text says otherwise: "the five years to enforce it".

Only figures are held against each other, and only of the same unit: that needs no understanding, and cannot be wrong
about what stands where. Decides nothing; what is found is told beside the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from knowledge import Language, Quantity, Unit, quantities_in, sentences_of, words_of
from service.asking.model import Citation, Sentence

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A quantity of the question, and the one of the same unit that the cited text has; both as they are written."""

    asked: str
    said: str


def contradiction(
    question: str, language: Language, sentences: Sequence[Sentence], citations: Sequence[Citation]
) -> Contradiction | None:
    """The first quantity of the question that the text first cited does not have, though it counts the same thing.

    The whole of the passage counts, not only the sentences shown: a figure that stands there is no contradiction.
    """
    first = next((item for item in citations if item.language is language), None)
    if first is None:
        return None
    held = {_measure(each) for each in quantities_in(first.text, first.language)}
    for asked in quantities_in(question, language):
        kind, _value = measure = _measure(asked)
        if measure in held or kind is Unit.MONEY:
            # A sum is what somebody has far more often than what he believes the law to say.
            continue
        shown = " ".join(item.text for item in sentences if first.marker in item.citations)
        if said := _nearest(shown, question, kind, language) or _nearest(first.text, question, kind, language):
            return Contradiction(asked.written, said.written)
    return None


def _nearest(text: str, question: str, kind: Unit, language: Language) -> Quantity | None:
    """The quantity of this kind in the sentence that shares most words with the question."""
    asked = set(words_of(question, language))
    best: tuple[int, Quantity] | None = None
    for sentence in sentences_of(text, language):
        found = next((item for item in quantities_in(sentence, language) if _measure(item)[0] is kind), None)
        shared = len(asked & set(words_of(sentence, language)))
        if found is not None and (best is None or shared > best[0]):
            best = (shared, found)
    return best[1] if best else None


def _measure(quantity: Quantity) -> tuple[Unit, Decimal]:
    """A year is twelve months; nothing else is turned into anything else."""
    if quantity.unit is Unit.YEAR:
        return Unit.MONTH, quantity.value * _MONTHS
    return quantity.unit, quantity.value
