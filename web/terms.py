"""The closed lists of the contract in words for people: each value of an enumeration as a `Message`.

What a value means is decided where the enumeration is; here it only gets its name.
"""

from collections.abc import Mapping

from knowledge import Jurisdiction, Kind, Origin, Status, Verification
from service import AnswerStatus, Message, ProviderKind, Reason, Support, _

# Named by the catalogues themselves (Babel's data), so that a country has one name wherever it stands.
JURISDICTIONS: Mapping[Jurisdiction, Message] = {
    item: Message("%(country)s", {"country": item.value}) for item in Jurisdiction
}

AUTOMATIC = _("Put together automatically from the texts of this site.")
DISCLAIMER = _("This is general information about the law, not legal advice. For a decision, ask a lawyer.")

KINDS: Mapping[Kind, Message] = {
    Kind.LAW: _("Law"),
    Kind.TREATY: _("Treaty"),
    Kind.CODE: _("Code"),
    Kind.FEDERAL_LAW: _("Federal law"),
    Kind.REGULATION: _("Administrative regulation"),
    Kind.DECREE: _("Presidential decree"),
    Kind.CABINET_ORDER: _("Cabinet order"),
    Kind.ORDINANCE: _("Ministerial ordinance"),
    Kind.RULE: _("Departmental rule"),
    Kind.LOCAL: _("Local regulation"),
    Kind.INTERPRETATION: _("Judicial interpretation"),
    Kind.NORMATIVE: _("Normative document"),
    Kind.RESOLUTION: _("UN Security Council resolution"),
    Kind.HANDBOOK: _("Handbook chapter"),
}

STATUSES: Mapping[Status, Message] = {
    Status.IN_FORCE: _("In force"),
    Status.NOT_YET_IN_FORCE: _("Not yet in force"),
    Status.REPEALED: _("Repealed"),
    Status.UNCERTAIN: _("Whether it is in force is uncertain"),
}

ORIGINS: Mapping[Origin, Message] = {
    Origin.OFFICIAL: _("Official text"),
    Origin.OFFICIAL_TRANSLATION: _("Official translation"),
    Origin.TRANSLATION: _("Unofficial translation"),
    Origin.DIGEST: _("Our digest, not the official text"),
    Origin.GUIDANCE: _("Guidance, not law"),
}

VERIFICATIONS: Mapping[Verification, Message] = {
    Verification.VERIFIED: _("Compared with its source"),
    Verification.UNVERIFIED: _("Not compared with its source"),
}

TOPICS: dict[str, Message] = {
    "market-access": _("Market access"),
    "establishment": _("Establishing a company"),
    "governance": _("Company governance"),
    "tax": _("Tax"),
    "customs-trade": _("Customs and trade"),
    "forex": _("Foreign exchange"),
    "labour-immigration": _("Labour and immigration"),
    "land-energy": _("Land and energy"),
    "ip": _("Intellectual property"),
    "data": _("Data"),
    "competition": _("Competition"),
    "security-review": _("Security review"),
    "sanctions-export-control": _("Sanctions and export control"),
    "dispute-resolution": _("Dispute resolution"),
    "insolvency": _("Insolvency"),
    "special-zones": _("Special zones"),
    "investment-protection": _("Investment protection"),
    "legal-services": _("Legal services"),
    "contract": _("Contracts"),
}

# The glossary has the topics of provisions and three of its own.
TERM_TOPICS: Mapping[str, Message] = TOPICS | {
    "finance": _("Finance"),
    "maritime": _("Shipping"),
    "transnational-crime": _("Cross-border crime"),
}

PROVIDER_KINDS: Mapping[ProviderKind, Message] = {
    ProviderKind.LAWYER: _("Lawyer"),
    ProviderKind.NOTARY: _("Notary"),
    ProviderKind.FORENSIC: _("Forensic expert"),
    ProviderKind.MEDIATOR: _("Mediator"),
    ProviderKind.FIRM: _("Law firm"),
}

ANSWER_STATUSES: Mapping[AnswerStatus, Message] = {
    AnswerStatus.ANSWERED: _("Answered from the law"),
    AnswerStatus.CLARIFY: _("One more detail is needed"),
    AnswerStatus.NOT_FOUND: _("No answer found in our texts"),
    AnswerStatus.OUT_OF_SCOPE: _("Outside the subjects of this service"),
}

SUPPORTS: Mapping[Support, Message] = {
    Support.VERIFIED: _("Each sentence was checked against the passage it cites."),
    Support.UNVERIFIED: _("Rests on a text that was not compared with its source."),
    Support.NOT_CHECKED: _("Not checked against the passage it cites."),
}

REASONS: Mapping[Reason, Message] = {
    Reason.OTHER_QUESTION: _("It answers another question"),
    Reason.INCOMPLETE: _("Something important is missing"),
    Reason.UNCLEAR: _("I do not understand it"),
    Reason.WRONG: _("I think it is wrong"),
}

# The language of titles as the law itself writes them; treaties are told apart by their script (see `original`).
_ORIGINALS: Mapping[Jurisdiction, str] = {
    Jurisdiction.CN: "zh",
    Jurisdiction.CN_LN: "zh",
    Jurisdiction.JP: "ja",
    Jurisdiction.KR: "ko",
    Jurisdiction.KP: "ko",
    Jurisdiction.MN: "mn",
    Jurisdiction.RU: "ru",
}


def original(jurisdiction: Jurisdiction, title: str) -> str:
    """The tag of the language in which an instrument titles itself."""
    han = any("\u4e00" <= mark <= "\u9fff" for mark in title)
    return _ORIGINALS.get(jurisdiction, "zh" if han else "en")
