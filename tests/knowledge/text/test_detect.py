"""The language of a short question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Language, detect

QUESTIONS = [
    ("外商投资需要审批吗", Language.ZH),
    ("外商投資需要審批嗎", Language.ZH),
    ("外国投資家は利益を本国に送金できますか", Language.JA),
    ("対内直接投資 届出", Language.JA),
    ("중국에서 외국인투자기업의 이익을 해외로 송금할 수 있나요", Language.KO),
    ("중국의 外商投資法은 무엇인가요", Language.KO),
    ("Может ли государство изъять инвестиции?", Language.RU),
    ("закон FEFA", Language.RU),
    ("Is technology transfer by force allowed in China?", Language.EN),
    ("What is 外商投资?", Language.ZH),
]


@pytest.mark.parametrize(("question", "language"), QUESTIONS)
def test_a_question_shows_its_language(question: str, language: Language) -> None:
    assert detect(question) is language


def test_the_page_decides_where_the_script_does_not() -> None:
    assert detect("投資", Language.JA) is Language.JA
    assert detect("投資", Language.ZH) is Language.ZH
    assert detect("2026?", Language.RU) is Language.RU
    assert detect("2026?") is Language.ZH


def test_the_page_does_not_overrule_the_script() -> None:
    assert detect("외국인투자", Language.EN) is Language.KO
    assert detect("审批", Language.JA) is Language.ZH


@given(st.text(max_size=100), st.sampled_from([None, *Language]))
def test_any_text_has_a_language(text: str, hint: Language | None) -> None:
    assert detect(text, hint) in Language
