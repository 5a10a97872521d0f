"""The part of a text that is shown in a list, with the words found marked and nothing else let through."""

import pytest

from web.snippets import snippet


def test_words_are_marked_with_their_endings() -> None:
    assert snippet("Прибыль инвестора", ["прибыл"]) == "<mark>Прибыль</mark> инвестора"


def test_overlapping_pairs_of_characters_are_one_mark() -> None:
    assert snippet("可以自由汇出境外", ["自由", "由汇", "汇出"]) == "可以<mark>自由汇出</mark>境外"


def test_everything_else_is_escaped() -> None:
    found = snippet("<script>alert('利润')</script>", ["利润", "<script>"])
    assert "<script>" not in found
    assert "<mark>利润</mark>" in found


def test_a_long_text_is_cut_around_the_first_word() -> None:
    found = snippet("前" * 500 + "利润" + "后" * 500, ["利润"], 100)
    assert found.startswith("…前")
    assert found.endswith("后…")
    assert "<mark>利润</mark>" in found
    assert len(found) < 140


@pytest.mark.parametrize("words", [[], [""], ["nothing"], [".*", "("]])
def test_a_text_without_the_words_begins_at_its_beginning(words: list[str]) -> None:
    assert snippet("第一条 目的", words) == "第一条 目的"
