"""Conversations and false premises of our own, put to the site: does it keep the thread, does it object.

The figures stand in `docs/answers.md`. Whole answers to single questions are measured by `measuring`.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from knowledge import Half, Language
from service.asking.model import Answer, Ask, Status
from service.asking.pipeline import Asking

OTHERWISE = "The question speaks of %(asked)s; the text cited says %(said)s."


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said at one point of a conversation, in five languages, and the provisions that decide it."""

    words: Mapping[Language, str]
    provisions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A conversation, or a question that takes something for granted; `kind` says what: `figure`, `rule`, `true`."""

    id: str
    kind: str
    turns: Sequence[Turn]

    @property
    def half(self) -> Half:
        """By the name alone, as with the questions of an evaluation."""
        return Half.TEST if sha256(self.id.encode()).digest()[-1] % 2 else Half.TUNING


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """Counts over one language: `right` cite a right provision at the last turn, `objected` tell another figure."""

    asked: int
    answered: int
    right: int
    objected: int


def read_conversations(folder: Path) -> list[Rehearsal]:
    """Those of `conversations.toml`. Raises TOMLDecodeError or KeyError when the file is broken."""
    raw = tomllib.loads((folder / "conversations.toml").read_text(encoding="utf-8"))["conversation"]
    return [Rehearsal(item["id"], "talk", [_turn(turn) for turn in item["turn"]]) for item in raw]


def read_premises(folder: Path) -> list[Rehearsal]:
    """Those of `premises.toml`. Raises TOMLDecodeError or KeyError when the file is broken."""
    raw = tomllib.loads((folder / "premises.toml").read_text(encoding="utf-8"))["question"]
    return [Rehearsal(item["id"], item["kind"], [_turn(item)]) for item in raw]


def rehearse(asking: Asking, rehearsals: Sequence[Rehearsal], turns: int = 0) -> dict[Language, Rehearsed]:
    """Every rehearsal in every language, to its end or through so many `turns`; nothing is kept."""
    return {language: _rehearsed(asking, rehearsals, language, turns) for language in Language}


def _rehearsed(asking: Asking, rehearsals: Sequence[Rehearsal], language: Language, turns: int) -> Rehearsed:
    last = []
    for rehearsal in rehearsals:
        said = rehearsal.turns[: turns or None]
        answer: Answer | None = None
        for turn in said:
            answer = asking.consider(Ask(turn.words[language], page_language=language), answer)
        if answer is not None:
            last.append((said[-1], answer))
    return Rehearsed(
        asked=len(last),
        answered=sum(answer.status is Status.ANSWERED for _turn, answer in last),
        right=sum(bool(turn.provisions & _cited(answer)) for turn, answer in last),
        objected=sum(any(notice.text == OTHERWISE for notice in answer.notices) for _turn, answer in last),
    )


def _cited(answer: Answer) -> set[str]:
    return {f"{item.instrument}/{item.provision}" for item in answer.citations}


def _turn(raw: Mapping[str, object]) -> Turn:
    provisions = raw["provisions"]
    if not isinstance(provisions, list):
        raise KeyError("provisions")
    return Turn({language: str(raw[language.value]) for language in Language}, frozenset(map(str, provisions)))
