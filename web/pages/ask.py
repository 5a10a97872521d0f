"""The question box, and a conversation with its answers. Works by plain forms; a script only shortens the wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from knowledge import Jurisdiction, label
from service import (
    Answer,
    AnswerStatus,
    Application,
    Ask,
    Choice,
    Citation,
    FieldProblem,
    Invalid,
    Message,
    NotFound,
    _,
)
from web import i18n
from web.contexts import Link, Page, Section, State, Tone, Words
from web.dependencies import Addresses, App, WithinAskLimit
from web.forms import LONGEST_WORDS, clean, conversation_id, read_day
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
from web.terms import ANSWER_STATUSES, DISCLAIMER, JURISDICTIONS, original
from web.urls import Urls

router = APIRouter()
_TITLE = _("Ask a question")
_TONES = {
    AnswerStatus.ANSWERED: Tone.OK,
    AnswerStatus.CLARIFY: Tone.PLAIN,
    AnswerStatus.NOT_FOUND: Tone.WARN,
    AnswerStatus.OUT_OF_SCOPE: Tone.WARN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPage(Page):
    """The question box; `question` is what was written before."""

    question: str
    examples: Sequence[str]


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
class Way:
    """A country to put the same question about."""

    label: Message
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer, ready to be shown."""

    id: str
    question: str
    language: str
    status: State
    sentences: Sequence[Marked]
    sources: Sequence[Source]
    message: Message | None
    notices: Sequence[Message]
    ways: Sequence[Way]
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
    disclaimer: Message


@router.api_route("/{language:language}/ask", methods=METHODS)
def ask_form(request: Request, language: i18n.Reader, application: App, urls: Addresses) -> HTMLResponse:
    """The empty box, or one with a question to be looked over."""
    question = clean(request.query_params.get("question", ""), LONGEST_WORDS)
    return _form(request, language, application, urls, question, ())


@router.post("/{language:language}/ask", dependencies=[WithinAskLimit])
def ask(
    request: Request,
    language: i18n.Reader,
    application: App,
    urls: Addresses,
    question: Annotated[str, Form()] = "",
    conversation: Annotated[str, Form()] = "",
    jurisdiction: Annotated[str, Form()] = "",
    as_of: Annotated[str, Form()] = "",
) -> Response:
    """Answer, then show the conversation under its own address; what cannot be a question comes back with a reason."""
    day, problems = read_day(as_of)
    if problems:
        return _form(request, language, application, urls, question, problems)
    wanted = (Jurisdiction(jurisdiction),) if jurisdiction in {item.value for item in Jurisdiction} else ()
    try:
        answer = application.asking.ask(
            Ask(
                question=question,
                jurisdictions=wanted,
                as_of=day,
                conversation=conversation_id(conversation),
                page_language=language,
            )
        )
    except Invalid as error:
        return _form(request, language, application, urls, question, error.problems)
    return RedirectResponse(urls.conversation(language, answer.conversation, answer.id), 303)


@router.api_route("/{language:language}/ask/{conversation}", methods=METHODS)
def conversation(
    request: Request, language: i18n.Reader, conversation: str, application: App, urls: Addresses
) -> HTMLResponse:
    """The exchange. Raises NotFound for a conversation that is not there."""
    found = application.conversations.get(conversation)
    fields = {field.slug: field.name(language) for field in application.directory.fields()}
    exchanges = [_exchange(answer, application, urls, fields) for answer in found.answers]
    page = ConversationPage(
        heading=_("Your question and the answer"),
        address=urls.conversation(language, found.id),
        section=Section.ASK,
        crumbs=crumbs(urls, language, Link(_TITLE, urls.ask(language))),
        indexed=False,
        conversation=found.id,
        exchanges=exchanges,
        disclaimer=DISCLAIMER,
    )
    return renderer_of(request).page(request, "pages/ask/conversation.html", page, language)


def _form(
    request: Request,
    language: i18n.Reader,
    application: Application,
    urls: Urls,
    question: str,
    problems: Sequence[FieldProblem],
) -> HTMLResponse:
    page = AskPage(
        heading=_TITLE,
        address=urls.ask(language),
        section=Section.ASK,
        crumbs=crumbs(urls, language),
        problems=problems,
        question=question,
        examples=application.asking.examples().examples(language),
    )
    status = 422 if problems else 200
    return renderer_of(request).page(request, "pages/ask/ask.html", page, language, status)


def _exchange(answer: Answer, application: Application, urls: Urls, fields: Mapping[str, str]) -> Exchange:
    sources = {item.marker: _source(item, answer, urls) for item in answer.citations}
    return Exchange(
        id=answer.id,
        question=answer.question,
        language=answer.language.value,
        status=State(ANSWER_STATUSES[answer.status], _TONES[answer.status]),
        sentences=[
            Marked(sentence.text, [sources[marker] for marker in sentence.citations]) for sentence in answer.sentences
        ],
        sources=list(sources.values()),
        message=answer.message,
        notices=answer.notices,
        ways=[_way(choice) for choice in answer.choices],
        providers=_providers(answer, application, urls, fields),
        suggestions=answer.suggestions,
    )


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
