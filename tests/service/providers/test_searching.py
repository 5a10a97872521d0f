"""Search and facets of the directory, over invented providers."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Jurisdiction
from service.providers.model import Provider, ProviderKind, ProviderQuery
from service.providers.searching import search, turn

TODAY = date(2026, 11, 24)
FIELDS = ("intl-trade", "maritime", "cross-border-investment")
LANGUAGES = ("zh", "ja", "ko", "ru", "en")
NAMES = {"intl-trade": "国际贸易\n国際貿易\nInternational trade", "maritime": "海商海事\nMaritime"}


def a_provider(ident: str = "p-1", **changes: object) -> Provider:
    values: dict[str, object] = {
        "id": ident,
        "licence": f"L-{ident}",
        "kind": ProviderKind.LAWYER,
        "name": "演示律师甲",
        "name_romanised": "Demo Lawyer Jia",
        "firm": "演示律师事务所",
        "firm_romanised": "Demonstration Law Firm",
        "district": "和平区",
        "fields": ("intl-trade",),
        "languages": ("zh", "ko"),
        "jurisdictions": (Jurisdiction.CN, Jurisdiction.KR),
    }
    return Provider(**{**values, **changes})  # type: ignore[arg-type]


def found(providers: Sequence[Provider], today: date = TODAY, **query: object) -> list[str]:
    return [hit.id for hit in search(providers, ProviderQuery(**query), NAMES, today).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "演示律师",
        "demo lawyer",
        "ＤＥＭＯ",
        "jia demo",
        "DemoLawyer",
        "国際貿易",
        "international TRADE",
        "L-p-1",
        "和平区",
        "事务所",
    ],
)
def test_free_text_finds_names_firms_fields_licences_and_districts_in_any_writing(text: str) -> None:
    other = a_provider(
        "p-2", name="x", name_romanised="x", firm="x", firm_romanised="x", licence="z", district="x", fields=()
    )
    assert found([a_provider(), other], text=text) == ["p-1"]


def test_every_word_must_be_found() -> None:
    assert found([a_provider()], text="demo nobody") == []


def test_a_facet_counts_without_its_own_filter() -> None:
    providers = [a_provider("p-1", languages=("ko",)), a_provider("p-2", languages=("ja",))]
    page = search(providers, ProviderQuery(languages=("ko",)), NAMES, TODAY)
    assert page.total == 1
    assert page.facets["language"] == {"ko": 1, "ja": 1}
    assert page.facets["kind"] == {"lawyer": 1}


def test_values_of_one_facet_widen_and_facets_narrow_each_other() -> None:
    providers = [a_provider("p-1", languages=("ko",)), a_provider("p-2", languages=("ja",), fields=("maritime",))]
    assert set(found(providers, languages=("ko", "ja"))) == {"p-1", "p-2"}
    assert found(providers, languages=("ko", "ja"), fields=("maritime",)) == ["p-2"]


def test_the_order_turns_by_day_and_does_not_know_names() -> None:
    providers = [a_provider(f"p-{number}", name=f"{number}") for number in range(20)]
    renamed = [a_provider(f"p-{number}", name=f"{99 - number}") for number in range(20)]
    assert found(providers, limit=20) == found(renamed, limit=20)
    assert found(providers, limit=20) != found(providers, TODAY + timedelta(days=1), limit=20)


def test_over_a_year_everybody_comes_first_about_equally_often() -> None:
    ids = [f"p-{number}" for number in range(10)]
    firsts = [min(ids, key=lambda item: turn(item, TODAY + timedelta(days=day))) for day in range(365)]
    assert all(15 <= firsts.count(item) <= 60 for item in ids)


def test_pages_follow_each_other_without_gap_or_repetition() -> None:
    providers = [a_provider(f"p-{number}") for number in range(7)]
    whole = found(providers, limit=100)
    first = search(providers, ProviderQuery(limit=3), NAMES, TODAY)
    assert first.next_offset == 3
    assert [
        *found(providers, limit=3),
        *found(providers, limit=3, offset=3),
        *found(providers, limit=3, offset=6),
    ] == whole
    assert search(providers, ProviderQuery(limit=3, offset=6), NAMES, TODAY).next_offset is None


_some = st.lists(st.sampled_from(FIELDS), unique=True, max_size=2)
_tongues = st.lists(st.sampled_from(LANGUAGES), unique=True, max_size=3)


@given(
    people=st.lists(st.tuples(_some, _tongues, st.sampled_from(list(ProviderKind))), max_size=12),
    fields=_some,
    tongues=_tongues,
)
@settings(max_examples=60, deadline=None)
def test_a_count_is_the_length_of_the_list_one_gets_by_choosing_it(
    people: list[tuple[list[str], list[str], ProviderKind]], fields: list[str], tongues: list[str]
) -> None:
    providers = [
        a_provider(f"p-{place}", fields=tuple(own), languages=tuple(spoken), kind=kind)
        for place, (own, spoken, kind) in enumerate(people)
    ]
    page = search(providers, ProviderQuery(fields=tuple(fields), languages=tuple(tongues)), NAMES, TODAY)
    for value, count in page.facets["language"].items():
        assert len(found(providers, fields=tuple(fields), languages=(value,), limit=100)) == count
    for value, count in page.facets["field"].items():
        assert len(found(providers, fields=(value,), languages=tuple(tongues), limit=100)) == count
    for value, count in page.facets["kind"].items():
        assert len(found(providers, fields=tuple(fields), languages=tuple(tongues), kinds=(value,), limit=100)) == count
