"""Small true-to-shape values for the tests of asking."""

from datetime import date

from knowledge import (
    Hit,
    Instrument,
    Jurisdiction,
    Kind,
    Language,
    Origin,
    Provision,
    ProvisionText,
    Status,
    Verification,
)

DAY = date(2026, 11, 24)


def an_instrument(ident: str = "cn-test-law", jurisdiction: Jurisdiction = Jurisdiction.CN) -> Instrument:
    return Instrument(
        id=ident,
        jurisdiction=jurisdiction,
        kind=Kind.LAW,
        titles={language: f"Test law {language.value}" for language in Language},
        title_original="Test law",
        official_number="",
        promulgated=None,
        effective=None,
        status=Status.IN_FORCE,
        source_url="https://example.org/",
    )


def a_text(words: str, language: Language = Language.EN, **changes: object) -> ProvisionText:
    values = {
        "id": 1,
        "provision": "cn-test-law/4",
        "language": language,
        "heading": "Heading",
        "chapter": "",
        "text": words,
        "origin": Origin.DIGEST,
        "in_force_from": date(2020, 1, 1),
        "in_force_to": None,
        "verification": Verification.VERIFIED,
        "checked_on": DAY,
        "text_as_of": date(2026, 6, 1),
        "source": "Test source",
        "source_url": "https://example.org/",
    } | changes
    return ProvisionText(**values)  # type: ignore[arg-type]


def a_hit(
    words: str = "Profits may be remitted abroad.",
    *,
    number: str = "4",
    coverage: float = 1.0,
    similarity: float = 1.0,
    asked: tuple[str, ...] = (),
    **changes: object,
) -> Hit:
    instrument = an_instrument()
    text = a_text(words, provision=f"{instrument.id}/{number}", **changes)
    provision = Provision(f"{instrument.id}/{number}", instrument.id, number, 0, ("forex",), {text.language: text})
    strength = 0.5 * coverage + 0.5 * similarity
    return Hit(provision, instrument, 1.0, strength, coverage, similarity, 0.0, 0.0, {"keywords": 1}, asked)
