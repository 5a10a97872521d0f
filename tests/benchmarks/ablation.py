"""`python -m tests.benchmarks.ablation`: what each part of retrieval buys, and what Chinese text alone can do.

Over every second question of the test half, with the model we ship. Some ten minutes on two cores.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from knowledge import Language
from knowledge.search.tuning import TUNING, Leg
from knowledge.tables import ProvisionTextRow
from knowledge.training.sources import HELD_OUT_INSTRUMENTS
from service import Application, Settings
from tests.benchmarks.figures import held_half, line, measured, prepared, table

_NO_COSINES = replace(TUNING, similarity=0, elsewhere=0, asked=0, asked_elsewhere=0, asked_anywhere=0)
_NO_WORDS = replace(TUNING, coverage=0, keywords=0)
_FOREIGN = tuple(language for language in Language if language is not Language.ZH)

VARIANTS = {
    "everything": TUNING,
    "keywords only": replace(_NO_COSINES, terms=0, legs=frozenset({Leg.KEYWORDS})),
    "vectors only": replace(_NO_WORDS, terms=0, legs=frozenset({Leg.VECTORS})),
    "without the keyword leg": replace(TUNING, keywords=0, legs=TUNING.legs - {Leg.KEYWORDS}),
    "without the vector leg and cosines": replace(_NO_COSINES, legs=TUNING.legs - {Leg.VECTORS}),
    "without look-up": replace(TUNING, legs=TUNING.legs - {Leg.LOOKUP}),
    "without coverage": replace(TUNING, coverage=0),
    "without the glossary": replace(TUNING, terms=0),
    "without lay words": replace(TUNING, synonyms=False),
    "without the other languages": replace(TUNING, elsewhere=0, asked_elsewhere=0, asked_anywhere=0),
    "without rank of instruments": replace(TUNING, below_law=0, guidance=0),
}


def main() -> None:
    """Print the tables."""
    folder = Path(tempfile.mkdtemp(prefix="fq-ablation-"))
    try:
        questions = held_half()[::2]
        with prepared(folder / "whole") as application:
            application.index.prepare()
            rows = {name: measured(application, questions, tuning) for name, tuning in VARIANTS.items()}
        bare = _without_asked(folder / "data")
        with prepared(folder / "bare", bare) as application:
            application.index.prepare()
            rows["without what people ask"] = measured(application, questions)
            table(rows)
            _only_chinese(application)
            application.index.prepare()
            unseen = [item for item in held_half() if item.provisions[0].partition("/")[0] in HELD_OUT_INSTRUMENTS]
            line(f"\nChinese text alone; {len(unseen)} questions on instruments the model was not trained on\n")
            table({"all": measured(application, questions), "unseen": measured(application, unseen)}, _FOREIGN)
    finally:
        shutil.rmtree(folder)


def _without_asked(folder: Path) -> Path:
    """The compilation we ship without what people ask: what staff have when a law was just published."""
    shutil.copytree(Settings().compilation, folder, ignore=shutil.ignore_patterns("asked.toml", "model"))
    return folder


def _only_chinese(application: Application) -> None:
    with application.database.session(writes=True) as session:
        foreign = session.query(ProvisionTextRow).where(ProvisionTextRow.language != Language.ZH.value)
        foreign.update({ProvisionTextRow.published: False})


if __name__ == "__main__":
    main()
