"""Everything said to one reader, in the reader's language: messages, and the names of what codes stand for.

Countries and languages are named by Babel's data, fields of practice by our own table; closed lists are in `terms`.
"""

from collections.abc import Sequence

from babel.lists import format_list

from knowledge import Language
from service import Application, Message


class Wording:
    """What is said in one language. `application` gives the catalogues and the fields; safe to keep and to share."""

    def __init__(self, application: Application, language: Language) -> None:
        self._application = application
        self.language = language

    def say(self, message: Message) -> str:
        """The whole sentence, its values named."""
        return self._application.catalogues.translate(message, self.language, self.field)

    def jurisdiction(self, code: str) -> str:
        """The name of a country or of what stands beside countries; an unknown code stays as it is."""
        return self._application.catalogues.country(code, self.language)

    def language_name(self, tag: str) -> str:
        """The name of any language, in the reader's; an unknown tag stays as it is."""
        return self._application.catalogues.language(tag, self.language)

    def field(self, slug: str) -> str:
        """The name of a field of practice; one that was removed keeps its slug."""
        names = {field.slug: field.name(self.language) for field in self._application.directory.fields()}
        return names.get(slug, slug)

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row, as the language writes them."""
        written: str = format_list(list(names), locale=self.language.value)
        return written
