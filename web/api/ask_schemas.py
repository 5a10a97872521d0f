"""Questions, answers and conversations in the words of the contract.

Field names are promises: they may be added to, never renamed. Filling them is the business of `ask`.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from knowledge import Jurisdiction, Language, Origin, Verification
from service import AnswerStatus, Reason, Support
from web.api.schemas import ID_LENGTH
from web.dependencies import Day, Text

LONGEST_TEXT = 20_000  # the rule is the service's `question_length`; this only keeps absurd sizes from it


class AskBody(BaseModel):
    """A question. Fields we do not know have no effect."""

    model_config = ConfigDict(extra="ignore")

    question: Annotated[Text, Field(max_length=LONGEST_TEXT, examples=["外商投资需要审批吗"])]
    language: Annotated[Language | None, Field(description="Language of the answer; null: that of the question.")] = (
        None
    )
    jurisdictions: Annotated[
        list[Jurisdiction] | None, Field(max_length=len(Jurisdiction), description="Null: the question decides.")
    ] = None
    as_of: Annotated[Day | None, Field(description="The day whose law is asked about; null: today.")] = None
    conversation: Annotated[Text | None, Field(max_length=ID_LENGTH, description="Continues an exchange.")] = None


class SentenceOut(BaseModel):
    """A statement of law, with the markers of what it rests on."""

    text: str
    citations: list[int]
    support: Support


class ChoiceOut(BaseModel):
    """A way to go on."""

    label: str
    jurisdictions: list[Jurisdiction]


class CitationOut(BaseModel):
    """A passage relied on, as it was published."""

    marker: int
    instrument: str
    provision: str
    title: str
    label: str
    language: Language
    text: str
    jurisdiction: Jurisdiction
    origin: Origin
    in_force_from: date
    in_force_to: date | None
    verification: Verification
    checked_on: date
    text_as_of: date
    url: str
    source_url: str


class ReferralOut(BaseModel):
    """A provider who fits."""

    id: str
    name: str
    fields: list[str]
    languages: list[str]
    reason: str
    url: str
    demonstration: bool


class TableRowOut(BaseModel):
    """What the law of one country says; no sentences where no provision was found."""

    jurisdiction: Jurisdiction
    label: str
    sentences: list[SentenceOut]


class TableOut(BaseModel):
    """Countries set beside each other, in the order they were asked about."""

    rows: list[TableRowOut]


class FeedbackBody(BaseModel):
    """Whether an answer helped, and why not."""

    model_config = ConfigDict(extra="ignore")

    useful: bool
    reason: Annotated[Reason, Field(description="Why not; empty when it helped.")] = Reason.NONE


class AnswerOut(BaseModel):
    """An answer; only `sentences` state law."""

    id: str
    status: AnswerStatus
    language: Language
    answer: str
    sentences: list[SentenceOut]
    message: str | None
    notices: list[str]
    choices: list[ChoiceOut]
    table: TableOut | None
    citations: list[CitationOut]
    providers: list[ReferralOut]
    suggestions: list[str]
    conversation: str
    composer: Literal["extractive", "generative"]
    as_of: date
    disclaimer: str


class ExchangeOut(AnswerOut):
    """An answer with the question it was given to."""

    question: str
    asked_at: datetime


class ConversationOut(BaseModel):
    """The exchanges under one unguessable id, oldest first."""

    id: str
    started_at: datetime
    answers: list[ExchangeOut]
