"""What the retrieval benchmarks share: a prepared application in a folder of its own, and tables to print."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from knowledge import DevelopmentQuestion, Evaluation, Half, Language, evaluate, read_questions
from knowledge.search.tuning import TUNING, Tuning
from service import Application, Settings, build, prepare


@contextmanager
def prepared(home: Path, compilation: Path | None = None) -> Iterator[Application]:
    """An application over `compilation` (the one we ship when None), loaded; its index is still to be prepared."""
    settings = Settings(home=home, ask_limit="", **({"compilation": compilation} if compilation else {}))
    application = build(settings)
    try:
        prepare(application, lambda *_: None)
        yield application
    finally:
        application.database.close()


def held_half() -> list[DevelopmentQuestion]:
    """The questions on which nothing was set."""
    folder = Settings().compilation / "questions"
    return [question for question in read_questions(folder) if question.half is Half.TEST and question.provisions]


def measured(application: Application, questions: Sequence[DevelopmentQuestion], tuning: Tuning = TUNING) -> Evaluation:
    """The figures of `faqiao evaluate`."""
    return evaluate(application.index, questions, application.clock.today(), tuning)


def table(rows: Mapping[str, Evaluation], languages: Sequence[Language] = tuple(Language)) -> None:
    """Print a Markdown table: recall at one, at five and the parity of each row."""
    head = [*(f"{tag.value} @1" for tag in languages), *(f"{tag.value} @5" for tag in languages), "parity"]
    line(f"| | {' | '.join(head)} |")
    line("|---|" + "---|" * len(head))
    for name, found in rows.items():
        at_1 = [found.by_language[tag].at_1 for tag in languages]
        at_5 = [found.by_language[tag].at_5 for tag in languages]
        line(f"| {name} | {' | '.join(f'{share:.3f}'.lstrip('0') for share in (*at_1, *at_5, found.parity))} |")


def line(text: str) -> None:
    """Print at once."""
    print(text, flush=True)  # noqa: T201  printing is what it is for
