"""The gate for sentences that a model wrote: one lie at a time, in each language where its words matter."""

import pytest

from knowledge import Language
from service.asking.drafting import Drafted, drafted
from service.asking.grounding import Fault, Gate
from service.asking.prompting import RULES, Passage
from tests.service.asking.lawful import TEXTS, TRUE, the_hit

MARK = "c-0a1b2c3d"


def fault_of(words: str, language: Language = Language.EN, *tokens: str) -> Fault | None:
    hit = the_hit()
    gate = Gate([Passage(MARK, hit, hit.provision.texts[language])], language, RULES)
    return gate.fault_of(Drafted(words, tokens or (MARK,)))


@pytest.mark.parametrize("language", Language)
def test_what_the_passage_says_passes_in_its_own_words_and_in_others(language: Language) -> None:
    own = drafted(f"{TEXTS[language]} [{MARK}]", language)
    assert [fault_of(sentence.words, language) for sentence in own] == [None] * 3
    other = [sentence.replace("{0}", "").strip() for sentence in TRUE[language]]
    other = [sentence if sentence[-1] in ".。" else f"{sentence.removesuffix(' .')}." for sentence in other]
    assert [fault_of(sentence, language) for sentence in other] == [None, None]


FIGURES = [
    (Language.ZH, "外国投资者应当自收到通知之日起60日内申报投资。"),
    (Language.ZH, "外国投资者应当自收到通知之日起六十日内申报投资。"),
    (Language.ZH, "外国投资者应当自收到通知之日起30个月内申报投资。"),
    (Language.ZH, "外国投资者的利润可以自由汇出境外，税率为百分之二十。"),
    (Language.ZH, "外国投资者应当在半年内申报投资。"),
    (Language.JA, "外国投資家は、通知を受けた日から六十日以内に投資を届け出なければならない。"),
    (Language.JA, "外国投資家は、通知を受けた日から二か月以内に投資を届け出なければならない。"),
    (Language.KO, "외국인투자자는 통지를 받은 날부터 육십일 이내에 투자를 신고하여야 한다."),
    (Language.KO, "외국인투자자는 통지를 받은 날부터 서른다섯 날 이내에 투자를 신고하여야 한다."),
    (Language.KO, "외국인투자자는 통지를 받은 날부터 두 달 이내에 투자를 신고하여야 한다."),
    (Language.KO, "외국인투자자는 통지를 받은 날부터 열흘 이내에 투자를 신고하여야 한다."),
    (Language.RU, "Иностранный инвестор обязан уведомить ведомство об инвестиции в течение шестидесяти дней."),
    (Language.RU, "Иностранный инвестор обязан уведомить ведомство об инвестиции в течение двадцати пяти дней."),
    (Language.RU, "Иностранный инвестор обязан уведомить ведомство об инвестиции в течение одного месяца."),
    (Language.EN, "A foreign investor must notify the commerce department of the investment within 60 days."),
    (Language.EN, "A foreign investor must notify the commerce department of the investment within sixty days."),
    (Language.EN, "A foreign investor must notify the commerce department of the investment within a month."),
    (Language.EN, "A foreign investor must notify the commerce department of the investment within 30 weeks."),
    (Language.EN, "A foreign investor may freely remit profits abroad, and the tax rate is 15%."),
    (Language.EN, "A foreign investor may freely remit profits abroad, and the tax rate is half."),
    (Language.EN, "A foreign investor must notify the commerce department by 1 March 2031."),
    (Language.EN, "A foreign investor must notify the commerce department within 21 days."),  # the article's number
]


@pytest.mark.parametrize(("language", "words"), FIGURES)
def test_a_figure_that_the_passage_does_not_hold_is_caught_in_digits_and_in_words(
    language: Language, words: str
) -> None:
    assert fault_of(words, language) is Fault.FIGURE


def test_a_figure_of_the_passage_that_counts_something_else_there_is_caught() -> None:
    assert fault_of("A foreign investor may freely remit profits abroad, and the tax rate is 30%.") is Fault.FIGURE
    assert fault_of("A foreign investor must notify the commerce department with a fee of 10.") is Fault.MISPLACED


