"""One written form for matching: width, case, ё and traditional Han folded. Never used for what people read."""

import unicodedata
from functools import lru_cache

from opencc import OpenCC

from knowledge.languages import Language


def normalise(text: str, language: Language) -> str:
    """The form in which words of `language` are compared. Length may change."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    # Readers in Taipei and Hong Kong ask in traditional characters; the compilation is written in simplified ones.
    return _simplified(text) if language is Language.ZH else text


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simplified(text: str) -> str:
    converted: str = _converter().convert(text)
    return converted
