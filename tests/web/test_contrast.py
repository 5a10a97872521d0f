"""The colour tokens keep the contrast they promise: 4.5 for text, 3 for controls, in both themes."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[2] / "web" / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
TEXT = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("muted", "paper"),
    ("muted", "surface"),
    ("link", "paper"),
    ("link", "brand-tint"),
    ("visited", "paper"),
    ("ok", "paper"),
    ("warn", "paper"),
    ("error", "paper"),
    ("ink", "mark"),
]
CONTROLS = [("line", "paper")]


def themes() -> list[dict[str, str]]:
    """The light values are the first of each name, the dark ones the last."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for name, value in re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", TOKENS):
        light.setdefault(name, value)
        dark[name] = value
    return [light, dark]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_can_be_read(theme: int, front: str, back: str) -> None:
    tokens = themes()[theme]
    assert contrast(tokens[front], tokens[back]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), CONTROLS)
def test_controls_can_be_seen(theme: int, front: str, back: str) -> None:
    tokens = themes()[theme]
    assert contrast(tokens[front], tokens[back]) >= 3


def test_the_two_themes_differ() -> None:
    light, dark = themes()
    assert light["paper"] != dark["paper"]
