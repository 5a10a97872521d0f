"""Values that read as English: an_instrument(), a_provision(), a_text(), and small compilations on disk."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from shutil import copytree

from knowledge import (
    Instrument,
    Jurisdiction,
    Kind,
    Language,
    Origin,
    Provision,
    ProvisionText,
    Status,
    Verification,
)

TINY = Path(__file__).parent / "data"
TODAY = date(2026, 11, 24)


def an_instrument(ident: str = "cn-test-lantern-law-2020", **changes: object) -> Instrument:
    """An invented law in force."""
    values: dict[str, object] = {
        "id": ident,
        "jurisdiction": Jurisdiction.CN,
        "kind": Kind.LAW,
        "titles": {language: f"Test law {language.value}" for language in Language},
        "title_original": "试验法",
        "official_number": "",
        "promulgated": None,
        "effective": date(2020, 1, 1),
        "status": Status.IN_FORCE,
        "source_url": "https://example.org/",
    }
    return Instrument(**{**values, **changes})  # type: ignore[arg-type]


def a_text(words: str = "A permit is needed.", language: Language = Language.EN, **changes: object) -> ProvisionText:
    """A text in force since 2020, compared with its source."""
    values: dict[str, object] = {
        "id": 1,
        "provision": "cn-test-lantern-law-2020/4",
        "language": language,
        "heading": "Heading",
        "chapter": "",
        "text": words,
        "origin": Origin.DIGEST,
        "in_force_from": date(2020, 1, 1),
        "in_force_to": None,
        "verification": Verification.VERIFIED,
        "checked_on": TODAY,
        "text_as_of": date(2026, 6, 1),
        "source": "Test source",
        "source_url": "https://example.org/",
    }
    return ProvisionText(**{**values, **changes})  # type: ignore[arg-type]


def a_provision(texts: Mapping[Language, ProvisionText] | None = None, **changes: object) -> Provision:
    """A provision with one English text, or with the texts given."""
    values: dict[str, object] = {
        "id": "cn-test-lantern-law-2020/4",
        "instrument": "cn-test-lantern-law-2020",
        "number": "4",
        "position": 0,
        "topics": ("establishment",),
        "texts": {Language.EN: a_text()} if texts is None else texts,
    }
    return Provision(**{**values, **changes})  # type: ignore[arg-type]


def a_compilation(folder: Path) -> Path:
    """A copy of the invented compilation that a test may spoil."""
    return Path(copytree(TINY, folder / "compilation-data"))


def a_compilation_with_a_handbook(folder: Path) -> Path:
    """The same, and a chapter of a handbook that rests on its first law."""
    made = a_compilation(folder)
    copytree(TINY / "handbook", made / "compilation", dirs_exist_ok=True)
    titles = "挂灯笼之前,提灯を掲げる前に,등불을 달기 전에,Прежде чем вешать фонарь,Before you hang a lantern"
    row = f"handbook-test-lanterns,CN,handbook,,挂灯笼之前,{titles},,,in-force,,legal-services,TEST DATA: invented\n"
    with (made / "laws.csv").open("a", encoding="utf-8") as table:
        table.write(row)
    return made


def spoil(file: Path, old: str, new: str) -> None:
    """Replace the one occurrence of `old` in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8")
