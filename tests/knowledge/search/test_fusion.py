"""Reciprocal rank fusion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.fusion import fuse


def test_what_two_legs_find_comes_before_what_one_finds() -> None:
    scores = fuse({"keywords": ["a", "b"], "vectors": ["c", "b"]}, {}, 10)
    assert max(scores, key=scores.__getitem__) == "b"


def test_weights_and_ranks_count() -> None:
    assert fuse({"keywords": ["a", "b"]}, {"keywords": 2.0}, 10) == pytest.approx({"a": 2 / 11, "b": 2 / 12})


def test_nothing_found_is_nothing() -> None:
    assert fuse({}, {}, 10) == {}
    assert fuse({"keywords": []}, {}, 10) == {}


ranked = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(st.dictionaries(st.sampled_from(["keywords", "vectors", "lookup"]), ranked), st.floats(1, 100))
def test_one_leg_keeps_its_order_and_everything_is_kept(legs: dict[str, list[str]], k: float) -> None:
    scores = fuse(legs, {}, k)
    assert set(scores) == {item for leg in legs.values() for item in leg}
    for leg in legs.values():
        alone = fuse({"only": leg}, {}, k)
        assert sorted(alone, key=lambda item: -alone[item]) == leg
