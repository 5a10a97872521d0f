"""What every command shares: the application, the two streams, progress bars, and errors in one line.

Commands speak English; what they print of the compilation is in its own language.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from sqlalchemy.exc import SQLAlchemyError

from knowledge import CompilationError
from service import Application, Invalid, Settings, build

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


class Refusal(Exception):
    """A command cannot do what was asked; the text is all that is said."""


@contextmanager
def opened(*, serving: bool = False) -> Iterator[Application]:
    """The application for the settings of the environment, closed at the end.

    `serving` claims the vector store for this process; it raises IndexUnavailable when a running site has it.
    """
    application = build(Settings(), serving=serving)
    try:
        yield application
    finally:
        application.index.close()
        application.database.close()


class Steps:
    """A progress bar for each step that reports itself, in the shape `service.prepare` calls."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """Step `step` has done so much; a total of 0 means that nobody knows how much there is."""
        task = self._tasks.get(step)
        if task is None:
            # What came before is over, also where it never said so.
            for before in self._tasks.values():
                self._progress.update(before, completed=self._progress.tasks[before].total or 0)
            task = self._tasks[step] = self._progress.add_task(step.capitalize(), total=total or None)
        self._progress.update(task, completed=done, total=total or None)


@contextmanager
def steps() -> Iterator[Steps]:
    """Progress bars on the error stream, so that the output of a command stays clean."""
    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err) as progress:
        yield Steps(progress)
        for task in progress.tasks:
            progress.update(task.id, completed=task.total or task.completed)


def say(text: str) -> None:
    """Print a line as it is: square brackets in a law are no markup."""
    out.print(text, markup=False)


def lines_for(error: Exception) -> list[str]:
    """What a person is told about `error`: one line, or one for each fault where there are several."""
    match error:
        case CompilationError():
            found = len(error.faults)
            summary = f"the compilation has {found} fault{'s' if found != 1 else ''}; nothing was changed"
            return [*(str(fault) for fault in error.faults), summary]
        case ValidationError():
            return [f"FAQIAO_{_place(fault['loc'])}: {fault['msg']}" for fault in error.errors()]
        case Invalid():
            return [*(f"{item.field}: {item.message.text % item.message.values}" for item in error.problems)] or [
                str(error)
            ]
        case SQLAlchemyError():
            # Not str(error): it holds the statement and its values.
            cause = getattr(error, "orig", None) or error
            return [f"the database refused: {_first_line(str(cause))}"]
        case OSError() if error.filename:
            return [f"{error.filename}: {error.strerror}"]
        case _:
            return [_first_line(str(error)) or type(error).__name__]


def _place(place: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in place).upper()


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]
