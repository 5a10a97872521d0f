"""What time it is; the only place that asks, so that tests can say."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

BUREAU_TIME = ZoneInfo("Asia/Shanghai")


class Clock(Protocol):
    """The present."""

    def now(self) -> datetime:
        """This instant, with its zone."""

    def today(self) -> date:
        """The date in Shenyang: the law changes at the bureau's midnight."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This instant in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The date in Shenyang."""
        return datetime.now(BUREAU_TIME).date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still; for tests and for replaying an answer."""

    instant: datetime

    def now(self) -> datetime:
        """The instant it stands at."""
        return self.instant

    def today(self) -> date:
        """The date in Shenyang at that instant."""
        return self.instant.astimezone(BUREAU_TIME).date()
