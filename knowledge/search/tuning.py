"""Every parameter of ranking, in one place. Set by measuring on the development questions, never on a guess; `reranked`
alone is a guess, since no re-ranker is shipped.

`docs/retrieval.md` tells what each part buys.
"""

from dataclasses import dataclass
from enum import StrEnum


class Leg(StrEnum):
    """A way to find candidates."""

    LOOKUP = "lookup"
    KEYWORDS = "keywords"
    VECTORS = "vectors"


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a provision is ordered by: a weighted sum of scores, because that beat fused ranks.

    The weights were fitted over the tuning half of the development questions (cross-entropy of the right provisions)
    and looked at on the test half.
    """

    coverage: float = 0.176
    similarity: float = 0.162
    elsewhere: float = 0.169
    asked: float = 0.097
    asked_elsewhere: float = 0.147
    asked_anywhere: float = 0.123
    terms: float = 0.026
    keywords: float = 0.1
    named: float = 1.0
    below_law: float = 0.05  # what is made under a law stands behind an article of the law that fits as well
    guidance: float = 0.06  # and a section of the handbook behind both
    shown: float = 0.08  # of strength; less says nothing to the question
    reranked: float = 0.2  # of what a re-ranker says, where there is one; this weight was never measured
    read_again: int = 20  # how many of the best it reads
    synonym: float = 0.6  # of a word the law uses, against 1 for a word the person used
    synonyms: bool = True  # whether lay words look for the words of the law at all
    depth: int = 300  # passages a leg looks at
    legs: frozenset[Leg] = frozenset(Leg)


TUNING = Tuning()
