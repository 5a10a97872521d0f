"""A conversation with its answers: read, saved, judged, deleted, all by plain forms.

Shows what was answered then, and whether what it cites still stands today.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from knowledge import Language, label
from service import (
    Answer,
    AnswerStatus,
    Application,
    Choice,
    Citation,
    Feedback,
    Message,
    NotFound,
    Reason,
    Sentence,
    Standing,
    _,
)
from web import i18n
from web.contexts import Link, Notice, Page, Section, State, Tone, Words
from web.dependencies import Addresses, App
from web.exporting import exported
from web.pages.ask import TITLE
from web.pages.parts import (
    METHODS,
    Facts,
    ProviderCard,
    after_title,
    crumbs,
    origin_of,
    provider_card,
    safe_source,
    validity_of,
    verification_of,
)
from web.rendering import renderer_of
from web.terms import ANSWER_STATUSES, AUTOMATIC, DISCLAIMER, JURISDICTIONS, REASONS, original
from web.urls import Urls

router = APIRouter()
WHERE_TO_TURN = "handbook-where-to-turn"  # the chapter with courts, authorities and institutions
_REFUSED = frozenset({AnswerStatus.NOT_FOUND, AnswerStatus.OUT_OF_SCOPE})
_TONES = {
    AnswerStatus.ANSWERED: Tone.OK,
    AnswerStatus.CLARIFY: Tone.PLAIN,
    AnswerStatus.NOT_FOUND: Tone.WARN,
    AnswerStatus.OUT_OF_SCOPE: Tone.WARN,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A passage an answer rests on."""

    marker: int
    title: Words
    article: str
    cited: str
    heading: Words
    text: Words
    address: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence and the sources it rests on."""

    text: str
    sources: Sequence[Source]


@dataclass(frozen=True, slots=True)
class Country:
    """A row of a comparison; without sentences nothing was found."""

    label: Message
    sentences: Sequence[Marked]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the reader said of an answer; `useful` is None before anything is said."""

    address: str
    useful: bool | None
    reason: Message | None


@dataclass(frozen=True, slots=True)
class Way:
    """A country to put the same question about."""

    label: Message
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer, ready to be shown; `turn_to` is where a refused one may be put instead."""

    id: str
    question: str
    language: str
    status: State
    sentences: Sequence[Marked]
    table: Sequence[Country]
    sources: Sequence[Source]
    standing: Sequence[Notice]
    judged: Judged
    message: Message | None
    notices: Sequence[Message]
    ways: Sequence[Way]
    turn_to: str
    providers: Sequence[ProviderCard]
    suggestions: Sequence[str]

    @property
    def demonstration(self) -> bool:
        """Whether a provider who stands for nobody is among those named."""
        return any(card.demonstration for card in self.providers)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationPage(Page):
    """The exchanges of a conversation, oldest first, and the box to go on."""

    conversation: str
    exchanges: Sequence[Exchange]
    automatic: Message
    disclaimer: Message
    kept: Message
    reasons: Sequence[tuple[str, Message]]


@router.api_route("/{language:language}/ask/{conversation}", methods=METHODS)
def read(request: Request, language: i18n.Reader, conversation: str, application: App, urls: Addresses) -> HTMLResponse:
    """The exchanges. Raises NotFound for a conversation that is not there."""
    found = application.conversations.get(conversation)
    fields = {field.slug: field.name(language) for field in application.directory.fields()}
    standing = application.asking.recheck(found.answers)
    exchanges = [
        _exchange(answer, application, urls, language, fields, standing, found.feedback.get(answer.id))
        for answer in found.answers
    ]
    ends = found.started_on + timedelta(days=application.settings.conversation_days)
    page = ConversationPage(
        heading=_("Your question and the answer"),
        address=urls.conversation(language, found.id),
        section=Section.ASK,
        crumbs=crumbs(urls, language, Link(TITLE, urls.ask(language))),
        indexed=False,
        conversation=found.id,
        exchanges=exchanges,
        automatic=AUTOMATIC,
        disclaimer=DISCLAIMER,
        kept=_(
            "Whoever has the address of this page can read it. It is kept until %(day)s, unless you delete it.",
            day=ends.isoformat(),
        ),
        reasons=[(reason.value, words) for reason, words in REASONS.items()],
    )
    return renderer_of(request).page(request, "pages/ask/conversation.html", page, language)


@router.api_route("/{language:language}/ask/{conversation}/export", methods=METHODS)
def export(language: i18n.Reader, conversation: str, application: App, urls: Addresses) -> Response:
    """The exchanges as a Markdown file. Raises NotFound."""
    return exported(application.conversations.get(conversation), application, urls, language)


@router.post("/{language:language}/ask/{conversation}/delete")
def delete(language: i18n.Reader, conversation: str, application: App, urls: Addresses) -> Response:
    """Forget the conversation whole; the box follows. Raises NotFound."""
    application.conversations.delete(conversation)
    return RedirectResponse(urls.ask(language), 303)


@router.post("/{language:language}/ask/{conversation}/{answer}/feedback")
def judge(
    language: i18n.Reader,
    conversation: str,
    answer: str,
    application: App,
    urls: Addresses,
    useful: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Keep what the reader says of an answer. What is neither yes nor no says nothing. Raises NotFound."""
    if useful in {"yes", "no"}:
        why = Reason(reason) if useful == "no" and reason in {item.value for item in Reason} else Reason.NONE
        application.asking.say(conversation, answer, Feedback(useful == "yes", why))
    return RedirectResponse(urls.conversation(language, conversation, answer), 303)


