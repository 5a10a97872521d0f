"""The last gate before an answer is shown: every sentence cited, every citation a published text of the day.

What does not pass is dropped, whoever composed it. The texts are read again from the database here, so an index that
lags behind cannot put a withdrawn text on a page. Whether a sentence that is no quotation says what its passage says
was decided before, by `grounding`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from knowledge import Library, Verification
from service.asking.composing import Composed
from service.asking.model import Citation, Sentence, Support
from service.cautions import cautions_for
from service.messages import Message, _

STALE = timedelta(days=365)


def check(library: Library, composed: Composed, as_of: date) -> Composed:
    """`composed` without any sentence whose cited passages are not published as they are cited.

    Quotations must also stand in a cited passage word for word.
    """
    rows = library.provisions([f"{item.instrument}/{item.provision}" for item in composed.citations], as_of)
    standing: dict[int, Citation] = {}
    for citation in composed.citations:
        row = rows.get(f"{citation.instrument}/{citation.provision}")
        text = row[0].texts.get(citation.language) if row else None
        if text is not None and text.text == citation.text:
            standing[citation.marker] = citation
    kept = [
        Sentence(sentence.text, sentence.citations, _support(sentence.citations, standing))
        for sentence in composed.sentences
        if sentence.citations
        and all(marker in standing for marker in sentence.citations)
        and (not composed.quoted or any(sentence.text in standing[marker].text for marker in sentence.citations))
    ]
    used = {marker for sentence in kept for marker in sentence.citations}
    citations = [citation for marker, citation in standing.items() if marker in used]
    return replace(composed, sentences=kept, citations=citations)


def notices_for(citations: Sequence[Citation], today: date) -> list[Message]:
    """What a reader must know about the texts relied on: their age, their verification, their language."""
    notices: dict[tuple[str, str], Message] = {
        ("caution", caution.text): caution for item in citations for caution in cautions_for(item.jurisdiction)
    }
    for item in citations:
        if today - item.text_as_of > STALE and not cautions_for(item.jurisdiction):  # a caution tells the age of all
            notices["stale", item.instrument] = _(
                "%(title)s: our text follows a source last known to be current on %(day)s, more than a year ago. "
                "Check for amendments.",
                title=item.title,
                day=item.text_as_of.isoformat(),
            )
        if item.verification is Verification.UNVERIFIED:
            notices["unverified", item.instrument] = _(
                "%(title)s: this text has not been compared with its source.", title=item.title
            )
        if item.in_force_to is not None:
            notices["ending", item.instrument] = _(
                "%(title)s: this text is in force until %(day)s.",
                title=item.title,
                day=item.in_force_to.isoformat(),
            )
    return list(notices.values())


def _support(markers: Sequence[int], standing: dict[int, Citation]) -> Support:
    verified = all(standing[marker].verification is Verification.VERIFIED for marker in markers)
    return Support.VERIFIED if verified else Support.UNVERIFIED
