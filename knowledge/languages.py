"""The five languages of the site and the order in which one stands in for another.

What a page says in each language is the business of `locales`; this module only names them.
"""

from enum import StrEnum


class Language(StrEnum):
    """A BCP 47 primary tag; the five are equal and their order is only an order of listing."""

    ZH = "zh"
    JA = "ja"
    KO = "ko"
    RU = "ru"
    EN = "en"

    @property
    def native_name(self) -> str:
        """The name of the language as its own readers write it."""
        return _NATIVE[self]

    @property
    def fallbacks(self) -> tuple["Language", ...]:
        """The languages to show, best first, when a text does not exist in this one."""
        others = [Language.EN, Language.ZH, Language.JA, Language.KO, Language.RU]
        return (self, *(other for other in others if other is not self))


_NATIVE = {
    Language.ZH: "中文",
    Language.JA: "日本語",
    Language.KO: "한국어",
    Language.RU: "Русский",
    Language.EN: "English",
}
