"""`faqiao providers …`: the directory from a spreadsheet, and the demonstration pool in and out."""

from pathlib import Path
from typing import Annotated

import typer

from service import import_providers, load_demonstration, migrate, remove_demonstration, write_template
from web.commands.console import opened, say

providers = typer.Typer(help="The directory of providers.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.add_typer(providers, name="providers")


@providers.command()
def template(file: Annotated[Path, typer.Argument(help="Where to write the spreadsheet (.xlsx).")]) -> None:
    """Write an empty spreadsheet with every column explained."""
    write_template(file)
    say(f"Written: {file}")


@providers.command("import")
def import_sheet(file: Annotated[Path, typer.Argument(help="A filled-in template (.xlsx).")]) -> None:
    """Take every row of a spreadsheet into the directory, or none when one is wrong; each fault is told by row."""
    with opened() as application:
        migrate(application.database)
        done = import_providers(application.database, file)
    say(f"Providers: {done.created} new, {done.updated} changed, {done.unchanged} as before.")


@providers.command()
def demo() -> None:
    """Add the demonstration pool: invented lawyers, marked as such wherever they are shown."""
    with opened() as application:
        migrate(application.database)
        say(f"{load_demonstration(application.database)} demonstration providers are in the directory.")


@providers.command("remove-demo")
def remove_demo() -> None:
    """Remove every demonstration provider."""
    with opened() as application:
        say(f"{remove_demonstration(application.database)} demonstration providers removed.")
