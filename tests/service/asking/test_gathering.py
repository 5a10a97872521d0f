"""The decision what evidence is good for."""

from collections.abc import Sequence

import pytest

from knowledge import Hit, Jurisdiction, Language, SearchQuery, SearchResult, Verification
from service.asking import gathering
from service.asking.gathering import gather
from service.asking.model import Status
from service.asking.understanding import Understood
from tests.service.asking.builders import DAY, a_hit


class Found:
    """An index that finds what it was told to find."""

    def __init__(self, *hits: Hit, named: Sequence[str] = ()) -> None:
        self._hits, self._named = hits, list(named)

    def search(self, _query: SearchQuery) -> SearchResult:
        return SearchResult(len(self._hits), self._hits, {}, None)

    def named(self, _text: str) -> tuple[list[str], list[str]]:
        return [], self._named


def asked(*, in_field: bool = True) -> Understood:
    return Understood("q", "q", Language.EN, Language.EN, (Jurisdiction.CN,), DAY, False, False, in_field)  # noqa: FBT003


def test_strong_evidence_answers() -> None:
    assert gather(Found(a_hit()), asked()).status is Status.ANSWERED  # type: ignore[arg-type]


@pytest.mark.parametrize(("in_field", "status"), [(True, Status.NOT_FOUND), (False, Status.OUT_OF_SCOPE)])
def test_weak_evidence_refuses_and_the_words_of_the_field_decide_how(in_field: bool, status: Status) -> None:  # noqa: FBT001
    weak = a_hit(coverage=0.1, similarity=0.1)
    evidence = gather(Found(weak), asked(in_field=in_field))  # type: ignore[arg-type]
    assert evidence.status is status
    assert list(evidence.rejected) == [weak]


def test_no_evidence_refuses() -> None:
    assert gather(Found(), asked()).status is Status.NOT_FOUND  # type: ignore[arg-type]


def test_an_unverified_text_never_carries_an_answer_alone() -> None:
    unverified = a_hit(verification=Verification.UNVERIFIED)
    assert gather(Found(unverified), asked()).status is Status.NOT_FOUND  # type: ignore[arg-type]


def test_a_named_article_is_answered_by_that_article_alone() -> None:
    right, other = a_hit(number="4", coverage=0.0, similarity=0.0), a_hit(number="5")
    evidence = gather(Found(other, right, named=["cn-test-law/4"]), asked())  # type: ignore[arg-type]
    assert [hit.provision.number for hit in evidence.used] == ["4"]


def test_a_named_article_that_does_not_exist_is_refused_however_good_the_rest() -> None:
    evidence = gather(Found(a_hit(), named=["cn-test-law/99"]), asked())  # type: ignore[arg-type]
    assert (evidence.status, evidence.named_missing) == (Status.NOT_FOUND, True)


def test_only_provisions_near_the_best_join_it_and_never_too_many() -> None:
    hits = [a_hit(number=str(number)) for number in range(1, 9)] + [a_hit(number="9", coverage=0.5, similarity=0.4)]
    used = gather(Found(*hits), asked()).used  # type: ignore[arg-type]
    assert len(used) == gathering.MOST
    assert all(hit.provision.number != "9" for hit in used)
