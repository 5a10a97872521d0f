"""A provider as a vCard 4.0 (RFC 6350): UTF-8, lines folded at 75 octets, values escaped."""

from knowledge import Language
from service.providers.model import Provider

OCTETS = 75


def card(provider: Provider, reader: Language) -> str:
    """The card; its note is the summary for the reader, which says so when this is demonstration data."""
    note = next((provider.summary[tag] for tag in reader.fallbacks if provider.summary.get(tag)), "")
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:urn:faqiao:{_escaped(provider.id)}",
        "KIND:org" if provider.kind.value == "firm" else "KIND:individual",
        f"FN;LANGUAGE=zh:{_escaped(provider.name)}",
        *([f"FN;LANGUAGE=en:{_escaped(provider.name_romanised)}"] if provider.name_romanised else []),
        *([f"ORG;LANGUAGE=zh:{_escaped(provider.firm)}"] if provider.firm else []),
        *([f"EMAIL;TYPE=work:{_escaped(provider.email)}"] if provider.email else []),
        *([f"TEL;TYPE=work:{_escaped(provider.phone)}"] if provider.phone else []),
        *(f"LANG;PREF={place}:{tag}" for place, tag in enumerate(provider.languages, start=1)),
        *([f"NOTE:{_escaped(note)}"] if note else []),
        "END:VCARD",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(value: str) -> str:
    for mark in ("\\", ",", ";"):
        value = value.replace(mark, f"\\{mark}")
    return value.replace("\r\n", "\n").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> str:
    """Broken at 75 octets, never inside a character; a continuation begins with a space, which counts."""
    pieces: list[str] = []
    piece = ""
    for mark in line:
        room = OCTETS if not pieces else OCTETS - 1
        if len((piece + mark).encode()) > room:
            pieces.append(piece)
            piece = ""
        piece += mark
    return "\r\n ".join([*pieces, piece])
