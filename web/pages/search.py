"""Search in the compilation, with facets; every state has an address."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from knowledge import Hit, Jurisdiction, Kind, Language, SearchQuery, detect, label
from service import Message, _
from web import i18n
from web.contexts import Choice, Facet, Page, Pagination, Section, Words
from web.dependencies import Addresses, App
from web.forms import PAGE_SIZE, SearchForm
from web.pages.parts import METHODS, after_title, crumbs, pagination, results_label, title_of
from web.rendering import renderer_of
from web.snippets import snippet
from web.terms import JURISDICTIONS, KINDS, TOPICS
from web.urls import Urls

router = APIRouter()
_LABELS = {"jurisdiction": _("Country"), "topic": _("Topic"), "kind": _("Kind of text")}


@dataclass(frozen=True, slots=True)
class Result:
    """A provision found. `snippet` is HTML: everything but its marks is escaped."""

    title: Words
    cited: str
    heading: Words
    snippet: str
    tag: str
    address: str
    jurisdiction: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The box, the facets, the results."""

    words: str
    results: Sequence[Result]
    found: Message | None
    facets: Sequence[Facet]
    chips: Sequence[Choice]
    pagination: Pagination


@router.api_route("/{language:language}/search", methods=METHODS)
def search(request: Request, language: i18n.Reader, application: App, urls: Addresses) -> HTMLResponse:
    """Provisions that fit the words."""
    form = SearchForm.from_query(request.query_params)
    results: list[Result] = []
    facets: list[Facet] = []
    total = 0
    if form.words:
        query = SearchQuery(
            text=form.words,
            language=detect(form.words, language),
            as_of=application.clock.today(),
            jurisdictions=tuple(Jurisdiction(item) for item in form.jurisdictions),
            topic=form.topic or None,
            kind=form.kind or None,
            limit=PAGE_SIZE,
            offset=(form.page - 1) * PAGE_SIZE,
        )
        found = application.index.search(query)
        total = found.total
        results = [_result(hit, language, query.language, urls) for hit in found.hits]
        facets = [_facet(name, dict(counts), form, language, urls) for name, counts in found.facets.items()]
    page = SearchPage(
        heading=_("Search the law"),
        address=urls.search(language, **form.parameters()),
        section=Section.SEARCH,
        crumbs=crumbs(urls, language),
        indexed=not form.words,
        words=form.words,
        results=results,
        found=results_label(total) if form.words else None,
        facets=facets,
        chips=[choice for facet in facets for choice in facet.choices if choice.chosen],
        pagination=_pages(total, form, language, urls),
    )
    return renderer_of(request).page(request, "pages/search/search.html", page, language)


def _result(hit: Hit, language: Language, asked: Language, urls: Urls) -> Result:
    text = hit.provision.texts.get(language) or hit.provision.texts.get(asked) or hit.provision.text(language)
    if text is None:  # pragma: no cover  a hit always has a text of the day
        raise ValueError(hit.provision.id)
    return Result(
        title=title_of(hit.instrument, language),
        cited=after_title(label(hit.provision.number, language), language),
        heading=Words(text.heading, text.language.value),
        snippet=snippet(text.text, hit.words),
        tag=text.language.value,
        address=urls.law(language, hit.instrument.id, hit.provision.number),
        jurisdiction=JURISDICTIONS[hit.instrument.jurisdiction],
    )


def _facet(name: str, counts: dict[str, int], form: SearchForm, language: Language, urls: Urls) -> Facet:
    chosen = form.values(name)
    values = sorted({*counts, *chosen}, key=lambda value: (-counts.get(value, 0), value))
    return Facet(
        name=name,
        label=_LABELS[name],
        choices=[
            Choice(
                label=_value(name, value),
                address=urls.search(language, **form.toggled(name, value).parameters()),
                chosen=value in chosen,
                count=counts.get(value, 0),
            )
            for value in values
        ],
    )


def _value(facet: str, value: str) -> Message:
    match facet:
        case "jurisdiction":
            return JURISDICTIONS[Jurisdiction(value)]
        case "topic":
            return TOPICS[value]
        case _other:
            return KINDS[Kind(value)]


def _pages(total: int, form: SearchForm, language: Language, urls: Urls) -> Pagination:
    last = max(1, -(-total // PAGE_SIZE))
    addresses = {
        number: urls.search(language, **{**form.parameters(), "page": number if number > 1 else None})
        for number in range(1, last + 1)
    }
    return pagination(total, min(form.page, last), addresses)
