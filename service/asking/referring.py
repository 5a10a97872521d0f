"""From an answer to the people who can help: cited topics decide the field, the question the country."""

from collections.abc import Sequence

from knowledge import Hit, Jurisdiction, Language
from service.asking.model import Referral
from service.providers.directory import Directory

# The nine fields are data that staff can edit; a slug that is gone is passed over.
FIELDS_FOR_TOPIC = {
    "market-access": ("cross-border-investment",),
    "establishment": ("cross-border-investment",),
    "governance": ("cross-border-investment",),
    "investment-protection": ("cross-border-investment", "intl-economic-cooperation"),
    "security-review": ("cross-border-investment",),
    "special-zones": ("cross-border-investment",),
    "tax": ("cross-border-investment",),
    "labour-immigration": ("cross-border-investment",),
    "forex": ("finance-capital-markets", "cross-border-investment"),
    "insolvency": ("finance-capital-markets", "civil-commercial-disputes"),
    "customs-trade": ("intl-trade",),
    "competition": ("intl-trade",),
    "sanctions-export-control": ("intl-trade",),
    "contract": ("intl-trade", "civil-commercial-disputes"),
    "land-energy": ("energy-infrastructure",),
    "ip": ("ip-information-security",),
    "data": ("ip-information-security",),
    "dispute-resolution": ("civil-commercial-disputes",),
    "legal-services": ("civil-commercial-disputes",),
}
MOST = 3


def refer(
    directory: Directory, hits: Sequence[Hit], jurisdictions: Sequence[Jurisdiction], reader: Language
) -> list[Referral]:
    """Up to three providers who work in the field, speak the reader's language and know the country."""
    topics = [topic for hit in hits for topic in hit.provision.topics]
    fields = dict.fromkeys(field for topic in topics for field in FIELDS_FOR_TOPIC.get(topic, ()))
    countries = [item.value for item in jurisdictions if item is item.country and item is not Jurisdiction.INT]
    matches = directory.match(
        fields=list(fields), languages=[reader.value], jurisdictions=countries, reader=reader, limit=MOST
    )
    return [Referral(match.provider.id, match.reason) for match in matches]
