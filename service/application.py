"""The one place where the object graph is built: settings in, a whole application out.

Nothing here decides anything; it only says who is given what. `web` receives the result and builds pages on it.
"""

from dataclasses import dataclass

from knowledge import Database, Library, SearchIndex
from service.asking.composing import Composer, ExtractiveComposer
from service.asking.conversations import Conversations
from service.asking.endpoint import Endpoint, Limits
from service.asking.gaps import Gaps
from service.asking.generating import GenerativeComposer, Tally
from service.asking.pipeline import Asking
from service.clock import Clock, SystemClock
from service.messages import Catalogues
from service.providers.directory import Directory
from service.settings import Settings


@dataclass(frozen=True, slots=True)
class Application:
    """Everything a page or a command may use."""

    settings: Settings
    database: Database
    library: Library
    index: SearchIndex
    directory: Directory
    asking: Asking
    conversations: Conversations
    gaps: Gaps
    catalogues: Catalogues
    clock: Clock
    generated: Tally


def build(settings: Settings, clock: Clock | None = None, *, serving: bool = False) -> Application:
    """The application for `settings`. Opens the database; does not migrate, load or index.

    Only the `serving` process owns the vector store; a command beside it searches the kept embeddings in memory.
    Raises IndexUnavailable when `serving` and another process owns the store.
    """
    clock = clock or SystemClock()
    settings.home.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_address)
    library = Library(database)
    index = SearchIndex.open(
        library,
        folder=settings.index_folder,
        server=settings.chroma_url,
        model=settings.model,
        reranker=settings.reranker,
        own_store=serving,
    )
    directory = Directory(database, clock)
    conversations = Conversations(database, clock, days=settings.conversation_days)
    gaps = Gaps(database, index, clock)
    tally = Tally()
    extractive = ExtractiveComposer(index.closeness)
    composer = _generative(settings, clock, tally, extractive) if settings.llm_base_url else extractive
    asking = Asking(settings, library, index, directory, conversations, gaps, clock, composer)
    return Application(
        settings=settings,
        database=database,
        library=library,
        index=index,
        directory=directory,
        asking=asking,
        conversations=conversations,
        gaps=gaps,
        catalogues=Catalogues(settings.locales),
        clock=clock,
        generated=tally,
    )


def _generative(settings: Settings, clock: Clock, tally: Tally, otherwise: Composer) -> Composer:
    limits = Limits(settings.llm_seconds, settings.llm_tokens, settings.llm_daily_tokens)
    endpoint = Endpoint(settings.llm_base_url, settings.llm_model, settings.llm_key, limits, clock.today)
    return GenerativeComposer(endpoint, otherwise, tally)
