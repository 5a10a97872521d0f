"""The glossary: terms by topic or by words, and a page for each with its five languages, meaning and false friends."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from knowledge import TOPICS, Language, SearchQuery, Term, term, terms
from service import Application, Message, _, ngettext_message
from web import i18n
from web.contexts import Link, Page, Section, Words
from web.dependencies import Addresses, App
from web.forms import LONGEST_WORDS, clean, topic_of
from web.pages.parts import METHODS, cited_link, crumbs
from web.rendering import renderer_of
from web.terms import TERM_TOPICS
from web.urls import Urls

router = APIRouter()
_GLOSSARY = _("Glossary")
_PROVISIONS = 5  # shown on the page of a term


@dataclass(frozen=True, slots=True)
class TermCard:
    """A term in the list: its name, what it means, and its name in the other languages."""

    name: str
    definition: str
    others: Sequence[Words]
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage(Page):
    """The terms of one topic, or those found."""

    words: str
    topics: Sequence[Link]
    found: Message
    cards: Sequence[TermCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage(Page):
    """One term in every language."""

    topic: Link
    entries: Sequence[tuple[str, Words, Words | None]]
    north_korean: Words | None
    false_friend: str
    provisions: Sequence[Link]
    search: str


@router.api_route("/{language:language}/glossary", methods=METHODS)
def glossary(request: Request, language: i18n.Reader, urls: Addresses) -> HTMLResponse:
    """Terms that hold the words asked for in any language; without words, those of a topic."""
    words = clean(request.query_params.get("q", ""), LONGEST_WORDS)
    offered = [topic for topic in TERM_TOPICS if any(item.topic == topic for item in terms())]
    topic = topic_of(request.query_params.get("topic", ""), offered) or ("" if words else TOPICS[0])
    found = [item for item in terms() if (not topic or item.topic == topic) and _holds(item, words)]
    page = GlossaryPage(
        heading=_GLOSSARY,
        address=urls.glossary(language, q=words, topic=topic),
        description=_("Legal terms in five languages, with their meaning and what they are mistaken for."),
        section=Section.GLOSSARY,
        crumbs=crumbs(urls, language),
        indexed=not words,
        words=words,
        topics=[Link(TERM_TOPICS[item], urls.glossary(language, topic=item), item == topic) for item in offered],
        found=ngettext_message("%(count)s term", "%(count)s terms", len(found)),
        cards=[_card(item, language, urls) for item in found],
    )
    return renderer_of(request).page(request, "pages/glossary/glossary.html", page, language)


@router.api_route("/{language:language}/glossary/{name}", methods=METHODS)
def one_term(request: Request, language: i18n.Reader, name: str, application: App, urls: Addresses) -> HTMLResponse:
    """A term. Raises UnknownTerm for one we do not have."""
    item = term(name)
    page = TermPage(
        heading=Words(item.name(language), language.value),
        address=urls.term(language, item.id),
        section=Section.GLOSSARY,
        crumbs=crumbs(urls, language, Link(_GLOSSARY, urls.glossary(language, topic=item.topic))),
        topic=Link(TERM_TOPICS[item.topic], urls.glossary(language, topic=item.topic)),
        entries=[_entry(item, each) for each in language.fallbacks],
        north_korean=Words(item.north_korean, "ko-KP") if item.north_korean else None,
        false_friend=item.false_friend.get(language, ""),
        provisions=_provisions(application, item, language, urls),
        search=urls.search(language, q=item.name(language)),
    )
    return renderer_of(request).page(request, "pages/glossary/term.html", page, language)


def _holds(item: Term, words: str) -> bool:
    wanted = words.casefold()
    written = (*item.written.values(), item.north_korean, *item.definition.values())
    return not wanted or any(wanted in text.casefold() for text in written)


def _card(item: Term, language: Language, urls: Urls) -> TermCard:
    others = [Words(item.name(each), each.value) for each in Language if each is not language]
    return TermCard(item.name(language), item.definition.get(language, ""), others, urls.term(language, item.id))


def _entry(item: Term, language: Language) -> tuple[str, Words, Words | None]:
    said = item.definition.get(language, "")
    meaning = Words(said, language.value) if said else None
    return language.native_name, Words(item.written[language], language.value), meaning


def _provisions(application: Application, item: Term, language: Language, urls: Urls) -> list[Link]:
    query = SearchQuery(text=item.name(language), language=language, as_of=application.clock.today(), limit=_PROVISIONS)
    found = application.index.search(query).hits
    return [cited_link(hit.provision, hit.instrument, language, urls) for hit in found]
