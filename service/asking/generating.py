"""Words an answer with the help of a model, sentence by checked sentence, or lets another composer speak.

The model never decides anything: whether a question is answered was settled before, and what is shown was held
against the passages by `grounding`. Whatever goes wrong, the fallback answers; the reader is told nothing of it, those
who run the site are (a warning in the log, a count by outcome).
"""

import logging
from collections import Counter
from collections.abc import Mapping
from threading import Lock
from typing import Protocol

from knowledge import Verification
from service.asking.composing import Brief, Composed, Composer, citation_of
from service.asking.drafting import Drafted, drafted
from service.asking.endpoint import EndpointFailed, Messages
from service.asking.grounding import Gate
from service.asking.model import Sentence, Support
from service.asking.prompting import RULES, Passage, messages_for, passages_for

MOST = 12  # sentences; two to six are asked for, and who writes more than twice as many did not listen
ENOUGH = 0.5  # the share of sentences that must survive: an answer with more holes than words misleads

_log = logging.getLogger(__name__)


class Completes(Protocol):
    """Answers messages in time, or raises EndpointFailed."""

    def complete(self, messages: Messages) -> str:
        """What the model wrote."""


class Tally:
    """How often generating ended how. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[str] = Counter()

    def count(self, outcome: str) -> None:
        """One more."""
        with self._lock:
            self._counts[outcome] += 1

    def counts(self) -> Mapping[str, int]:
        """The counts of this process by outcome: generative, or the reason why the fallback stood in."""
        with self._lock:
            return dict(self._counts)


class GenerativeComposer:
    """Sentences of a model, where they can be held against the passages; else those of `fallback`."""

    name = "generative"

    def __init__(self, endpoint: Completes, fallback: Composer, tally: Tally | None = None) -> None:
        self._endpoint = endpoint
        self._fallback = fallback
        self._tally = tally or Tally()

    def compose(self, brief: Brief) -> Composed:
        """See `Composer`. Never fails because of the endpoint."""
        passages = passages_for(brief)
        if not passages:
            # Nothing is amiss: there is no text in the language yet, and a translation by a model is never shown.
            return self._stand_in(brief, "untranslated", logging.INFO)
        try:
            text = self._endpoint.complete(messages_for(brief.question, passages, brief.language))
        except EndpointFailed as failed:
            return self._stand_in(brief, failed.reason)
        written = drafted(text, brief.language)
        if not 0 < len(written) <= MOST:
            return self._stand_in(brief, "rambling" if written else "silent")
        gate = Gate(passages, brief.language, RULES)
        faults = [gate.fault_of(sentence) for sentence in written]
        kept = [sentence for sentence, fault in zip(written, faults, strict=True) if fault is None]
        dropped = Counter(fault.value for fault in faults if fault)
        if dropped:
            _log.info("Sentences of the model that were not shown: %s", dict(dropped))
        if not kept or len(kept) < ENOUGH * len(written):
            return self._stand_in(brief, "ungrounded")
        self._tally.count("generative")
        return _composed(kept, passages)

    def _stand_in(self, brief: Brief, reason: str, level: int = logging.WARNING) -> Composed:
        self._tally.count(reason)
        _log.log(level, "No generated answer (%s): the %s one is given.", reason, self._fallback.name)
        return self._fallback.compose(brief)


def _composed(kept: list[Drafted], passages: list[Passage]) -> Composed:
    """Markers count the passages that are cited, in the order of the evidence."""
    used = {token for sentence in kept for token in sentence.tokens}
    cited = {passage.token: passage for passage in passages if passage.token in used}
    markers = {token: marker for marker, token in enumerate(cited, start=1)}
    verified = {token: passage.text.verification is Verification.VERIFIED for token, passage in cited.items()}
    return Composed(
        [
            Sentence(
                sentence.words,
                tuple(markers[token] for token in sentence.tokens),
                Support.VERIFIED if all(verified[token] for token in sentence.tokens) else Support.UNVERIFIED,
            )
            for sentence in kept
        ],
        [citation_of(markers[token], passage.hit, passage.text) for token, passage in cited.items()],
        composer="generative",
        quoted=False,
    )
