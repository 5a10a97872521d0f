"""No words stand in a template outside translation."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "web" / "templates"
_CODE = re.compile(r"\{#.*?#\}|\{%-?\s*trans\b.*?endtrans\s*-?%\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>|[\w-]+=\"[^\"]*\"", re.DOTALL)
_SPOKEN = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"{]+)"')


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_every_word_is_translated(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert _SPOKEN.findall(source) == []
    words = _TAGS.sub(" ", _CODE.sub(" ", source)).replace("<!doctype html>", " ")
    assert not re.findall(r"[A-Za-z\u0400-\u04ff\u3041-\u9fff\uac00-\ud7af]{2,}", words)
