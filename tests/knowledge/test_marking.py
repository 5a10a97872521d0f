"""Terms are found where they stand, whole and once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Language, marks_in
from knowledge.glossary import terms

TEXTS = {
    Language.ZH: ("设立外商投资企业须登记。", "外商投资企业", "foreign-invested-enterprise"),
    Language.JA: ("外国投資家は届出をする。", "外国投資家", "foreign-investor"),
    Language.KO: ("외국인투자기업은 등록한다.", "외국인투자기업", "foreign-invested-enterprise"),
    Language.RU: ("Права иностранного инвестора защищены.", "иностранного инвестора", "foreign-investor"),
    Language.EN: ("Foreign investors may remit profits.", "Foreign investors", "foreign-investor"),
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_longest_term_is_marked_in_the_form_it_stands_in(language: Language) -> None:
    text, written, term = TEXTS[language]
    found = {text[mark.start : mark.end]: mark.term.id for mark in marks_in(text, language)}
    assert found[written] == term


def test_a_korean_term_is_not_found_in_the_middle_of_a_word() -> None:
    assert all(mark.start == 0 for mark in marks_in("외국인투자기업", Language.KO))


def test_words_of_one_stem_are_told_apart_by_their_letters() -> None:
    text = "The arbitrators decide; arbitration is private."
    found = {text[mark.start : mark.end]: mark.term.id for mark in marks_in(text, Language.EN)}
    assert (found["arbitrators"], found["arbitration"]) == ("arbitrator", "arbitration")


@given(st.sampled_from(list(Language)), st.lists(st.sampled_from([*terms()]), max_size=6), st.text(max_size=5))
def test_marks_stand_in_order_and_never_overlap(language: Language, held: list, between: str) -> None:  # type: ignore[type-arg]
    text = between.join(term.name(language) for term in held)
    place = 0
    for mark in marks_in(text, language):
        assert place <= mark.start < mark.end <= len(text)
        place = mark.end
