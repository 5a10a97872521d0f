"""The directory as the rest of the house uses it: fields, search, one provider, and the match for a need."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge import Database, Jurisdiction, Language, detect, places_in, revision, terms_in
from service.clock import Clock
from service.errors import NotFound
from service.messages import _
from service.providers import repository
from service.providers.fields import FIELDS_FOR_TOPIC
from service.providers.matching import fitting, reason
from service.providers.model import Field, Match, Need, Offer, Provider, ProviderPage, ProviderQuery
from service.providers.searching import folded, search


class Directory:
    """The published providers and the fields of practice. Safe to share between threads."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._kept = _Pool(-1, {}, (), ())

    def fields(self) -> list[Field]:
        """The fields of practice in the bureau's order."""
        return list(self._pool().fields)

    def put_fields(self, fields: Collection[Field]) -> None:
        """Write fields over those of the same slug."""
        with self._database.session(writes=True) as session:
            repository.put_fields(session, fields)

    def seed_fields(self, path: Path) -> int:
        """Enter our table of fields into an empty directory; answers how many were entered."""
        with self._database.session(writes=True) as session:
            return repository.seed_fields(session, path)

    def search(self, query: ProviderQuery) -> ProviderPage:
        """The providers that fit, in the order of the day."""
        pool = self._pool()
        names = {field.slug: "\n".join(field.names.values()) for field in pool.fields}
        return search(list(pool.providers.values()), query, names, self._clock.today())

    def get(self, provider: str) -> Provider:
        """The provider of this id. Raises NotFound, also for one that is not published."""
        found = self._pool().providers.get(provider)
        if found is None:
            raise NotFound(_("There is no such provider."))
        return found

    def count(self) -> int:
        """How many providers are held, shown or not."""
        with self._database.session() as session:
            return repository.count_providers(session)

    def match(
        self,
        *,
        fields: Sequence[str],
        languages: Sequence[str],
        jurisdictions: Sequence[Jurisdiction],
        limit: int = 3,
    ) -> list[Match]:
        """Up to `limit` providers for a need, each with the reason."""
        pool = self._pool()
        chosen = fitting(pool.offers, fields, languages, jurisdictions, limit, self._clock.today())
        found = [pool.providers[provider] for provider in chosen]
        return [Match(provider, reason(provider, fields, languages, jurisdictions)) for provider in found]

    def _pool(self) -> "_Pool":
        """Everything that may be shown at this moment; read anew only when the database counted a change."""
        with self._database.session() as session:
            number = revision(session.connection(), "directory")
            if self._kept.number != number:
                providers = repository.published_providers(session)
                offers = tuple(_offer(provider) for provider in providers)
                by_id = {provider.id: provider for provider in providers}
                self._kept = _Pool(number, by_id, offers, tuple(repository.all_fields(session)))
            return self._kept

    def understand(self, need: str, reader: Language | None = None) -> Need:
        """What a described need asks for: fields by their names and by legal terms, languages, countries."""
        language = detect(need, reader)
        plain = folded(need)
        topics = [term.topic for term in terms_in(need, language)]
        named = [field.slug for field in self.fields() if any(folded(name) in plain for name in field.names.values())]
        fields = dict.fromkeys([*named, *(slug for topic in topics for slug in FIELDS_FOR_TOPIC.get(topic, ()))])
        return Need(tuple(fields), (language.value,), places_in(need).jurisdictions)


@dataclass(frozen=True, slots=True)
class _Pool:
    """The published providers as the database had them at one revision."""

    number: int
    providers: Mapping[str, Provider]
    offers: Sequence[Offer]
    fields: Sequence[Field]


def _offer(provider: Provider) -> Offer:
    countries = frozenset(item.value for item in provider.jurisdictions)
    return Offer(provider.id, frozenset(provider.fields), frozenset(provider.languages), countries)
