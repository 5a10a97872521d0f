"""What every page has: a heading, its place on the site, its address, and the parts that pages share.

Each page's own dataclass sits beside its route. A template receives one and decides nothing; what is said on it is a
`Message`, put into the reader's language by `rendering`, or `Words` that keep the language they were written in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge import Language
from service import FieldProblem, Message


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are data, not interface: a law's title, a name. `tag` is the language they are in."""

    text: str
    tag: str

    def __str__(self) -> str:
        return self.text


Said = Message | Words


class Section(StrEnum):
    """The parts of the site that the navigation shows."""

    ASK = "ask"
    LAWS = "laws"
    SEARCH = "search"
    PROVIDERS = "providers"
    COMPARE = "compare"
    HANDBOOK = "handbook"
    GLOSSARY = "glossary"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go. `current` marks where the reader is already, or what is chosen."""

    label: Said
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: how many there are, and the address that adds or removes it."""

    label: Said
    address: str
    chosen: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of choices."""

    name: str
    label: Message
    choices: Sequence[Choice]

    @property
    def is_used(self) -> bool:
        """Whether any of its values is chosen; the group is then shown open."""
        return any(choice.chosen for choice in self.choices)


class Tone(StrEnum):
    """How a notice or a state is meant; colour, icon and words follow from it."""

    PLAIN = "plain"
    OK = "ok"
    WARN = "warn"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class State:
    """A state in words, such as: in force, not compared with its source."""

    label: Message
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know before relying on the page."""

    message: Message
    tone: Tone = Tone.WARN


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a list goes on. `pages` are those near the current one."""

    pages: Sequence[tuple[int, Link]] = ()
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The part of a page that every layout needs.

    `address` is its one address in the reader's language, from which the others follow; empty where none is to be found
    again. `indexed` is false for what search engines must leave alone.
    """

    heading: Said
    address: str = ""
    description: Message | None = None
    section: Section | None = None
    crumbs: Sequence[Link] = ()
    indexed: bool = True
    demonstration: bool = False
    problems: Sequence[FieldProblem] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage(Page):
    """Stands in for another page when something went wrong, and says what in a sentence."""

    detail: Message


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language."""

    language: Language
    address: str
    absolute: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a page for one request: languages, theme, navigation."""

    language: Language
    alternates: Sequence[Alternate]
    canonical: str
    fallback: str
    theme: str
    themes: Sequence[tuple[str, Message]]
    here: str
    navigation: Sequence[Link] = field(default_factory=tuple)
    reviewed: bool = False


def window(current: int, last: int) -> list[int]:
    """The page numbers worth showing: the first, the last, and those around the current one."""
    near = range(current - 2, current + 3)
    return sorted({1, last, *near} & set(range(1, last + 1)))
