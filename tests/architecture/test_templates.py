"""Every template compiles, and every template that one names is there."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta

from tests.architecture.house import ROOT

TEMPLATES = ROOT / "web" / "templates"
OURS = ("said", "foreign", "date", "number", "language_name", "jurisdiction", "listed", "article")
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


@pytest.fixture(scope="module")
def environment() -> Environment:
    # The site's own environment needs an application; here only the grammar is judged.
    environment = Environment(loader=FileSystemLoader(TEMPLATES), extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.filters.update(dict.fromkeys(OURS, str))
    return environment


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles(environment: Environment, name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    parsed = environment.parse(source, name)
    missing = [item for item in meta.find_referenced_templates(parsed) if item and not (TEMPLATES / item).is_file()]
    assert missing == []
    environment.compile(parsed, name, name)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_no_style_and_no_script_of_its_own(name: str) -> None:
    source = Path(TEMPLATES / name).read_text(encoding="utf-8")
    assert " style=" not in source
    assert "<style" not in source
    assert " onclick=" not in source
