"""How often one address may ask. The counts are kept in this process and forgotten at its end.

What an address is, and what it is told, is decided by `web`.
"""

import math
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from service.errors import TooMany
from service.messages import _


class AskLimit:
    """A moving window per address, shared by the page and the JSON interface. Safe to share between threads.

    `rule` reads like `20/minute`; empty switches the limit off. Raises ValueError when it cannot be read.
    """

    def __init__(self, rule: str) -> None:
        self._rule: RateLimitItem | None = parse(rule) if rule.strip() else None
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def check(self, address: str) -> None:
        """Count one question of `address`. Raises TooMany, with the seconds to wait, when it is one too many."""
        if self._rule is None or self._window.hit(self._rule, address):
            return
        wait = self._window.get_window_stats(self._rule, address).reset_time - time.time()
        raise TooMany(
            _("Too many questions in a short time. Please wait a moment and ask again."), max(1, math.ceil(wait))
        )
