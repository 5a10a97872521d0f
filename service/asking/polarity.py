"""Whether two sentences say yes or no to the same thing: a crude comparison of a few words in each language.

It knows no grammar. It counts negations, after taking out phrases that only look like one (不低于, without delay),
and looks for words of opposite meaning (may and must, at least and at most, before and after) and for absolutes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from knowledge import Language


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns of one language. `opposites` are pairs of which a sentence must not have the one for the other."""

    neutral: str
    negations: str
    forbids: str  # "may not" and "must not" say the same, so neither counts as a may or a must
    permits: str
    obliges: str
    opposites: tuple[tuple[str, str], ...]
    absolutes: str


_TABLE: Mapping[Language, _Words] = {
    Language.ZH: _Words(
        neutral=r"不(?:得)?(?:低于|少于|超过|高于|晚于|迟于|大于|小于|仅|足)|不动产|不可抗力|不正当|不同|"
        r"非(?:法人|居民|上市|公有|政府|国有|洲|常)|未来|未成年|没收|否则|无论|避免|免疫|不得不",
        negations=r"不|没有|未|无|無|非|禁止|严禁|拒绝|免|勿",
        forbids=r"不(?:得|可以?|能够?|允许|准)",
        permits=r"可以|可(?!能|靠|行|持)|允许|准许|有权|能够",
        obliges=r"必须|必需|应当|应(?!用|对|急|付|收)|须|需要|有义务|不得不",
        opposites=(
            (r"不(?:得)?(?:少|低)于|至少|以上|最低", r"不(?:得)?超过|不高于|至多|最多|以内|最高|以下(?!列|情|条|各)"),
            (r"之?前", r"之?后"),
        ),
        absolutes=r"一律|任何|只|仅|总是|无条件|自动|保证|绝对|永远|免费|所有|全部",
    ),
    Language.JA: _Words(
        neutral=r"な(?:けれ|くて)ば?な(?:らない|りません|らず)|なくてはなら(?:ない|ず)|ねばならない|遅滞なく|かかわらず|"
        r"だけでなく|のみならず|少なくとも|少な[いく]|下回らない|超えない|不動産|非居住者|不可抗力|まもなく",
        negations=r"な[いく]|ません|(?<=[せらわかさたまれえけめべ])ず(?=[、に。])|禁止|禁じ|不要|不可|無効|拒否|免除|免れ",
        forbids=r"でき(?:な|ま?せん)|てはならな|てはなりませ",
        permits=r"でき(?!な)|できな|てもよい|可能|許され|認められ",
        obliges=r"なければな|なくてはな|ねばなら|べき|義務|必要(?!が?な|はな)|要する|必須",
        opposites=(
            (r"以上|少なくとも|下回らない|最低", r"以下|以内|超えない|最高|まで(?=[^に])|最大"),
            (r"前に|までに|事前|あらかじめ", r"後に|事後|[た]後"),
        ),
        absolutes=r"必ず|いかなる|のみ|だけ|常に|無条件|自動的|絶対|保証|すべて|全て",
    ),
    Language.KO: _Words(
        neutral=r"지체\s?없이|뿐(?:만)?\s?아니라|관계없이|상관없이|부동산|불가항력|잘못|불구하고|못지않|못하지\s?않",
        negations=r"않|아니|없|못|금지|불가|불허|거부|거절|면제|말아야|무효|안\s?(?:된|되|됩)",
        forbids=r"수\s?(?:도\s?)?없|여서는\s?아니|해서는\s?안",
        permits=r"수\s?(?:도\s?)?(?:있|없)|가능하|허용",
        obliges=r"[여해어아]야\s?(?:한|하|합|할|만)|의무|필요하|필수|반드시",
        opposites=(
            (r"이상|적어도|최소|최저", r"이하|이내|안에|최대|최고|까지"),
            (r"전에|미리|사전", r"후에|뒤에|사후|[은한]\s?뒤"),
        ),
        absolutes=r"항상|반드시|오직|무조건|자동|절대|보장|언제나|모든|모두",
    ),
    Language.RU: _Words(
        neutral=r"\bне (?:менее|более|позднее|ниже|выше|хуже|превыша\w+|только|ранее|свыше|меньше|больше)"
        r"|\bне долж\w+ превышать"
        r"|не мо[гж]\w+ (?:превышать|быть (?:менее|более|ниже|выше))|независимо|без промедления|без ущерба|несмотря",
        negations=r"\bне\b|\bни\b|\bнет\b|\bнельзя\b|\bбез\b|\bзапре[тщ]\w*|недопустим|невозможн|незаконн|недействит"
        r"|\bотказ\w*|освобожд\w*|воспрещ|\bникто|\bникак",
        forbids=r"\bне (?:вправе|мо[гж]\w*|разреш\w*|допускает\w*|долж\w*)",
        permits=r"\bвправе\b|\bмо[гж]\w*|\bразреш\w*|допускает\w*|имее?т право|позволя\w*",
        obliges=r"\bобяза\w*|\bдолж[ен]\w*|\bдолжн\w*|необходим\w*|\bтребует\w*|\bследует\b|\bнужн\w*",
        opposites=(
            (
                r"не (?:менее|ниже)|по меньшей мере|минимум|свыше",
                r"не (?:более|выше|позднее)|в течение|максимум|превыша",
            ),
            (r"\bдо\b|предварит|заранее|\bперед\b", r"\bпосле\b"),
        ),
        absolutes=r"всегда|только|лишь|люб(?:ой|ая|ое|ого|ому|ым|ых|ые|ую)\b|безусловн|автоматич|гарантир|\bвсе(?:х|ми)?\b",
    ),
    Language.EN: _Words(
        neutral=r"\b(?:not|no) (?:less|fewer|later|more|lower|higher|earlier|worse|only)\b|without (?:delay|prejudice)"
        r"|whether or not|(?:may|must|shall|does|do) not exceed|not exceeding|non-",
        negations=r"\b(?:not|no|never|neither|nor|none|nobody|nothing|cannot|without)\b|n't\b|\bprohibit\w*|\bforbid\w*"
        r"|\bforbade|\bbann?(?:ed|s)?\b|\bbarr(?:ed|ing)\b|\brefus\w*|\bden(?:y|ies|ied)\b|\bexempt\w*|\bunlawful"
        r"|\billegal|\binvalid|\bvoid\b|\bunable",
        forbids=r"\b(?:may|must|shall|can) not\b|\bcannot\b|\bnot (?:be )?(?:allow|permit|entitle)\w*",
        permits=r"\b(?:may|can|allow\w*|permitted|permits?|entitled|free to)\b",
        obliges=r"\b(?:must|shall|require[ds]?|obliged|obligat\w+|ha(?:s|ve) to|mandatory|compulsory|duty|needs? to)\b",
        opposites=(
            (
                r"at least|(?:not|no) (?:less|fewer|lower)|minimum|or more\b|more than",
                r"at most|(?:not|no) more|exceed|up to\b|within|maximum|less than|(?:not|no) later",
            ),
            (r"\bbefore|\bprior\b|in advance|\bearlier", r"\bafter"),
        ),
        absolutes=r"\b(?:always|only|guarante\w+|everyone|unconditional\w*|automatic\w*|free of charge|all|every"
        r"|solely)\b",
    ),
}  # fmt: skip


