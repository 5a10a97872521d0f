"""The path of a question: understand, gather, compose, check, refer, keep. The list of steps is `Asking.steps`.

Every step works on one inquiry; any step may settle its status, and then the rest have nothing to add but providers
and keeping. Whatever the status, the exchange is kept before anyone sees it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from knowledge import Jurisdiction, Library, SearchIndex
from service.asking.checking import check, notices_for
from service.asking.composing import Brief, Composed, Composer, ExtractiveComposer
from service.asking.conversations import Conversations, Weighed, new_id
from service.asking.following import Before
from service.asking.gaps import Cause, Gaps
from service.asking.gathering import Evidence, gather
from service.asking.model import Answer, Ask, Choice, Feedback, Referral, Status
from service.asking.premises import contradiction
from service.asking.rechecking import Standing, recheck
from service.asking.referring import refer
from service.asking.suggesting import Suggestions
from service.asking.understanding import COUNTRIES, Understood, understand
from service.clock import Clock
from service.messages import Message, _
from service.providers.directory import Directory
from service.settings import Settings


@dataclass(slots=True)
class Inquiry:
    """What is known of a question so far; each step adds its part."""

    ask: Ask
    today: date
    understood: Understood
    status: Status = Status.ANSWERED
    evidence: Evidence = field(default_factory=lambda: Evidence(Status.NOT_FOUND, (), ()))
    composed: Composed = field(default_factory=lambda: Composed((), ()))
    message: Message | None = None
    notices: list[Message] = field(default_factory=list)
    choices: Sequence[Choice] = ()
    referrals: Sequence[Referral] = ()
    suggestions: Sequence[str] = ()


class Asking:
    """Answers questions from the published compilation. Safe to share between threads."""

    def __init__(
        self,
        settings: Settings,
        library: Library,
        index: SearchIndex,
        directory: Directory,
        conversations: Conversations,
        gaps: Gaps,
        clock: Clock,
        composer: Composer | None = None,
    ) -> None:
        self._settings = settings
        self._library = library
        self._index = index
        self._directory = directory
        self._conversations = conversations
        self._gaps = gaps
        self._clock = clock
        self._composer = composer or ExtractiveComposer(index.closeness)
        self._suggestions = Suggestions(settings.compilation / "questions")
        self.steps: tuple[Callable[[Inquiry], None], ...] = (
            self._place,
            self._gather,
            self._compose,
            self._check,
            self._suggest,
            self._refer,
        )

    def ask(self, ask: Ask) -> Answer:
        """The answer, kept. Raises Invalid for what cannot be a question, NotFound for an unknown conversation."""
        answer, evidence = self._considered(ask, self._before(ask.conversation))
        weighed = [
            *(Weighed(hit, hit.strength, used=True) for hit in evidence.used),
            *(Weighed(hit, hit.strength, used=False) for hit in evidence.rejected),
        ]
        self._conversations.keep(answer, weighed)
        self._gaps.record(answer)
        return answer

    def say(self, conversation: str, exchange: str, feedback: Feedback) -> None:
        """Keep what a reader says of an answer; one that did not help joins the gaps. Raises NotFound."""
        before = self._conversations.get(conversation).feedback.get(exchange)
        answer = self._conversations.say(conversation, exchange, feedback)
        if not feedback.useful and (before is None or before.useful) and answer.status is Status.ANSWERED:
            self._gaps.record(answer, Cause.NOT_USEFUL, feedback.reason.value)

    def recheck(self, answers: Sequence[Answer]) -> dict[tuple[str, int], Standing]:
        """Whether what old answers cite still stands, by the answer's id and marker."""
        return recheck(self._library, answers, self._clock.today())

    def consider(self, ask: Ask, after: Answer | None = None) -> Answer:
        """The same answer to what follows `after`, but nothing is kept: for measuring. Raises what `ask` raises."""
        return self._considered(ask, Before.of(after) if after else Before())[0]

    def examples(self) -> Suggestions:
        """Questions the compilation can answer, for the pages to offer."""
        return self._suggestions

    def _considered(self, ask: Ask, before: Before) -> tuple[Answer, Evidence]:
        inquiry = Inquiry(ask, self._clock.today(), self._understand(ask, before))
        for step in self.steps:
            step(inquiry)
        return self._answer(inquiry), inquiry.evidence

    def _before(self, conversation: str | None) -> Before:
        answers = self._conversations.get(conversation).answers if conversation else ()
        return Before.of(answers[-1]) if answers else Before()

    def _understand(self, ask: Ask, before: Before) -> Understood:
        named = self._index.named(ask.question)
        return understand(ask, self._clock.today(), self._settings.question_length, named, before)

    def _place(self, inquiry: Inquiry) -> None:
        """Which country? An inbound question is answered for China, saying so; an outbound one asks back."""
        understood = inquiry.understood
        if understood.asks_back:
            inquiry.status = Status.CLARIFY
            inquiry.message = _("Which country is the question about? The rules differ; choose one.")
            inquiry.choices = [Choice((item,)) for item in COUNTRIES if item is not Jurisdiction.CN]
        if understood.elsewhere:
            inquiry.message = _("The law of the country you name is not held here. Choose a country whose law is.")
            inquiry.choices = [Choice((item,)) for item in COUNTRIES]

    def _gather(self, inquiry: Inquiry) -> None:
        if inquiry.status is not Status.ANSWERED:
            return
        inquiry.evidence = gather(self._index, inquiry.understood)
        inquiry.status = inquiry.evidence.status

    def _compose(self, inquiry: Inquiry) -> None:
        if inquiry.status is Status.ANSWERED:
            understood = inquiry.understood
            brief = Brief(
                understood.text, inquiry.evidence.used, understood.answer_language, beside=bool(understood.compared)
            )
            inquiry.composed = self._composer.compose(brief)

    def _check(self, inquiry: Inquiry) -> None:
        understood = inquiry.understood
        if inquiry.status is Status.ANSWERED:
            inquiry.composed = check(self._library, inquiry.composed, understood.as_of)
            if not inquiry.composed.sentences:
                inquiry.status = Status.NOT_FOUND
        if inquiry.status is Status.ANSWERED:
            self._notices(inquiry)
        elif inquiry.message is None:
            inquiry.message = _refusal(inquiry, self._nothing_held_that_day(understood))

    def _notices(self, inquiry: Inquiry) -> None:
        understood, citations = inquiry.understood, inquiry.composed.citations
        otherwise = contradiction(understood.question, understood.language, inquiry.composed.sentences, citations)
        if otherwise and not understood.compared:
            inquiry.notices.append(
                _(
                    "The question speaks of %(asked)s; the text cited says %(said)s.",
                    asked=otherwise.asked,
                    said=otherwise.said,
                )
            )
        if understood.assumed and any(item.jurisdiction.country is Jurisdiction.CN for item in citations):
            inquiry.notices.append(_("No country was named: this is the answer for %(country)s.", country="CN"))
            inquiry.choices = [Choice((item,)) for item in COUNTRIES if item is not Jurisdiction.CN]
        if understood.elsewhere:
            inquiry.message = _("The law of the country you name is not held here. Choose a country whose law is.")
            inquiry.choices = [Choice((item,)) for item in COUNTRIES]
        if foreign := [item.language for item in citations if item.language is not understood.answer_language]:
            inquiry.notices.append(
                _("Shown in %(languages)s: no text in your language yet.", languages=sorted({*foreign}))
            )
        inquiry.notices.extend(notices_for(citations, inquiry.today))

    def _nothing_held_that_day(self, understood: Understood) -> bool:
        """Whether the same question would be answered for today: then the day is the reason for the refusal."""
        today = self._clock.today()
        if understood.as_of >= today:
            return False
        return gather(self._index, replace(understood, as_of=today)).status is Status.ANSWERED

    def _suggest(self, inquiry: Inquiry) -> None:
        if inquiry.status is Status.ANSWERED:
            cited = [hit.provision for hit in inquiry.evidence.used]
            inquiry.suggestions = self._suggestions.after(
                cited, inquiry.understood.answer_language, inquiry.understood.question
            )

    def _refer(self, inquiry: Inquiry) -> None:
        if inquiry.status in {Status.ANSWERED, Status.NOT_FOUND}:
            used = inquiry.evidence.used or inquiry.evidence.rejected[:1]
            understood = inquiry.understood
            inquiry.referrals = refer(self._directory, used, understood.jurisdictions, understood.answer_language)

    def _answer(self, inquiry: Inquiry) -> Answer:
        understood = inquiry.understood
        return Answer(
            id=new_id(),
            conversation=inquiry.ask.conversation or new_id(),
            question=understood.question,
            status=inquiry.status,
            language=understood.answer_language,
            as_of=understood.as_of,
            asked_at=self._clock.now(),
            sentences=tuple(inquiry.composed.sentences) if inquiry.status is Status.ANSWERED else (),
            citations=tuple(inquiry.composed.citations) if inquiry.status is Status.ANSWERED else (),
            message=inquiry.message,
            notices=tuple(inquiry.notices),
            choices=tuple(inquiry.choices),
            referrals=tuple(inquiry.referrals),
            suggestions=tuple(inquiry.suggestions),
            jurisdictions=tuple(understood.jurisdictions),
            composer=inquiry.composed.composer,
            topic=understood.topic,
            sought=understood.sought,
            compared=tuple(understood.compared) if inquiry.status is Status.ANSWERED else (),
        )


def _refusal(inquiry: Inquiry, day_is_the_reason: bool) -> Message:
    if inquiry.status is Status.OUT_OF_SCOPE:
        return _(
            "This service answers questions about investment, trade and related law in China, Japan, both Koreas, "
            "Mongolia and Russia. Nothing on your question was found in that field."
        )
    if day_is_the_reason:
        return _("No text is held for %(day)s.", day=inquiry.understood.as_of.isoformat())
    if inquiry.evidence.named_missing:
        return _("The compilation holds no such article.")
    return _("The compilation holds no provision that answers this. A lawyer may be able to help.")
