"""Reading the compilation as of a day. The rules of validity are tested whole: every edge of every span."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import (
    Database,
    Jurisdiction,
    Language,
    Library,
    NoTextForDay,
    Origin,
    Status,
    UnknownInstrument,
    UnknownProvision,
    Verification,
)
from knowledge.tables import InstrumentRow, ProvisionRow, ProvisionTextRow
from tests.factories import TINY, TODAY, a_text

LAW = "cn-test-lantern-law-2020"
RULES = "cn-test-kite-rules-2021"
ACT = "jp-test-teahouse-act-2019"
FERRY = "jp-test-old-ferry-act-1950"


@pytest.fixture
def library(tiny_database: Database) -> Library:
    return Library(tiny_database)


# -- lists -----------------------------------------------------------------------------------------------------


def test_instruments_come_in_the_order_of_the_table(library: Library) -> None:
    page = library.instruments()
    assert [item.id for item in page.hits] == [LAW, RULES, ACT, FERRY]
    assert (page.total, page.next) == (4, None)


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"jurisdiction": "JP"}, [ACT, FERRY]),
        ({"kind": "departmental-rule"}, [RULES]),
        ({"topic": "establishment"}, [LAW, ACT]),
        ({"status": "repealed"}, [FERRY]),
        ({"held_only": True}, [LAW, RULES, ACT]),
        ({"jurisdiction": "JP", "held_only": True}, [ACT]),
        ({"jurisdiction": "MN"}, []),
    ],
)
def test_instruments_are_filtered(library: Library, filters: dict[str, object], ids: list[str]) -> None:
    assert [item.id for item in library.instruments(**filters).hits] == ids  # type: ignore[arg-type]


def test_pages_follow_each_other(library: Library) -> None:
    first = library.instruments(limit=3)
    assert (len(first.hits), first.total, first.next) == (3, 4, "3")
    second = library.instruments(limit=3, offset=3)
    assert ([item.id for item in second.hits], second.next) == ([FERRY], None)
    assert not library.instruments(limit=3, offset=99).hits


def test_an_instrument_has_its_titles_and_dates(library: Library) -> None:
    law = library.instrument(LAW)
    assert law.title(Language.KO) == "중화인민공화국 시험등불법"
    assert (law.jurisdiction, law.status) == (Jurisdiction.CN, Status.IN_FORCE)
    assert (law.promulgated, law.effective) == (date(2019, 6, 1), date(2020, 1, 1))


def test_an_unknown_instrument_is_unknown(library: Library) -> None:
    with pytest.raises(UnknownInstrument):
        library.instrument("cn-nothing")
    with pytest.raises(UnknownInstrument):
        library.read("cn-nothing", TODAY)
    with pytest.raises(UnknownInstrument):
        library.provision("cn-nothing", "1", TODAY)


def test_counts_count_published_texts(library: Library, tiny_database: Database) -> None:
    languages = dict.fromkeys((language.value for language in Language), 9)
    assert library.counts() == {"instruments": 3, "provisions": 9, "texts": 45, **languages}
    unpublish(tiny_database, f"{RULES}/1", Language.RU)
    assert library.counts()["ru"] == 8


# -- reading ---------------------------------------------------------------------------------------------------


def test_provisions_are_read_in_the_order_of_the_law(library: Library) -> None:
    reading = library.read(LAW, TODAY)
    assert [item.number for item in reading.provisions] == ["1", "2", "3", "4", "4-2"]
    assert all(list(item.texts) == list(Language) for item in reading.provisions)


def test_an_unknown_provision_is_unknown(library: Library) -> None:
    with pytest.raises(UnknownProvision):
        library.provision(LAW, "99", TODAY)


def test_a_text_carries_where_it_is_from(library: Library) -> None:
    text = library.provision(RULES, "1", TODAY).texts[Language.EN]
    assert (text.origin, text.verification) == (Origin.DIGEST, Verification.UNVERIFIED)
    assert (text.checked_on, text.text_as_of) == (date(2026, 11, 24), date(2021, 4, 1))


def test_a_missing_language_falls_back_visibly(library: Library, tiny_database: Database) -> None:
    unpublish(tiny_database, f"{LAW}/2", Language.JA)
    provision = library.provision(LAW, "2", TODAY)
    assert Language.JA not in provision.texts
    fallback = provision.text(Language.JA)
    assert fallback is not None
    assert fallback.language is Language.EN


def test_a_withdrawn_text_is_read_by_nobody(library: Library, tiny_database: Database) -> None:
    for language in Language:
        unpublish(tiny_database, f"{LAW}/2", language)
    assert not library.read(LAW, TODAY).provisions[1].texts
    assert library.provisions([f"{LAW}/2"], TODAY) == {}
    with pytest.raises(NoTextForDay):
        library.provision(LAW, "2", TODAY)


def test_the_join_gives_what_is_published_and_nothing_else(library: Library) -> None:
    found = library.provisions([f"{LAW}/1", f"{LAW}/99", "nothing", f"{ACT}/1"], TODAY)
    assert set(found) == {f"{LAW}/1", f"{ACT}/1"}
    assert found[f"{ACT}/1"][1].id == ACT
    assert library.provisions([], TODAY) == {}


def test_references_are_those_all_languages_agree_on(library: Library) -> None:
    assert library.cites(f"{LAW}/3", TODAY) == [f"{LAW}/2"]
    assert library.cited_by(f"{LAW}/4", TODAY) == [f"{LAW}/4-2"]
    assert library.cites(f"{LAW}/1", TODAY) == []
    assert library.cites(f"{LAW}/99", TODAY) == []


# -- validity --------------------------------------------------------------------------------------------------


def unpublish(database: Database, provision: str, language: Language) -> None:
    with database.session() as session:
        for row in session.query(ProvisionTextRow).filter_by(provision_id=provision, language=language.value):
            row.published = False


@pytest.mark.parametrize(
    ("instrument", "number", "day", "held"),
    [
        (LAW, "1", date(2019, 12, 31), False),
        (LAW, "1", date(2020, 1, 1), True),
        (ACT, "1", date(2019, 3, 31), False),
        (ACT, "1", date(2019, 4, 1), True),
        (ACT, "2", date(2022, 9, 30), False),
        (ACT, "2", date(2022, 10, 1), True),
        (ACT, "2", date(2099, 1, 1), True),
    ],
)
def test_a_later_text_never_answers_for_an_earlier_day(
    library: Library, instrument: str, number: str, day: date, *, held: bool
) -> None:
    ids = [f"{instrument}/{number}"]
    assert bool(library.provisions(ids, day)) is held
    if held:
        assert library.provision(instrument, number, day).texts
    else:
        with pytest.raises(NoTextForDay) as caught:
            library.provision(instrument, number, day)
        assert (caught.value.provision, caught.value.day) == (ids[0], day)


SPANS = [
    (date(2000, 1, 1), date(2009, 12, 31), "first"),
    (date(2010, 1, 1), date(2019, 12, 31), "second"),
    (date(2022, 1, 1), None, "third"),
]


@pytest.fixture
def amended(any_database: Database) -> Library:
    """A provision amended in 2010, gone for two years, and back since 2022; on each database."""
    with any_database.session() as session:
        session.add(
            InstrumentRow(
                id="cn-amended", position=0, jurisdiction="CN", kind="law", status="in-force", title_original="试验",
                titles={"en": "Test"}, official_number="", promulgated=None, effective=None, source_url="", topics=[],
                note="",
            )
        )  # fmt: skip
        session.flush()
        session.add(ProvisionRow(id="cn-amended/1", instrument_id="cn-amended", number="1", position=0, topics=["tax"]))
        session.flush()
        for begin, end, words in SPANS:
            for language in (Language.EN, Language.ZH):
                session.add(
                    ProvisionTextRow(
                        provision_id="cn-amended/1", language=language.value, heading="", chapter="", text=words,
                        origin="official", in_force_from=begin, in_force_to=end, verification="verified",
                        checked_on=TODAY, text_as_of=TODAY, source="", source_url="", published=True,
                    )
                )  # fmt: skip
    return Library(any_database)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(1999, 12, 31), None),
        (date(2000, 1, 1), "first"),
        (date(2009, 12, 31), "first"),
        (date(2010, 1, 1), "second"),
        (date(2019, 12, 31), "second"),
        (date(2020, 1, 1), None),
        (date(2021, 12, 31), None),
        (date(2022, 1, 1), "third"),
        (TODAY, "third"),
    ],
)
def test_each_day_is_answered_by_the_text_of_that_day(amended: Library, day: date, words: str | None) -> None:
    if words is None:
        with pytest.raises(NoTextForDay):
            amended.provision("cn-amended", "1", day)
        assert not amended.read("cn-amended", day).provisions[0].texts
        return
    provision = amended.provision("cn-amended", "1", day)
    assert {text.text for text in provision.texts.values()} == {words}
    assert amended.provisions(["cn-amended/1"], day)["cn-amended/1"][0] == provision


def test_a_language_that_was_not_amended_in_time_is_not_shown_for_the_new_span(amended: Library) -> None:
    with amended.database.session() as session:
        session.query(ProvisionTextRow).filter_by(language="zh", text="third").delete()
    provision = amended.provision("cn-amended", "1", TODAY)
    assert list(provision.texts) == [Language.EN]


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@given(begin=days, length=st.none() | st.integers(min_value=0, max_value=40_000), day=days)
def test_a_text_speaks_for_its_first_and_its_last_day_and_all_between(
    begin: date, length: int | None, day: date
) -> None:
    end = None if length is None else begin + timedelta(days=length)
    text = a_text(in_force_from=begin, in_force_to=end)
    inside = (day - begin).days >= 0 and (length is None or (day - begin).days <= length)
    assert text.speaks_for(day) is inside


def test_the_tiny_compilation_is_what_these_tests_think() -> None:
    assert (TINY / "compilation" / ACT / "instrument.toml").is_file()
