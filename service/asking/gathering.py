"""Evidence for a question, and the decision what the evidence is good for.

The decision is made here, by code, from figures; no wording of any model has a part in it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge import Hit, Jurisdiction, Language, SearchIndex, SearchQuery, SearchResult, Verification
from service.asking.model import Status
from service.asking.understanding import Understood

CANDIDATES = 10
JOINED = 20  # more than the candidates, because some may not be in force on the day
# Set on the development questions (`faqiao evaluate`): see docs/decisions/0005-refusal.md.
# The sureness from which a question is answered; words weigh differently in each language.
ENOUGH = {Language.ZH: 0.595, Language.JA: 0.585, Language.KO: 0.585, Language.RU: 0.54, Language.EN: 0.54}
SOUGHT = 0.1  # of sureness for each doubling of what is looked for, see `_sureness`
NEAR = 0.85  # a further provision joins when it is this close to the best
MOST = 3  # provisions in one answer
# Set on the tuning half of `data/rehearsals/conversations.toml`; NAMED and SLACK were chosen, not fitted.
TOGETHER = 0.5  # how much of the score of a question that goes on is that of the whole, its subject included
TOGETHER_ABROAD = 0.75  # the same where only the country is said to be another
SAME_LAW = 0.06  # what it is worth that the answer before cites the same law
NEW = 0.2  # of sureness above what is enough, from which a question that seems whole is taken for itself
NAMED = 0.1  # what it is worth that the question names the law
SLACK = 0.1  # of sureness, for a country in a comparison once another has shown what the question means


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found: the provisions relied on, those looked at and left, and what that makes of the question."""

    status: Status
    used: Sequence[Hit]
    rejected: Sequence[Hit]
    named_missing: bool = False


def gather(index: SearchIndex, understood: Understood) -> Evidence:
    """Search, weigh, decide."""
    if understood.compared:
        return _each(index, understood)
    result = _searched(index, understood, understood.jurisdictions)
    hits = result.hits
    if understood.named:
        return _looked_up(hits, understood.named)
    best = hits[0] if hits else None
    if best is None or _sureness(best, result.sought) < ENOUGH[understood.language]:
        return Evidence(Status.NOT_FOUND if understood.in_field else Status.OUT_OF_SCOPE, (), hits)
    near = [hit for hit in hits if hit.score >= NEAR * best.score][:MOST]
    # An unverified text never carries an answer alone.
    if all(_unverified(hit) for hit in near):
        return Evidence(Status.NOT_FOUND, (), hits)
    return Evidence(Status.ANSWERED, near, [hit for hit in hits if hit not in near])


def _searched(index: SearchIndex, understood: Understood, among: Sequence[Jurisdiction]) -> SearchResult:
    def search(text: str, most: int) -> SearchResult:
        return index.search(
            SearchQuery(text, understood.language, understood.as_of, among, limit=most, depth=max(JOINED, most))
        )

    if not understood.context:
        found = search(understood.text, 3 * CANDIDATES if understood.laws else CANDIDATES)
        return _named_first(found, understood.laws)
    # What was said before says where to look, what is said now says what for: a provision must speak to both.
    alone = search(understood.text, 5 * CANDIDATES)
    best = alone.hits[0] if alone.hits else None
    sure = best is not None and _sureness(best, alone.sought) >= ENOUGH[understood.language] + NEW
    if sure and not understood.goes_on:
        return replace(alone, hits=alone.hits[:CANDIDATES])
    whole = search(f"{understood.context} {understood.text}", 5 * CANDIDATES)
    together = TOGETHER_ABROAD if understood.goes_on and understood.abroad else TOGETHER
    by_itself = {hit.provision.id: hit for hit in alone.hits}
    merged = []
    for hit in whole.hits:
        other = by_itself.get(hit.provision.id)
        score = together * hit.score + (1 - together) * (other.score if other else 0.0)
        score += SAME_LAW * (hit.instrument.id in understood.instruments)
        strength = max(hit.strength, other.strength if other else 0.0)
        merged.append(replace(hit, score=score, strength=strength, words=(*hit.words, *(other.words if other else ()))))
    merged.sort(key=lambda hit: -hit.score)
    return replace(whole, hits=merged[:CANDIDATES])


def _named_first(found: SearchResult, laws: frozenset[str]) -> SearchResult:
    """The same with the provisions of the laws that the question names moved up."""
    if not laws:
        return found
    hits = [replace(hit, score=hit.score + NAMED * (hit.instrument.id in laws)) for hit in found.hits]
    return replace(found, hits=sorted(hits, key=lambda hit: -hit.score)[:CANDIDATES])


def _each(index: SearchIndex, understood: Understood) -> Evidence:
    """The best provision of each country that is compared; one of them at least must be enough by itself."""
    found = [
        _searched(index, understood, [item for item in Jurisdiction if item.country is country])
        for country in understood.compared
    ]
    best = [(result.hits[0], _sureness(result.hits[0], result.sought)) for result in found if result.hits]
    best = [(hit, sure) for hit, sure in best if not _unverified(hit)]
    enough = ENOUGH[understood.language]
    shown = max((sure for _hit, sure in best), default=0.0) >= enough
    used = [hit for hit, sure in best if shown and sure >= enough - SLACK]
    rejected = [hit for result in found for hit in result.hits[:MOST] if hit not in used]
    if used:
        return Evidence(Status.ANSWERED, used, rejected)
    return Evidence(Status.NOT_FOUND if understood.in_field else Status.OUT_OF_SCOPE, (), rejected)


def _sureness(best: Hit, sought: int) -> float:
    """How sure the best provision makes us. A long question is never held whole, so its strength is worth more."""
    return best.strength + SOUGHT * math.log2(max(1, sought))


def _looked_up(hits: Sequence[Hit], named: Sequence[str]) -> Evidence:
    """A question that names an article is answered by that article or not at all."""
    used = [hit for hit in hits if hit.provision.id in named]
    rejected = [hit for hit in hits if hit.provision.id not in named]
    if not used:
        return Evidence(Status.NOT_FOUND, (), rejected, named_missing=True)
    return Evidence(Status.ANSWERED, used[:MOST], rejected)


def _unverified(hit: Hit) -> bool:
    return all(text.verification is Verification.UNVERIFIED for text in hit.provision.texts.values())
