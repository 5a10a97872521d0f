"""What is wrong with a parameter or a body, said about one field in a sentence for people.

Pydantic finds the faults; here each kind gets its `Message`. Rules about law are checked by `service`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from service import FieldProblem, Message, _

_CHOICE = re.compile(r"'([^']*)'")
_PLAIN: Mapping[str, Message] = {
    "missing": _("This must be given."),
    "string_too_short": _("This must not be empty."),
    "string_type": _("Write this as text."),
    "list_type": _("Write this as a list."),
    "json_invalid": _("This is not valid JSON."),
    "model_type": _("Send a JSON object."),
    "model_attributes_type": _("Send a JSON object."),
    "dict_type": _("Send a JSON object."),
    "unreadable_text": _("This holds characters that cannot be read."),
    "string_unicode": _("This holds characters that cannot be read."),
    "unreadable_day": _("Write the day like 2026-01-31, between 1900 and 2100."),
    "unknown_cursor": _("This is not an address of a further page. Start again without it."),
}
_WITH_VALUES: Mapping[str, Callable[[Mapping[str, Any]], Message]] = {
    "enum": lambda given: _choices(given["expected"]),
    "literal_error": lambda given: _choices(given["expected"]),
    "string_too_long": lambda given: _("Write at most %(limit)s characters.", limit=given["max_length"]),
    "too_long": lambda given: _("Give at most %(limit)s values.", limit=given["max_length"]),
    "greater_than_equal": lambda given: _("Write a number that is at least %(limit)s.", limit=given["ge"]),
    "less_than_equal": lambda given: _("Write a number that is at most %(limit)s.", limit=given["le"]),
}


def field_problems(faults: Sequence[Mapping[str, Any]]) -> tuple[FieldProblem, ...]:
    """A problem for each fault of a `RequestValidationError`, in the order found."""
    return tuple(FieldProblem(_field(fault["loc"]), _message(fault)) for fault in faults)


def _field(place: Sequence[str | int]) -> str:
    """The name of the field without where it stood; a fault of the whole body is called `body`."""
    where, *names = place
    if not names or (where == "body" and isinstance(names[0], int)):
        return str(where)
    return ".".join(str(name) for name in names)


def _message(fault: Mapping[str, Any]) -> Message:
    kind = str(fault["type"])
    if kind in _WITH_VALUES:
        return _WITH_VALUES[kind](fault["ctx"])
    if kind.startswith("int_"):
        return _("Write a whole number.")
    return _PLAIN.get(kind, _("This value cannot be used."))


def _choices(expected: str) -> Message:
    return _("Choose one of these: %(values)s.", values=", ".join(_CHOICE.findall(expected)))
