"""Sentences are translated with their values put into the reader's language."""

from pathlib import Path

import pytest

from knowledge import Language
from service.messages import Catalogues, Message

LOCALES = Path(__file__).parents[2] / "locales"


@pytest.fixture(scope="module")
def catalogues() -> Catalogues:
    return Catalogues(LOCALES)


def test_a_day_is_written_as_the_reader_writes_days(catalogues: Catalogues) -> None:
    shown = {
        language: catalogues.translate(Message("%(day)s", {"day": "2026-01-31"}), language) for language in Language
    }
    assert shown[Language.ZH] == "2026年1月31日"
    assert shown[Language.KO] == "2026년 1월 31일"
    assert "января" in shown[Language.RU]


def test_countries_are_named_in_the_readers_language(catalogues: Catalogues) -> None:
    message = Message("%(countries)s", {"countries": ["KP", "JP"]})
    assert catalogues.translate(message, Language.KO) == "북한 및 일본"
    assert catalogues.translate(message, Language.RU) == "КНДР и Япония"


def test_other_codes_are_named_by_the_caller(catalogues: Catalogues) -> None:
    message = Message("%(fields)s", {"fields": ["intl-trade"]})
    assert catalogues.translate(message, Language.EN, str.upper) == "INTL-TRADE"


def test_a_missing_catalogue_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Catalogues(tmp_path)
