"""Recall by language, over questions that are data."""

import pytest

from knowledge import Database, Language, SearchIndex, evaluate, read_questions
from knowledge.index.vectors import ExactVectors
from tests.factories import TINY, TODAY
from tests.fakes import HashEmbedder


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
    recall = evaluate(index, read_questions(TINY / "questions"), TODAY)[language]
    assert (recall.questions, recall.at_1, recall.at_5, recall.reciprocal_rank) == (2, 1.0, 1.0, 1.0)


def test_nothing_asked_is_no_recall(tiny_database: Database) -> None:
    index = SearchIndex(tiny_database, HashEmbedder(), ExactVectors())
    assert evaluate(index, [], TODAY)[Language.EN].questions == 0
