"""`python -m tests.benchmarks.scale FOLDER`: recall with every official text of FOLDER beside the compilation.

The official articles come in as staff would publish them first: one language, no digest, nothing of what people ask.
An article of which a digest is held stays with its digest; all others are new. A plain splitter by article is enough.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from knowledge import Language, read_starter
from knowledge.checking.official import read_articles
from knowledge.instruments import Kind
from knowledge.tables import InstrumentRow, ProvisionRow, ProvisionTextRow
from service import Application, Settings
from tests.benchmarks.figures import held_half, line, measured, prepared, table

_LANGUAGES = {"CN": Language.ZH, "JP": Language.JA, "KR": Language.KO, "KP": Language.KO, "RU": Language.RU}
_SUFFIXES = {".md", ".txt", ".json"}
_LONGEST = 4_000  # characters of an article; longer ones are annexes gone astray
_DAY = date(2026, 11, 25)


def main() -> None:
    """Print recall before and after."""
    official = Path(sys.argv[1])
    folder = Path(tempfile.mkdtemp(prefix="fq-scale-"))
    try:
        questions = held_half()
        with prepared(folder / "home") as application:
            application.index.prepare()
            rows = {"compilation": measured(application, questions)}
            added = _add(application, official)
            application.index.prepare()
            rows[f"with {added} official articles"] = measured(application, questions)
            table(rows)
    finally:
        shutil.rmtree(folder)


def _add(application: Application, official: Path) -> int:
    owners = {
        file: held.id
        for held in read_starter(Settings().compilation).held
        for pattern in held.reference
        for file in official.glob(pattern)
    }
    added = 0
    with application.database.session(writes=True) as session:
        for place, (file, language) in enumerate(_files(official)):
            owner = owners.get(file)
            if owner is None:
                owner = f"official-{place}"
                session.add(_instrument(owner, file, place))
                session.flush()
            for number, text in _articles(file).items():
                if len(text) > _LONGEST or session.get(ProvisionRow, f"{owner}/{number}"):
                    continue
                row = ProvisionRow(
                    id=f"{owner}/{number}", instrument_id=owner, number=number, position=10_000 + added, topics=[]
                )
                session.add(row)
                session.flush()
                session.add(_text(row.id, language, text))
                added += 1
    line(f"{added} official articles")
    return added


def _articles(file: Path) -> Mapping[str, str]:
    try:
        return read_articles([file])
    except (KeyError, ValueError):  # a table beside the laws
        return {}


def _files(official: Path) -> Iterator[tuple[Path, Language]]:
    for country, language in _LANGUAGES.items():
        for file in sorted((official / country).glob("*")):
            if file.suffix in _SUFFIXES:
                yield file, language


def _instrument(name: str, file: Path, place: int) -> InstrumentRow:
    title = re.sub(r"_.*", "", file.stem)
    return InstrumentRow(
        id=name,
        position=10_000 + place,
        jurisdiction=file.parent.name,
        kind=Kind.LAW.value,
        status="in-force",
        title_original=title,
        titles={language.value: title for language in Language},
        official_number="",
        source_url="",
        topics=[],
        parties=[],
        note="",
    )


def _text(provision: str, language: Language, text: str) -> ProvisionTextRow:
    return ProvisionTextRow(
        provision_id=provision,
        language=language.value,
        heading="",
        chapter="",
        text=text,
        origin="official",
        in_force_from=_DAY.replace(year=2000),
        verification="verified",
        checked_on=_DAY,
        text_as_of=_DAY,
        source="",
        source_url="",
        published=True,
        asked=[],
    )


if __name__ == "__main__":
    main()
