"""Provision texts into passages: the pieces that are embedded and found.

A digest is short, so one passage a text is enough; a long official text is cut at sentences. The law's title and the
heading are embedded with the words, never shown with them. What people would ask whom the text answers makes passages
of its own: a question is nearer to a question than to a law.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from knowledge.languages import Language
from knowledge.tables import InstrumentRow, PassageRow, ProvisionRow, ProvisionTextRow
from knowledge.text.sentences import sentences_of

LENGTH = 600  # characters; a static model blurs longer passages
VERSION = "1"  # raise when passages are cut or headed differently: every embedding is then made anew


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a published text, as the indexes need it; a question it answers has no title and no heading."""

    id: int
    provision: str
    language: Language
    jurisdiction: str
    title: str
    heading: str
    words: str
    text: str
    digest: str
    asked: bool = False


def refresh_passages(session: Session) -> int:
    """Make the passages agree with the published texts; answers how many were written or dropped."""
    standing: dict[int, list[str]] = {}
    query = select(PassageRow.text_id, PassageRow.words).order_by(PassageRow.text_id, PassageRow.ordinal)
    for text_id, words in session.execute(query):
        standing.setdefault(text_id, []).append(words)
    changed = 0
    fresh: list[dict[str, object]] = []
    for text in _published_texts(session):
        wanted = [f"{text.title}\n{text.heading}\n{piece}" for piece in _pieces(text.text, text.language)]
        wanted += text.asked
        before = standing.pop(text.id, [])
        if before == wanted:
            continue
        if before:
            session.execute(delete(PassageRow).where(PassageRow.text_id == text.id))
        for ordinal, words in enumerate(wanted):
            digest = sha256(f"{VERSION}\n{words}".encode()).hexdigest()
            fresh.append({"text_id": text.id, "ordinal": ordinal, "words": words, "digest": digest})
    if fresh:
        session.execute(insert(PassageRow), fresh)
    for gone in standing:
        session.execute(delete(PassageRow).where(PassageRow.text_id == gone))
        changed += 1
    return changed + len(fresh)


def published_passages(session: Session) -> list[Passage]:
    """Every passage of a published text, ordered by id."""
    texts = {text.id: text for text in _published_texts(session)}
    query = select(PassageRow.id, PassageRow.text_id, PassageRow.words, PassageRow.digest).order_by(PassageRow.id)
    return [
        _passage(number, texts[text_id], words, digest)
        for number, text_id, words, digest in session.execute(query)
        if text_id in texts
    ]


def _passage(number: int, text: "_Text", words: str, digest: str) -> Passage:
    asked = words in text.asked
    return Passage(
        id=number,
        provision=text.provision,
        language=text.language,
        jurisdiction=text.jurisdiction,
        title="" if asked else text.title,
        heading="" if asked else text.heading,
        words=words,
        text=words if asked else text.text,
        digest=digest,
        asked=asked,
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A published text with what its instrument adds."""

    id: int
    provision: str
    language: Language
    heading: str
    text: str
    title: str
    jurisdiction: str
    asked: Sequence[str]


def _published_texts(session: Session) -> list[_Text]:
    """Read by columns, not as objects of the mapper: every start reads them all."""
    instruments = {row.id: row for row in session.scalars(select(InstrumentRow))}
    query = (
        select(
            ProvisionTextRow.id,
            ProvisionTextRow.provision_id,
            ProvisionTextRow.language,
            ProvisionTextRow.heading,
            ProvisionTextRow.text,
            ProvisionRow.instrument_id,
            ProvisionTextRow.asked,
        )
        .join(ProvisionRow, ProvisionRow.id == ProvisionTextRow.provision_id)
        .where(ProvisionTextRow.published)
        .order_by(ProvisionTextRow.id)
    )
    return [
        _Text(
            id=number,
            provision=provision,
            language=Language(language),
            heading=heading,
            text=words,
            title=instruments[instrument].titles.get(language) or instruments[instrument].title_original,
            jurisdiction=instruments[instrument].jurisdiction,
            asked=asked,
        )
        for number, provision, language, heading, words, instrument, asked in session.execute(query)
    ]


def _pieces(text: str, language: Language) -> list[str]:
    pieces: list[str] = []
    for sentence in sentences_of(text, language):
        if pieces and len(pieces[-1]) + len(sentence) < LENGTH:
            pieces[-1] += f" {sentence}"
        else:
            pieces.append(sentence)
    return pieces
