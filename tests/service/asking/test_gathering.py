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

    def __init__(self, *hits: Hit) -> None:
        self._hits = hits

    def search(self, _query: SearchQuery) -> SearchResult:
        return SearchResult(len(self._hits), self._hits, {}, None)


def asked(*, in_field: bool = True, named: Sequence[str] = ()) -> Understood:
    return Understood(
        question="q",
        text="q",
        language=Language.EN,
        answer_language=Language.EN,
        jurisdictions=(Jurisdiction.CN,),
        as_of=DAY,
        assumed=False,
        asks_back=False,
        in_field=in_field,
        named=named,
    )


def test_strong_evidence_answers() -> None:
    assert gather(Found(a_hit()), asked()).status is Status.ANSWERED  # type: ignore[arg-type]


@pytest.mark.parametrize(("in_field", "status"), [(True, Status.NOT_FOUND), (False, Status.OUT_OF_SCOPE)])
def test_weak_evidence_refuses_and_the_words_of_the_field_decide_how(in_field: bool, status: Status) -> None:
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
    evidence = gather(Found(other, right), asked(named=["cn-test-law/4"]))  # type: ignore[arg-type]
    assert [hit.provision.number for hit in evidence.used] == ["4"]


def test_a_named_article_that_does_not_exist_is_refused_however_good_the_rest() -> None:
    evidence = gather(Found(a_hit()), asked(named=["cn-test-law/99"]))  # type: ignore[arg-type]
    assert (evidence.status, evidence.named_missing) == (Status.NOT_FOUND, True)


def test_only_provisions_near_the_best_join_it_and_never_too_many() -> None:
    hits = [a_hit(number=str(number)) for number in range(1, 9)] + [a_hit(number="9", coverage=0.5, similarity=0.4)]
    used = gather(Found(*hits), asked()).used  # type: ignore[arg-type]
    assert len(used) == gathering.MOST
    assert all(hit.provision.number != "9" for hit in used)
