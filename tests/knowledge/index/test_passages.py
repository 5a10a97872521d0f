"""Texts into passages: cut at sentences, headed, and kept in step with what is published."""

from sqlalchemy import select

from knowledge import Database, Language, load_starter
from knowledge.index.passages import LENGTH, _pieces, published_passages, refresh_passages
from knowledge.tables import PassageRow, ProvisionTextRow
from tests.factories import TINY


def test_a_passage_is_headed_by_its_law_and_its_heading(tiny_database: Database) -> None:
    with tiny_database.session() as session:
        assert refresh_passages(session) == 45
        passage = published_passages(session)[0]
    assert passage.words.startswith(f"{passage.title}\n{passage.heading}\n")
    assert passage.text in passage.words


def test_what_people_ask_makes_passages_of_its_own(tiny_database: Database) -> None:
    with tiny_database.session() as session:
        refresh_passages(session)
        row = session.scalars(select(ProvisionTextRow)).first()
        assert row is not None
        row.asked = ["who may sell lanterns", "lantern seller licence"]
        session.flush()
        assert refresh_passages(session) == 3  # the passage of the text is written anew with them
        asked = [passage for passage in published_passages(session) if passage.asked]
    assert [(item.text, item.words, item.title, item.heading) for item in asked] == [
        (words, words, "", "") for words in row.asked
    ]
    assert {item.provision for item in asked} == {row.provision_id}


def test_refreshing_twice_changes_nothing(tiny_database: Database) -> None:
    with tiny_database.session() as session:
        refresh_passages(session)
    with tiny_database.session() as session:
        assert refresh_passages(session) == 0


def test_the_passages_of_a_withdrawn_text_are_dropped(tiny_database: Database) -> None:
    with tiny_database.session() as session:
        refresh_passages(session)
        row = session.scalars(select(ProvisionTextRow)).first()
        assert row is not None
        row.published = False
        session.flush()
        assert refresh_passages(session) == 1
        assert len(published_passages(session)) == 44
        assert len(session.scalars(select(PassageRow)).all()) == 44


def test_a_long_text_is_cut_at_sentences_and_nothing_is_lost() -> None:
    sentence = "外国投资者可以依法将其利润汇出境外并办理有关手续。"
    pieces = _pieces(sentence * 60, Language.ZH)
    assert len(pieces) > 1
    assert all(len(piece) <= LENGTH + len(sentence) for piece in pieces)
    assert "".join("".join(pieces).split()) == sentence * 60


def test_the_same_words_have_the_same_digest_in_another_database(tiny_database: Database, tmp_path: object) -> None:
    with tiny_database.session() as session:
        refresh_passages(session)
        before = {passage.digest for passage in published_passages(session)}
    load_starter(tiny_database, TINY)
    with tiny_database.session() as session:
        refresh_passages(session)
        assert {passage.digest for passage in published_passages(session)} == before
