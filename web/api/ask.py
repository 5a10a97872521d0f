"""Questions and conversations as JSON, and the same answer as a stream of events.

How an answer comes about is the business of `service.asking`; here it only gets labels, addresses and a language.
"""

from collections.abc import AsyncIterator, Sequence
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response, StreamingResponse
from pydantic import BaseModel

from knowledge import label
from service import (
    Answer,
    Application,
    Ask,
    Citation,
    Feedback,
    NotFound,
    Provider,
    Reason,
    Referral,
    Sentence,
    shown_name,
)
from web.api.ask_schemas import (
    AnswerOut,
    AskBody,
    ChoiceOut,
    CitationOut,
    ConversationOut,
    ExchangeOut,
    FeedbackBody,
    ReferralOut,
    SentenceOut,
    TableOut,
    TableRowOut,
)
from web.callers import caller_language
from web.dependencies import Addresses, App, Caller, SendsJson, WithinAskLimit
from web.exporting import exported
from web.terms import DISCLAIMER
from web.urls import Urls
from web.wording import Wording

router = APIRouter(tags=["Ask"])
EVENT_STREAM = "text/event-stream"


@router.post("/ask", dependencies=[SendsJson, WithinAskLimit])
def ask(request: Request, body: AskBody, application: App, urls: Addresses) -> AnswerOut:
    """Answer a question from the published compilation; the exchange is kept under `conversation`."""
    return answer_out(_answered(request, body, application), application, urls)


@router.post(
    "/ask/stream",
    dependencies=[SendsJson, WithinAskLimit],
    response_class=StreamingResponse,
    responses={200: {"content": {EVENT_STREAM: {"schema": {"type": "string"}}}}},
)
def ask_stream(request: Request, body: AskBody, application: App, urls: Addresses) -> StreamingResponse:
    """The same as a stream: `event: sentence` for each sentence, then `event: done` with the whole object.

    The answer is kept before the first event is sent, so a dropped stream loses nothing.
    """
    answer = answer_out(_answered(request, body, application), application, urls)
    # A proxy that collects the stream would defeat it.
    return StreamingResponse(_events(answer), media_type=EVENT_STREAM, headers={"X-Accel-Buffering": "no"})


@router.get("/conversations/{conversation}")
def read_conversation(conversation: str, application: App, urls: Addresses) -> ConversationOut:
    """The exchanges under an unguessable id, oldest first."""
    found = application.conversations.get(conversation)
    return ConversationOut(
        id=found.id,
        started_at=found.started_at,
        answers=[_exchange_out(answer, application, urls) for answer in found.answers],
    )


@router.delete("/conversations/{conversation}", status_code=HTTPStatus.NO_CONTENT)
def delete_conversation(conversation: str, application: App) -> None:
    """Forget a conversation whole."""
    application.conversations.delete(conversation)


@router.get("/conversations/{conversation}/export", response_class=PlainTextResponse)
def export_conversation(conversation: str, application: App, urls: Addresses, caller: Caller) -> Response:
    """The conversation as Markdown, with its mark and where each citation is found."""
    return exported(application.conversations.get(conversation), application, urls, caller)


@router.post(
    "/conversations/{conversation}/answers/{answer}/feedback",
    status_code=HTTPStatus.NO_CONTENT,
    dependencies=[SendsJson, WithinAskLimit],
)
def say_of_answer(conversation: str, answer: str, body: FeedbackBody, application: App) -> None:
    """Say whether an answer helped; said again, it takes the place of what was said before."""
    application.asking.say(conversation, answer, Feedback(body.useful, Reason.NONE if body.useful else body.reason))


def _answered(request: Request, body: AskBody, application: Application) -> Answer:
    caller = caller_language(request, body.model_dump(include={"language"}))
    request.state.language = caller  # a refusal speaks the language asked for
    return application.asking.ask(
        Ask(
            question=body.question,
            language=body.language,
            jurisdictions=tuple(body.jurisdictions or ()),
            as_of=body.as_of,
            conversation=body.conversation,
            page_language=body.language or caller,
        )
    )


def answer_out(answer: Answer, application: Application, urls: Urls) -> AnswerOut:
    """The answer as the contract has it, in the language it was given in."""
    wording = Wording(application, answer.language)
    return AnswerOut(
        id=answer.id,
        status=answer.status,
        language=answer.language,
        answer=answer.text,
        sentences=[_sentence_out(item) for item in answer.sentences],
        message=wording.say(answer.message) if answer.message else None,
        notices=[wording.say(notice) for notice in answer.notices],
        choices=[
            ChoiceOut(
                label=wording.listed([wording.jurisdiction(item) for item in choice.jurisdictions]),
                jurisdictions=list(choice.jurisdictions),
            )
            for choice in answer.choices
        ],
        table=_table_out(answer, wording),
        citations=[_citation_out(item, answer, urls) for item in answer.citations],
        providers=[
            _referral_out(referral, provider, wording, urls)
            for referral, provider in _standing(answer.referrals, application)
        ],
        suggestions=list(answer.suggestions),
        conversation=answer.conversation,
        composer=answer.composer,
        as_of=answer.as_of,
        disclaimer=wording.say(DISCLAIMER),
    )


def _sentence_out(sentence: Sentence) -> SentenceOut:
    return SentenceOut(text=sentence.text, citations=list(sentence.citations), support=sentence.support)


def _table_out(answer: Answer, wording: Wording) -> TableOut | None:
    if not answer.compared:
        return None
    return TableOut(
        rows=[
            TableRowOut(
                jurisdiction=country,
                label=wording.jurisdiction(country),
                sentences=[_sentence_out(item) for item in sentences],
            )
            for country, sentences in answer.table
        ]
    )


def _exchange_out(answer: Answer, application: Application, urls: Urls) -> ExchangeOut:
    told = answer_out(answer, application, urls)
    return ExchangeOut(**dict(told), question=answer.question, asked_at=answer.asked_at)


def _citation_out(citation: Citation, answer: Answer, urls: Urls) -> CitationOut:
    return CitationOut(
        marker=citation.marker,
        instrument=citation.instrument,
        provision=citation.provision,
        title=citation.title,
        label=label(citation.provision, answer.language),
        language=citation.language,
        text=citation.text,
        jurisdiction=citation.jurisdiction,
        origin=citation.origin,
        in_force_from=citation.in_force_from,
        in_force_to=citation.in_force_to,
        verification=citation.verification,
        checked_on=citation.checked_on,
        text_as_of=citation.text_as_of,
        url=urls.law(answer.language, citation.instrument, citation.provision),
        source_url=citation.source_url,
    )


def _standing(referrals: Sequence[Referral], application: Application) -> list[tuple[Referral, Provider]]:
    """Referrals to providers who are still listed; an old answer may name one who has left."""
    standing = []
    for referral in referrals:
        try:
            standing.append((referral, application.directory.get(referral.provider)))
        except NotFound:
            continue
    return standing


def _referral_out(referral: Referral, provider: Provider, wording: Wording, urls: Urls) -> ReferralOut:
    return ReferralOut(
        id=provider.id,
        name=shown_name(provider, wording.language)[0],
        fields=list(provider.fields),
        languages=list(provider.languages),
        reason=wording.say(referral.reason),
        url=urls.provider(wording.language, provider.id),
        demonstration=provider.demonstration,
    )


async def _events(answer: AnswerOut) -> AsyncIterator[str]:
    for sentence in answer.sentences:
        yield _event("sentence", sentence)
    yield _event("done", answer)


def _event(name: str, value: BaseModel) -> str:
    return f"event: {name}\ndata: {value.model_dump_json()}\n\n"
