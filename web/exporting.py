"""A conversation as a Markdown file: the same words as on the page, marked as what they are, each citation addressed.

The first lines are metadata for programs: what made the file, and that it was made automatically (the labelling
measures of China of 2025 ask for a mark that people see and for one that programs read).
"""

from collections.abc import Iterator

from fastapi.responses import Response

from knowledge import Language, label
from service import Answer, Application, Conversation, Message, _
from web.terms import ANSWER_STATUSES, AUTOMATIC, DISCLAIMER, ORIGINS, VERIFICATIONS
from web.urls import Urls
from web.wording import Wording

_TITLE = _("Your question and the answer")
_ASKED = _("Asked on %(day)s, answered from the texts of that day.")
_FOUND_NOTHING = _("No provision found")


def exported(conversation: Conversation, application: Application, urls: Urls, reader: Language) -> Response:
    """The file, as something to be saved."""
    text = "\n".join(_lines(conversation, application, urls, reader)) + "\n"
    name = f"faqiao-{conversation.started_on.isoformat()}.md"
    return Response(
        text,
        media_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )


def _lines(conversation: Conversation, application: Application, urls: Urls, reader: Language) -> Iterator[str]:
    wording = Wording(application, reader)
    composers = sorted({answer.composer for answer in conversation.answers})
    yield from (
        "---",
        'generator: "Faqiao"',
        "automatically-generated: true",
        f"composer: [{', '.join(composers)}]",
        "legal-advice: false",
        f"conversation: {conversation.id}",
        f"saved-on: {application.clock.today().isoformat()}",
        "---",
        "",
        f"# {wording.say(_TITLE)}",
        "",
        f"> {wording.say(AUTOMATIC)} {wording.say(DISCLAIMER)}",
    )
    for answer in conversation.answers:
        yield from _exchange(answer, Wording(application, answer.language), urls)


def _exchange(answer: Answer, wording: Wording, urls: Urls) -> Iterator[str]:
    yield from ("", f"## {_plain(answer.question)}", "")
    asked: Message = Message(_ASKED.text, {"day": answer.asked_on.isoformat()})
    yield f"*{wording.say(ANSWER_STATUSES[answer.status])}. {wording.say(asked)}*"
    if answer.message:
        yield from ("", wording.say(answer.message))
    for country, sentences in answer.table:
        said = " ".join(f"{item.text} {_markers(item.citations)}" for item in sentences)
        yield from ("", f"**{wording.jurisdiction(country)}** {said or wording.say(_FOUND_NOTHING)}")
    for sentence in () if answer.compared else answer.sentences:
        yield from ("", f"{sentence.text} {_markers(sentence.citations)}")
    for notice in answer.notices:
        yield from ("", f"> {wording.say(notice)}")
    for item in answer.citations:
        law = f"{item.title} {label(item.provision, answer.language)}"
        facts = f"{wording.say(ORIGINS[item.origin])}; {wording.say(VERIFICATIONS[item.verification])}"
        address = urls.law(answer.language, item.instrument, item.provision)
        source = f"{facts}; {item.text_as_of.isoformat()}; {address}"
        yield from ("", f"[{item.marker}] {law} ({source})", "", f"> {item.text}")


def _markers(citations: tuple[int, ...]) -> str:
    return "".join(f"[{marker}]" for marker in citations)


def _plain(text: str) -> str:
    """One line, and nothing in it that Markdown would take for its own."""
    plain = " ".join(text.split()).replace("<", "&lt;")
    return plain.replace("[", "\\[").replace("]", "\\]")
