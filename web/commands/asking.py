"""`faqiao search` and `faqiao ask`: the compilation from the command line, without a server."""

from typing import Annotated

import typer

from knowledge import Hit, Language, SearchQuery, detect, label
from service import Application, Ask
from web.commands.console import err, opened, say
from web.wording import Wording

_Tag = Annotated[Language | None, typer.Option(help="Language of the words; else it is detected.")]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(search)
    app.command()(ask)
    app.command()(gaps)


def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    *,
    language: _Tag = None,
    limit: Annotated[int, typer.Option(min=1, max=100)] = 10,
    explain: Annotated[bool, typer.Option("--explain", help="Show where each hit was found, and its scores.")] = False,
) -> None:
    """Find provisions, best first."""
    with opened() as application:
        _warm(application)
        reader = language or detect(query)
        found = application.index.search(SearchQuery(query, reader, application.clock.today(), limit=limit))
        say(f"{found.total} found")
        for hit in found.hits:
            say(_line(hit, reader))
            if explain:
                legs = ", ".join(f"{leg} #{rank}" for leg, rank in hit.legs.items())
                say(
                    f"    score {hit.score:.4f}, strength {hit.strength:.3f}: coverage {hit.coverage:.2f}, "
                    f"similarity {hit.similarity:.2f}, elsewhere {hit.elsewhere:.2f}, terms {hit.terms:.2f}; "
                    f"{legs or 'no leg'}; words {' '.join(hit.words)}"
                )


def ask(
    question: Annotated[str, typer.Argument(help="A question in one of the five languages.")],
    *,
    language: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
) -> None:
    """Answer a question; each sentence with the article it rests on. The exchange is kept like any other."""
    with opened() as application:
        _warm(application)
        answer = application.asking.ask(Ask(question=question, language=language))
        wording = Wording(application, answer.language)
        say(f"{answer.status.value} ({answer.language.value}, {answer.as_of.isoformat()})")
        if answer.message:
            say(wording.say(answer.message))
        for sentence in answer.sentences:
            say(f"{sentence.text} {''.join(f'[{marker}]' for marker in sentence.citations)}")
        for citation in answer.citations:
            where = label(citation.provision, answer.language)
            say(f"  [{citation.marker}] {citation.title} {where} ({citation.origin.value}) {citation.source_url}")
        for notice in answer.notices:
            say(f"  ! {wording.say(notice)}")
        for choice in answer.choices:
            say(f"  → {wording.listed([wording.jurisdiction(item) for item in choice.jurisdictions])}")


def gaps(
    *, limit: Annotated[int, typer.Option(min=1, max=1000, help="How many groups of questions to show.")] = 50
) -> None:
    """What was asked and not answered, or not well: questions alike together, whatever their language."""
    with opened() as application:
        application.index.warm()
        clusters = application.gaps.clusters()
        say(f"{sum(len(cluster.gaps) for cluster in clusters)} questions in {len(clusters)} groups")
        for cluster in clusters[:limit]:
            causes = ", ".join(sorted({gap.cause.value for gap in cluster.gaps}))
            say(f"{len(cluster.gaps)} × {causes}")
            for gap in cluster.gaps[:3]:
                say(f"    {gap.language.value}  {gap.question}")


def _warm(application: Application) -> None:
    application.index.warm()
    for reason in application.index.readiness():
        err.print(f"note: {reason}", markup=False)


def _line(hit: Hit, reader: Language) -> str:
    text = hit.provision.text(reader)
    heading = text.heading if text else ""
    return f"{hit.instrument.title(reader)} {label(hit.provision.number, reader)} {heading} [{hit.provision.id}]"
