"""Questions that go on from the one before: "그럼 최소 투자금은?", "如果是日本呢？".

Such a question is told by its opening words or by its brevity. What it leaves out is taken from the conversation;
the words themselves are data of this module, by language.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge import Jurisdiction, Language, words_of
from service.asking.model import Answer

# A question of so few words says too little to stand alone. Han, kana and Hangul are counted in pairs of characters.
_BRIEF = {Language.ZH: 7, Language.JA: 7, Language.KO: 6, Language.RU: 4, Language.EN: 4}
_OPENING = {
    Language.ZH: re.compile(
        r"^(?:那么?|那末|如果是|要是|假如是|换成|換成|换作|至于|至於|还有|還有|另外|此外|再问一下|然后|接着|那如果|那要是|对了)[，,、\s]*"
    ),
    Language.JA: re.compile(
        r"^(?:では|じゃあ|じゃ|それでは|それじゃ|その場合|この場合|そのとき|ちなみに|あと|もし|一方|逆に|それで|で|なお|また|ところで)[、,\s]*"
    ),
    Language.KO: re.compile(
        r"^(?:그럼|그러면|그렇다면|그런데|그리고|혹시|만약에?|반대로|그때|그\s?경우에?|이\s?경우에?|참고로|아|또)[,\s]+"
    ),
    Language.RU: re.compile(
        r"^(?:а\s+если|а\s+как|ну\s+а|а|и|тогда|в таком случае|в этом случае|что\s+насч[её]т|как\s+насч[её]т"
        r"|ещ[её]|хорошо|ясно|понятно)[,\s]+",
        re.IGNORECASE,
    ),
    Language.EN: re.compile(
        r"^(?:and|what about|how about|what if|then|so|in that case|ok|okay|also|but|what of)[,\s]+", re.IGNORECASE
    ),
}
_POINTING = {
    Language.ZH: re.compile(r"它|这个|這個|那个|上述|这种|该(?:期限|费用|手续|规定|申请|许可)|这样|同样"),
    Language.JA: re.compile(r"それ|その|これ|この|あの|同じ"),
    Language.KO: re.compile(r"(?:^|\s)(?:그|이|그것|이것|이런|그런|같은)(?:\s|[은는이가을를에])"),
    Language.RU: re.compile(
        r"\b(?:это|этот|эта|этого|этом|такой|такое|такая|там|тот же|то же|он|она|они|его|её|ее|их)\b", re.IGNORECASE
    ),
    Language.EN: re.compile(r"\b(?:it|its|that|this|those|these|they|them|there|the same)\b", re.IGNORECASE),
}
# What only says "the same of that one": nothing of it can be looked for.
_SAME = re.compile(
    r"也?(?:是)?(?:一样|同样)|的话|的情况|同じ(?:です)?|(?:だったら|なら|だと)|똑같|마찬가지|(?:이면요?|라면요?)(?=\s*[?？]|$)"
    r"|\bтак же\b|\bто же\b|\bthe same\b|\bsame\b|\bif (?:the|it's|it is)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?:呢|怎么样|怎么办|怎樣|是怎样的|のほう|の場合|は|では|은|는|의 경우|요)?[?？!！。.…\s]*$")


@dataclass(frozen=True, slots=True)
class Before:
    """What a conversation was about until now.

    `topic` are the words of its last whole question, `sought` those with what was asked about it since; `instruments`
    are those its last answer cites.
    """

    jurisdictions: Sequence[Jurisdiction] = ()
    topic: str = ""
    sought: str = ""
    instruments: frozenset[str] = frozenset()

    @classmethod
    def of(cls, answer: Answer) -> "Before":
        """What a question that follows `answer` may go on from."""
        cited = frozenset(item.instrument for item in answer.citations)
        return cls(answer.jurisdictions, answer.topic, answer.sought, cited)


def goes_on(question: str, language: Language) -> bool:
    """Whether a question, countries and opening words apart, leaves its subject to the one before."""
    if _OPENING[language].search(question.strip()):
        return len(words_of(core_of(question, language), language)) <= 3 * _BRIEF[language]
    words = len(words_of(question, language))
    return words <= _BRIEF[language] or (words <= 2 * _BRIEF[language] and bool(_POINTING[language].search(question)))


def core_of(question: str, language: Language) -> str:
    """The question without the words that only tie it to the one before; may be empty."""
    core = question.strip()
    while (shorter := _OPENING[language].sub("", core, count=1).strip()) != core:
        core = shorter
    return _CLOSING.sub("", _SAME.sub(" ", core)).strip(" ,，、")
