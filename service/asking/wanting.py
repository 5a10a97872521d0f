"""What kind of quantity a question wants to know, so that the sentence that has it can be said first.

"多久", "며칠 안에", "What rate": told by the words of asking alone, by language.
"""

import re

from knowledge import Language, Unit, quantities_in

_TIME = frozenset({Unit.DAY, Unit.MONTH, Unit.YEAR, Unit.HOUR})
_RATE = frozenset({Unit.PERCENT})
_PEOPLE = frozenset({Unit.PERSON})
_SUM = frozenset({Unit.MONEY})
_ASKED: dict[Language, tuple[tuple[str, frozenset[Unit]], ...]] = {
    Language.ZH: (
        (
            r"多久|多长时间|几天|几日|几个月|几年|多少[天日年]|多少个月|期限|时限|什么时候|何时|有效期|最长|最短|提前多",
            _TIME,
        ),
        (r"税率|费率|利率|比例|百分之几|多少税|股比", _RATE),
        (r"多少人|几个人|几名|人数|几人", _PEOPLE),
        (r"多少钱|罚多少|罚款|最低资本|最低投资|金额|起点|上限", _SUM),
    ),
    Language.JA: (
        (r"何日|何か月|何ヶ月|何年|いつまで|期限|期間|どのくらいの間|どれくらい|何時間|前に予告|存続", _TIME),
        (r"税率|何パーセント|何%|割合|比率|何割|割増", _RATE),
        (r"何人|何名|人数", _PEOPLE),
        (r"いくら|金額|罰金|過料|最低資本|上限額|最低額", _SUM),
    ),
    Language.KO: (
        (r"며칠|몇 ?일|몇 ?개월|몇 ?달|몇 ?년|언제까지|기한|기간|얼마나 오래|유효기간|얼마 ?동안|몇 ?시간", _TIME),
        (r"세율|요율|몇 ?퍼센트|몇 ?%|비율|지분율", _RATE),
        (r"몇 ?명|인원", _PEOPLE),
        (r"얼마|금액|벌금|과태료|최소 ?투자|최저 ?자본|상한", _SUM),
    ),
    Language.RU: (
        (r"сколько (?:дней|месяц|лет|времени|часов)|как долго|срок|за сколько|в течение какого|когда", _TIME),
        (r"ставк|процент|какая доля|сколько налог", _RATE),
        (r"сколько (?:человек|работник|участник|сотрудник|арбитр|директор)", _PEOPLE),
        (r"какой штраф|сколько стоит|какая сумма|размер|минимальн\w+ (?:капитал|инвестиц|вложен)", _SUM),
    ),
    Language.EN: (
        (
            r"how long|how many (?:days|months|years|hours)|deadline|time limit|by when|how soon|how quickly|notice",
            _TIME,
        ),
        (r"\brates?\b|per ?cent|percentage|what share|how much tax", _RATE),
        (r"how many (?:people|persons|employees|workers|members|shareholders|arbitrators|directors)", _PEOPLE),
        (r"how much|fines?\b|penalt|minimum (?:capital|investment)|threshold|amount", _SUM),
    ),
}


def wanted_units(question: str, language: Language) -> frozenset[Unit]:
    """The units of what the question asks for, or takes for granted; none where it asks for nothing that counts."""
    found = {item.unit for item in quantities_in(question, language)}
    for pattern, units in _ASKED[language]:
        if re.search(pattern, question, re.IGNORECASE):
            found |= units
    return frozenset(found)
