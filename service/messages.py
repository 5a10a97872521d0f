"""Sentences for people, kept untranslated until the reader's language is known.

A message is an English sentence with named values (`%(name)s`), marked for the catalogues by `_`. Values are plain
(text, numbers, codes), so that a message can be stored; a value whose name says what it is gets put into the
reader's language: `day` (ISO date), `country` and `countries` (ISO codes), `languages` (tags).
This module reads `locales/`; it does not know requests or templates.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from knowledge import Language

Value = str | int | list[str]


@dataclass(frozen=True, slots=True)
class Message:
    """A whole sentence and its values; `plural` and `count` where the sentence counts something."""

    text: str
    values: Mapping[str, Value] = field(default_factory=dict)
    plural: str = ""
    count: int = 0


def _(text: str, **values: Value) -> Message:
    """Mark `text` for translation; the name is what the extractor looks for."""
    return Message(text, values)


def ngettext_message(singular: str, plural: str, count: int, **values: Value) -> Message:
    """Mark a sentence that counts; `count` is available as `%(count)s`."""
    return Message(singular, {"count": count, **values}, plural, count)


# CLDR names the countries; these two are ours.
_PLACES = {"INT": _("International treaties"), "CN-LN": _("Liaoning Province")}


def locale_of(language: Language) -> str:
    """The locale that writes dates, numbers and lists; English is written the British way (24 November 2026)."""
    return "en_GB" if language is Language.EN else language.value


class Catalogues:
    """The five catalogues, compiled in memory from `locales/*/LC_MESSAGES/messages.po` at start.

    Raises `FileNotFoundError` when a language has no catalogue: a site that lacks one of its languages must not start.
    """

    def __init__(self, folder: Path) -> None:
        self._translations = {language: _compile(folder, language) for language in Language}

    def translations(self, language: Language) -> Translations:
        """The gettext object for templates."""
        return self._translations[language]

    def translate(self, message: Message, language: Language, names: Callable[[str], str] | None = None) -> str:
        """The sentence in `language`, values filled in; `names` puts other codes in lists (field slugs) into words."""
        catalogue = self._translations[language]
        text: str = (
            catalogue.ungettext(message.text, message.plural, message.count)
            if message.plural
            else catalogue.ugettext(message.text)
        )
        if not message.values:
            return text
        return text % {name: self._value(name, value, language, names) for name, value in message.values.items()}

    def country(self, code: str, language: Language) -> str:
        """The name of a jurisdiction."""
        if code in _PLACES:
            return self.translate(_PLACES[code], language)
        return str(Locale.parse(locale_of(language)).territories.get(code, code))

    def language(self, tag: str, language: Language) -> str:
        """The name of a language."""
        return str(Locale.parse(locale_of(language)).languages.get(tag, tag))

    def _value(self, name: str, value: Value, language: Language, names: Callable[[str], str] | None) -> object:
        locale = locale_of(language)
        match name:
            case "day":
                return format_date(date.fromisoformat(str(value)), format="long", locale=locale)
            case "country":
                return self.country(str(value), language)
            case "countries":
                return _joined([self.country(code, language) for code in _listed(value)], language)
            case "languages":
                return _joined([self.language(tag, language) for tag in _listed(value)], language)
        if isinstance(value, list):
            return _joined([names(item) if names else item for item in value], language)
        return value


def _listed(value: Value) -> list[str]:
    return value if isinstance(value, list) else [str(value)]


def _joined(items: Sequence[str], language: Language) -> str:
    return format_list(list(items), locale=locale_of(language))


def _compile(folder: Path, language: Language) -> Translations:
    source = folder / language.value / "LC_MESSAGES" / "messages.po"
    with source.open("rb") as handle:
        catalogue = read_po(handle, locale=language.value)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
