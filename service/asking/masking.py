"""Takes out of a question what points to a person: phone, e-mail, identity and passport numbers.

Done before anything is searched or kept, so nothing downstream can leak it. Names cannot be told from words and are
not taken out: the box asks people not to write them.
"""

import re

MASK = "•••"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail
        r"(?<!\d)\d{17}[\dx](?![\da-z])",  # identity card, China
        r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)",  # resident registration, Korea
        r"(?<!\d)\d{4}[ -]\d{4}[ -]\d{4}(?:[ -]\d{4})?(?!\d)",  # My Number; cards
        r"(?<!\w)\+\d{1,3}[ -]?(?:\(?\d{1,5}\)?[ -]?){2,5}(?!\d)",  # a phone with its country
        r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)",  # mobile, China
        r"(?<!\d)0\d{1,4}-\d{1,4}-\d{4}(?!\d)",  # phones of Japan and Korea
        r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)",  # land line, China
        r"(?<!\d)8[ -]?\(?9\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)",  # mobile, Russia
        r"(?<![a-z])[a-z]{1,2}\d{7,8}(?!\d)",  # passports of China, Japan, Korea, Mongolia
        # A passport of Russia is ten digits, and so are many sums: only beside its name.
        r"(?<=паспорт )(?:серии )?\d{2} ?\d{2} ?(?:№ ?|номер )?\d{6}(?!\d)",
    )
)


def masked(text: str) -> str:
    """`text` with a mark in place of each number or address that points to a person."""
    for pattern in _PATTERNS:
        text = pattern.sub(MASK, text)
    return text
