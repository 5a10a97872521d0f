"""The closed lists of the contract in words for people: each value of an enumeration as a `Message`.

What a value means is decided where the enumeration is; here it only gets its name.
"""

from collections.abc import Mapping

from knowledge import Jurisdiction
from service import Message, _

JURISDICTIONS: Mapping[Jurisdiction, Message] = {
    Jurisdiction.CN: _("China"),
    Jurisdiction.CN_LN: _("Liaoning (China)"),
    Jurisdiction.JP: _("Japan"),
    Jurisdiction.KR: _("Republic of Korea"),
    Jurisdiction.KP: _("DPR Korea"),
    Jurisdiction.MN: _("Mongolia"),
    Jurisdiction.RU: _("Russia"),
    Jurisdiction.INT: _("International treaties"),
}

DISCLAIMER = _("This is general information about the law, not legal advice. For a decision, ask a lawyer.")
