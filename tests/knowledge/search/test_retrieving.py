"""Finding provisions: filters, pages, direct look-up, and that nothing is shown that is not published."""

from collections.abc import Sequence
from datetime import date
from unittest.mock import Mock

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sqlalchemy import update

from knowledge import Database, Jurisdiction, Language, SearchIndex, SearchQuery, SearchResult
from knowledge.index.keywords import KeywordIndex
from knowledge.index.vectors import ExactVectors
from knowledge.tables import ProvisionTextRow
from tests.factories import TODAY
from tests.fakes import HashEmbedder

LAW = "cn-test-lantern-law-2020"


@pytest.fixture
def index(tiny_database: Database) -> SearchIndex:
    index = SearchIndex(tiny_database, HashEmbedder(), ExactVectors())
    index.prepare()
    return index


def ids(result: SearchResult) -> list[str]:
    return [hit.provision.id for hit in result.hits]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        (Language.ZH, "挂红灯笼需要许可吗"),
        (Language.JA, "赤い提灯を掲げるには許可が必要ですか"),
        (Language.KO, "붉은 등불을 걸려면 허가가 필요한가요"),
        (Language.RU, "Нужно ли разрешение на красный фонарь?"),
        (Language.EN, "Do I need a permit for a red lantern?"),
    ],
)
def test_the_right_provision_is_first_in_each_language(index: SearchIndex, language: Language, question: str) -> None:
    assert ids(index.search(SearchQuery(question, language, TODAY)))[0] == f"{LAW}/2"


@pytest.mark.parametrize(
    ("question", "provision"),
    [
        ("试验灯笼法4条", f"{LAW}/4"),
        ("시험등불법 제4조의2", f"{LAW}/4-2"),
        ("Test Lantern Law, art. 3", f"{LAW}/3"),
        ("試験茶屋営業法第二条", "jp-test-teahouse-act-2019/2"),
        ("Закон КНР о пробных фонарях, статья 1", f"{LAW}/1"),
    ],
)
def test_a_named_article_comes_first(index: SearchIndex, question: str, provision: str) -> None:
    from knowledge import detect

    hit = index.search(SearchQuery(question, detect(question), TODAY)).hits[0]
    assert hit.provision.id == provision
    assert hit.legs["lookup"] == 1


def test_an_article_that_does_not_exist_is_named_but_not_found(index: SearchIndex) -> None:
    assert index.named("Test Lantern Law, art. 99").provisions == [f"{LAW}/99"]
    assert f"{LAW}/99" not in ids(index.search(SearchQuery("Test Lantern Law, art. 99", Language.EN, TODAY)))


def test_filters_narrow(index: SearchIndex) -> None:
    def asked(**filters: object) -> set[str]:
        query = SearchQuery("lantern kite teahouse tax permit guest", Language.EN, TODAY, **filters)  # type: ignore[arg-type]
        return {hit.instrument.id for hit in index.search(query).hits}

    assert len(asked()) == 3
    assert asked(jurisdictions=(Jurisdiction.JP,)) == {"jp-test-teahouse-act-2019"}
    assert asked(instrument=LAW) == {LAW}
    assert asked(topic="tax") == {"cn-test-kite-rules-2021"}
    assert asked(kind="departmental-rule") == {"cn-test-kite-rules-2021"}
    assert asked(jurisdictions=(Jurisdiction.MN,)) == set()


