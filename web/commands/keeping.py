"""Commands that keep the compilation and its index: migrate, load, index, check, measure, and look at the whole."""

from dataclasses import fields
from typing import Annotated

import typer
from rich.table import Table

from knowledge import (
    CompilationError,
    Evaluation,
    Half,
    Language,
    Recall,
    evaluate,
    faults_against_official,
    faults_between_languages,
    faults_in_comparison,
    faults_in_guidance,
    faults_in_terms,
    held_by_jurisdiction,
    is_empty,
    load_starter,
    read_questions,
    read_starter,
)
from service import (
    Application,
    Outcome,
    Rehearsed,
    Settings,
    measure,
    migrate,
    read_conversations,
    read_premises,
    rehearse,
)
from web.api.operations import reasons_not_ready
from web.commands.console import Refusal, opened, out, say, steps

_SECRET_MARK = "***"  # noqa: S105  what stands in place of a secret
compilation = typer.Typer(help="The starter compilation on disk.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command("migrate")(migrate_database)
    app.command()(load)
    app.command()(index)
    app.command("evaluate")(evaluate_answers)
    app.command()(doctor)
    app.add_typer(compilation, name="compilation")


def migrate_database() -> None:
    """Bring the database to the shape of this release."""
    with opened() as application:
        migrate(application.database)
    say("The database is up to date.")


def load(
    *, if_empty: Annotated[bool, typer.Option("--if-empty", help="Do nothing when the database holds laws.")] = False
) -> None:
    """Put the starter compilation into the database; all of it, or nothing when a file is wrong."""
    with opened() as application:
        migrate(application.database)
        if if_empty and not is_empty(application.database):
            say("The database holds laws already; nothing was loaded.")
            return
        done = load_starter(application.database, application.settings.compilation)
    say(f"Texts: {done.added} added, {done.changed} changed, {done.withdrawn} withdrawn, {done.unchanged} as before.")


def index(
    *, rebuild: Annotated[bool, typer.Option("--rebuild", help="Throw the vector index away first.")] = False
) -> None:
    """Embed what is new and bring the index up to date. The site must not be running."""
    with opened(serving=True) as application, steps() as progress:
        if rebuild:
            application.index.rebuild(progress)
        else:
            application.index.prepare(progress)
    say("The index is up to date.")


@compilation.command()
def check() -> None:
    """Read every file of the compilation and name each fault with file and line; changes nothing.

    Figures must agree in the five languages. With FAQIAO_REFERENCE_DIR, digests are also held against official texts.
    """
    settings = Settings()
    starter = read_starter(settings.compilation)
    faults = faults_between_languages(starter, settings.compilation)
    faults += faults_in_guidance(starter, settings.compilation)
    faults += faults_in_comparison(starter)
    faults += faults_in_terms(starter, settings.compilation)
    if settings.reference_dir is not None:
        faults += faults_against_official(starter, settings.compilation, settings.reference_dir)
    if faults:
        raise CompilationError(faults)
    shown = Table("jurisdiction", "instruments", "provisions", "verified", "texts")
    for row in held_by_jurisdiction(starter):
        figures = (row.instruments, row.provisions, row.verified, row.provisions * len(Language))
        shown.add_row(row.jurisdiction.value, *map(str, figures))
    out.print(shown)
    texts = sum(len(texts) for held in starter.held for texts in held.texts.values())
    compared = sum(bool(held.reference) for held in starter.held) if settings.reference_dir else 0
    say(f"{len(starter.instruments)} instruments, {len(starter.held)} with texts, {texts} texts: no fault found.")
    say(f"Held against official texts: {compared} instruments.")


def evaluate_answers(
    *,
    half: Annotated[
        Half, typer.Option(help="Which half of the questions; figures are told of the test half.")
    ] = Half.TEST,
    laws: Annotated[bool, typer.Option("--laws", help="Also by country of the law.")] = False,
) -> None:
    """Measure over the questions of the compilation: the right article found, cited, or rightly refused."""
    with opened() as application:
        questions = [
            item for item in read_questions(application.settings.compilation / "questions") if item.half is half
        ]
        application.index.warm()
        if reasons := application.index.readiness():
            raise Refusal(f"the index is not ready: {'; '.join(reasons)}")
        found = evaluate(application.index, questions, application.clock.today())
        today = application.clock.today()
        answered = measure(application.asking, questions, application.library, today)
        rehearsed = _rehearsed(application, half)
    out.print(_recalls(found, by_law=laws))
    say(f"In the first three in all five languages: {found.parity:.3f} of the {half.value} half.")
    counts = [field.name for field in fields(Outcome)]
    table = Table("language", *(name.replace("_", " ") for name in counts), "refused wrongly", "F1 of refusing")
    for language, outcome in answered.items():
        shares = (f"{share:.3f}" for share in (outcome.refused_wrongly, outcome.refusal_f1))
        table.add_row(language.value, *(str(getattr(outcome, name)) for name in counts), *shares)
    out.print(table)
    out.print(rehearsed)


def _rehearsed(application: Application, half: Half) -> Table:
    """Conversations by turn, and what is taken for granted by kind: right provision cited, difference told."""
    folder = application.settings.compilation / "rehearsals"
    talks = [item for item in read_conversations(folder) if item.half is half]
    premises = [item for item in read_premises(folder) if item.half is half]
    rows = {f"turn {turns}": rehearse(application.asking, talks, turns) for turns in (1, 2, 3)}
    rows |= {
        f"premise: {kind}": rehearse(application.asking, [item for item in premises if item.kind == kind])
        for kind in ("figure", "rule", "true")
    }
    table = Table("rehearsed", "language", *(field.name for field in fields(Rehearsed)))
    for name, found in rows.items():
        for language, counts in found.items():
            table.add_row(name, language.value, *(str(getattr(counts, field.name)) for field in fields(Rehearsed)))
    return table


def _recalls(found: Evaluation, *, by_law: bool) -> Table:
    """Recall by language with 95 % intervals, and by law when wanted."""
    table = Table("language", "law", "questions", "recall@1", "recall@5", "recall@10", "reciprocal rank")
    rows = [(language, "all", recall) for language, recall in found.by_language.items()]
    if by_law:
        rows += [(language, law, recall) for (law, language), recall in found.by_law.items()]
    for language, law, recall in rows:
        shares = (_with_interval(recall, share) for share in (recall.at_1, recall.at_5, recall.at_10))
        table.add_row(language.value, law, str(recall.questions), *shares, f"{recall.reciprocal_rank:.3f}")
    return table


def _with_interval(recall: Recall, share: float) -> str:
    low, high = recall.interval(share)
    return f"{share:.3f} ({low:.3f} to {high:.3f})"


def doctor() -> None:
    """Show the settings (no secrets), and the state of database, index and model. Exit code 1 when not ready."""
    with opened() as application:
        for name, value in shown_settings(application.settings).items():
            say(f"FAQIAO_{name.upper()} = {value}")
        application.index.warm()
        reasons = reasons_not_ready(application)
        if "the database does not answer" not in reasons:
            say(f"held: {', '.join(f'{name} {count}' for name, count in application.library.counts().items())}")
        say(f"model: {application.index.model}")
    if reasons:
        raise Refusal(f"not ready: {'; '.join(reasons)}")
    say("Everything is ready.")


def shown_settings(settings: Settings) -> dict[str, str]:
    """Every setting as it may be shown: what stands between `//` and `@` of an address is hidden, as are queries."""
    return {name: _without_secret(str(getattr(settings, name))) for name in type(settings).model_fields}


def _without_secret(value: str) -> str:
    scheme, separator, rest = value.partition("://")
    if not separator:
        return value
    credentials, at, host = rest.rpartition("@")
    place, question, _query = host.partition("?")
    hidden = f"{_SECRET_MARK}@" if at and credentials else ""
    return f"{scheme}://{hidden}{place}{'?' + _SECRET_MARK if question else ''}"
