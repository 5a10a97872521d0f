"""From an answer to the people who can help: cited topics decide the field, the question the country."""

from collections.abc import Sequence

from knowledge import Hit, Jurisdiction, Language
from service.asking.model import Referral
from service.providers.directory import Directory
from service.providers.fields import FIELDS_FOR_TOPIC

MOST = 3


def refer(
    directory: Directory, hits: Sequence[Hit], jurisdictions: Sequence[Jurisdiction], reader: Language
) -> list[Referral]:
    """Up to three providers who work in the field, speak the reader's language and know the country."""
    topics = [topic for hit in hits for topic in hit.provision.topics]
    fields = dict.fromkeys(field for topic in topics for field in FIELDS_FOR_TOPIC.get(topic, ()))
    countries = [item for item in jurisdictions if item is item.country and item is not Jurisdiction.INT]
    matches = directory.match(fields=list(fields), languages=[reader.value], jurisdictions=countries, limit=MOST)
    return [Referral(match.provider.id, match.reason) for match in matches]
