"""Keeps the index usable behind the back of the readers: at the start, and again after whatever made it fail.

A new model embeds everything here, for hours if it is large, while the one before answers.

What is not ready is told by `/readyz`; what can answer without it (keywords, pages) does so meanwhile.
"""

import logging
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError

from knowledge import KnowledgeError, SearchIndex

AGAIN_SECONDS = 10.0  # recovery within half a minute is promised, without a restart
_log = logging.getLogger(__name__)


class Warming:
    """A thread that loads the model and checks the index until it is ready, and whenever it no longer is."""

    def __init__(self, index: SearchIndex, again: float = AGAIN_SECONDS) -> None:
        self._index = index
        self._again = again
        self._stopped = Event()
        self._told: list[str] | None = None

    def start(self) -> None:
        """Begin. The thread dies with the process and holds nothing that must be given back."""
        Thread(target=self._run, name="warming", daemon=True).start()

    def stop(self) -> None:
        """Do not try again."""
        self._stopped.set()

    def attempt(self) -> list[str]:
        """Try once; answers what is still missing. Never raises for what may pass: a lost database or store."""
        try:
            if not self._index.awaited():
                return []
            self._index.refresh()
            self._index.warm()
        except (KnowledgeError, SQLAlchemyError) as error:
            return [f"{type(error).__name__} while the index was read"]
        return self._index.awaited()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                missing = self.attempt()
            except Exception:
                _log.exception("warming up failed and is not tried again")
                raise
            if missing != self._told:
                _log.info("the index: %s", "; ".join(missing) or "ready")
                self._told = missing
            self._stopped.wait(self._again)
