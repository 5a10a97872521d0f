"""The last gate: nothing passes that a published text of the day does not contain."""

from dataclasses import replace
from datetime import date

from knowledge import Hit, Jurisdiction, Language, Verification
from service.asking.checking import check, notices_for
from service.asking.composing import Brief, Composed, ExtractiveComposer
from service.asking.model import Sentence, Support
from tests.service.asking.builders import DAY, a_hit


class Shelf:
    """A library that holds the provisions of the given hits."""

    def __init__(self, *hits: Hit) -> None:
        self._rows = {hit.provision.id: (hit.provision, hit.instrument) for hit in hits}

    def provisions(self, ids: list[str], _as_of: date) -> dict[str, object]:
        return {item: self._rows[item] for item in ids if item in self._rows}


def composed(hit: Hit) -> Composed:
    return ExtractiveComposer().compose(Brief("", [hit], Language.EN))


def test_a_quoted_sentence_passes() -> None:
    hit = a_hit()
    result = check(Shelf(hit), composed(hit), DAY)  # type: ignore[arg-type]
    assert [sentence.text for sentence in result.sentences] == ["Profits may be remitted abroad."]
    assert result.sentences[0].support is Support.VERIFIED


def test_a_sentence_the_passage_does_not_contain_is_dropped_with_its_citation() -> None:
    hit = a_hit()
    lie = replace(composed(hit), sentences=(Sentence("Profits may never leave.", (1,), Support.VERIFIED),))
    assert check(Shelf(hit), lie, DAY) == Composed([], [])  # type: ignore[arg-type]


def test_a_sentence_without_a_citation_is_dropped() -> None:
    hit = a_hit()
    loose = replace(composed(hit), sentences=(Sentence("Profits may be remitted abroad.", (), Support.VERIFIED),))
    assert not check(Shelf(hit), loose, DAY).sentences  # type: ignore[arg-type]


def test_a_citation_of_a_provision_that_is_not_published_falls() -> None:
    assert not check(Shelf(), composed(a_hit()), DAY).sentences  # type: ignore[arg-type]


def test_a_text_that_was_changed_since_the_index_was_built_falls() -> None:
    stale, now = a_hit("Profits may be remitted."), a_hit("Profits may not be remitted.")
    assert not check(Shelf(now), composed(stale), DAY).sentences  # type: ignore[arg-type]


def test_a_text_never_compared_with_its_source_is_unverified_and_says_so() -> None:
    hit = a_hit(verification=Verification.UNVERIFIED)
    result = check(Shelf(hit), composed(hit), DAY)  # type: ignore[arg-type]
    assert result.sentences[0].support is Support.UNVERIFIED
    assert any("not been compared" in notice.text for notice in notices_for(result.citations, DAY))


def test_a_source_older_than_a_year_warns_and_a_younger_one_does_not() -> None:
    old, young = a_hit(text_as_of=date(2025, 11, 23)), a_hit(text_as_of=date(2025, 11, 24))
    assert notices_for(composed(old).citations, DAY)
    assert not notices_for(composed(young).citations, DAY)


def test_a_text_that_will_end_says_when() -> None:
    ending = a_hit(in_force_to=date(2026, 12, 31))
    assert [notice.values["day"] for notice in notices_for(composed(ending).citations, DAY)] == ["2026-12-31"]


def test_an_answer_of_north_korean_law_begins_with_the_measures_of_the_united_nations() -> None:
    citation = replace(composed(a_hit()).citations[0], jurisdiction=Jurisdiction.KP)
    first, second = notices_for([citation, citation], DAY)
    assert "2375" in first.text
    assert "private collection" in second.text


def test_a_sentence_that_is_no_quotation_passes_while_its_passage_stands_and_falls_with_it() -> None:
    hit, changed = a_hit(), a_hit("Profits may not be remitted.")
    worded = replace(
        composed(hit),
        sentences=(Sentence("Profits can go abroad.", (1,), Support.VERIFIED),),
        composer="generative",
        quoted=False,
    )
    assert check(Shelf(hit), worded, DAY).sentences == list(worded.sentences)  # type: ignore[arg-type]
    assert not check(Shelf(changed), worded, DAY).sentences  # type: ignore[arg-type]
