"""Every table of the site in one catalogue, for Alembic; and the marks of what was once done to this database."""

from datetime import datetime

from sqlalchemy import DateTime, String
from sqlalchemy.orm import Mapped, mapped_column

import service.asking.tables
import service.providers.tables  # noqa: F401  importing is what enters the tables in the catalogue
from knowledge import Base

METADATA = Base.metadata


class MarkRow(Base):
    """Something that is done once in the life of a database, and when it was done."""

    __tablename__ = "marks"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    done_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
