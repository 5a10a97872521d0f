"""What comes in with a page's address or form, as values a page can use.

An address is forgiving: what is unknown in it is dropped, and the page then shows its one proper address. A form is
exact: what cannot be used is said beside the field. What a question may be is decided by `service`.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pydantic_core import PydanticCustomError
from starlette.datastructures import QueryParams

from knowledge import TOPICS, Jurisdiction, Kind, Language
from service import FieldProblem, ProviderKind, ProviderQuery, _
from web.callers import known_language
from web.dependencies import day_of

PAGE_SIZE = 20
LAST_PAGE = 10_000  # far beyond any list of ours
LONGEST_WORDS = 200
LONGEST_VALUE = 120
MOST_VALUES = 20
_CONVERSATION = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TAG = re.compile(r"[a-z]{2,3}")
_LOCAL = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")


def clean(text: str, longest: int) -> str:
    """`text` without what cannot be shown or kept, cut to `longest` characters."""
    return "".join(mark for mark in text if mark.isprintable()).strip()[:longest]


def local_path(value: str, otherwise: str) -> str:
    """`value` when it is an address on this site, which nothing can lead away from; else `otherwise`."""
    return value if _LOCAL.fullmatch(value) else otherwise


def conversation_id(value: str) -> str | None:
    """The id of a conversation, or None when it cannot be one."""
    return value if _CONVERSATION.fullmatch(value) else None


def topic_of(value: str, offered: Collection[str]) -> str:
    """`value` when it is one of the topics offered, else nothing."""
    return value if value in offered else ""


def read_day(value: str, field: str = "as_of") -> tuple[date | None, list[FieldProblem]]:
    """The day in a form's field, and what is wrong with it; an empty field is no day and no problem."""
    try:
        day = day_of(value.strip() or None)
    except PydanticCustomError:
        return None, [FieldProblem(field, _("Write the day like 2026-01-31, between 1900 and 2100."))]
    return (day if isinstance(day, date) else None), []


@dataclass(frozen=True, slots=True)
class LawView:
    """How a law is to be read: beside which second language, and as of which day (None: today)."""

    second: Language | None
    as_of: date | None
    problems: Sequence[FieldProblem]

    @classmethod
    def from_query(cls, query: QueryParams, language: Language) -> "LawView":
        """A second language that is the page's own is none."""
        second = known_language(query.get("second"))
        day, problems = read_day(query.get("as_of", ""))
        return cls(second if second is not language else None, day, problems)


@dataclass(frozen=True, slots=True)
class LawsView:
    """Which laws are to be listed."""

    jurisdiction: Jurisdiction | None
    held_only: bool

    @classmethod
    def from_query(cls, query: QueryParams) -> "LawsView":
        """An unknown jurisdiction is none."""
        code = query.get("jurisdiction", "")
        known = code in set(Jurisdiction)
        return cls(Jurisdiction(code) if known else None, query.get("held") == "1")


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What is searched for in the compilation."""

    words: str = ""
    jurisdictions: tuple[str, ...] = ()
    topic: str = ""
    kind: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryParams) -> "SearchForm":
        """Values that are not in our lists are dropped."""
        return cls(
            words=clean(query.get("q", ""), LONGEST_WORDS),
            jurisdictions=_known(query.getlist("jurisdiction"), set(Jurisdiction)),
            topic=next(iter(_known([query.get("topic", "")], TOPICS)), ""),
            kind=next(iter(_known([query.get("kind", "")], set(Kind))), ""),
            page=_page(query.get("page", "")),
        )

    def parameters(self) -> dict[str, str | int | Iterable[str] | None]:
        """As the address has them."""
        return {
            "q": self.words,
            "jurisdiction": self.jurisdictions,
            "topic": self.topic,
            "kind": self.kind,
            "page": self.page if self.page > 1 else None,
        }

    def values(self, facet: str) -> tuple[str, ...]:
        """What is chosen of a facet."""
        return {
            "jurisdiction": self.jurisdictions,
            "topic": (self.topic,) if self.topic else (),
            "kind": (self.kind,) if self.kind else (),
        }[facet]

    def toggled(self, facet: str, value: str) -> "SearchForm":
        """The same search with one value more, or one less when it was chosen; from the first page."""
        match facet:
            case "topic":
                return replace(self, topic="" if self.topic == value else value, page=1)
            case "kind":
                return replace(self, kind="" if self.kind == value else value, page=1)
            case _:
                return replace(self, jurisdictions=_flipped(self.jurisdictions, value), page=1)


FACETS = ("field", "language", "jurisdiction", "kind", "firm", "district")


@dataclass(frozen=True, slots=True)
class ProviderForm:
    """What provider is looked for; `chosen` holds the values of each facet."""

    words: str
    chosen: Mapping[str, tuple[str, ...]]
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryParams, fields: Collection[str]) -> "ProviderForm":
        """`fields` are the slugs there are. Values that cannot be are dropped."""
        return cls(
            words=clean(query.get("q", ""), LONGEST_WORDS),
            chosen={
                "field": _known(query.getlist("field"), fields),
                "language": tuple(tag for tag in _once(query.getlist("language")) if _TAG.fullmatch(tag)),
                "jurisdiction": _known(query.getlist("jurisdiction"), set(Jurisdiction)),
                "kind": _known(query.getlist("kind"), set(ProviderKind)),
                "firm": _once(query.getlist("firm")),
                "district": _once(query.getlist("district")),
            },
            page=_page(query.get("page", "")),
        )

    def parameters(self) -> dict[str, str | int | Iterable[str] | None]:
        """As the address has them."""
        return {"q": self.words, **self.chosen, "page": self.page if self.page > 1 else None}

    def query(self) -> ProviderQuery:
        """As the directory takes it."""
        return ProviderQuery(
            text=self.words,
            fields=self.chosen["field"],
            languages=self.chosen["language"],
            jurisdictions=self.chosen["jurisdiction"],
            kinds=self.chosen["kind"],
            firms=self.chosen["firm"],
            districts=self.chosen["district"],
            limit=PAGE_SIZE,
            offset=(self.page - 1) * PAGE_SIZE,
        )

    def toggled(self, facet: str, value: str) -> "ProviderForm":
        """The same search with one value more, or one less when it was chosen; from the first page."""
        return replace(self, chosen={**self.chosen, facet: _flipped(self.chosen[facet], value)}, page=1)

    @property
    def is_narrowed(self) -> bool:
        """Whether any facet is in use."""
        return any(self.chosen.values())


def _known(values: Iterable[str], allowed: Collection[str]) -> tuple[str, ...]:
    return tuple(value for value in dict.fromkeys(values) if value in allowed)


def _once(values: Sequence[str]) -> tuple[str, ...]:
    cleaned = (clean(value, LONGEST_VALUE) for value in values[:MOST_VALUES])
    return tuple(dict.fromkeys(value for value in cleaned if value))


def _flipped(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(item for item in values if item != value) if value in values else (*values, value)


def _page(value: str) -> int:
    return min(max(int(value), 1), LAST_PAGE) if re.fullmatch(r"[0-9]{1,6}", value) else 1
