"""How near a provision is: the law's words and what people ask, in each language."""

import numpy as np
import pytest

from knowledge import Language
from knowledge.index.passages import Passage
from knowledge.search.weighing import ASKED, ASKED_ANYWHERE, ASKED_ELSEWHERE, ELSEWHERE, SIMILARITY, Nearness

A, B = "cn-test-lantern-law-2020/1", "cn-test-lantern-law-2020/2"


def _passage(number: int, provision: str, language: Language, *, asked: bool = False) -> Passage:
    return Passage(number, provision, language, "CN", "", "", "", "", str(number), asked)


def _vectors(*cosines: float) -> dict[str, np.ndarray]:
    """Vectors whose product with (1, 0) is the cosine named."""
    return {str(number): np.array([cosine, 0.5], dtype=np.float32) for number, cosine in enumerate(cosines)}


PASSAGES = [
    _passage(0, A, Language.ZH),
    _passage(1, B, Language.ZH),
    _passage(2, A, Language.EN),
    _passage(3, A, Language.ZH),  # a second piece of the same text
    _passage(4, A, Language.EN, asked=True),
    _passage(5, A, Language.RU, asked=True),
    _passage(6, A, Language.RU),
]
NEARNESS = Nearness(PASSAGES, _vectors(0.2, 0.4, 0.6, 0.3, 0.9, 0.5, -0.8))
QUESTION = np.array([1.0, 0.0], dtype=np.float32)


def test_the_best_passage_of_each_language_counts() -> None:
    near = NEARNESS.of([B, A], QUESTION, Language.ZH)[1]
    assert near[SIMILARITY] == pytest.approx(0.3)
    assert near[ELSEWHERE] == pytest.approx(0.3)  # 0.6 in English, and a cosine below 0 counts as 0
    assert near[ASKED] == pytest.approx(0.7)  # nobody wrote it in Chinese: the others stand in
    assert near[ASKED_ELSEWHERE] == pytest.approx(0.7)
    assert near[ASKED_ANYWHERE] == pytest.approx(0.9)


def test_where_nobody_wrote_what_people_ask_the_law_stands_in() -> None:
    assert NEARNESS.of([B], QUESTION, Language.ZH).tolist() == [pytest.approx([0.4, 0.0, 0.4, 0.0, 0.4])]


def test_a_provision_without_passages_is_far_away() -> None:
    nobody = "cn-test-lantern-law-2020/9"
    assert NEARNESS.of([nobody, B], QUESTION, Language.ZH).tolist() == [
        [0.0] * 5,
        pytest.approx([0.4, 0.0, 0.4, 0.0, 0.4]),
    ]
    assert Nearness([], {}).of([A], QUESTION, Language.ZH).tolist() == [[0.0] * 5]