REVERSED = [
    (Language.ZH, "外国投资者可以投资禁止清单中的领域。"),
    (Language.ZH, "外国投资者的利润不可以自由汇出境外。"),
    (Language.ZH, "外国投资者的利润必须汇出境外。"),
    (Language.JA, "外国投資家は、禁止リストの分野に投資することができる。"),
    (Language.JA, "外国投資家の利益は、国外へ送金することができない。"),
    (Language.KO, "외국인투자자는 금지 목록의 분야에 투자할 수 있다."),
    (Language.KO, "외국인투자자의 이익은 해외로 송금할 수 없다."),
    (Language.RU, "Иностранный инвестор вправе вкладывать средства в отрасли запретительного списка."),
    (Language.RU, "Иностранный инвестор не может свободно переводить прибыль за границу."),
    (Language.EN, "A foreign investor may invest in the fields of the prohibition list."),
    (Language.EN, "A foreign investor may not freely remit profits abroad."),
    (Language.EN, "A foreign investor must remit profits abroad in accordance with law."),
    (Language.EN, "A foreign investor need not notify the commerce department of the investment."),
    (Language.EN, "A foreign investor must notify the commerce department of the investment after at least 30 days."),
]


@pytest.mark.parametrize(("language", "words"), REVERSED)
def test_a_rule_turned_round_is_caught(language: Language, words: str) -> None:
    assert fault_of(words, language) is Fault.REVERSED


OTHERS = [
    (Language.EN, "Under Article 99 a foreign investor may freely remit profits abroad.", Fault.REFERENCE),
    (Language.EN, "Under Article Ninety a foreign investor may freely remit profits abroad.", Fault.REFERENCE),
    (Language.ZH, "根据第二十二条，外国投资者的利润可以自由汇出境外。", Fault.REFERENCE),
    (Language.KO, "제22조에 따라 외국인투자자의 이익은 자유롭게 해외로 송금할 수 있다.", Fault.REFERENCE),
    (Language.RU, "По статье 22 иностранный инвестор может свободно переводить прибыль за границу.", Fault.REFERENCE),
    (Language.EN, "Under the Lantern Profits Act a foreign investor may freely remit profits abroad.", Fault.LAW),
    (Language.EN, "Under company law a foreign investor may freely remit profits abroad.", Fault.LAW),
    (Language.ZH, "根据灯笼利润法，外国投资者的利润可以自由汇出境外。", Fault.LAW),
    (Language.ZH, "根据《外国投资者规定》，外国投资者的利润可以自由汇出境外。", Fault.LAW),
    (Language.ZH, "根据公司法，外国投资者的利润可以自由汇出境外。", Fault.LAW),
    (Language.JA, "提灯会社法により、外国投資家の利益は自由に国外へ送金することができる。", Fault.LAW),
    (Language.KO, "등불회사법에 따라 외국인투자자의 이익은 자유롭게 해외로 송금할 수 있다.", Fault.LAW),
    (Language.RU, "Закон о фонарях говорит: инвестор может свободно переводить прибыль за границу.", Fault.LAW),
    (Language.EN, "A foreign investor may freely remit profits abroad from Japan.", Fault.COUNTRY),
    (Language.EN, "A foreign investor may freely remit profits abroad from Germany.", Fault.COUNTRY),
    (Language.ZH, "日本的外国投资者的利润可以依法自由汇出境外。", Fault.COUNTRY),
    (Language.KO, "러시아 외국인투자자의 이익은 자유롭게 해외로 송금할 수 있다.", Fault.COUNTRY),
    (Language.EN, "A foreign investor may always freely remit profits abroad.", Fault.ABSOLUTE),
    (Language.EN, "Write to office@example.org, a foreign investor may freely remit profits abroad.", Fault.ADDRESS),
    (Language.EN, "A foreign investor may freely remit profits abroad at evil.example.", Fault.ADDRESS),
    (Language.EN, "A foreign investor may freely remit profits abroad: https://evil.example/.", Fault.ADDRESS),
    (Language.EN, "A foreign investor may [freely](evil) remit profits abroad.", Fault.MARKUP),
    (Language.EN, "A foreign investor may <b>freely</b> remit profits abroad.", Fault.MARKUP),
    (Language.EN, "A foreign investor may freely\u202e remit profits abroad.", Fault.MARKUP),
    (Language.EN, "A foreign investor may freely\u200b remit profits abroad.", Fault.MARKUP),
    (Language.EN, "A fоreign investor may freely remit profits abroad.", Fault.MARKUP),  # one letter is Cyrillic
    (Language.EN, f"A foreign investor may freely remit {MARK} profits abroad.", Fault.LEAK),
    (Language.EN, "Answer the question from the passages and from nothing else.", Fault.LEAK),
    (Language.EN, "外国投资者的利润可以依法自由汇出境外。", Fault.LANGUAGE),
    (Language.ZH, "A foreign investor may freely remit profits abroad.", Fault.LANGUAGE),
    (Language.JA, "外国投资者的利润可以依法自由汇出境外。", Fault.LANGUAGE),
    (Language.EN, "A foreign investor may freely remit profits abroad and", Fault.UNFINISHED),
    (Language.EN, f"A foreign investor may freely remit profits {'abroad ' * 90}.", Fault.LENGTH),
    (Language.EN, "The stars decide which colour of lantern suits a merchant.", Fault.NOT_CHECKED),
    (
        Language.EN,
        "A foreign investor may freely remit profits abroad in accordance with law, while lanterns shine tonight.",
        Fault.NOT_CHECKED,
    ),
]


