"""What is wrong with a parameter or a body, said about one field in a sentence for people.

Pydantic finds the faults; here each kind gets its `Message`. Rules about law are checked by `service`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from service import FieldProblem, Message, _

_CHOICE = re.compile(r"'([^']*)'")
_PLAIN: Mapping[str, Message] = {
    "missing": _("This must be given."),
    "string_too_short": _("This must not be empty."),
    "string_type": _("Write this as text."),
    "list_type": _("Write this as a list."),
    "json_invalid": _("This is not valid JSON."),
    "unreadable_text": _("This holds characters that cannot be read."),
    "string_unicode": _("This holds characters that cannot be read."),
    "unreadable_day": _("Write the day like 2026-01-31, between 1900 and 2100."),
    "unknown_cursor": _("This is not an address of a further page. Start again without it."),
}
_OBJECT = {"model_type", "model_attributes_type", "dict_type", "dataclass_type"}


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
    kind, values = str(fault["type"]), fault.get("ctx", {})
    if kind in {"enum", "literal_error"}:
        return _("Choose one of these: %(values)s.", values=", ".join(_CHOICE.findall(values["expected"])))
    if kind == "string_too_long":
        return _("Write at most %(limit)s characters.", limit=values["max_length"])
    if kind == "too_long":
        return _("Give at most %(limit)s values.", limit=values["max_length"])
    if kind == "greater_than_equal":
        return _("Write a number that is at least %(limit)s.", limit=values["ge"])
    if kind == "less_than_equal":
        return _("Write a number that is at most %(limit)s.", limit=values["le"])
    if kind in _OBJECT:
        return _("Send a JSON object.")
    if kind.startswith("int_"):
        return _("Write a whole number.")
    return _PLAIN.get(kind, _("This value cannot be used."))
