"""The errors of the service; each carries a `Message`, so its text is always in the reader's language.

    ServiceError
    ├── NotFound       there is no such thing, or not for this reader
    ├── Invalid        what was given cannot be used; lists fields
    ├── Forbidden      this reader may not
    ├── Conflict       somebody else was first
    ├── TooMany        too often; says when to come back
    └── Unavailable    a part is not usable now; says why

Status numbers are known to `web.problems` alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from service.messages import Message


class ServiceError(Exception):
    """Anything the service refuses to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text % dict(message.values) if message.values else message.text)
        self.message = message


class NotFound(ServiceError):
    """There is no such thing, or not for this reader."""


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field of what was given."""

    field: str
    message: Message


class Invalid(ServiceError):
    """What was given cannot be used. `problems` names each field."""

    def __init__(self, message: Message, problems: Sequence[FieldProblem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class Forbidden(ServiceError):
    """This reader may not."""


class Conflict(ServiceError):
    """Somebody else was first."""


class TooMany(ServiceError):
    """Too often. `retry_after` is in seconds."""

    def __init__(self, message: Message, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(ServiceError):
    """A part is not usable now."""
