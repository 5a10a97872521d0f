"""Puts the candidates of a search in order: the figures of each, their weighted sum, what is shown at all.

Which provisions are candidates, and what is published on the day, is the business of `retrieving`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.index.concepts import Concepts, asked
from knowledge.index.embedding import Vectors
from knowledge.index.keywords import KeywordIndex
from knowledge.index.passages import Passage
from knowledge.instruments import Instrument, Kind
from knowledge.languages import Language
from knowledge.search.lookup import Titles
from knowledge.search.meaning import Meaning
from knowledge.search.planning import Unit
from knowledge.search.query import SearchQuery
from knowledge.search.tuning import Leg, Tuning
from knowledge.search.weighing import ELSEWHERE, SIMILARITY, Coverage, strengths


@dataclass(frozen=True, slots=True)
class State:
    """What is searched now; replaced whole, never changed.

    `meaning` is None until vectors can be searched. `untranslated` are, for each language, the provisions that have no
    text in it, each with its jurisdiction.
    """

    passages: Mapping[int, Passage]
    keywords: KeywordIndex
    concepts: Concepts
    titles: Titles
    kinds: Mapping[str, Kind]
    provisions: frozenset[str]
    untranslated: Mapping[Language, Mapping[str, str]]
    meaning: Meaning | None = None


def state_of(passages: Sequence[Passage], held: Sequence[Instrument], before: State | None) -> State:
    """What is searched when these passages are published; of `before`, what was counted and the vectors stay."""
    numbered = {item.id: item for item in passages}
    # Counting the words is most of a start; a start reads the passages more than once.
    same = before if before is not None and before.passages == numbered else None
    where = {item.provision: item.jurisdiction for item in passages}
    provisions = frozenset(where)
    in_language = {tag: {item.provision for item in passages if item.language is tag} for tag in Language}
    return State(
        numbered,
        same.keywords if same else KeywordIndex(passages),
        same.concepts if same else Concepts(passages),
        Titles(held),
        {item.id: item.kind for item in held},
        provisions,
        {
            language: {item: where[item] for item in provisions - translated}
            for language, translated in in_language.items()
        },
        before.meaning if before else None,
    )


@dataclass(frozen=True, slots=True)
class Weight:
    """The figures of a provision that a hit tells, and the words it was found by."""

    score: float
    strength: float
    coverage: float
    similarity: float
    elsewhere: float
    terms: float
    words: Sequence[str]


def weighed(
    state: State,
    query: SearchQuery,
    units: Sequence[Unit],
    vector: Vectors | None,
    words: Mapping[str, float],
    ranks: Mapping[Leg, Mapping[str, int]],
    tuning: Tuning,
) -> dict[str, Weight]:
    """The candidates that say something to the question, best first; an article that was named before all others."""
    candidates = sorted({item for ranked in ranks.values() for item in ranked} & state.provisions)
    covered = Coverage(state.keywords, query.language, units)
    share = covered.of(candidates)
    near = np.zeros((len(candidates), 5))
    if state.meaning and vector is not None:
        near = state.meaning.nearness.of(candidates, vector, query.language)
    wanted = state.concepts.weighed(asked(query.text, query.language))
    terms = np.array([state.concepts.share(item, wanted) for item in candidates])
    if foreign := state.untranslated[query.language]:
        # No word of the question can stand there; the terms of the glossary are the words all languages share.
        share = np.where([item in foreign for item in candidates], terms, share)
    speaks = strengths(share, near, terms, tuning)
    named = np.array([item in ranks[Leg.LOOKUP] for item in candidates], dtype=bool)
    behind = np.array([_behind(state.kinds[item.partition("/")[0]], tuning) for item in candidates])
    keywords = np.array([words.get(item, 0.0) for item in candidates]) / max(words.values(), default=1.0)
    scores = speaks + tuning.keywords * keywords + tuning.named * named - behind
    shown = np.flatnonzero(named | (speaks >= tuning.shown))
    best = shown[np.argsort(-scores[shown], kind="stable")][: query.depth]
    return {
        candidates[place]: Weight(
            score=float(scores[place]),
            strength=float(speaks[place]),
            coverage=float(share[place]),
            similarity=float(near[place, SIMILARITY]),
            elsewhere=float(near[place, ELSEWHERE]),
            terms=float(terms[place]),
            words=covered.words(candidates[place]),
        )
        for place in best
    }


def _behind(kind: Kind, tuning: Tuning) -> float:
    """What the rank of an instrument costs: a law nothing, what is made under it something, guidance more."""
    if kind in {Kind.LAW, Kind.CODE, Kind.FEDERAL_LAW, Kind.TREATY}:
        return 0.0
    return tuning.guidance if kind is Kind.HANDBOOK else tuning.below_law
