"""Evidence for a question, and the decision what the evidence is good for.

The decision is made here, by code, from figures; no wording of any model has a part in it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge import Hit, Language, SearchIndex, SearchQuery, Verification
from service.asking.model import Status
from service.asking.understanding import Understood

CANDIDATES = 10
JOINED = 20  # more than the candidates, because some may not be in force on the day
# Set on the development questions (`faqiao evaluate`): see docs/decisions/0005-refusal.md.
# The sureness from which a question is answered; words weigh differently in each language.
ENOUGH = {Language.ZH: 0.48, Language.JA: 0.49, Language.KO: 0.445, Language.RU: 0.42, Language.EN: 0.43}
SOUGHT = 0.05  # of sureness for each doubling of what is looked for, see `_sureness`
NEAR = 0.85  # a further provision joins when it is this close to the best
MOST = 3  # provisions in one answer


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found: the provisions relied on, those looked at and left, and what that makes of the question."""

    status: Status
    used: Sequence[Hit]
    rejected: Sequence[Hit]
    named_missing: bool = False


def gather(index: SearchIndex, understood: Understood) -> Evidence:
    """Search, weigh, decide."""
    result = index.search(
        SearchQuery(
            text=understood.text,
            language=understood.language,
            as_of=understood.as_of,
            jurisdictions=understood.jurisdictions,
            limit=CANDIDATES,
            depth=JOINED,
        )
    )
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
