"""Reciprocal rank fusion: several ranked lists into one. Pure; knows nothing of what is ranked."""

from collections.abc import Mapping, Sequence


def fuse(legs: Mapping[str, Sequence[str]], weights: Mapping[str, float], k: float) -> dict[str, float]:
    """Score by id: the sum over legs of weight / (k + rank), ranks from 1; a leg without weight counts 1.

    A larger `k` flattens the difference between first and tenth place.
    """
    scores: dict[str, float] = {}
    for leg, ranked in legs.items():
        for rank, item in enumerate(ranked, start=1):
            scores[item] = scores.get(item, 0.0) + weights.get(leg, 1.0) / (k + rank)
    return scores
