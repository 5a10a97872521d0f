"""Composes an answer from provisions. The port is `Composer`; this one only quotes.

Every sentence is an exact piece of a published text, so nothing can be said that a provision does not say. The one
that writes sentences of its own is in `generating`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge import Hit, Language, ProvisionText, quantities_in, sentences_of, words_of
from service.asking.model import Citation, Sentence, Support
from service.asking.wanting import wanted_units

Closeness = Callable[[str, Sequence[str]], Sequence[float]]
LEADING = 6  # sentences of the first provision: a rule is not cut off from its exception
FURTHER = 1  # sentences of each other one
BESIDE = 2  # sentences of each country, where several are compared
# A sentence that answers better than the first of its text is said first. Each can stand alone: that is a rule of the
# compilation. Chosen on all of the premises, where any value from 0.12 to 0.3 puts the unit asked for first alike.
AHEAD = 0.3  # by so much it must be better: a text is best read from its beginning
COUNTED = 0.35  # what it is worth that it counts what the question counts, or asks for


# A sentence that begins so leans on the one before it, and cannot be said first.
_LEANS = {
    Language.ZH: re.compile(r"但|不过|除外|下列|上述|前款|该|此|其|同时|这"),
    Language.JA: re.compile(r"ただし|但し|この|その|これ|それ|また|なお|前項|当該|同"),
    Language.KO: re.compile(r"다만|이 |이는|이러한|그 |그렇게|그런|그러나|또한|위 |해당 |전항"),
    Language.RU: re.compile(
        r"Однако|Но |Это|Этот|Эта|Эти|Такой|Такая|Такие|Он |Она |Они |При этом|Также|Как и |Исключени"
    ),
    Language.EN: re.compile(
        r"However|But |This |That |These |Those |Such |It |They |The (?:same|above) |Also|As for|For these"
    ),
}


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
    """What a composer is given: the question, the provisions to answer from (the best first), the language to use.

    `beside` says that each provision is of another country and all count alike.
    """

    question: str
    hits: Sequence[Hit]
    language: Language
    beside: bool = False


class Composer(Protocol):
    """Makes sentences from provisions; each names the passage it rests on."""

    name: str

    def compose(self, brief: Brief) -> Composed:
        """An answer in the language of the brief. Cites nothing but its provisions."""


class ExtractiveComposer:
    """Quotes the sentences of the provisions, the best provision first, and of the first the best sentence.

    `closeness` says how near texts are to a question in meaning.
    """

    name = "extractive"

    def __init__(self, closeness: Closeness | None = None) -> None:
        self._closeness = closeness or _unknown

    def compose(self, brief: Brief) -> Composed:
        """See `Composer`."""
        sentences: list[Sentence] = []
        citations: list[Citation] = []
        said = {
            marker: (hit, text, sentences_of(text.text, text.language))
            for marker, hit in enumerate(brief.hits, start=1)
            if (text := hit.provision.text(brief.language)) is not None
        }
        # All at once: the model is asked one time for an answer, not once for each of its texts.
        every = [sentence for _hit, _text, each in said.values() for sentence in each]
        near = dict(zip(every, self._closeness(brief.question, every), strict=True))
        for marker, (hit, text, each) in said.items():
            most = BESIDE if brief.beside else LEADING if marker == 1 else FURTHER
            citations.append(citation_of(marker, hit, text))
            chosen = _chosen(brief, hit, text.language, {sentence: near[sentence] for sentence in each}, most)
            sentences.extend(Sentence(words, (marker,), Support.VERIFIED) for words in chosen)
        return Composed(sentences, citations)


def _chosen(brief: Brief, hit: Hit, language: Language, near: Mapping[str, float], most: int) -> list[str]:
    """The sentences that speak most to the question, in the order of the text, but for one that comes first."""
    sentences = list(near)
    if len(sentences) < 2:  # noqa: PLR2004
        return sentences
    asked = set(hit.words)
    counted = wanted_units(brief.question, language)
    worth = [
        near[sentence]
        + len(asked & set(words_of(sentence, language))) / (len(asked) or 1)
        + COUNTED * bool(counted & {item.unit for item in quantities_in(sentence, language)} if counted else ())
        for sentence in sentences
    ]
    best = sorted(range(len(sentences)), key=lambda place: (-worth[place], place))[:most]
    leading = best[0] if worth[best[0]] >= worth[0] + AHEAD and not _LEANS[language].match(sentences[best[0]]) else 0
    kept = sorted({leading, *best[: most if leading in best else most - 1]})
    return [sentences[leading], *(sentences[place] for place in kept if place != leading)]


def _unknown(_text: str, others: Sequence[str]) -> Sequence[float]:
    return [0.0] * len(others)


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
