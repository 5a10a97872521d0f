"""Provision texts into passages: the pieces that are embedded and found.

A digest is short, so one passage a text is enough; a long official text is cut at sentences. The law's title and the
heading are embedded with the words, never shown with them.
"""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from knowledge.languages import Language
from knowledge.tables import InstrumentRow, PassageRow, ProvisionRow, ProvisionTextRow
from knowledge.text.sentences import sentences_of

LENGTH = 600  # characters; a static model blurs longer passages
VERSION = "1"  # raise when passages are cut or headed differently: every embedding is then made anew


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a published text, as the indexes need it."""

    id: int
    provision: str
    language: Language
    jurisdiction: str
    title: str
    heading: str
    words: str
    text: str
    digest: str


def refresh_passages(session: Session) -> int:
    """Make the passages agree with the published texts; answers how many were written or dropped."""
    standing: dict[int, list[PassageRow]] = {}
    for row in session.scalars(select(PassageRow).order_by(PassageRow.text_id, PassageRow.ordinal)):
        standing.setdefault(row.text_id, []).append(row)
    changed = 0
    query = (
        select(ProvisionTextRow, InstrumentRow)
        .join(ProvisionRow, ProvisionRow.id == ProvisionTextRow.provision_id)
        .join(InstrumentRow, InstrumentRow.id == ProvisionRow.instrument_id)
        .where(ProvisionTextRow.published)
    )
    for text, instrument in session.execute(query):
        title = instrument.titles.get(text.language) or instrument.title_original
        pieces = _pieces(text.text, Language(text.language))
        wanted = [f"{title}\n{text.heading}\n{piece}" for piece in pieces]
        if [row.words for row in standing.pop(text.id, [])] == wanted:
            continue
        session.execute(delete(PassageRow).where(PassageRow.text_id == text.id))
        for ordinal, words in enumerate(wanted):
            digest = sha256(f"{VERSION}\n{words}".encode()).hexdigest()
            session.add(PassageRow(text_id=text.id, ordinal=ordinal, words=words, digest=digest))
            changed += 1
    for gone in standing:
        session.execute(delete(PassageRow).where(PassageRow.text_id == gone))
        changed += 1
    return changed


def published_passages(session: Session) -> list[Passage]:
    """Every passage of a published text, ordered by id."""
    query = (
        select(PassageRow, ProvisionTextRow, InstrumentRow)
        .join(ProvisionTextRow, ProvisionTextRow.id == PassageRow.text_id)
        .join(ProvisionRow, ProvisionRow.id == ProvisionTextRow.provision_id)
        .join(InstrumentRow, InstrumentRow.id == ProvisionRow.instrument_id)
        .where(ProvisionTextRow.published)
        .order_by(PassageRow.id)
    )
    return [
        Passage(
            id=passage.id,
            provision=text.provision_id,
            language=Language(text.language),
            jurisdiction=instrument.jurisdiction,
            title=instrument.titles.get(text.language) or instrument.title_original,
            heading=text.heading,
            words=passage.words,
            text=text.text,
            digest=passage.digest,
        )
        for passage, text, instrument in session.execute(query)
    ]


def _pieces(text: str, language: Language) -> list[str]:
    pieces: list[str] = []
    for sentence in sentences_of(text, language):
        if pieces and len(pieces[-1]) + len(sentence) < LENGTH:
            pieces[-1] += f" {sentence}"
        else:
            pieces.append(sentence)
    return pieces