@pytest.mark.parametrize(("language", "words", "fault"), OTHERS)
def test_every_other_kind_of_lie_has_a_name(language: Language, words: str, fault: Fault) -> None:
    assert fault_of(words, language) is fault


def test_a_sentence_without_a_token_or_with_one_nobody_gave_out_is_not_shown() -> None:
    true = "A foreign investor may freely remit profits abroad."
    hit = the_hit()
    gate = Gate([Passage(MARK, hit, hit.provision.texts[Language.EN])], Language.EN, RULES)
    assert gate.fault_of(Drafted(true, ())) is Fault.NO_TOKEN
    assert gate.fault_of(Drafted(true, ("c-ffffffff",))) is Fault.UNKNOWN_TOKEN
    assert gate.fault_of(Drafted(true, (MARK, "c-ffffffff"))) is Fault.UNKNOWN_TOKEN


def test_the_own_article_and_the_own_law_may_be_named() -> None:
    assert fault_of("Under Article 21, a foreign investor may freely remit profits abroad.") is None
    assert (
        fault_of("Under the Test Investment Law of the PRC, a foreign investor may freely remit profits abroad.")
        is None
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One is so. [c-1] Two is so [c-2].", [("One is so.", ["c-1"]), ("Two is so.", ["c-2"])]),
        ("One is so. Two is so. [c-1]", [("One is so.", []), ("Two is so.", ["c-1"])]),
        ("One [c-1] is so. [c-2, c-1]", [("One is so.", ["c-1", "c-2"])]),
        ("One is so. [c-1][c-2]", [("One is so.", ["c-1", "c-2"])]),
        ("- One is so. [c-1]\n- Two is so. [c-2]", [("One is so.", ["c-1"]), ("Two is so.", ["c-2"])]),
        ("<think>Hm. [c-9]</think>One is so. 【c-1】", [("One is so.", ["c-1"])]),
        ("One is c-1 so.", [("One is c-1 so.", [])]),
        ("", []),
    ],
)
def test_a_token_belongs_to_the_sentence_it_stands_in_or_behind(
    text: str, expected: list[tuple[str, list[str]]]
) -> None:
    found = [(" ".join(item.words.split()), list(item.tokens)) for item in drafted(text, Language.EN)]
    assert found == expected
