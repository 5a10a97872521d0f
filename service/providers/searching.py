"""Finds providers: free text, facets that count without their own filter, and an order that favours nobody's name.

The order is by fit and then a rotation by day: a digest of the date and the provider. It is the same for every
reader of that day, anyone can recompute it, and no name comes first for its letters.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from hashlib import sha256

from service.providers.model import Provider, ProviderPage, ProviderQuery

_VALUES: Mapping[str, Callable[[Provider], Sequence[str]]] = {
    "field": lambda provider: provider.fields,
    "language": lambda provider: provider.languages,
    "jurisdiction": lambda provider: [item.value for item in provider.jurisdictions],
    "kind": lambda provider: [provider.kind.value],
    "firm": lambda provider: [provider.firm] if provider.firm else [],
    "district": lambda provider: [provider.district] if provider.district else [],
}


def search(
    providers: Sequence[Provider], query: ProviderQuery, field_names: Mapping[str, str], today: date
) -> ProviderPage:
    """The page of `providers` that fits. `field_names` are all names of each field, for free text."""
    chosen = {
        "field": query.fields,
        "language": query.languages,
        "jurisdiction": query.jurisdictions,
        "kind": query.kinds,
        "firm": query.firms,
        "district": query.districts,
    }
    found = [provider for provider in providers if _says(provider, query.text, field_names)]
    facets = {
        name: dict(
            Counter(
                value
                for provider in found
                if all(_fits(provider, other, chosen[other]) for other in chosen if other != name)
                for value in values(provider)
            )
        )
        for name, values in _VALUES.items()
    }
    hits = [provider for provider in found if all(_fits(provider, name, chosen[name]) for name in chosen)]
    hits.sort(key=lambda provider: turn(provider.id, today))
    following = query.offset + query.limit
    return ProviderPage(len(hits), hits[query.offset : following], facets, following if following < len(hits) else None)


def turn(provider: str, today: date) -> str:
    """Where a provider stands in the rotation of a day."""
    return sha256(f"{today.isoformat()} {provider}".encode()).hexdigest()


def folded(text: str) -> str:
    """Text for comparing: width, case and accents do not count."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(mark for mark in plain if not unicodedata.combining(mark)))


def _fits(provider: Provider, facet: str, wanted: Sequence[str]) -> bool:
    return not wanted or bool(set(wanted) & set(_VALUES[facet](provider)))


def _says(provider: Provider, text: str, field_names: Mapping[str, str]) -> bool:
    words = folded(text).split()
    if not words:
        return True
    names = [field_names.get(slug, "") for slug in provider.fields]
    said = folded(
        "\n".join(
            [
                provider.name,
                provider.name_romanised,
                provider.name_romanised.replace(" ", ""),
                provider.firm,
                provider.firm_romanised,
                provider.licence,
                provider.district,
                *names,
            ]
        )
    )
    return all(word in said for word in words)
