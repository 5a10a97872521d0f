"""The catalogues: complete in five languages, nothing fuzzy, the same placeholders, the right plural forms."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("zh", "ja", "ko", "ru", "en")
PLURALS = {"zh": 1, "ja": 1, "ko": 1, "ru": 3, "en": 2}
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
_LETTERS = re.compile(r"[A-Za-z]{4,}")
# Words that stay as they are in any language: names, formats, slugs that are typed in.
_SAME = {"Excel", "JSON", "Faqiao", "lawyer", "notary", "forensic", "mediator", "firm", "xlsx", "application", "json",
         "Content", "Type"}  # fmt: skip


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What the code and the templates say today."""
    path = tmp_path_factory.mktemp("locales") / "messages.pot"
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "pyproject.toml", "-k", "_",
         "-k", "ngettext_message:1,2", "--no-location", "-o", str(path), "."],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    with path.open("rb") as handle:
        return read_po(handle)


def catalogue(language: str) -> Catalog:
    with (ROOT / "locales" / language / "LC_MESSAGES" / "messages.po").open("rb") as handle:
        return read_po(handle, locale=language)


def forms(message: object) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (str(message),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_everything_and_nothing_more(extracted: Catalog, language: str) -> None:
    wanted = {forms(message.id)[0] for message in extracted if message.id}
    held = {forms(message.id)[0] for message in catalogue(language) if message.id}
    assert wanted - held == set()
    assert held - wanted == set()


def test_the_template_in_the_repository_is_today_s(extracted: Catalog) -> None:
    with (ROOT / "locales" / "messages.pot").open("rb") as handle:
        kept = read_po(handle)
    assert {forms(item.id) for item in kept} == {forms(item.id) for item in extracted}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_its_placeholders_and_plurals(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        said = forms(message.string)
        assert all(said), (language, message.id)
        assert not message.fuzzy, (language, message.id)
        assert len(said) == (PLURALS[language] if isinstance(message.id, tuple) else 1), (language, message.id)
        wanted = set(_PLACEHOLDER.findall(forms(message.id)[0]))
        assert all(set(_PLACEHOLDER.findall(item)) == wanted for item in said), (language, message.id)


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "ru"])
def test_no_english_is_left_in_another_language(language: str) -> None:
    for message in catalogue(language):
        for item in forms(message.string) if message.id else ():
            plain = _PLACEHOLDER.sub("", item)
            assert set(_LETTERS.findall(plain)) <= _SAME, (language, item)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_page_of_style(language: str) -> None:
    assert (ROOT / "locales" / "style" / f"{language}.md").stat().st_size > 500
