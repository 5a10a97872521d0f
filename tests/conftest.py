"""What most tests are given: settings with a home of their own, a database, an application, a client.

Databases are migrated (and, where it says so, loaded and embedded) once a worker and copied for each test. The
embedder is a fake, unless a test asks for `real_application`. Nothing may call another machine.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from tests.guard import loopback

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from knowledge import Database
    from service import Application, Settings

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "knowledge" / "data"
# What the quick tests ask about: enough laws to be wrong about, few enough to be loaded in a second.
SAMPLE = (
    "cn-foreign-investment-law-2019",
    "int-new-york-convention-1958",
    "jp-fefa-1949",
    "kr-fipa-1998",
    "kp-foreign-investment-law-1992",
)
TINY = ROOT / "tests" / "data"
DRILLS = os.environ.get("FAQIAO_DRILLS") == "full"

loopback.install()
# Settings are read from these; the suite must not depend on who runs it. Programs it starts inherit the clean state.
for name in [name for name in os.environ if name.startswith("FAQIAO_") and name != "FAQIAO_DRILLS"]:
    del os.environ[name]
os.environ["HF_HUB_OFFLINE"] = "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Quick tests first, browsers last: what is broken shows early. PostgreSQL tests share one server."""
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.xdist_group("postgres"))
    items.sort(key=_weight)


def _weight(item: pytest.Item) -> int:
    heavy = ("postgres", "slow", "drill", "browser")
    return max((place for place, name in enumerate(heavy, 1) if item.get_closest_marker(name)), default=0)


@pytest.fixture(autouse=True)
def nothing_calls_another_machine() -> Iterator[None]:
    """Fail the test that tried, even where the library swallowed the refusal."""
    loopback.attempts.clear()
    yield
    assert not loopback.attempts, f"attempted: {loopback.attempts}"


@pytest.fixture(scope="session", autouse=True)
def enough_for_a_fake() -> Iterator[None]:
    """The fake embedder knows no meanings, so what is enough for an answer is set lower than for the real one."""
    from knowledge import Language
    from service.asking import gathering

    with patch.dict(gathering.ENOUGH, dict.fromkeys(Language, 0.48)):
        yield


@pytest.fixture(scope="session")
def rounds() -> Callable[[int, int], int]:
    """How often to repeat: a few times, or many under `make drills`."""
    return lambda few, many: many if DRILLS else few


@pytest.fixture
def make_settings(tmp_path: Path) -> "Callable[..., Settings]":
    """Settings of a site of this test's own; anything can be named otherwise."""
    from service import Settings

    def made(**changes: object) -> "Settings":
        values: dict[str, object] = {"home": tmp_path / "home", "compilation": REAL, "ask_limit": ""}
        return Settings(**{**values, **changes})  # type: ignore[arg-type]

    return made


@pytest.fixture
def settings(make_settings: "Callable[..., Settings]") -> "Settings":
    """A home of its own and the compilation we ship."""
    return make_settings()


@pytest.fixture
def tiny_settings(make_settings: "Callable[..., Settings]") -> "Settings":
    """A home of its own and the invented compilation of tests/data."""
    return make_settings(compilation=TINY)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database of today's shape. Copy it, never open it."""
    from knowledge import Database
    from service import migrate

    path = tmp_path_factory.mktemp("migrated") / "faqiao.sqlite3"
    with closing(Database(f"sqlite:///{path}")) as database:
        migrate(database)
    return path


@pytest.fixture
def database(migrated: Path, tmp_path: Path) -> "Iterator[Database]":
    """An empty database of this test's own."""
    from knowledge import Database

    path = tmp_path / "database.sqlite3"
    shutil.copy(migrated, path)
    with closing(Database(f"sqlite:///{path}")) as database:
        yield database


@pytest.fixture
def tiny_database(database: "Database") -> "Database":
    """A database with the invented compilation of tests/data on its shelves; nothing is indexed."""
    from knowledge import load_starter

    load_starter(database, TINY)
    return database


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """SQLite databases as `faqiao start` leaves them, by compilation; embedded by the fake."""
    made: dict[Path, Path] = {}

    def of(compilation: Path) -> Path:
        if compilation not in made:
            from service import Settings

            home = tmp_path_factory.mktemp("prepared")
            application = built(Settings(home=home, compilation=compilation))
            application.index.close()
            application.database.close()
            made[compilation] = home / "faqiao.sqlite3"
        return made[compilation]

    return of


