"""The tables of conversations: what was asked, what was answered, on what evidence, and what its reader said."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge import Base


class ConversationRow(Base):
    """A conversation; its id is the only key to it."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class ExchangeRow(Base):
    """A question and its answer, whole, with the evidence used and rejected."""

    __tablename__ = "exchanges"
    __table_args__ = (UniqueConstraint("conversation_id", "position"),)

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    question: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(16), index=True)
    language: Mapped[str] = mapped_column(String(8))
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class FeedbackRow(Base):
    """What the reader of an answer said of it; one for each answer, and gone with it."""

    __tablename__ = "feedback"

    exchange_id: Mapped[str] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True)
    useful: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(16))
    said_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class GapRow(Base):
    """A question that got no good answer. Nothing leads from here to who asked."""

    __tablename__ = "gaps"

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    question: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))
    jurisdictions: Mapped[list[str]] = mapped_column(JSON)
    cause: Mapped[str] = mapped_column(String(16), index=True)
    reason: Mapped[str] = mapped_column(String(16))
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
