"""Whether what an old answer cites still stands: a citation is a promise that can be held against the text of today."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from knowledge import Library
from service.asking.model import Answer


class Standing(StrEnum):
    """What became of a cited text since the answer was given."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"


def recheck(library: Library, answers: Sequence[Answer], today: date) -> dict[tuple[str, int], Standing]:
    """For each answer's id and marker whether the same words are published and in force on `today`."""
    cited = {f"{item.instrument}/{item.provision}" for answer in answers for item in answer.citations}
    rows = library.provisions(sorted(cited), today)
    found: dict[tuple[str, int], Standing] = {}
    for answer in answers:
        for item in answer.citations:
            row = rows.get(f"{item.instrument}/{item.provision}")
            text = row[0].texts.get(item.language) if row else None
            if text is None:
                found[answer.id, item.marker] = Standing.GONE
            else:
                same = text.text == item.text
                found[answer.id, item.marker] = Standing.UNCHANGED if same else Standing.CHANGED
    return found
