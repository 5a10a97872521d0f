"""What four languages call by a term of the glossary, the fifth calls so too."""

import dataclasses
from pathlib import Path

from knowledge import Language, faults_in_terms, read_starter
from knowledge.checking.terms import uses_of_terms

DATA = Path(__file__).resolve().parents[3] / "knowledge" / "data"


def test_the_compilation_we_ship_uses_the_terms_of_the_glossary() -> None:
    starter = read_starter(DATA)
    assert [str(fault) for fault in faults_in_terms(starter, DATA)] == []
    uses = uses_of_terms(starter)
    lacking = sum(len(use.lacking) for use in uses)
    assert lacking / sum(use.expected for use in uses) < 0.07


def test_a_term_that_one_language_never_says_is_named() -> None:
    starter = read_starter(DATA)
    law = next(item for item in starter.held if item.id == "cn-foreign-investment-law-2019")
    russian = [dataclasses.replace(text, text=text.text.replace("инвест", "влож")) for text in law.texts[Language.RU]]
    changed = dataclasses.replace(law, texts={**law.texts, Language.RU: russian})
    found = [str(fault) for fault in faults_in_terms(dataclasses.replace(starter, held=[changed]), DATA)]
    assert any("foreign-investor is not said in ru" in fault for fault in found)
