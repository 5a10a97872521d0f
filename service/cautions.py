"""What a reader must know before a country's law, whatever the question: shown beside every text and answer of it."""

from knowledge import Jurisdiction
from service.messages import Message, _

_CAUTIONS: dict[Jurisdiction, tuple[Message, ...]] = {
    Jurisdiction.KP: (
        _(
            "Before any business with North Korea: UN Security Council resolution 2375 (2017) forbids joint ventures "
            "and cooperative entities with North Korean entities or individuals, with few exceptions. Ask a lawyer "
            "first."
        ),
        _("North Korean texts follow a private collection that ends in February 2024, not an official publication."),
    ),
}


def cautions_for(jurisdiction: Jurisdiction) -> tuple[Message, ...]:
    """The cautions of a jurisdiction, the gravest first; mostly none."""
    return _CAUTIONS.get(jurisdiction, ())
