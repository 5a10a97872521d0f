"""The errors of the library.

    KnowledgeError
    ├── UnknownInstrument      no published instrument has this id
    ├── UnknownProvision       the instrument has no such provision
    ├── UnknownTerm            the glossary has no such term
    ├── NoTextForDay           the provision exists, but no text is held for the day asked about
    ├── CompilationError       the compilation on disk is wrong; names every file and line
    └── IndexUnavailable       the vector index or the model cannot be used; says why

`service` turns these into its own errors, whose texts are translated.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


class KnowledgeError(Exception):
    """Anything the library refuses to do."""


class UnknownInstrument(KnowledgeError):
    """No published instrument has this id."""


class UnknownProvision(KnowledgeError):
    """The instrument has no provision of this number."""


class UnknownTerm(KnowledgeError):
    """The glossary has no term of this id."""


class NoTextForDay(KnowledgeError):
    """The provision exists, but no text is held for the day asked about."""

    def __init__(self, provision: str, day: date) -> None:
        super().__init__(f"no text held of {provision} for {day.isoformat()}")
        self.provision = provision
        self.day = day


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in the compilation: where, and what."""

    file: Path
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}"


class CompilationError(KnowledgeError):
    """The compilation on disk is wrong. Nothing was changed."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class IndexUnavailable(KnowledgeError):
    """The vector index or the embedding model cannot be used now."""
