"""What several pages share: crumbs, labels of data, the text of a provision with whose words they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge import Instrument, Jurisdiction, Language, Origin, Provision, ProvisionText, Status, Verification, label
from service import Message, Provider, ProviderKind, _, ngettext_message, shown_name
from web.contexts import Link, Pagination, State, Tone, Words, window
from web.forms import PAGE_SIZE
from web.terms import JURISDICTIONS, KINDS, ORIGINS, PROVIDER_KINDS, STATUSES, VERIFICATIONS, original
from web.urls import Urls

STALE = timedelta(days=365)
METHODS = ["GET", "HEAD"]  # of every page that only shows
_HOME = _("Home")
_STATUS_TONES = {
    Status.IN_FORCE: Tone.OK,
    Status.NOT_YET_IN_FORCE: Tone.WARN,
    Status.REPEALED: Tone.ERROR,
    Status.UNCERTAIN: Tone.WARN,
}
_SCRIPTS = (
    ("\u3040", "\u30ff", "ja"),
    ("\uac00", "\ud7af", "ko"),
    ("\u4e00", "\u9fff", "zh"),
    ("\u0400", "\u04ff", "ru"),
)


def crumbs(urls: Urls, language: Language, *links: Link) -> tuple[Link, ...]:
    """The way from the home page to here; the page itself is not a step of it."""
    return (Link(_HOME, urls.home(language)), *links)


def title_of(instrument: Instrument, language: Language) -> Words:
    """The title for a reader of `language`, with the language it really is in."""
    for tag in language.fallbacks:
        if instrument.titles.get(tag):
            return Words(instrument.titles[tag], tag.value)
    return original_title_of(instrument)


def original_title_of(instrument: Instrument) -> Words:
    """The title as the instrument itself has it."""
    title = instrument.title_original
    return Words(title, original(instrument.jurisdiction, title))


def status_of(instrument: Instrument) -> State:
    """Whether the instrument is law today, in words."""
    return State(STATUSES[instrument.status], _STATUS_TONES[instrument.status])


def verification_of(verification: Verification) -> State:
    """Whether a text was compared with its source, in words."""
    tone = Tone.OK if verification is Verification.VERIFIED else Tone.WARN
    return State(VERIFICATIONS[verification], tone)


def origin_of(origin: Origin) -> State:
    """Whose words a text has. Only the official text goes without a warning."""
    return State(ORIGINS[origin], Tone.OK if origin is Origin.OFFICIAL else Tone.PLAIN)


def validity_of(first: date, last: date | None) -> Message:
    """The days a text speaks for."""
    if last is None:
        return _("In force from %(day)s", day=first.isoformat())
    # Only the value called `day` is written out by the catalogues; two days are two sentences.
    return _("Was in force until %(day)s", day=last.isoformat())


def safe_source(address: str) -> str:
    """The address of a source when it can be linked to; data must not smuggle in another kind of link."""
    return address if address.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be known of a text before it is relied on."""

    origin: State
    validity: Message
    verification: State
    checked: Message
    current: Message
    source: Words
    source_address: str


def facts_of(text: ProvisionText, source_tag: str) -> Facts:
    """Origin, validity and verification of one text."""
    return Facts(
        origin=origin_of(text.origin),
        validity=validity_of(text.in_force_from, text.in_force_to),
        verification=verification_of(text.verification),
        checked=_("Last checked on %(day)s", day=text.checked_on.isoformat()),
        current=_("The source was current on %(day)s", day=text.text_as_of.isoformat()),
        source=Words(text.source, source_tag),
        source_address=safe_source(text.source_url),
    )


@dataclass(frozen=True, slots=True)
class InstrumentCard:
    """An instrument in a list."""

    title: Words
    original: Words | None
    address: str
    kind: Message
    jurisdiction: Message
    number: Words | None
    status: State
    effective: date | None
    held: bool


def instrument_card(instrument: Instrument, language: Language, urls: Urls, *, held: bool) -> InstrumentCard:
    """`held`: whether a text of it is published here."""
    title, own = title_of(instrument, language), original_title_of(instrument)
    number = Words(instrument.official_number, own.tag) if instrument.official_number else None
    return InstrumentCard(
        title=title,
        original=own if own.text != title.text else None,
        address=urls.law(language, instrument.id),
        kind=KINDS[instrument.kind],
        jurisdiction=JURISDICTIONS[instrument.jurisdiction],
        number=number,
        status=status_of(instrument),
        effective=instrument.effective,
        held=held,
    )


@dataclass(frozen=True, slots=True)
class ProviderCard:
    """A provider in a list; `reason` says why it is there."""

    name: Words
    romanised: str
    address: str
    kind: Message
    firm: Words | None
    fields: Sequence[str]
    languages: Sequence[str]
    jurisdictions: Sequence[Message]
    demonstration: bool
    reason: Message | None = None


def provider_card(
    provider: Provider, language: Language, urls: Urls, fields: Mapping[str, str], reason: Message | None = None
) -> ProviderCard:
    """`fields` are the names of the fields in the reader's language."""
    name, romanised = shown_name(provider, language)
    return ProviderCard(
        name=Words(name, script_of(name, language)),
        romanised=romanised,
        address=urls.provider(language, provider.id),
        kind=PROVIDER_KINDS[ProviderKind(provider.kind)],
        firm=Words(provider.firm, script_of(provider.firm, language)) if provider.firm else None,
        fields=[fields.get(slug, slug) for slug in provider.fields],
        languages=tuple(provider.languages),
        jurisdictions=[JURISDICTIONS[Jurisdiction(code)] for code in provider.jurisdictions],
        demonstration=provider.demonstration,
        reason=reason,
    )


def script_of(text: str, reader: Language) -> str:
    """The language a name is most likely in, by its script; Latin letters are left to the reader's language."""
    for first, last, tag in _SCRIPTS:
        if any(first <= mark <= last for mark in text):
            return tag
    return reader.value


def at_the_start(label: str) -> str:
    """A label as a heading begins: Статья 4, where running text has статья 4."""
    return label[:1].upper() + label[1:]


def after_title(label: str, language: Language) -> str:
    """A label as it follows the title of its law: 《…》第4条 and 「…」 제4조 need a space, the others a comma."""
    return f", {label}" if language in {Language.RU, Language.EN} else f" {label}"


def cited_link(provision: Provision, instrument: Instrument, language: Language, urls: Urls) -> Link:
    """A provision cited by the title of its law and its article, leading to where it is read."""
    title = title_of(instrument, language)
    cited = f"{title.text}{after_title(label(provision.number, language), language)}"
    return Link(Words(cited, title.tag), urls.law(language, instrument.id, provision.number))


def pagination(total: int, page: int, address: Mapping[int, str]) -> Pagination:
    """Where the list goes on; `address` tells the address of each page number asked of it."""
    last = max(1, -(-total // PAGE_SIZE))
    if last == 1:
        return Pagination()
    return Pagination(
        pages=[(number, Link(_page_label(number), address[number], number == page)) for number in window(page, last)],
        previous=address[page - 1] if 1 < page <= last else "",
        next=address[page + 1] if page < last else "",
    )


def _page_label(number: int) -> Message:
    return _("Page %(number)s", number=number)


def results_label(total: int) -> Message:
    """How many there are."""
    return ngettext_message("%(count)s result", "%(count)s results", total)