def built(settings: "Settings", *, serving: bool = False) -> "Application":
    """The application with the fake embedder and the standing clock, prepared as `faqiao start` would."""
    from service import build, prepare
    from tests.fakes import CLOCK, HashEmbedder

    with patch("knowledge.search.retrieving.SentenceTransformerEmbedder", lambda _model: HashEmbedder()):
        application = build(settings, CLOCK, serving=serving)
    prepare(application, lambda _step, _done, _total: None)
    application.index.prepare()
    return application


@pytest.fixture
def an_application(prepared: Callable[[Path], Path]) -> "Iterator[Callable[..., Application]]":
    """Makes applications for settings; each is closed at the end of the test."""
    made: list[Application] = []

    def of(settings: "Settings", *, serving: bool = False) -> "Application":
        settings.home.mkdir(parents=True, exist_ok=True)
        target = settings.home / "faqiao.sqlite3"
        if not settings.database_url and not target.exists():
            shutil.copy(prepared(settings.compilation), target)
        made.append(built(settings, serving=serving))
        return made[-1]

    yield of
    for application in made:
        application.index.close()
        application.database.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A compilation of five of the instruments we ship, with everything that belongs to all."""
    folder = tmp_path_factory.mktemp("sample")
    for name in ("laws.csv", "fields.csv"):
        (folder / name).symlink_to(REAL / name)
    for kind, ending in (("compilation", ""), ("questions", ".toml")):
        (folder / kind).mkdir()
        for name in SAMPLE:
            (folder / kind / f"{name}{ending}").symlink_to(REAL / kind / f"{name}{ending}")
    return folder


@pytest.fixture(scope="session")
def application(
    prepared: Callable[[Path], Path], sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> "Iterator[Application]":
    """Five of our instruments, the demonstration pool, a fake embedder, and a clock that stands.

    One for all tests of a worker: ask and look, but change nothing on the shelves (`tiny_application` is for that).
    """
    from service import Settings

    home = tmp_path_factory.mktemp("shared")
    shutil.copy(prepared(sample), home / "faqiao.sqlite3")
    made = built(Settings(home=home, compilation=sample, ask_limit=""))
    yield made
    made.index.close()
    made.database.close()


@pytest.fixture
def tiny_application(an_application: "Callable[..., Application]", tiny_settings: "Settings") -> "Application":
    """The invented compilation of tests/data, otherwise like `application`."""
    return an_application(tiny_settings)


@pytest.fixture
def client(application: "Application") -> "TestClient":
    """A browser without a network: the site over `application`. Faults are raised, not answered."""
    from fastapi.testclient import TestClient

    from web.app import create_app

    return TestClient(create_app(application))


@pytest.fixture(scope="session")
def postgres() -> "Iterator[Callable[[], str]]":
    """Gives the address of a new, empty database of a private PostgreSQL, each time it is called."""
    from tests.postgres import PrivatePostgres, server_binaries

    binaries = server_binaries()
    if binaries is None:
        pytest.skip("SKIPPED LOUDLY: no PostgreSQL server binaries on this machine (Debian: apt install postgresql)")
    import psycopg

    with PrivatePostgres(binaries) as server:
        count = 0

        def new() -> str:
            nonlocal count
            count += 1
            with psycopg.connect(server.url, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE test_{count}")  # type: ignore[arg-type]
            return server.address_of(f"test_{count}")

        yield new


@pytest.fixture(scope="session")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home as a first start leaves it, with everything we ship and the real model. Copy it, never start in it.

    Made once for all workers, by the one that needs it first: it takes minutes.
    """
    from filelock import FileLock

    from tests.site import Site

    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared
    home = shared / "whole-home"
    with FileLock(shared / "whole-home.lock"):
        if not home.is_dir():
            with Site(shared / "whole-home-in-the-making") as site:
                made = site.home
            made.rename(home)
    return home


@pytest.fixture
def postgres_url(postgres: Callable[[], str]) -> str:
    """The address of an empty PostgreSQL database of this test's own, as an operator would write it."""
    return postgres()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def any_database(request: pytest.FixtureRequest, tmp_path: Path) -> "Iterator[Database]":
    """An empty database of today's shape, on each of the two systems."""
    from knowledge import Database
    from service import Settings, migrate

    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    address = Settings(home=tmp_path, database_url=url).database_address
    with closing(Database(address)) as database:
        migrate(database)
        yield database
