"""The directory as JSON, a provider as a vCard, and providers for a described need."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field, StringConstraints

from knowledge import Jurisdiction, Language
from service import Application, FieldProblem, Invalid, Provider, ProviderKind, ProviderQuery, _, card
from web.api.schemas import MatchBody, MatchOut, Page, ProviderHit, ProviderOut, UnderstoodOut
from web.callers import caller_language
from web.dependencies import Addresses, App, Caller, Part, SendsJson, Text, cursor_for
from web.urls import Urls
from web.wording import Wording

router = APIRouter(tags=["Providers"])
VCARD = "text/vcard; charset=utf-8"


class ProviderParameters(BaseModel):
    """What is looked for. Several values of one name mean any of them."""

    q: Annotated[Text, Field(max_length=200)] = ""
    field: Annotated[list[Text], Field(description="Slugs of fields of practice.")] = []
    language: Annotated[
        list[Annotated[str, StringConstraints(pattern="^[a-z]{2,3}$")]],
        Field(description="Languages the provider works in."),
    ] = []
    jurisdiction: list[Jurisdiction] = []
    kind: list[ProviderKind] = []
    firm: list[Text] = []
    district: list[Text] = []
    ui_language: Annotated[Language | None, Field(description="Language of the reader.")] = None


@router.get("/providers")
def list_providers(
    application: App, urls: Addresses, caller: Caller, part: Part, wanted: Annotated[ProviderParameters, Query()]
) -> Page[ProviderHit]:
    """Providers who have agreed to be listed. Several values of one name mean any of them."""
    reader = wanted.ui_language or caller
    _check_fields(application, wanted.field)
    query = ProviderQuery(
        text=wanted.q,
        fields=tuple(wanted.field),
        languages=tuple(wanted.language),
        jurisdictions=tuple(wanted.jurisdiction),
        kinds=tuple(wanted.kind),
        firms=tuple(wanted.firm),
        districts=tuple(wanted.district),
        limit=part.limit,
        offset=part.offset,
    )
    found = application.directory.search(query)
    hits = [ProviderHit(**_shown(provider, reader, urls)) for provider in found.hits]
    facets = {name: dict(counts) for name, counts in found.facets.items()}
    return Page(total=found.total, hits=hits, facets=facets, next=cursor_for(found.next_offset))


@router.get(
    "/providers/{provider}.vcf",
    response_class=Response,
    responses={200: {"content": {"text/vcard": {"schema": {"type": "string"}}}}},
)
def read_card(provider: str, application: App, caller: Caller) -> Response:
    """The provider as a vCard, to be saved."""
    found = application.directory.get(provider)
    headers = {"Content-Disposition": 'attachment; filename="provider.vcf"', "Content-Type": VCARD}
    return Response(card(found, caller), headers=headers)


@router.get("/providers/{provider}")
def read_provider(provider: str, application: App, urls: Addresses, caller: Caller) -> ProviderOut:
    """One provider."""
    found = application.directory.get(provider)
    summaries = (found.summary.get(language) for language in caller.fallbacks)
    return ProviderOut(
        **_shown(found, caller, urls),
        firm_romanised=found.firm_romanised,
        licence=found.licence,
        district=found.district,
        email=found.email,
        phone=found.phone,
        summary=next((summary for summary in summaries if summary), ""),
        card=urls.provider_card(found.id),
    )


@router.post("/match", dependencies=[SendsJson])
def match(request: Request, body: MatchBody, application: App, urls: Addresses) -> MatchOut:
    """Providers for a need told in one's own words, each with the reason."""
    reader = caller_language(request, body.model_dump(include={"language"}))
    request.state.language = reader
    need = application.directory.understand(body.need, reader)
    found = application.directory.match(fields=need.fields, languages=need.languages, jurisdictions=need.jurisdictions)
    wording = Wording(application, reader)
    return MatchOut(
        understood=UnderstoodOut(
            fields=list(need.fields), languages=list(need.languages), jurisdictions=list(need.jurisdictions)
        ),
        hits=[ProviderHit(**_shown(item.provider, reader, urls, wording.say(item.reason))) for item in found],
    )


def _check_fields(application: Application, wanted: list[str]) -> None:
    """Fields are data, so the list of slugs is not in the types. Raises Invalid for one that is not among them."""
    slugs = [field.slug for field in application.directory.fields()]
    if not set(wanted) <= set(slugs):
        problem = FieldProblem("field", _("Choose one of these: %(values)s.", values=", ".join(slugs)))
        raise Invalid(_("Some of what was entered cannot be used."), [problem])


def _shown(provider: Provider, reader: Language, urls: Urls, reason: str | None = None) -> dict[str, object]:
    return {
        "id": provider.id,
        "kind": provider.kind,
        "name": provider.name,
        "name_romanised": provider.name_romanised,
        "firm": provider.firm,
        "fields": list(provider.fields),
        "languages": list(provider.languages),
        "jurisdictions": list(provider.jurisdictions),
        "url": urls.provider(reader, provider.id),
        "reason": reason,
        "demonstration": provider.demonstration,
    }
