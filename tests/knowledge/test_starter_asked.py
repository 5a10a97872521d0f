"""What people would ask, read from `asked.toml`."""

import tomllib
from pathlib import Path

import pytest

from knowledge import Fault, Language, read_questions
from knowledge.starter_asked import read_asked

STARTER = Path(__file__).resolve().parents[2] / "knowledge" / "data"
WHOLE = '["27-2"]\nzh = ["一"]\nja = ["二"]\nko = ["삼"]\nru = ["четыре"]\nen = ["five", "six"]\n'


def _read(folder: Path, text: str) -> tuple[object, list[Fault]]:
    path = folder / "asked.toml"
    path.write_text(text, encoding="utf-8")
    faults: list[Fault] = []
    return read_asked(path, {"27-2"}, faults), faults


def test_questions_are_read_by_number_and_language(tmp_path: Path) -> None:
    found, faults = _read(tmp_path, WHOLE)
    assert faults == []
    assert isinstance(found, dict)
    assert found["27-2"][Language.EN] == ("five", "six")


def test_no_file_is_no_questions(tmp_path: Path) -> None:
    assert read_asked(tmp_path / "asked.toml", {"1"}, []) == {}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"\n{WHOLE}".replace("27-2", "28"), 2, "28 is no provision"),
        (WHOLE.replace('ko = ["삼"]\n', ""), 1, "in ko"),
        (WHOLE.replace('["삼"]', '["  "]'), 1, "in ko"),
        (WHOLE.replace('["삼"]', '"삼"'), 1, "in ko"),
        (WHOLE.replace("четыре", "четыре" * 60), 1, "in ru"),
        ("[27", 1, ""),
    ],
)
def test_what_is_wrong_is_told_by_file_and_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    found, faults = _read(tmp_path, text)
    assert found == {}
    assert [(fault.line, said in fault.problem) for fault in faults] == [(line, True)]


def test_no_question_of_the_evaluation_is_among_those_that_are_searched() -> None:
    """Else the figures would measure memory."""
    searched = set()
    faults: list[Fault] = []
    for path in (STARTER / "compilation").glob("*/asked.toml"):
        for by_language in read_asked(path, tomllib.loads(path.read_text(encoding="utf-8")), faults).values():
            searched |= {_letters(item) for listed in by_language.values() for item in listed}
    assert not faults
    asked = {_letters(words) for question in read_questions(STARTER / "questions") for words in question.words.values()}
    assert not searched & asked


def _letters(words: str) -> str:
    """Without marks and spaces: 'Who may sell?' is the question 'who may sell'."""
    return "".join(mark for mark in words.casefold() if mark.isalnum())
