"""A `Message` as a reader of one language sees it: codes among its values become names first.

The service keeps `country="CN"` or `languages=["ja"]` in its messages, since it does not know the reader; here they
become 中国 and 日语. The names of closed lists are in `terms`, those of languages in Babel's data.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from babel import Locale

from knowledge import Jurisdiction, Language
from service import Application, Message
from web.terms import JURISDICTIONS

_COMMA = {Language.ZH: "、", Language.JA: "、"}


class Wording:
    """What is said, in one reader's language. Made for one request; `application` gives the catalogues and fields."""

    def __init__(self, application: Application, language: Language) -> None:
        self._application = application
        self.language = language
        self._naming: Mapping[str, Callable[[str], str]] = {
            "country": self.jurisdiction,
            "countries": self.jurisdiction,
            "jurisdictions": self.jurisdiction,
            "language": self.language_name,
            "languages": self.language_name,
            "field": self.field,
            "fields": self.field,
        }

    def say(self, message: Message) -> str:
        """The whole sentence, its values named."""
        values = {name: self._named(name, value) for name, value in message.values.items()}
        return self._application.catalogues.translate(replace(message, values=values), self.language)

    def jurisdiction(self, code: str) -> str:
        """The name of a country or of what stands beside countries; an unknown code stays as it is."""
        return self.say(JURISDICTIONS[Jurisdiction(code)]) if code in set(Jurisdiction) else code

    def language_name(self, tag: str) -> str:
        """The name of any language, in the reader's; an unknown tag stays as it is."""
        name: str = Locale(self.language.value).languages.get(tag, tag)
        return name

    def field(self, slug: str) -> str:
        """The name of a field of practice; one that was removed keeps its slug."""
        names = {field.slug: field.name(self.language) for field in self._application.directory.fields()}
        return names.get(slug, slug)

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row, as the language writes them."""
        return _COMMA.get(self.language, ", ").join(names)

    def _named(self, name: str, value: object) -> object:
        naming = self._naming.get(name)
        if naming is None:
            return value
        if isinstance(value, str):
            return naming(value)
        return self.listed([naming(str(item)) for item in value]) if isinstance(value, list | tuple) else value
