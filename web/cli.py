"""The `faqiao` command. What each part does is told in `commands`; here they are put together.

Whatever goes wrong is one clear line and exit code 1; `--trace` before the command shows where it happened.
"""

import logging
import sys
from typing import Annotated

import typer

from web.commands import asking, keeping, providers, serving
from web.commands.console import err, lines_for

app = typer.Typer(
    help="Faqiao 法桥: foreign-related legal services in five languages. Settings are read from FAQIAO_… variables.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for part in (serving, keeping, asking, providers):
    part.register(app)


@app.callback()
def faqiao(*, trace: Annotated[bool, typer.Option("--trace", help="Show where an error happened.")] = False) -> None:
    """Set up what every command shares."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for talkative in ("alembic", "chromadb", "sentence_transformers", "httpx"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
    _state["trace"] = trace


_state = {"trace": False}


def main() -> None:
    """Run the command line; the entry point of the console script."""
    try:
        app(prog_name="faqiao")
    except Exception as error:  # the edge: a person at a terminal is told in one line
        if _state["trace"]:
            raise
        for line in lines_for(error):
            err.print(f"faqiao: {line}", markup=False)
        sys.exit(1)


if __name__ == "__main__":
    main()
