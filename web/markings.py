"""Terms of the glossary within a text, as pieces that a template can print: each term once a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge import Language, marks_in
from web.urls import Urls


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `address` and `meaning` are set where it is a term that is explained."""

    text: str
    address: str = ""
    meaning: str = ""


def pieces_of(text: str, language: Language, reader: Language, urls: Urls, seen: set[str]) -> Sequence[Piece]:
    """`text` in pieces. Terms in `seen` are left plain, and the new ones are added to it.

    The meaning is in the language of the text; the address leads to the page in the language of the reader.
    """
    pieces, place = [], 0
    for mark in marks_in(text, language):
        meaning = mark.term.definition.get(language, "")
        if mark.term.id in seen or not meaning:
            continue
        seen.add(mark.term.id)
        if place < mark.start:
            pieces.append(Piece(text[place : mark.start]))
        pieces.append(Piece(text[mark.start : mark.end], urls.term(reader, mark.term.id), meaning))
        place = mark.end
    if place < len(text):
        pieces.append(Piece(text[place:]))
    return pieces
