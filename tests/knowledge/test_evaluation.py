"""Recall by language, over questions that are data."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import Database, Half, Language, SearchIndex, evaluate, interval, read_questions
from knowledge.index.vectors import ExactVectors
from tests.factories import TINY, TODAY
from tests.fakes import HashEmbedder

STARTER = Path(__file__).resolve().parents[2] / "knowledge" / "data"


def test_questions_are_read_with_what_is_expected_of_them() -> None:
    questions = read_questions(TINY / "questions")
    assert [(item.id, item.expect) for item in questions] == [
        ("test-lantern-permit", "answered"),
        ("test-tea-arbitration", "answered"),
        ("test-weather", "out_of_scope"),
    ]
    assert all(set(item.words) == set(Language) for item in questions)


@pytest.mark.parametrize("language", Language)
def test_the_tiny_compilation_answers_its_questions_in_each_language(
    tiny_database: Database, language: Language
) -> None:
    index = SearchIndex(tiny_database, HashEmbedder(), ExactVectors())
    index.prepare()
    found = evaluate(index, read_questions(TINY / "questions"), TODAY)
    recall = found.by_language[language]
    assert (recall.questions, recall.at_1, recall.at_5, recall.at_10, recall.reciprocal_rank) == (2, 1.0, 1.0, 1.0, 1.0)
    assert found.parity == 1.0


def test_nothing_asked_is_no_recall(tiny_database: Database) -> None:
    index = SearchIndex(tiny_database, HashEmbedder(), ExactVectors())
    found = evaluate(index, [], TODAY)
    assert (found.by_language[Language.EN].questions, found.by_law, found.parity) == (0, {}, 0.0)


def test_recall_is_told_by_the_law_that_decides(tiny_database: Database) -> None:
    index = SearchIndex(tiny_database, HashEmbedder(), ExactVectors())
    found = evaluate(index, read_questions(TINY / "questions"), TODAY)
    by_law = {law: recall.questions for (law, language), recall in found.by_law.items() if language is Language.KO}
    assert sum(by_law.values()) == 2
    assert all(law and law == law.lower() for law in by_law)


def test_a_question_stays_in_its_half_however_it_is_reworded() -> None:
    """Another rule would move questions that parameters were set on into the half that figures are told of."""
    halves = {item.id: replace(item, words={}, provisions=()).half for item in read_questions(TINY / "questions")}
    assert halves == {
        "test-lantern-permit": Half.TUNING,
        "test-tea-arbitration": Half.TUNING,
        "test-weather": Half.TEST,
    }


def test_both_halves_of_the_starter_hold_questions_of_every_law() -> None:
    halves: dict[Half, set[str]] = {half: set() for half in Half}
    for question in read_questions(STARTER / "questions"):
        halves[question.half].add(question.law)
    assert halves[Half.TEST] == halves[Half.TUNING]


@pytest.mark.parametrize(
    ("share", "count", "low", "high"), [(0.5, 100, 0.404, 0.596), (1.0, 50, 0.929, 1.0), (0.0, 0, 0.0, 1.0)]
)
def test_intervals_are_those_of_wilson(share: float, count: int, low: float, high: float) -> None:
    assert interval(share, count) == pytest.approx((low, high), abs=0.001)