def test_a_start_counts_the_words_once(tiny_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Mock(wraps=KeywordIndex)
    monkeypatch.setattr("knowledge.search.ranking.KeywordIndex", counted)
    index = SearchIndex(tiny_database, HashEmbedder(), ExactVectors())
    index.refresh()
    index.warm()
    assert counted.call_count == 1
    with tiny_database.session(writes=True) as session:
        session.execute(update(ProvisionTextRow).values(text=ProvisionTextRow.text + "."))
    index.refresh()
    assert counted.call_count == 2


def test_pages_follow_each_other_without_gap_or_repetition(index: SearchIndex) -> None:
    everything = index.search(SearchQuery("lantern", Language.EN, TODAY, limit=100))
    assert everything.next_offset is None
    seen: list[str] = []
    offset: int | None = 0
    while offset is not None:
        page = index.search(SearchQuery("lantern", Language.EN, TODAY, limit=2, offset=offset))
        assert page.total == everything.total
        seen += ids(page)
        offset = page.next_offset
    assert seen == ids(everything)


def test_facets_count_all_hits_of_all_pages(index: SearchIndex) -> None:
    result = index.search(SearchQuery("tax permit", Language.EN, TODAY, limit=1))
    assert sum(result.facets["jurisdiction"].values()) == result.total


def test_a_repealed_or_later_text_is_never_found_for_another_day(index: SearchIndex) -> None:
    early = index.search(SearchQuery("kite tax lantern permit", Language.EN, date(2020, 6, 1)))
    assert "cn-test-kite-rules-2021/1" not in ids(early)
    assert any(item.startswith(LAW) for item in ids(early))


def test_a_text_withdrawn_behind_the_back_of_the_index_is_not_shown(
    index: SearchIndex, tiny_database: Database
) -> None:
    question = SearchQuery("Do I need a permit for a red lantern?", Language.EN, TODAY)
    assert ids(index.search(question))[0] == f"{LAW}/2"
    with tiny_database.session() as session:
        for row in session.query(ProvisionTextRow).filter_by(provision_id=f"{LAW}/2"):
            row.published = False
    assert f"{LAW}/2" not in ids(index.search(question))


def test_nothing_is_found_before_anything_is_asked(index: SearchIndex) -> None:
    assert index.search(SearchQuery("", Language.EN, TODAY)).total == 0
    assert index.search(SearchQuery("xyzzy qwrtp", Language.EN, TODAY)).total == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(max_size=200), language=st.sampled_from(list(Language)))
def test_no_question_makes_a_fault(index: SearchIndex, text: str, language: Language) -> None:
    result = index.search(SearchQuery(text, language, TODAY))
    assert all(0 <= hit.coverage <= 1.0001 and -1.0001 <= hit.similarity <= 1.0001 for hit in result.hits)


class Interpreter(HashEmbedder):
    """Knows what two foreign questions mean, as a model of five languages does."""

    def encode(self, texts: Sequence[str], *, query: bool = False) -> NDArray[np.float32]:
        known = {"red lantern permit", "разрешение на красный фонарь"}
        return super().encode(["悬挂红灯笼许可" if text in known else text for text in texts], query=query)


def test_a_law_that_is_not_translated_yet_is_found_in_every_language(tiny_database: Database) -> None:
    with tiny_database.session(writes=True) as session:
        texts = session.query(ProvisionTextRow).where(ProvisionTextRow.language != "zh")
        texts.update({ProvisionTextRow.published: False})
    index = SearchIndex(tiny_database, Interpreter(), ExactVectors())
    index.prepare()
    for language, question in {Language.EN: "red lantern permit", Language.RU: "разрешение на красный фонарь"}.items():
        hits = index.search(SearchQuery(question, language, TODAY)).hits
        assert hits[0].provision.id == f"{LAW}/2"
        assert hits[0].legs == {"vectors": 1}
        elsewhere = SearchQuery(question, language, TODAY, (Jurisdiction.JP,))
        assert all(hit.provision.id.startswith("jp-") for hit in index.search(elsewhere).hits)


def test_a_question_is_encoded_as_one_and_passages_are_not(tiny_database: Database) -> None:
    embedder = HashEmbedder()
    index = SearchIndex(tiny_database, embedder, ExactVectors())
    index.prepare()
    assert embedder.asked == []
    embedder.encoded.clear()
    index.search(SearchQuery("kite tax", Language.EN, TODAY))
    assert (embedder.asked, embedder.encoded) == (["kite tax"], [])
    index.closeness("who pays", ["The owner pays."])
    assert (embedder.asked[1:], embedder.encoded) == (["who pays"], ["The owner pays."])
    index.closeness("who pays", ["who has to pay"], asked=True)
    assert (embedder.asked[2:], embedder.encoded[1:]) == (["who pays", "who has to pay"], [])
    assert index.closeness("who pays", []) == []
