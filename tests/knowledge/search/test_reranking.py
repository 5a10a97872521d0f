"""A re-ranker puts the first hits in another order, and a search goes on without it."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import Database, Language, SearchIndex, SearchQuery
from knowledge.index.vectors import ExactVectors
from knowledge.search.reranking import CrossEncoderReranker, Reranker
from knowledge.search.tuning import TUNING
from tests.factories import TODAY
from tests.fakes import HashEmbedder, WordReranker
from tests.models import a_cross_encoder

QUESTION = SearchQuery("permit for a red lantern tax on kites", Language.EN, TODAY)


def an_index(database: Database, reranker: Reranker | None = None) -> SearchIndex:
    index = SearchIndex(database, HashEmbedder(), ExactVectors(), reranker=reranker)
    index.prepare()
    return index


@pytest.fixture
def plain(tiny_database: Database) -> list[str]:
    """What is found without a re-ranker, best first."""
    return [hit.provision.id for hit in an_index(tiny_database).search(QUESTION).hits]


def heading_of(database: Database, provision: str) -> str:
    hits = an_index(database).search(QUESTION).hits
    texts = next(hit.provision.text(Language.EN) for hit in hits if hit.provision.id == provision)
    assert texts is not None
    return texts.heading


def test_what_the_reranker_prefers_comes_forward(tiny_database: Database, plain: list[str]) -> None:
    assert len(plain) > 2
    reranker = WordReranker(heading_of(tiny_database, plain[2]))
    result = an_index(tiny_database, reranker).search(QUESTION, replace(TUNING, reranked=5.0))
    assert result.hits[0].provision.id == plain[2]
    assert [hit.score for hit in result.hits] == sorted((hit.score for hit in result.hits), reverse=True)
    assert sorted(hit.provision.id for hit in result.hits) == sorted(plain)


def test_only_the_first_are_read_and_the_rest_keep_their_places(tiny_database: Database, plain: list[str]) -> None:
    reranker = WordReranker(heading_of(tiny_database, plain[1]))
    index = an_index(tiny_database, reranker)
    tuning = replace(TUNING, reranked=5.0, read_again=2)
    found = [hit.provision.id for hit in index.search(QUESTION, tuning).hits]
    assert found == [plain[1], plain[0], *plain[2:]]
    assert reranker.read == [(QUESTION.text, 2)]


def test_pages_fit_together_and_a_later_page_asks_nobody(tiny_database: Database, plain: list[str]) -> None:
    reranker = WordReranker(heading_of(tiny_database, plain[1]))
    index = an_index(tiny_database, reranker)
    tuning = replace(TUNING, reranked=5.0, read_again=2)
    pages = [index.search(replace(QUESTION, limit=1, offset=place), tuning).hits for place in range(len(plain))]
    assert [hit.provision.id for page in pages for hit in page] == [plain[1], plain[0], *plain[2:]]
    assert len(reranker.read) == 2


def test_a_reranker_that_fails_is_left_out_until_it_works_again(tiny_database: Database, plain: list[str]) -> None:
    reranker = WordReranker("xyzzy")
    reranker.fault = "the re-ranker is broken"
    index = an_index(tiny_database, reranker)
    assert index.readiness() == []
    assert [hit.provision.id for hit in index.search(QUESTION).hits] == plain
    assert index.readiness() == ["the re-ranker is broken"]
    index.warm()
    assert index.readiness() == ["the re-ranker is broken"]
    reranker.fault = ""
    index.warm()
    assert index.readiness() == []


def test_a_real_cross_encoder_finds_the_same_provisions(
    tiny_database: Database, plain: list[str], tmp_path: Path
) -> None:
    index = an_index(tiny_database, CrossEncoderReranker(a_cross_encoder(tmp_path / "model")))
    index.warm()
    assert index.readiness() == []
    assert sorted(hit.provision.id for hit in index.search(QUESTION).hits) == sorted(plain)


def test_a_reranker_that_is_not_there_leaves_the_search_whole(
    tiny_database: Database, plain: list[str], tmp_path: Path
) -> None:
    index = an_index(tiny_database, CrossEncoderReranker(str(tmp_path / "nothing")))
    index.warm()
    assert [hit.provision.id for hit in index.search(QUESTION).hits] == plain
    assert "cannot be used" in index.readiness()[0]
