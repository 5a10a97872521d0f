"""Figures that are written as words, put into digits: 六十日, sixty days, шестидесяти дней, 예순 날 are 60.

For texts that nobody has read yet, where a figure in words must not slip past. What is said of `figures` holds: what
a figure counts beyond its unit is not known here.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from knowledge.checking.figures import figures_in
from knowledge.languages import Language
from knowledge.numbering import han_to_int

HALF = "1/2"
_GROUPED = re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))")
_RU_GROUPED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")  # in Russian the comma begins the decimals
_HALVES = {
    Language.ZH: r"半(?!导体|岛|径|成品)",
    Language.JA: r"半(?!導体|島|径)",
    Language.KO: r"절반|과반|반수|반\s?년|반액|반기",
    Language.RU: r"\bполовин|\bпол(?:у)?год|\bполтор",
    Language.EN: r"\bhal(?:f|ves)\b",
}
# What follows a number that counts; without one, a single 一 or 二 is mostly part of a word (统一, 一般, 一致).
_HAN_UNITS = (
    r"年|个?月|[かカヵヶケ箇]月|个?工作日|营业日|営業日|日|天|周|週|星期|个?小时|時間|分|倍|次|回|人|名|位|个|個|件|项|項|号"
    r"|成|割|元|円|份|级|級|岁|歳"
)
_AN = frozenset("个個位件项項份级級名")  # 一个 is often "a", not "one"
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟两兩", "一二二三三四五六六七八九十百千二二")
_FORMAL_RUN = re.compile(r"[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]{2,}|[壹贰貳叁參肆伍陆陸柒捌玖拾](?=[年月日元个])|[两兩]")
_HAN = re.compile(
    rf"(?P<rank>第?)(?P<number>[〇零一二三四五六七八九十百千]+)(?P<power>[万萬亿億]{{0,2}})(?P<unit>(?={_HAN_UNITS}))?"
)
_EN_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
).split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN_UNITS = r"days?|weeks?|months?|quarters?|years?|hours?|times?|per\s?cent|thousand|million|billion"
_EN: Mapping[str, int] = {
    **{word: value for value, word in enumerate(_EN_SMALL, 2)},
    **{word: 10 * tens for tens, word in enumerate(_EN_TENS, 2)},
    **{f"{word[:-1]}ieth": 10 * tens for tens, word in enumerate(_EN_TENS, 2)},
    **{f"{word}th": value for value, word in enumerate(_EN_SMALL, 2) if word[-1] not in "eotx" or word == "ten"},
    "fifth": 5, "sixth": 6, "eighth": 8, "ninth": 9, "twelfth": 12, "fourteenth": 14, "twice": 2, "double": 2,
    "thrice": 3, "triple": 3, "dozen": 12, "fortnight": 14, "decade": 10, "one": 1, "hundred": 100,
}  # fmt: skip
_RU_LENGTH = r"(?:дневн|суточн|недельн|месячн|летн|годичн|часов|процентн|кратн)\w*"
_RU_RANK = r"(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых)"
_RU_UNITS = r"дн|ден|сут|недел|месяц|год|лет|раз|процент|час|миллион|миллиард|тысяч|млн|млрд"
_RU: tuple[tuple[str, int], ...] = (
    (rf"(?:од(?:ин|ного|ному|ним|ном|на|ной|ну))(?=\s+(?:{_RU_UNITS}))|одно{_RU_LENGTH}", 1),
    (rf"дв(?:а|е|ух|ум|умя|ое|оих)|двух{_RU_LENGTH}|вдвое|дважды", 2),
    (rf"тр(?:и|ёх|ех|ём|ем|емя|ое|оих)|тр[её]х{_RU_LENGTH}|втрое|трижды", 3),
    (rf"четыр(?:е|ёх|ех|ём|ем|ьмя)|четыр[её]х{_RU_LENGTH}|четверо", 4),
    (rf"пят(?:ь|и|ью|еро|{_RU_RANK})|пяти{_RU_LENGTH}", 5),
    (rf"шест(?:ь|и|ью|еро|{_RU_RANK})|шести{_RU_LENGTH}", 6),
    (rf"сем(?:ь|и)|седьм{_RU_RANK}|семи{_RU_LENGTH}", 7),
    (rf"вос(?:емь|ьми|емью|ьмью)|восьм{_RU_RANK}|восьми{_RU_LENGTH}", 8),
    (rf"девят(?:ь|и|ью|{_RU_RANK})|девяти{_RU_LENGTH}", 9),
    (rf"десят(?:ь|и|ью|{_RU_RANK})|десяти{_RU_LENGTH}", 10),
    *(
        (rf"{stem}надцат(?:ь|и|ью|{_RU_RANK}|и{_RU_LENGTH})", value)
        for value, stem in enumerate("один две три четыр пят шест сем восем девят".split(), 11)
    ),
    (rf"двадцат(?:ь|и|ью|{_RU_RANK}|и{_RU_LENGTH})", 20),
    (rf"тридцат(?:ь|и|ью|{_RU_RANK}|и{_RU_LENGTH})", 30),
    (rf"сорока?|сорока{_RU_LENGTH}", 40),
    *(
        (rf"{one}(?:десят|{two})|{three}десяти(?:{_RU_LENGTH})?", value)
        for one, two, three, value in (
            ("пять", "юдесятью", "пяти", 50), ("шесть", "юдесятью", "шести", 60), ("семь", "юдесятью", "семи", 70),
            ("восемь", "юдесятью", "восьми", 80),
        )
    ),
    (rf"девяност[оа]|девяносто{_RU_LENGTH}", 90),
    (rf"ст[оа]|сотн\w+|сто{_RU_LENGTH}", 100),
    ("двести|двухсот|двумстам", 200), ("триста|тр[её]хсот", 300), ("четыреста|четыр[её]хсот", 400),
    ("пятьсот|пятисот", 500), ("шестьсот|шестисот", 600), ("семьсот|семисот", 700),
    ("восемьсот|восьмисот", 800), ("девятьсот|девятисот", 900),
)  # fmt: skip
_KO_DIGITS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_KO_POWERS = {"십": 10, "백": 100, "천": 1000}
_KO_LARGE = {"만": 10**4, "억": 10**8}
_KO_SINO = re.compile(
    r"(?<![가-힣])(?:[일이삼사오육륙칠팔구십백천만억]{2,}(?=\s?(?:일|년|개월|월|주|퍼센트|프로|명|원|위안|배|회|분|조|시간))"
    r"|[이삼사오육칠팔구십백](?=\s?(?:년|개월|퍼센트|프로|배|분의)))"
)
_KO_UNITS = r"\s?(?:달|개월|년|해|번|명|사람|가지|배|주|일|시간|살|차례|곳|개|건|날)"
_KO_ONES = {
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_KO_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_KO_NATIVE = re.compile(
    rf"(?<![가-힣])(?P<tens>{'|'.join(_KO_TENS)})?\s?(?P<ones>{'|'.join(_KO_ONES)})?(?={_KO_UNITS})"
)
_KO_DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9,
    "열흘": 10, "보름": 15,
}  # fmt: skip
_KO_DAY = re.compile(rf"(?<![가-힣])({'|'.join(_KO_DAYS)})(?=\s|[가-힣]{{0,3}}[\s.,]|$)")

# What is counted, where confusing it would change the law. Words between number and unit are those of working days.
_COUNTED: Mapping[str, str] = {
    "day": r"个?(?:工作|营业|営業)?日|天|\s?영?업?일|-?\s?(?:working |business |calendar |consecutive )?days?\b"
    r"|[-\s]?(?:(?:рабоч|календарн|банковск)\w+ )?(?:дн[яей]|ден|сут)",
    "week": r"个?(?:周|星期)|週間?|\s?주(?!식|주|택|소)|-?\s?weeks?\b|[-\s]?недел",
    "month": r"个?月|[かカヵヶケ箇]月|\s?개월|\s?달(?!러)|-?\s?months?\b|[-\s]?месяц|[-\s]?месяч",
    "year": r"年|\s?년|\s?해(?!외|당)|-?\s?years?\b|[-\s]?(?:год|лет)",
    "hour": r"个?小时|時間|\s?시간|-?\s?hours?\b|[-\s]?час",
    "percent": r"\s?[%％]|パーセント|\s?퍼센트|\s?프로(?![가-힣])|-?\s?per\s?cent|[-\s]?процент",
}
_COUNTED_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _COUNTED.items())
_COUNT = re.compile(rf"(\d+(?:[.,]\d+)?)(?:\s?\(\d+\))?(?:{_COUNTED_UNIT})", re.IGNORECASE)


def in_digits(text: str, language: Language) -> str:
    """`text` with its numbers in words put into digits, as far as they can be told from other words."""
    text = _WRITERS[language](unicodedata.normalize("NFKC", text))
    return (_RU_GROUPED if language is Language.RU else _GROUPED).sub("", text)


def figures_said(text: str, language: Language) -> frozenset[str]:
    """Every figure of `text`, in digits or in words, in the form of `figures_in`; a half is `HALF`."""
    halves = {HALF} if re.search(_HALVES[language], text, re.IGNORECASE) else set()
    return figures_in(in_digits(text, language), language) | halves


def counted_in(text: str, language: Language) -> frozenset[tuple[str, str]]:
    """The figures of `text` with what they count (day, week, month, year, hour, percent): 60 days are not 60 months."""
    return frozenset(
        (match.group(1).replace(",", "."), match.lastgroup)
        for match in _COUNT.finditer(in_digits(text, language))
        if match.lastgroup
    )


def _han(text: str) -> str:
    text = _FORMAL_RUN.sub(lambda match: match.group().translate(_FORMAL), text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    text = re.sub(r"百分之([〇零一二三四五六七八九十百]+|\d+(?:\.\d+)?)", r"\1%", text)
    return _HAN.sub(_han_digits, text)


def _han_digits(match: re.Match[str]) -> str:
    number, rank, following = match.group("number"), match.group("rank"), match.string[match.end() :]
    percent = following.startswith("%")
    counts = match.group("unit") is not None or len(number) > 1 or bool(match.group("power")) or bool(rank) or percent
    if rank and following[:1] in set("人方国國者"):  # a third party is no figure
        return match.group()
    if number == "一" and following[:1] in _AN and not re.match(r"[个個]?(?:月|工作日|小时|时)", following):
        return match.group()
    if not counts:
        return match.group()
    try:
        return f"{rank}{han_to_int(number)}{match.group('power')}"
    except ValueError:
        return match.group()


def _english(text: str) -> str:
    text = re.sub(rf"(?<!ty[- ])\b(?:an?|one)\s+(?=(?:{_EN_UNITS})\b)", "1 ", text, flags=re.IGNORECASE)
    text = re.sub(r"\bthird (?=part|person|countr|state)", "other ", text, flags=re.IGNORECASE)
    text = re.sub(r"\b[IVXL]{2,}\b", lambda match: str(_roman(match.group())), text)
    text = re.sub(r"\b(?:an?|one)\s+(?=hundred\b)", "", text, flags=re.IGNORECASE)
    return _summed(text, _english_pattern(), lambda word: _EN[word.lower()])


@lru_cache(maxsize=1)
def _english_pattern() -> re.Pattern[str]:
    words = "|".join(sorted((word for word in _EN if word != "one"), key=len, reverse=True))
    return re.compile(rf"\b(?:{words}|(?<=ty[- ])one)\b", re.IGNORECASE)


def _russian(text: str) -> str:
    return _summed(text, _russian_pattern(), _russian_value)


@lru_cache(maxsize=1)
def _russian_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(pattern for pattern, _value in reversed(_RU))})\b", re.IGNORECASE)


def _russian_value(word: str) -> int:
    # "один" looks at what follows it, which a word alone does not show.
    return next((value for pattern, value in _RU if re.fullmatch(pattern, word, re.IGNORECASE)), 1)


def _summed(text: str, pattern: re.Pattern[str], value: Callable[[str], int]) -> str:
    """Neighbours are one number: twenty-five, сто двадцать. A hundred multiplies what stands before it."""
    pieces: list[str] = []
    total, end = 0, 0
    for match in pattern.finditer(text):
        here, between = value(match.group()), text[end : match.start()]
        joined = bool(total) and re.fullmatch(r"\s|-|\sand\s", between) is not None and here < max(total, 101)
        if joined:
            total = total * here if here == 100 and total < here else total + here  # noqa: PLR2004
        else:
            pieces += [str(total) if total else "", between]
            total = here
        end = match.end()
        length = re.search(_RU_LENGTH, match.group())
        if length:  # тридцатидневный stays something that lasts days
            pieces += [f"{total}-{length.group()}"]
            total = 0
    return "".join((*pieces, str(total) if total else "", text[end:]))


def _korean(text: str) -> str:
    text = _KO_DAY.sub(lambda match: f"{_KO_DAYS[match.group(1)]}일", text)
    text = _KO_SINO.sub(lambda match: str(_sino(match.group())), text)
    return _KO_NATIVE.sub(_native, text)


def _native(match: re.Match[str]) -> str:
    tens, ones = match.group("tens"), match.group("ones")
    if not tens and not ones:
        return match.group()
    return str((_KO_TENS[tens] if tens else 0) + (_KO_ONES[ones] if ones else 0))


def _sino(written: str) -> int:
    total = section = digit = 0
    for mark in written:
        if mark in _KO_DIGITS:
            digit = _KO_DIGITS[mark]
        elif mark in _KO_POWERS:
            section += (digit or 1) * _KO_POWERS[mark]
            digit = 0
        else:
            total += ((section + digit) or 1) * _KO_LARGE[mark]
            section = digit = 0
    return total + section + digit


def _roman(written: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in written]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


_WRITERS: Mapping[Language, Callable[[str], str]] = {
    Language.ZH: _han,
    Language.JA: _han,
    Language.KO: _korean,
    Language.RU: _russian,
    Language.EN: _english,
}
