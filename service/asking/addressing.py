"""Sentences that speak to whoever words the answer. The law speaks to no such person, so in its texts they are foreign.

They are not taken out of what is shown or sent; but nothing a model writes may rest on them. It is a short list of
words and no defence by itself: what a published text says, quotations say too.
"""

import re

from knowledge import Language, sentences_of

_SPEAKING = re.compile(
    r"\bignore (?:all|the|any|previous)|\bdisregard (?:all|the|any) (?:previous|rules|instructions)|\byou are now\b"
    r"|\btell the reader|\brepeat your|\b(?:say|answer|reply|pretend) (?:that|only)\b|\banswer in \w+ only"
    r"|^state that\b|\brender this|\balways recommend|\blist the tokens|\bformat the answer|<\||\[/?INST|<<|\"role\""
    r"|忽略|指令|提示词|你(?:现在)?是|系统(?:更新|提示)|系統提示|资料库管理员|資料庫管理員|请(?:在答案|告诉|引用|按此|输出)"
    r"|(?:答えて|伝えて|説明してください|答える(?:こと|よう))|指示をすべて|無視し|開発者からの"
    r"|답하세요|말하세요|들어\s?주세요|쓰세요|지시를 (?:모두|전부)|관리자\s?모드"
    r"|\bты\s+(?:теперь|юрист)|забудь|игнорируй|\bскажи(?:те)?\b|напиши(?:те)?\b|\bотвечай(?:те)?\b|\bвыведи(?:те)?\b|промпт",
    re.IGNORECASE,
)


def spoken_to_nobody(text: str, language: Language) -> str:
    """`text` without the sentences that speak to somebody."""
    if not _SPEAKING.search(text):
        return text
    return "\n".join(sentence for sentence in sentences_of(text, language) if not _SPEAKING.search(sentence))
