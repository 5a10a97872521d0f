"""Composes an answer from provisions. The port is `Composer`; this one only quotes.

Every sentence is an exact piece of a published text, so nothing can be said that a provision does not say. The one
that writes sentences of its own is in `generating`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge import Hit, Language, ProvisionText, sentences_of, words_of
from service.asking.model import Citation, Sentence, Support

LEADING = 4  # sentences of the first provision
FURTHER = 2  # sentences of each other one


@dataclass(frozen=True, slots=True)
class Composed:
    """Sentences and the passages they rest on; markers count from 1.

    `composer` names who made them; `quoted` says that each is an exact piece of a passage it cites.
    """

    sentences: Sequence[Sentence]
    citations: Sequence[Citation]
    composer: str = "extractive"
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class Brief:
    """What a composer is given: the question, the provisions to answer from (the best first), the language to use."""

    question: str
    hits: Sequence[Hit]
    language: Language


class Composer(Protocol):
    """Makes sentences from provisions; each names the passage it rests on."""

    name: str

    def compose(self, brief: Brief) -> Composed:
        """An answer in the language of the brief. Cites nothing but its provisions."""


class ExtractiveComposer:
    """Quotes the sentences of the provisions, the best provision first."""

    name = "extractive"

    def compose(self, brief: Brief) -> Composed:
        """See `Composer`."""
        sentences: list[Sentence] = []
        citations: list[Citation] = []
        for marker, hit in enumerate(brief.hits, start=1):
            text = hit.provision.text(brief.language)
            if text is None:
                continue
            citations.append(citation_of(marker, hit, text))
            chosen = _chosen(text, hit, LEADING if marker == 1 else FURTHER)
            sentences.extend(Sentence(words, (marker,), Support.VERIFIED) for words in chosen)
        return Composed(sentences, citations)


def _chosen(text: ProvisionText, hit: Hit, most: int) -> list[str]:
    """The sentences that hold most of the words asked, in the order of the text."""
    sentences = sentences_of(text.text, text.language)
    if len(sentences) <= most:
        return sentences
    asked = set(hit.words)
    held = {place: len(asked & set(words_of(sentence, text.language))) for place, sentence in enumerate(sentences)}
    best = sorted(held, key=lambda place: (-held[place], place))[:most]
    return [sentences[place] for place in sorted(best)]


def citation_of(marker: int, hit: Hit, text: ProvisionText) -> Citation:
    """The citation of a text of `hit`, with the words relied on."""
    return Citation(
        marker=marker,
        instrument=hit.instrument.id,
        provision=hit.provision.number,
        title=hit.instrument.title(text.language),
        heading=text.heading,
        language=text.language,
        text=text.text,
        jurisdiction=hit.instrument.jurisdiction,
        origin=text.origin,
        in_force_from=text.in_force_from,
        in_force_to=text.in_force_to,
        verification=text.verification,
        checked_on=text.checked_on,
        text_as_of=text.text_as_of,
        source=text.source,
        source_url=text.source_url,
    )
