"""Every component on one page, for those who build pages: in every language, and not for search engines."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from knowledge import Jurisdiction, Status
from service import FieldProblem, ProviderKind, _
from web import i18n
from web.contexts import Choice, Facet, Link, Page, Pagination, State, Tone, Words
from web.dependencies import Addresses
from web.pages.parts import METHODS, ProviderCard, crumbs
from web.rendering import renderer_of
from web.terms import JURISDICTIONS, PROVIDER_KINDS, STATUSES

router = APIRouter()
_MISSING = FieldProblem("question", _("Enter a question."))


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternsPage(Page):
    """Values for each component."""

    tones: Sequence[str]
    states: Sequence[State]
    facets: Sequence[Facet]
    chips: Sequence[Choice]
    pagination: Pagination
    card: ProviderCard
    faults: Sequence[FieldProblem]


@router.api_route("/{language:language}/patterns", methods=METHODS)
def patterns(request: Request, language: i18n.Reader, urls: Addresses) -> HTMLResponse:
    """The pattern page."""
    here = urls.patterns(language)
    choices = [
        Choice(JURISDICTIONS[Jurisdiction.CN], here, chosen=True, count=12),
        Choice(JURISDICTIONS[Jurisdiction.JP], here, count=3),
    ]
    page = PatternsPage(
        heading=_("Components"),
        address=here,
        crumbs=crumbs(urls, language),
        indexed=False,
        demonstration=True,
        tones=[tone.value for tone in Tone],
        states=[State(STATUSES[Status.IN_FORCE], Tone.OK), State(STATUSES[Status.REPEALED], Tone.ERROR)],
        facets=[Facet("jurisdiction", _("Country"), choices)],
        chips=[choices[0]],
        pagination=Pagination(
            pages=[
                (number, Link(_("Page %(number)s", number=number), here, current))
                for number, current in enumerate((False, True, False), 1)
            ],
            previous=here,
            next=here,
        ),
        card=ProviderCard(
            name=Words("演示律师000", "zh"),
            romanised="Demo Lawyer 000",
            address=here,
            kind=PROVIDER_KINDS[ProviderKind.LAWYER],
            firm=Words("演示律师事务所", "zh"),
            fields=(),
            languages=("zh", "ja", "ko", "ru", "en"),
            jurisdictions=(),
            demonstration=True,
        ),
        faults=(_MISSING,),
    )
    return renderer_of(request).page(request, "pages/patterns/patterns.html", page, language)
