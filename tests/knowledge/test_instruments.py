"""The plain values of the library."""

from knowledge import Jurisdiction, Language
from tests.factories import a_provision, a_text, an_instrument


def test_a_local_rule_belongs_to_its_country() -> None:
    assert Jurisdiction.CN_LN.country is Jurisdiction.CN
    assert all(item.country is item for item in Jurisdiction if "-" not in item.value)


def test_a_title_falls_back_to_another_language_and_then_to_the_original() -> None:
    assert an_instrument().title(Language.RU) == "Test law ru"
    assert an_instrument(titles={Language.EN: "Test law"}).title(Language.RU) == "Test law"
    assert an_instrument(titles={}).title(Language.RU) == "试验法"


def test_a_provision_without_a_text_of_the_day_has_none_in_any_language() -> None:
    assert a_provision(texts={}).text(Language.ZH) is None
    assert a_provision(texts={Language.KO: a_text(language=Language.KO)}).text(Language.ZH) is not None


def test_every_language_falls_back_to_every_other_once() -> None:
    for language in Language:
        assert language.fallbacks[0] is language
        assert sorted(language.fallbacks) == sorted(Language)
        assert language.native_name


def test_a_treaty_binds_only_its_parties_and_any_country_while_they_are_unknown() -> None:
    treaty = an_instrument("int-x", jurisdiction=Jurisdiction.INT, parties=(Jurisdiction.CN, Jurisdiction.JP))
    assert treaty.binds([Jurisdiction.JP, Jurisdiction.INT])
    assert treaty.binds([Jurisdiction.CN_LN])
    assert treaty.binds([Jurisdiction.INT])
    assert not treaty.binds([Jurisdiction.MN, Jurisdiction.INT])
    assert an_instrument("int-y", jurisdiction=Jurisdiction.INT).binds([Jurisdiction.MN])
