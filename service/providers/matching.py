"""A need into providers, with the reason in words. What fits is counted; nobody is ranked by name or fee."""

from collections.abc import Collection, Sequence
from datetime import date

from knowledge import Jurisdiction
from service.messages import Message, _
from service.providers.model import Offer, Provider
from service.providers.searching import turn

FIELD, LANGUAGE, COUNTRY = 3, 2, 2  # a lawyer of the wrong field helps least, whatever they speak

# By what is shared: field, language, country. Whole sentences, because languages join them differently.
_REASONS = {
    (True, True, True): _("Works in %(fields)s; speaks %(languages)s; knows the law of %(countries)s."),
    (True, True, False): _("Works in %(fields)s; speaks %(languages)s."),
    (True, False, True): _("Works in %(fields)s; knows the law of %(countries)s."),
    (True, False, False): _("Works in %(fields)s."),
    (False, True, True): _("Speaks %(languages)s; knows the law of %(countries)s."),
    (False, True, False): _("Speaks %(languages)s."),
    (False, False, True): _("Knows the law of %(countries)s."),
    (False, False, False): _("Listed in the directory."),
}


def fitting(
    offers: Sequence[Offer],
    fields: Collection[str],
    languages: Collection[str],
    jurisdictions: Collection[Jurisdiction],
    limit: int,
    today: date,
) -> list[str]:
    """The ids of up to `limit` providers, best fit first; one who fits in nothing is not among them."""
    scored = [(_fit(offer, fields, languages, jurisdictions), offer.id) for offer in offers]
    best = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], turn(pair[1], today)))
    return [provider for _score, provider in best[:limit]]


def reason(
    provider: Provider,
    fields: Collection[str],
    languages: Collection[str],
    jurisdictions: Collection[Jurisdiction],
) -> Message:
    """Why this provider: only what was asked for and the provider has. Values are codes, named at the edge."""
    shared_fields = [item for item in provider.fields if item in fields]
    shared_languages = [item for item in provider.languages if item in languages]
    shared_countries = [item.value for item in provider.jurisdictions if item in jurisdictions]
    values: dict[str, str | int | list[str]] = {}
    if shared_fields:
        values["fields"] = shared_fields
    if shared_languages:
        values["languages"] = shared_languages
    if shared_countries:
        values["countries"] = shared_countries
    sentence = _REASONS[bool(shared_fields), bool(shared_languages), bool(shared_countries)]
    return Message(sentence.text, values)


def _fit(
    offer: Offer, fields: Collection[str], languages: Collection[str], jurisdictions: Collection[Jurisdiction]
) -> int:
    return (
        FIELD * bool(offer.fields & set(fields))
        + LANGUAGE * bool(offer.languages & set(languages))
        + COUNTRY * bool(offer.jurisdictions & set(jurisdictions))
    )
