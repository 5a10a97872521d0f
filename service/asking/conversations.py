"""Keeps conversations under unguessable addresses, for a stated time. The only SQL of asking."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter
from sqlalchemy import CursorResult, delete, func, select
from sqlalchemy.orm import Session

from knowledge import Database, Hit
from service.asking.model import Answer, Conversation, Feedback, Reason
from service.asking.tables import ConversationRow, ExchangeRow, FeedbackRow
from service.clock import Clock
from service.errors import NotFound
from service.messages import _

_ANSWER = TypeAdapter(Answer)


def new_id() -> str:
    """An address nobody can guess: 192 random bits."""
    return secrets.token_urlsafe(24)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A provision that was looked at, and whether the answer rests on it."""

    hit: Hit
    strength: float
    used: bool


class Conversations:
    """The kept exchanges. What is older than `days` is as good as gone, and is deleted by `purge`."""

    def __init__(self, database: Database, clock: Clock, days: int) -> None:
        self._database = database
        self._clock = clock
        self._kept = timedelta(days=days)

    def keep(self, answer: Answer, weighed: Sequence[Weighed]) -> None:
        """Store an answer as the newest of its conversation, which is begun when it does not exist."""
        with self._database.session(writes=True) as session:
            if session.get(ConversationRow, answer.conversation) is None:
                session.add(ConversationRow(id=answer.conversation, started_at=answer.asked_at))
                session.flush()
            session.add(
                ExchangeRow(
                    id=answer.id,
                    conversation_id=answer.conversation,
                    position=_next_position(session, answer.conversation),
                    asked_at=answer.asked_at,
                    question=answer.question,
                    status=answer.status.value,
                    language=answer.language.value,
                    answer=_ANSWER.dump_python(answer, mode="json"),
                    evidence=[_evidence(item) for item in weighed],
                )
            )

    def get(self, conversation: str) -> Conversation:
        """The exchanges, oldest first. Raises NotFound for one that never was, was deleted, or is too old."""
        with self._database.session() as session:
            row = session.get(ConversationRow, conversation)
            if row is None or _aware(row.started_at) < self._clock.now() - self._kept:
                raise NotFound(_("There is no such conversation; it may have been deleted."))
            exchanges = session.scalars(
                select(ExchangeRow).where(ExchangeRow.conversation_id == conversation).order_by(ExchangeRow.position)
            )
            answers = tuple(_ANSWER.validate_python(item.answer) for item in exchanges)
            said = session.scalars(
                select(FeedbackRow).where(FeedbackRow.exchange_id.in_([item.id for item in answers]))
            )
            feedback = {item.exchange_id: Feedback(item.useful, Reason(item.reason)) for item in said}
            return Conversation(row.id, _aware(row.started_at), answers, feedback)

    def say(self, conversation: str, exchange: str, feedback: Feedback) -> Answer:
        """Keep what a reader says of an answer, in place of what was said before; answers what it was said of.

        Raises NotFound.
        """
        answers = self.get(conversation).answers
        answer = next((item for item in answers if item.id == exchange), None)
        if answer is None:
            raise NotFound(_("There is no such conversation; it may have been deleted."))
        with self._database.session(writes=True) as session:
            session.merge(
                FeedbackRow(
                    exchange_id=exchange,
                    useful=feedback.useful,
                    reason=feedback.reason.value,
                    said_at=self._clock.now(),
                )
            )
        return answer

    def delete(self, conversation: str) -> None:
        """Forget a conversation whole. Raises NotFound when there is none."""
        self.get(conversation)
        with self._database.session(writes=True) as session:
            exchanges = select(ExchangeRow.id).where(ExchangeRow.conversation_id == conversation)
            session.execute(delete(FeedbackRow).where(FeedbackRow.exchange_id.in_(exchanges)))
            session.execute(delete(ExchangeRow).where(ExchangeRow.conversation_id == conversation))
            session.execute(delete(ConversationRow).where(ConversationRow.id == conversation))

    def purge(self) -> int:
        """Delete what is kept too long; answers how many conversations went."""
        limit = self._clock.now() - self._kept
        with self._database.session(writes=True) as session:
            old = select(ConversationRow.id).where(ConversationRow.started_at < limit)
            exchanges = select(ExchangeRow.id).where(ExchangeRow.conversation_id.in_(old))
            session.execute(delete(FeedbackRow).where(FeedbackRow.exchange_id.in_(exchanges)))
            session.execute(delete(ExchangeRow).where(ExchangeRow.conversation_id.in_(old)))
            gone = session.execute(delete(ConversationRow).where(ConversationRow.started_at < limit))
            return gone.rowcount if isinstance(gone, CursorResult) else 0


def _next_position(session: Session, conversation: str) -> int:
    last = session.scalar(select(func.max(ExchangeRow.position)).where(ExchangeRow.conversation_id == conversation))
    return 0 if last is None else last + 1


def _evidence(item: Weighed) -> dict[str, object]:
    return {
        "provision": item.hit.provision.id,
        "used": item.used,
        "strength": round(item.strength, 4),
        "coverage": round(item.hit.coverage, 4),
        "similarity": round(item.hit.similarity, 4),
        "legs": dict(item.hit.legs),
    }


def _aware(moment: datetime) -> datetime:
    """SQLite forgets the zone; what was stored was UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
