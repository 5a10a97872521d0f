"""Everything between an empty folder and a site that can serve, in steps that can each be killed and repeated."""

from collections.abc import Callable
from dataclasses import dataclass

from knowledge import is_empty, load_starter
from service.application import Application
from service.database import migrate
from service.providers.demonstration import load_demonstration
from service.tables import MarkRow

DEMONSTRATION = "demonstration pool"  # once removed, it must not come back with the next start
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What had to be done; all false on a second start. `postponed` passages are embedded while the site serves."""

    loaded: bool
    demonstration: bool
    encoded: int
    postponed: int = 0


def prepare(application: Application, progress: Progress) -> Prepared:
    """Migrate, load the starter compilation into an empty database, seed the fields and the demonstration pool, index.

    Raises CompilationError, IndexUnavailable or SQLAlchemyError; what was finished before stands.
    """
    settings = application.settings
    progress("migrating", 0, 1)
    migrate(application.database)
    loaded = is_empty(application.database)
    if loaded:
        progress("loading", 0, 1)
        load_starter(application.database, settings.compilation)
    application.directory.seed_fields(settings.compilation / "fields.csv")
    demonstration = not _is_marked(application, DEMONSTRATION)
    if demonstration:
        load_demonstration(application.database)
        _mark(application, DEMONSTRATION)
    application.conversations.purge()
    pending = application.index.pending()
    if pending and application.index.succeeds_another():
        # Something whole stands: nobody has to wait for another model.
        return Prepared(loaded, demonstration, encoded=0, postponed=pending)
    if pending:
        application.index.prepare(progress)
    return Prepared(loaded, demonstration, pending)


def _is_marked(application: Application, name: str) -> bool:
    with application.database.session() as session:
        return session.get(MarkRow, name) is not None


def _mark(application: Application, name: str) -> None:
    with application.database.session(writes=True) as session:
        session.merge(MarkRow(name=name, done_at=application.clock.now()))
