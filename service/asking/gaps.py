"""What people asked and did not get: kept for the bureau without anything that points to a person.

A question comes here when it was refused, or when its reader says that the answer did not help. It is told apart from
its conversation: deleting the one leaves the other, and neither leads to the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from knowledge import Database, Jurisdiction, Language, SearchIndex
from service.asking.conversations import new_id
from service.asking.model import Answer, Status
from service.asking.tables import GapRow
from service.clock import Clock

ALIKE = 0.62  # cosine from which two questions ask the same; chosen, not measured
MOST = 2_000  # newest questions looked at; clustering is quadratic


class Cause(StrEnum):
    """Why a question is here."""

    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_USEFUL = "not_useful"


@dataclass(frozen=True, slots=True)
class Gap:
    """A question without a good answer."""

    question: str
    language: Language
    jurisdictions: tuple[Jurisdiction, ...]
    cause: Cause
    reason: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Cluster:
    """Questions that ask the same, whatever their language; the newest first."""

    gaps: Sequence[Gap]


class Gaps:
    """The queue. Safe to share between threads."""

    def __init__(self, database: Database, index: SearchIndex, clock: Clock) -> None:
        self._database = database
        self._index = index
        self._clock = clock

    def record(self, answer: Answer, cause: Cause | None = None, reason: str = "") -> None:
        """Keep the question of `answer` when it was refused, or for the `cause` given."""
        cause = cause or {Status.NOT_FOUND: Cause.NOT_FOUND, Status.OUT_OF_SCOPE: Cause.OUT_OF_SCOPE}.get(answer.status)
        if cause is None:
            return
        with self._database.session(writes=True) as session:
            session.add(
                GapRow(
                    id=new_id(),
                    question=answer.question,
                    language=answer.language.value,
                    jurisdictions=[item.value for item in answer.jurisdictions],
                    cause=cause.value,
                    reason=reason,
                    asked_at=self._clock.now(),
                )
            )

    def newest(self, limit: int = MOST) -> list[Gap]:
        """The questions, newest first."""
        with self._database.session() as session:
            rows = session.scalars(select(GapRow).order_by(GapRow.asked_at.desc(), GapRow.id).limit(limit))
            return [
                Gap(
                    question=row.question,
                    language=Language(row.language),
                    jurisdictions=tuple(Jurisdiction(item) for item in row.jurisdictions),
                    cause=Cause(row.cause),
                    reason=row.reason,
                    asked_at=row.asked_at,
                )
                for row in rows
            ]

    def clusters(self, limit: int = MOST) -> list[Cluster]:
        """What is asked most often first; each question joins the first cluster whose newest one it is like."""
        found: list[list[Gap]] = []
        for gap in self.newest(limit):
            near = self._index.closeness(gap.question, [cluster[0].question for cluster in found], asked=True)
            best = max(range(len(near)), key=near.__getitem__, default=-1)
            if best >= 0 and near[best] >= ALIKE:
                found[best].append(gap)
            else:
                found.append([gap])
        return [Cluster(tuple(gaps)) for gaps in sorted(found, key=lambda gaps: -len(gaps))]
