"""What the counts of an evaluation say about refusing."""

import pytest

from service import Outcome


def _outcome(refused: int, kept_back: int) -> Outcome:
    return Outcome(
        answerable=100, first=0, cited=0, refused=refused, unanswerable=30, kept_back=kept_back, as_expected=0
    )


@pytest.mark.parametrize(
    ("refused", "kept_back", "expected"),
    [
        (0, 30, 1.0),  # just the unanswerable are kept back
        (30, 30, 2 / 3),  # precision 1/2, recall 1
        (0, 15, 2 / 3),  # precision 1, recall 1/2
        (10, 0, 0.0),
        (0, 0, 0.0),
    ],
)
def test_the_figure_of_refusing_weighs_both_errors(refused: int, kept_back: int, expected: float) -> None:
    assert _outcome(refused, kept_back).refusal_f1 == pytest.approx(expected)


def test_nothing_to_refuse_and_nothing_refused_is_whole() -> None:
    nothing = Outcome(answerable=0, first=0, cited=0, refused=0, unanswerable=0, kept_back=0, as_expected=0)
    assert (nothing.refusal_f1, nothing.refused_wrongly) == (1.0, 0.0)
