"""Speaks to an OpenAI-compatible endpoint: one question, one streamed answer, within limits that nobody can stretch.

Time is bounded as a whole: the exchange runs in a thread of its own, is cancelled when the time is over (which closes
the connection, so that the server stops too), and is left behind if even that hangs. What arrives is bounded as well.
What is asked, and what the answer is worth, is not known here. No message of an error of the connection is passed on,
because it may hold the key.
"""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date
from threading import BoundedSemaphore, Event, Lock, Thread
from typing import Any

import httpx
from pydantic import SecretStr

Messages = Sequence[Mapping[str, str]]
AT_ONCE = 8  # exchanges of one process; a further reader gets the quotations, not a place in a queue
FAILURES = 3  # in a row, after which the endpoint is left alone for a while: readers must not wait for it in vain
REST = 30.0  # seconds
GRACE = 0.25  # seconds for closing the connection
LONGEST_LINE = 65536
BYTES_PER_TOKEN = 2048  # a token comes in a line of JSON of a few hundred bytes
MARKS_PER_TOKEN = 16  # more than any tokenizer gets out of one on the average
MARKS_ASKED_PER_TOKEN = 2  # a cautious guess over the five languages, for servers that do not count
_WHOLE_ENDS = {"stop", "length"}  # the ends that leave whole sentences behind


class EndpointFailed(Exception):
    """No answer was had; `reason` is one word for the log and the counters."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: of one exchange (`seconds`, `tokens`), and of a day (`daily`; 0 means no limit)."""

    seconds: float
    tokens: int
    daily: int = 0


class Allowance:
    """Counts the tokens of a day in this process. Safe to share between threads."""

    def __init__(self, daily: int, today: Callable[[], date]) -> None:
        self._daily, self._today = daily, today
        self._lock = Lock()
        self._day, self._spent = today(), 0

    def take(self, tokens: int) -> bool:
        """Put `tokens` aside; false when the day has not so many left."""
        with self._lock:
            if self._today() != self._day:
                self._day, self._spent = self._today(), 0
            if self._daily and self._spent + tokens > self._daily:
                return False
            self._spent += tokens
            return True

    def give_back(self, tokens: int) -> None:
        """What was put aside and not used."""
        with self._lock:
            self._spent = max(0, self._spent - tokens)


@dataclass(slots=True)
class _Exchange:
    """What the thread leaves for the caller. Until it says otherwise, it failed."""

    ended: Event
    text: str = ""
    reported: int = 0
    failure: str = "broken"


