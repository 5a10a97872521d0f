"""Every address of the site, in one class; nothing else builds a path.

Parts of a path are escaped here, and query values are written in the order given, without the empty ones, so
that one page has one address. Which routes answer is told by `pages` and `api`.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode

from knowledge import Language

Value = str | int | Iterable[str] | None

API = "/api/v1"


class Urls:
    """Addresses relative to the root of the host. The language of a page is its first part.

    `parameters` become the query: a list repeats its name; None, empty strings and empty lists are dropped.
    """

    # Pages

    def root(self) -> str:
        """The address that negotiates a language."""
        return "/"

    def home(self, language: Language) -> str:
        return f"/{language.value}/"

    def ask(self, language: Language, /, **parameters: Value) -> str:
        """The page with the question box; the form is posted to the same address."""
        return _address(f"/{language.value}/ask", parameters)

    def conversation(self, language: Language, conversation: str, answer: str = "") -> str:
        """The exchanges under one unguessable id, at one answer of it when given."""
        path = f"/{language.value}/ask/{_part(conversation)}"
        return f"{path}#{anchor(answer, 'answer')}" if answer else path

    def conversation_export(self, language: Language, conversation: str) -> str:
        """The exchanges as a file."""
        return f"/{language.value}/ask/{_part(conversation)}/export"

    def conversation_delete(self, language: Language, conversation: str) -> str:
        """Where the wish to forget a conversation is posted."""
        return f"/{language.value}/ask/{_part(conversation)}/delete"

    def feedback(self, language: Language, conversation: str, answer: str) -> str:
        """Where it is posted whether an answer helped."""
        return f"/{language.value}/ask/{_part(conversation)}/{_part(answer)}/feedback"

    def laws(self, language: Language, /, **parameters: Value) -> str:
        return _address(f"/{language.value}/laws", parameters)

    def law(self, language: Language, instrument: str, number: str = "", /, **parameters: Value) -> str:
        """The reading page of an instrument, at one provision (`#article-4`) when a number is given."""
        path = _address(f"/{language.value}/laws/{_part(instrument)}", parameters)
        return f"{path}#{anchor(number)}" if number else path

    def search(self, language: Language, /, **parameters: Value) -> str:
        return _address(f"/{language.value}/search", parameters)

    def compare(self, language: Language, /, **parameters: Value) -> str:
        return _address(f"/{language.value}/compare", parameters)

    def handbook(self, language: Language) -> str:
        """The chapters of the handbook."""
        return f"/{language.value}/handbook"

    def providers(self, language: Language, /, **parameters: Value) -> str:
        return _address(f"/{language.value}/providers", parameters)

    def provider(self, language: Language, provider: str) -> str:
        return f"/{language.value}/providers/{_part(provider)}"

    def match(self, language: Language, /, **parameters: Value) -> str:
        return _address(f"/{language.value}/match", parameters)

    def consultation_new(self, language: Language, /, **parameters: Value) -> str:
        return _address(f"/{language.value}/consultations/new", parameters)

    def events(self, language: Language) -> str:
        return f"/{language.value}/events"

    def glossary(self, language: Language, /, **parameters: Value) -> str:
        return _address(f"/{language.value}/glossary", parameters)

    def term(self, language: Language, term: str) -> str:
        """A term of the glossary."""
        return f"/{language.value}/glossary/{_part(term)}"

    def about(self, language: Language) -> str:
        return f"/{language.value}/about"

    def patterns(self, language: Language) -> str:
        """Every component on one page."""
        return f"/{language.value}/patterns"

    def theme(self, language: Language) -> str:
        """Where the choice of theme is posted."""
        return f"/{language.value}/theme"

    def static(self, path: str, fingerprint: str = "") -> str:
        """A file of ours; the fingerprint makes the address change whenever the file does."""
        return _address(f"/static/{quote(path)}", {"v": fingerprint})

    def in_language(self, path: str, language: Language) -> str:
        """The same page in another language; `path` may carry a query. Without a language: the home page."""
        first, separator, rest = path.removeprefix("/").partition("/")
        if not separator or first not in set(Language):
            return self.home(language)
        return f"/{language.value}/{rest}"

    # Staff

    def admin(self) -> str:
        return "/admin/"

    # JSON

    def api_openapi(self) -> str:
        return f"{API}/openapi.json"

    def api_ask(self) -> str:
        return f"{API}/ask"

    def api_ask_stream(self, **parameters: Value) -> str:
        return _address(f"{API}/ask/stream", parameters)

    def api_conversation(self, conversation: str) -> str:
        return f"{API}/conversations/{_part(conversation)}"

    def api_search(self, **parameters: Value) -> str:
        return _address(f"{API}/search", parameters)

    def api_instruments(self, **parameters: Value) -> str:
        return _address(f"{API}/instruments", parameters)

    def api_instrument(self, instrument: str) -> str:
        return f"{API}/instruments/{_part(instrument)}"

    def api_provision(self, instrument: str, number: str, **parameters: Value) -> str:
        return _address(f"{API}/instruments/{_part(instrument)}/provisions/{_part(number)}", parameters)

    def api_compare(self, **parameters: Value) -> str:
        return _address(f"{API}/compare", parameters)

    def api_glossary(self, **parameters: Value) -> str:
        return _address(f"{API}/glossary", parameters)

    def api_term(self, term: str) -> str:
        return f"{API}/glossary/{_part(term)}"

    def api_providers(self, **parameters: Value) -> str:
        return _address(f"{API}/providers", parameters)

    def api_provider(self, provider: str) -> str:
        return f"{API}/providers/{_part(provider)}"

    def provider_card(self, provider: str) -> str:
        """The provider as a vCard."""
        return f"{API}/providers/{_part(provider)}.vcf"

    def api_match(self) -> str:
        return f"{API}/match"

    # Operations

    def healthz(self) -> str:
        return "/healthz"

    def readyz(self) -> str:
        return "/readyz"

    def metrics(self) -> str:
        return "/metrics"


def anchor(number: str, prefix: str = "article") -> str:
    """The id of a place within a page: `article-27-2`, `article-5.1`, `article-annex-1`."""
    return f"{prefix}-{_part(number)}"


def _part(value: str) -> str:
    return quote(value, safe="")


def _address(path: str, parameters: Mapping[str, Value]) -> str:
    pairs: list[tuple[str, str]] = []
    for name, value in parameters.items():
        values = [value] if isinstance(value, str | int) else list(value or ())
        pairs.extend((name, str(item)) for item in values if item != "")
    return f"{path}?{urlencode(pairs)}" if pairs else path
