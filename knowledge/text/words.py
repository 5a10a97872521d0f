"""The words of each language, as the keyword index knows them.

Han, kana and Hangul become overlapping pairs of characters: no dictionary to load, nothing unknown, and a
two-character word such as 投资 is found. Russian and English words are stemmed. Question phrases ("可以吗", "있나요")
say nothing about the law and are dropped from questions, never from texts.
"""

import re
from functools import lru_cache

import snowballstemmer

from knowledge.languages import Language
from knowledge.text.normalise import normalise

_RUNS = re.compile(
    r"(?P<cjk>[\u3400-\u9fff\uf900-\ufaff々〆]+|[\u30a0-\u30ffー]+|[\u3041-\u309f]+|[\uac00-\ud7af]+)"
    r"|(?P<word>[a-zа-я0-9][a-zа-я0-9]*(?:[.'-][a-zа-я0-9]+)*)"
)

_QUESTION = {
    Language.ZH: re.compile(
        r"吗|呢|吧|是否|什么|怎么样|怎么办|怎么|怎样|如何|多少|哪些|哪个|哪里|几个|可不可以|可以|能不能|能否|能够|有没有|需不需要|需要|必须"
        r"|请问|我们公司|我公司|我们|我想|想要|打算|应该|应当|会不会|为什么|谁"
    ),
    Language.JA: re.compile(
        r"でき(?:ます|る|ない)(?:でしょう)?(?:か|の)?|(?:し|され|れ|なり|あり|い|され)?ま(?:す|せん)か|でしょうか|ですか|ません|ます|です"
        r"|どのような|どのように|どうすれば|どうなる|どう|どこ|いつ|だれ|誰|なぜ|何が|何を|何の|教えてください|必要(?:です)?か|ください"
        r"|について|という|場合|とき|こと|もの|ため|私たち|当社|弊社|わが社"
    ),
    Language.KO: re.compile(
        r"할\s*수\s*(?:있|없)\S*|수\s*(?:있|없)\S*|있나요|있습니까|있는지|있는가|되나요|됩니까|인가요|입니까|하나요|합니까|해야|하려면|한가요"
        r"|어떻게|어떤|무엇\S*|무슨|얼마\S*|언제|어디\S*|누가|왜|알려\s*주세요|궁금합니다|가능한가요|가능합니까|가능|필요한가요|필요합니까|경우|우리\s*회사\S*|저희\S*"
    ),
}
_STOP_RU = frozenset(
    (
        "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было "
        "вот от меня еще нет о из ему теперь когда даже ну ли если или быть был него до вас уже вам ведь там "
        "потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам без чего раз тоже "
        "себе под будет ж тогда кто этот того потому этого какой нужно нужна нужны можно можем может могут "
        "какая какие какие-либо каков каковы какого каком какому каких каким сколько почему при этом этом об "
        "это эта эти который которые нам нас наш наша наши должен должна должны необходимо ли"
    ).split()
)
_STOP_EN = frozenset(
    (
        "a an and are as at be been but by can could did do does for from had has have how i if in into is it "
        "its may me must my need of on or our shall should so than that the their them then there these they "
        "this to under us was we were what when where which who whom whose why will with would you your any "
        "much many get there's it's am about"
    ).split()
)


def words_of(text: str, language: Language) -> list[str]:
    """The words of a text of the compilation, in order, repetitions kept."""
    return _words(normalise(text, language), language)


def asked_text(question: str, language: Language) -> str:
    """A question in normal form, without the phrases that only make it a question."""
    plain = normalise(question, language)
    pattern = _QUESTION.get(language)
    return pattern.sub(" ", plain) if pattern else plain


def asked_words(question: str, language: Language) -> list[str]:
    """The words of a question that say what it looks for; none when it is made of question words alone."""
    return _words(asked_text(question, language), language)


def _words(text: str, language: Language) -> list[str]:
    stop = _STOP_RU if language is Language.RU else _STOP_EN
    found: list[str] = []
    for match in _RUNS.finditer(text):
        run = match.group()
        if match.lastgroup == "word":
            if run not in stop:
                found.append(_stem(run))
        elif "\u3041" <= run[0] <= "\u309f":
            # Hiragana alone is grammar far more often than vocabulary; longer runs may be a word (いつまで, やめる).
            if len(run) > 2:  # noqa: PLR2004
                found.append(run)
        elif len(run) == 1:
            found.append(run)
        else:
            found += [run[place : place + 2] for place in range(len(run) - 1)]
    return found


@lru_cache(maxsize=1)
def _stemmers() -> tuple[snowballstemmer.stemmer, snowballstemmer.stemmer]:
    return snowballstemmer.stemmer("russian"), snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    russian, english = _stemmers()
    stemmer = russian if "а" <= word[0] <= "я" else english
    stem: str = stemmer.stemWord(word)
    return stem
