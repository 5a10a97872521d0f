"""The index comes up behind the back of the readers, and comes back after a failure."""

import time
from typing import cast

from sqlalchemy.exc import OperationalError

from knowledge import SearchIndex
from web.warming import Warming


class AnIndex:
    """Fails so many times, then is ready; until `break_down` is called."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.warmed = 0
        self.fault = "not built"

    def readiness(self) -> list[str]:
        return [self.fault] if self.fault else []

    awaited = readiness

    def refresh(self) -> None:
        if self.failures:
            self.failures -= 1
            raise OperationalError("SELECT", {}, Exception("gone"))

    def warm(self) -> None:
        self.warmed += 1
        self.fault = ""


def warming(index: AnIndex, again: float = 0.01) -> Warming:
    return Warming(cast("SearchIndex", index), again)


def wait_until_ready(index: AnIndex) -> None:
    deadline = time.monotonic() + 10
    while index.readiness():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_database_that_is_away_is_tried_again() -> None:
    index = AnIndex(failures=2)
    behind = warming(index)
    behind.start()
    wait_until_ready(index)
    behind.stop()
    assert index.failures == 0


def test_what_fails_later_is_repaired_without_a_restart() -> None:
    index = AnIndex(failures=0)
    behind = warming(index)
    behind.start()
    wait_until_ready(index)
    index.fault = "the vector store does not answer"
    wait_until_ready(index)
    behind.stop()
    assert index.warmed == 2


def test_an_index_that_is_ready_is_left_alone() -> None:
    index = AnIndex(failures=0)
    index.fault = ""
    assert warming(index).attempt() == []
    assert index.warmed == 0