def _exchange(
    answer: Answer,
    application: Application,
    urls: Urls,
    language: Language,
    fields: Mapping[str, str],
    standing: Mapping[tuple[str, int], Standing],
    feedback: Feedback | None,
) -> Exchange:
    sources = {item.marker: _source(item, answer, urls) for item in answer.citations}
    return Exchange(
        id=answer.id,
        question=answer.question,
        language=answer.language.value,
        status=State(ANSWER_STATUSES[answer.status], _TONES[answer.status]),
        sentences=[_marked(sentence, sources) for sentence in answer.sentences],
        table=[
            Country(JURISDICTIONS[country], [_marked(sentence, sources) for sentence in sentences])
            for country, sentences in answer.table
        ],
        sources=list(sources.values()),
        standing=_standing(answer, standing, application.clock.today()),
        judged=Judged(
            address=urls.feedback(language, answer.conversation, answer.id),
            useful=feedback.useful if feedback else None,
            reason=REASONS.get(feedback.reason) if feedback else None,
        ),
        message=answer.message,
        notices=answer.notices,
        ways=[_way(choice) for choice in answer.choices],
        turn_to=urls.law(language, WHERE_TO_TURN) if answer.status in _REFUSED else "",
        providers=_providers(answer, application, urls, fields),
        suggestions=answer.suggestions,
    )


def _marked(sentence: Sentence, sources: Mapping[int, Source]) -> Marked:
    return Marked(sentence.text, [sources[marker] for marker in sentence.citations])


def _standing(answer: Answer, standing: Mapping[tuple[str, int], Standing], today: date) -> list[Notice]:
    """What has become of the texts cited; nothing on the day of the answer while they stand."""
    told = {
        Standing.CHANGED: _("[%(number)s] has changed since this answer was given. Read the text of today."),
        Standing.GONE: _("[%(number)s] is no longer in force, or no longer published here."),
    }
    found = [
        Notice(Message(told[state].text, {"number": item.marker}))
        for item in answer.citations
        if (state := standing[answer.id, item.marker]) in told
    ]
    if not found and answer.citations and answer.asked_on < today:
        since = _("The texts cited have not changed since %(day)s.", day=answer.asked_on.isoformat())
        return [Notice(since, Tone.OK)]
    return found


def _source(citation: Citation, answer: Answer, urls: Urls) -> Source:
    tag = citation.language.value
    return Source(
        marker=citation.marker,
        title=Words(citation.title, tag),
        article=label(citation.provision, answer.language),
        cited=after_title(label(citation.provision, answer.language), answer.language),
        heading=Words(citation.heading, tag),
        text=Words(citation.text, tag),
        address=urls.law(answer.language, citation.instrument, citation.provision),
        facts=Facts(
            origin=origin_of(citation.origin),
            validity=validity_of(citation.in_force_from, citation.in_force_to),
            verification=verification_of(citation.verification),
            checked=_("Last checked on %(day)s", day=citation.checked_on.isoformat()),
            current=_("The source was current on %(day)s", day=citation.text_as_of.isoformat()),
            source=Words(citation.source, original(citation.jurisdiction, citation.source)),
            source_address=safe_source(citation.source_url),
        ),
    )


def _way(choice: Choice) -> Way:
    (jurisdiction, *_rest) = choice.jurisdictions
    return Way(JURISDICTIONS[jurisdiction], jurisdiction.value)


def _providers(answer: Answer, application: Application, urls: Urls, fields: Mapping[str, str]) -> list[ProviderCard]:
    """Those who are still listed; an old answer may name one who has left."""
    cards = []
    for referral in answer.referrals:
        try:
            provider = application.directory.get(referral.provider)
        except NotFound:
            continue
        cards.append(provider_card(provider, answer.language, urls, fields, referral.reason))
    return cards
