"""Running text into sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Language, sentences_of

CASES = [
    (
        Language.ZH,
        "国家鼓励投资。投资者可以汇出利润！依法纳税。",
        ["国家鼓励投资。", "投资者可以汇出利润！", "依法纳税。"],
    ),
    (Language.ZH, "（见下文。）其余不变。然后。", ["（见下文。）其余不变。", "然后。"]),
    (Language.JA, "届け出る。送金できる。", ["届け出る。", "送金できる。"]),
    (Language.KO, "신고하여야 한다. 송금할 수 있다.", ["신고하여야 한다.", "송금할 수 있다."]),
    (Language.KO, "3.5퍼센트를 넘지 못한다.", ["3.5퍼센트를 넘지 못한다."]),
    (
        Language.RU,
        "По ст. 5 платится налог. Прибыль переводится.",
        ["По ст. 5 платится налог.", "Прибыль переводится."],
    ),
    (Language.RU, "Не более 10 тыс. руб. Налог платит И. Иванов.", None),
    (Language.EN, "See Art. 5 for this. Profits may leave.", ["See Art. 5 for this.", "Profits may leave."]),
    (Language.EN, "One line\n\nAnother line", ["One line", "Another line"]),
    (Language.EN, "", []),
]


@pytest.mark.parametrize(("language", "text", "sentences"), CASES)
def test_a_text_is_cut_at_its_sentences(language: Language, text: str, sentences: list[str] | None) -> None:
    found = sentences_of(text, language)
    if sentences is None:
        assert "И. Иванов." in found[-1]
    else:
        assert found == sentences


@given(st.text(max_size=300), st.sampled_from(list(Language)))
def test_nothing_is_lost_but_white_space(text: str, language: Language) -> None:
    sentences = sentences_of(text, language)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence and sentence == sentence.strip() and sentence in text for sentence in sentences)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("会社（外国会社を含む。第9条第2項）は、独占してはならない。", Language.JA),
        ("公司（包括外国公司。下同）应当登记。", Language.ZH),
        ("회사(외국회사를 포함한다. 이하 같다)는 등기한다.", Language.KO),
    ],
)
def test_what_stands_in_brackets_does_not_end_a_sentence(text: str, language: Language) -> None:
    assert sentences_of(text, language) == [text]
