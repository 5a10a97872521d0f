"""A provision in five languages, with true and untrue sentences about it, for the tests of generating."""

from dataclasses import replace

from knowledge import Hit, Instrument, Jurisdiction, Language, Provision, Verification
from tests.service.asking.builders import a_hit, a_text, an_instrument

TITLES = {
    Language.ZH: "中国试验投资法",
    Language.JA: "中国試験投資法",
    Language.KO: "중국 시험투자법",
    Language.RU: "Закон КНР о пробных инвестициях",
    Language.EN: "Test Investment Law of the PRC",
}
TEXTS = {
    Language.ZH: "外国投资者应当自收到通知之日起30日内向商务部门申报投资。外国投资者不得投资禁止清单中的领域。"
    "外国投资者的利润可以依法自由汇出境外，税率为10%。",
    Language.JA: "外国投資家は、通知を受けた日から30日以内に商務部門に投資を届け出なければならない。"
    "外国投資家は、禁止リストの分野に投資してはならない。"
    "外国投資家の利益は、法に従い自由に国外へ送金することができ、税率は10%とする。",
    Language.KO: "외국인투자자는 통지를 받은 날부터 30일 이내에 상무부서에 투자를 신고하여야 한다. "
    "외국인투자자는 금지 목록의 분야에 투자하여서는 아니 된다. "
    "외국인투자자의 이익은 법에 따라 자유롭게 해외로 송금할 수 있으며 세율은 10%이다.",
    Language.RU: "Иностранный инвестор обязан уведомить торговое ведомство об инвестиции в течение 30 дней со дня "
    "получения извещения. Иностранный инвестор не вправе вкладывать средства в отрасли запретительного списка. "
    "Иностранный инвестор может свободно переводить прибыль за границу по закону, ставка налога составляет 10%.",
    Language.EN: "A foreign investor must notify the commerce department of the investment within 30 days of receiving "
    "the notice. A foreign investor may not invest in the fields of the prohibition list. "
    "A foreign investor may freely remit profits abroad in accordance with law, and the tax rate is 10%.",
}
# Not the words of the law, but what the law says.
TRUE = {
    Language.ZH: ("外国投资者收到通知之日起30日内应当申报投资。{0}", "外国投资者的利润可以自由汇出境外。{0}"),
    Language.JA: (
        "外国投資家は、通知を受けた日から30日以内に投資を届け出なければならない。{0}",
        "外国投資家の利益は、自由に国外へ送金することができる。{0}",
    ),
    Language.KO: (
        "외국인투자자는 통지를 받은 날부터 30일 이내에 투자를 신고하여야 한다. {0}",
        "외국인투자자의 이익은 자유롭게 해외로 송금할 수 있다. {0}",
    ),
    Language.RU: (
        "Иностранный инвестор обязан уведомить ведомство об инвестиции в течение тридцати дней. {0}",
        "Иностранный инвестор может свободно переводить прибыль за границу. {0}",
    ),
    Language.EN: (
        "A foreign investor must notify the commerce department within thirty days of the notice. {0}",
        "A foreign investor may freely remit profits abroad {0}.",
    ),
}


def the_law() -> Instrument:
    """An invented law of China."""
    return replace(an_instrument("cn-test-law", Jurisdiction.CN), titles=TITLES, title_original=TITLES[Language.ZH])


def the_hit(number: str = "21", words: str = "", **changes: object) -> Hit:
    """An article of it; `words` are added to its text in each language."""
    texts = {
        language: a_text(text + words, language, provision=f"cn-test-law/{number}", **changes)
        for language, text in TEXTS.items()
    }
    provision = Provision(f"cn-test-law/{number}", "cn-test-law", number, 0, ("forex",), texts)
    return replace(a_hit(), provision=provision, instrument=the_law())


def an_unverified_hit() -> Hit:
    """The same, never compared with its source."""
    return the_hit(verification=Verification.UNVERIFIED)
