"""Finding a provider: search with facets as links, and a provider's page. Needs no script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from knowledge import Jurisdiction, Language
from service import Message, ProviderKind, _
from web import i18n
from web.contexts import Choice, Facet, Link, Page, Pagination, Said, Section, Words
from web.dependencies import Addresses, App
from web.forms import FACETS, PAGE_SIZE, ProviderForm
from web.pages.parts import METHODS, ProviderCard, crumbs, pagination, provider_card, results_label, script_of
from web.rendering import renderer_of
from web.terms import JURISDICTIONS, PROVIDER_KINDS
from web.urls import Urls

router = APIRouter()
_TITLE = _("Find a provider")
_LABELS = {
    "field": _("Field of practice"),
    "language": _("Working language"),
    "jurisdiction": _("Country"),
    "kind": _("Kind of provider"),
    "firm": _("Firm"),
    "district": _("District"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvidersPage(Page):
    """The box, the facets, the list."""

    words: str
    kept: Sequence[tuple[str, str]]
    cards: Sequence[ProviderCard]
    found: Message
    facets: Sequence[Facet]
    chips: Sequence[Choice]
    pagination: Pagination
    clear: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderPage(Page):
    """One provider."""

    card: ProviderCard
    original: Words
    romanised: str
    firm_romanised: str
    licence: str
    district: str
    email: str
    phone: str
    summary: Words | None
    download: str


@router.api_route("/{language:language}/providers", methods=METHODS)
def providers(request: Request, language: i18n.Reader, application: App, urls: Addresses) -> HTMLResponse:
    """Providers who fit; values that cannot be are dropped from the address."""
    fields = {field.slug: field.name(language) for field in application.directory.fields()}
    form = ProviderForm.from_query(request.query_params, list(fields))
    found = application.directory.search(form.query())
    facets = [_facet(name, found.facets.get(name, {}), form, fields, language, urls) for name in FACETS]
    cards = [provider_card(provider, language, urls, fields) for provider in found.hits]
    page = ProvidersPage(
        heading=_TITLE,
        address=urls.providers(language, **form.parameters()),
        section=Section.PROVIDERS,
        crumbs=crumbs(urls, language),
        indexed=not (form.words or form.is_narrowed),
        demonstration=any(card.demonstration for card in cards),
        words=form.words,
        kept=[(facet, value) for facet in FACETS for value in form.chosen[facet]],
        cards=cards,
        found=results_label(found.total),
        facets=facets,
        chips=[choice for facet in facets for choice in facet.choices if choice.chosen],
        pagination=_pages(found.total, form, language, urls),
        clear=urls.providers(language),
    )
    return renderer_of(request).page(request, "pages/providers/search.html", page, language)


@router.api_route("/{language:language}/providers/{provider}", methods=METHODS)
def provider(request: Request, language: i18n.Reader, provider: str, application: App, urls: Addresses) -> HTMLResponse:
    """One provider. Raises NotFound for one who is not listed."""
    found = application.directory.get(provider)
    fields = {field.slug: field.name(language) for field in application.directory.fields()}
    card = provider_card(found, language, urls, fields)
    summary = next((Words(found.summary[tag], tag.value) for tag in language.fallbacks if found.summary.get(tag)), None)
    page = ProviderPage(
        heading=card.name,
        address=urls.provider(language, found.id),
        section=Section.PROVIDERS,
        crumbs=crumbs(urls, language, Link(_TITLE, urls.providers(language))),
        indexed=not found.demonstration,
        demonstration=found.demonstration,
        card=card,
        original=Words(found.name, script_of(found.name, language)),
        romanised=found.name_romanised,
        firm_romanised=found.firm_romanised,
        licence=found.licence,
        district=found.district,
        email=found.email,
        phone=found.phone,
        summary=summary,
        download=urls.provider_card(found.id),
    )
    return renderer_of(request).page(request, "pages/providers/provider.html", page, language)


def _facet(
    name: str,
    counts: Mapping[str, int],
    form: ProviderForm,
    fields: Mapping[str, str],
    language: Language,
    urls: Urls,
) -> Facet:
    chosen = form.chosen[name]
    order = list(fields) if name == "field" else []
    values = sorted(
        {*counts, *chosen},
        key=lambda value: (order.index(value) if value in order else -counts.get(value, 0), value),
    )
    return Facet(
        name=name,
        label=_LABELS[name],
        choices=[
            Choice(
                label=_value(name, value, fields, language),
                address=urls.providers(language, **form.toggled(name, value).parameters()),
                chosen=value in chosen,
                count=counts.get(value, 0),
            )
            for value in values
        ],
    )


def _value(facet: str, value: str, fields: Mapping[str, str], language: Language) -> Said:
    match facet:
        case "field":
            return Words(fields.get(value, value), language.value)
        case "language":
            return Message("%(languages)s", {"languages": [value]})
        case "jurisdiction":
            return JURISDICTIONS[Jurisdiction(value)]
        case "kind":
            return PROVIDER_KINDS[ProviderKind(value)]
        case _other:
            return Words(value, script_of(value, language))


def _pages(total: int, form: ProviderForm, language: Language, urls: Urls) -> Pagination:
    last = max(1, -(-total // PAGE_SIZE))
    addresses = {
        number: urls.providers(language, **{**form.parameters(), "page": number if number > 1 else None})
        for number in range(1, last + 1)
    }
    return pagination(total, min(form.page, last), addresses)