def opposed(said: str, given: str, language: Language) -> bool:
    """Whether `said` turns round what `given` says, as far as their small words show."""
    mine, theirs = _stance(said, language), _stance(given, language)
    if mine.negative != theirs.negative:
        return True
    if {mine.modality, theirs.modality} == {"may", "must"}:
        return True
    return any({one, other} == {"first", "second"} for one, other in zip(mine.sides, theirs.sides, strict=True))


def absolutes_in(text: str, language: Language) -> frozenset[str]:
    """The words of `text` that allow of no exception: only, always, 一律, 무조건."""
    return frozenset(re.findall(_TABLE[language].absolutes, text.casefold()))


@dataclass(frozen=True, slots=True)
class _Stance:
    negative: bool
    modality: str
    sides: tuple[str, ...]


@lru_cache(maxsize=4096)
def _stance(text: str, language: Language) -> _Stance:
    words, text = _TABLE[language], text.casefold()
    bare = re.sub(words.neutral, " ", text)
    return _Stance(
        negative=len(re.findall(words.negations, bare)) % 2 == 1,
        modality=_side(re.sub(words.forbids, " ", text), words.permits, words.obliges, ("may", "must")),
        sides=tuple(_side(text, one, other, ("first", "second")) for one, other in words.opposites),
    )


def _side(text: str, one: str, other: str, names: tuple[str, str]) -> str:
    """The name of the one pattern that `text` has; empty when it has both or none."""
    has_one, has_other = re.search(one, text) is not None, re.search(other, text) is not None
    return "" if has_one == has_other else names[0] if has_one else names[1]
