"""The directory with its database: the demonstration pool, the fields, one provider, the match for a need."""

from pathlib import Path

import pytest

from knowledge import Database, Jurisdiction, Language
from service import FixedClock, NotFound, ProviderQuery, card, load_demonstration, remove_demonstration, shown_name
from service.providers import repository
from service.providers.directory import Directory
from service.providers.model import Field
from tests.fakes import NOW
from tests.service.providers.test_searching import a_provider

FIELDS = Path(__file__).resolve().parents[3] / "knowledge" / "data" / "fields.csv"


@pytest.fixture
def directory(any_database: Database) -> Directory:
    directory = Directory(any_database, FixedClock(NOW))
    directory.seed_fields(FIELDS)
    return directory


def test_the_pool_has_a_hundred_lawyers_over_all_fields_languages_and_countries(
    directory: Directory, any_database: Database
) -> None:
    assert load_demonstration(any_database) == 100
    page = directory.search(ProviderQuery(limit=100))
    assert page.total == 100
    assert len(page.facets["field"]) == 9
    assert {"zh", "ja", "ko", "ru", "en"} <= set(page.facets["language"])
    assert {"JP", "KR", "KP", "MN", "RU"} <= set(page.facets["jurisdiction"])
    assert all(hit.demonstration and hit.licence.startswith("DEMO-") for hit in page.hits)
    assert all(hit.email.endswith(".invalid") and not hit.phone for hit in page.hits)


def test_loading_the_pool_twice_changes_nothing(directory: Directory, any_database: Database) -> None:
    load_demonstration(any_database)
    before = directory.search(ProviderQuery(limit=100)).hits
    load_demonstration(any_database)
    assert directory.search(ProviderQuery(limit=100)).hits == before


def test_removing_the_pool_leaves_the_real_ones(directory: Directory, any_database: Database) -> None:
    load_demonstration(any_database)
    with any_database.session(writes=True) as session:
        repository.put_provider(session, a_provider("p-real"))
    assert remove_demonstration(any_database) == 100
    assert [hit.id for hit in directory.search(ProviderQuery()).hits] == ["p-real"]


def test_what_staff_edited_in_the_fields_stays_after_a_new_start(directory: Directory) -> None:
    edited = Field("maritime", 3, {Language.ZH: "海事"}, "")
    directory.put_fields([edited])
    assert directory.seed_fields(FIELDS) == 0
    assert edited in directory.fields()


def test_an_unknown_or_unpublished_provider_is_not_found(directory: Directory, any_database: Database) -> None:
    from service.providers.tables import ProviderRow

    with any_database.session(writes=True) as session:
        repository.put_provider(session, a_provider("p-hidden"))
        session.get_one(ProviderRow, "p-hidden").published = False
    for ident in ("p-hidden", "nobody", "x" * 500):
        with pytest.raises(NotFound):
            directory.get(ident)
    assert directory.search(ProviderQuery()).total == 0


def test_a_match_names_only_what_is_shared(directory: Directory, any_database: Database) -> None:
    with any_database.session(writes=True) as session:
        repository.put_provider(session, a_provider("p-trade"))
        repository.put_provider(session, a_provider("p-sea", fields=("maritime",), languages=("zh",)))
    best, other = directory.match(fields=["intl-trade"], languages=["ko"], jurisdictions=[Jurisdiction.CN])
    assert best.provider.id == "p-trade"
    assert best.reason.values == {"fields": ["intl-trade"], "languages": ["ko"], "countries": ["CN"]}
    assert other.reason.values == {"countries": ["CN"]}


def test_nobody_is_offered_who_fits_in_nothing(directory: Directory, any_database: Database) -> None:
    with any_database.session(writes=True) as session:
        repository.put_provider(session, a_provider("p-trade"))
    assert directory.match(fields=["maritime"], languages=["ru"], jurisdictions=[Jurisdiction.MN]) == []


@pytest.mark.parametrize(
    ("need", "language"),
    [
        ("我们要在韩国打仲裁，想找懂仲裁的律师", "zh"),
        ("日本での仲裁に詳しい弁護士を探しています", "ja"),
        ("러시아 회사와 중재 사건을 맡아 줄 변호사", "ko"),
        ("Нужен юрист по арбитражу в Японии", "ru"),
        ("A lawyer for an arbitration in Korea", "en"),
    ],
)
def test_a_need_is_understood_in_five_languages(directory: Directory, need: str, language: str) -> None:
    understood = directory.understand(need)
    assert "civil-commercial-disputes" in understood.fields
    assert understood.languages == (language,)
    assert understood.jurisdictions


def test_readers_of_other_scripts_are_shown_the_romanised_name() -> None:
    provider = a_provider()
    assert shown_name(provider, Language.JA)[0] == "演示律师甲"
    assert shown_name(provider, Language.KO)[0] == "Demo Lawyer Jia"
    assert shown_name(a_provider(name_romanised=""), Language.RU)[0] == "演示律师甲"


def test_a_card_is_folded_between_characters_at_75_octets_and_escapes_what_vcards_use() -> None:
    text = card(a_provider(name="甲,乙;丙\\丁" * 20, summary={Language.EN: "One\nTwo"}), Language.EN)
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "甲\\,乙\\;丙\\\\丁" in text.replace("\r\n ", "")
    assert "NOTE:One\\nTwo" in text
    assert (lines[0], lines[-2]) == ("BEGIN:VCARD", "END:VCARD")