class Endpoint:
    """A model behind an address. Safe to share between threads; nothing is opened before the first question."""

    def __init__(self, base_url: str, model: str, key: SecretStr, limits: Limits, today: Callable[[], date]) -> None:
        self._url, self._model, self._key, self._limits = f"{base_url}/chat/completions", model, key, limits
        self._allowance = Allowance(limits.daily, today)
        self._places = BoundedSemaphore(AT_ONCE)
        self._failures, self._rests_until = 0, 0.0

    def complete(self, messages: Messages) -> str:
        """The whole answer to `messages`. Returns or raises within the seconds allowed and a moment for closing.

        Raises EndpointFailed for all that goes wrong: late, refused, unreachable, misconfigured, nonsense, too-long,
        spent (the tokens of the day), busy, resting (it failed too often just now).
        """
        if time.monotonic() < self._rests_until:
            raise EndpointFailed("resting")
        asked = sum(len(message["content"]) for message in messages) // MARKS_ASKED_PER_TOKEN
        if not self._allowance.take(asked + self._limits.tokens):
            raise EndpointFailed("spent")
        if not self._places.acquire(blocking=False):
            self._allowance.give_back(asked + self._limits.tokens)
            raise EndpointFailed("busy")
        exchange = _Exchange(Event())
        Thread(target=self._run, args=(exchange, messages), name="generating", daemon=True).start()
        if not exchange.ended.wait(self._limits.seconds + GRACE):
            self._count("late")
            raise EndpointFailed("late")
        self._count(exchange.failure)
        if exchange.failure:
            raise EndpointFailed(exchange.failure)
        # A server that reports less than it sent is not believed.
        used = max(exchange.reported, asked // MARKS_PER_TOKEN + len(exchange.text) // MARKS_PER_TOKEN)
        self._allowance.give_back(max(0, asked + self._limits.tokens - used))
        return exchange.text

    def _count(self, failure: str) -> None:
        """Failures in a row; a race between threads costs a question more or less before the rest."""
        self._failures = self._failures + 1 if failure else 0
        if self._failures >= FAILURES:
            self._failures, self._rests_until = 0, time.monotonic() + REST

    def _run(self, exchange: _Exchange, messages: Messages) -> None:
        """The thread. Whatever it does not foresee leaves `broken` behind and a trace on the error output."""
        try:
            exchange.text = asyncio.run(self._exchanged(exchange, messages))
            exchange.failure = ""
        except EndpointFailed as failed:
            exchange.failure = failed.reason
        except (TimeoutError, httpx.TimeoutException):
            exchange.failure = "late"
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError, UnicodeEncodeError):
            exchange.failure = "misconfigured"
        except (httpx.HTTPError, OSError):
            exchange.failure = "unreachable"
        finally:
            self._places.release()
            exchange.ended.set()

    async def _exchanged(self, exchange: _Exchange, messages: Messages) -> str:
        body = {
            "model": self._model,
            "messages": list(messages),
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": 0,
            "max_tokens": self._limits.tokens,
        }
        key = self._key.get_secret_value()
        # Not compressed: what is counted is what is kept in memory.
        headers = {"Accept": "text/event-stream", "Accept-Encoding": "identity"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        async with (
            asyncio.timeout(self._limits.seconds),
            httpx.AsyncClient(timeout=self._limits.seconds, follow_redirects=False, trust_env=False) as client,
            client.stream("POST", self._url, json=body, headers=headers) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise EndpointFailed("refused")
            kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            if kind != "text/event-stream" or response.headers.get("Content-Encoding", "identity") != "identity":
                raise EndpointFailed("nonsense")
            return await self._read(exchange, response)

    async def _read(self, exchange: _Exchange, response: httpx.Response) -> str:
        pieces: list[str] = []
        length, finished = 0, False
        async with aclosing(_data(response, BYTES_PER_TOKEN * self._limits.tokens)) as lines:
            async for line in lines:
                if line == b"[DONE]":
                    finished = True
                    break
                event = _event(line)
                piece, end = _piece(event)
                length += len(piece)
                if length > MARKS_PER_TOKEN * self._limits.tokens:
                    raise EndpointFailed("too-long")
                pieces.append(piece)
                finished = finished or end
                exchange.reported = max(exchange.reported, _reported(event))
        if not finished:  # an answer that breaks off may have lost the exception to its rule
            raise EndpointFailed("nonsense")
        return "".join(pieces)


async def _data(response: httpx.Response, most: int) -> AsyncGenerator[bytes, None]:
    """The `data:` lines as they arrive. Raises EndpointFailed for a line, or a whole, that is too long."""
    rest, seen = b"", 0
    async for chunk in response.aiter_raw():
        seen += len(chunk)
        *lines, rest = (rest + chunk).split(b"\n")
        if seen > most or len(rest) > LONGEST_LINE or any(len(line) > LONGEST_LINE for line in lines):
            raise EndpointFailed("too-long")
        for line in lines:
            if line.startswith(b"data:"):
                yield line.removeprefix(b"data:").strip()


def _event(line: bytes) -> Mapping[str, Any]:
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        raise EndpointFailed("nonsense") from None
    if not isinstance(event, dict) or "error" in event:
        raise EndpointFailed("nonsense")
    return event


def _piece(event: Mapping[str, Any]) -> tuple[str, bool]:
    """The words of an event, and whether it is the last with words. The thoughts of a model are not its answer."""
    match event:
        case {"choices": [{"delta": {"content": str(words)}, **choice}]}:
            pass
        case {"choices": [{"delta": {"content": None} | {}, **choice}]}:
            words = ""
        case {"choices": []}:
            return "", False
        case _:
            raise EndpointFailed("nonsense")
    end = choice.get("finish_reason")
    if end is not None and end not in _WHOLE_ENDS:
        raise EndpointFailed("nonsense")
    return words, end is not None


def _reported(event: Mapping[str, Any]) -> int:
    match event.get("usage"):
        case {"total_tokens": int(total)} if total > 0:
            return total
    return 0
