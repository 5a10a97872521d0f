"""A question and its answer, as plain values.

The words are those of the API contract. How an answer comes about is told by `pipeline`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from knowledge import Jurisdiction, Language, Origin, Verification
from service.clock import BUREAU_TIME
from service.messages import Message


class Status(StrEnum):
    """How a question ended; decided by code from the evidence."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"


class Support(StrEnum):
    """Whether a sentence was checked against the passage it cites."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question as it was put. `language` is the language to answer in; None means: that of the question.

    `jurisdictions` restricts; empty means: the question decides. `page_language` breaks ties of detection.
    """

    question: str
    language: Language | None = None
    jurisdictions: Sequence[Jurisdiction] = ()
    as_of: date | None = None
    conversation: str | None = None
    page_language: Language | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision relied on, with the words relied on, copied from a published text."""

    marker: int
    instrument: str
    provision: str
    title: str
    heading: str
    language: Language
    text: str
    jurisdiction: Jurisdiction
    origin: Origin
    in_force_from: date
    in_force_to: date | None
    verification: Verification
    checked_on: date
    text_as_of: date
    source: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement of law with the markers of what it rests on; never without one."""

    text: str
    citations: tuple[int, ...]
    support: Support


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to go on: a country to ask the same question about."""

    jurisdictions: tuple[Jurisdiction, ...]


@dataclass(frozen=True, slots=True)
class Referral:
    """A provider who fits, and why."""

    provider: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question. Only `sentences` state law.

    `topic` and `sought` are what a question that goes on from this one starts from; `compared` are the countries that
    were set beside each other.
    """

    id: str
    conversation: str
    question: str
    status: Status
    language: Language
    as_of: date
    asked_at: datetime
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    message: Message | None = None
    notices: tuple[Message, ...] = ()
    choices: tuple[Choice, ...] = ()
    referrals: tuple[Referral, ...] = ()
    suggestions: tuple[str, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    composer: str = "extractive"
    topic: str = ""
    sought: str = ""
    compared: tuple[Jurisdiction, ...] = ()

    @property
    def asked_on(self) -> date:
        """The day in Shenyang on which it was asked."""
        return self.asked_at.astimezone(BUREAU_TIME).date()

    @property
    def table(self) -> list[tuple[Jurisdiction, list[Sentence]]]:
        """Each country that was compared with what its law says; nothing where no provision was found."""
        whose = {citation.marker: citation.jurisdiction for citation in self.citations}
        return [
            (country, [item for item in self.sentences if whose[item.citations[0]].country is country])
            for country in self.compared
        ]

    @property
    def text(self) -> str:
        """The sentences with their markers, as plain text."""
        return " ".join(f"{s.text} {''.join(f'[{m}]' for m in s.citations)}" for s in self.sentences)


class Reason(StrEnum):
    """Why an answer did not help."""

    WRONG = "wrong"
    OTHER_QUESTION = "other_question"
    INCOMPLETE = "incomplete"
    UNCLEAR = "unclear"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the reader of an answer said of it."""

    useful: bool
    reason: Reason = Reason.NONE


@dataclass(frozen=True, slots=True)
class Conversation:
    """The exchanges under one unguessable address, oldest first; `feedback` by the id of the answer."""

    id: str
    started_at: datetime
    answers: tuple[Answer, ...]
    feedback: Mapping[str, Feedback] = field(default_factory=dict)

    @property
    def started_on(self) -> date:
        """The day in Shenyang on which it began."""
        return self.started_at.astimezone(BUREAU_TIME).date()
