"""A site whose model is changed comes up at once and answers; real models, a real store, a real database."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from knowledge import SearchIndex
from service import Application, Prepared, Settings, build, prepare
from tests.fakes import CLOCK
from tests.models import a_static_model
from web.app import create_app
from web.warming import Warming

Start = Callable[[Settings], tuple[Application, Prepared]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the site as `faqiao start` does, up to the moment it serves; the one before is closed."""
    from chromadb.api.shared_system_client import SharedSystemClient

    running: list[Application] = []

    def new(settings: Settings) -> tuple[Application, Prepared]:
        close()
        running.append(build(settings, CLOCK, serving=True))
        return running[-1], prepare(running[-1], lambda _step, _done, _total: None)

    def close() -> None:
        while running:
            application = running.pop()
            application.index.close()
            application.database.close()
        SharedSystemClient.clear_system_cache()

    yield new
    close()


def during(monkeypatch: pytest.MonkeyPatch, look: Callable[[], None]) -> None:
    """Calls `look` while the site is embedding."""
    from knowledge.search import standing

    embed = standing.embed

    def watched(*arguments: object) -> int:
        look()
        return embed(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(standing, "embed", watched)


@pytest.mark.parametrize("kept", [True, False], ids=["the folder before is there", "it is gone"])
def test_another_model_takes_over_behind_the_site(
    tiny_settings: Settings, tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    monkeypatch.setattr(Warming, "start", lambda _self: None)  # the test attempts by itself
    one = a_static_model(tmp_path / "one", prompts={"query": "ask "})
    two = a_static_model(tmp_path / "two", seed=1)
    first, done = start(tiny_settings.model_copy(update={"embedding_model": one}))
    assert done.encoded
    assert Warming(first.index).attempt() == []
    if not kept:
        shutil.rmtree(one)
    changed = tiny_settings.model_copy(update={"embedding_model": two, "query_prefix": "q: ", "passage_prefix": "p: "})
    second, done = start(changed)
    assert (done.encoded, bool(done.postponed)) == (0, True)
    assert second.index.pending() == done.postponed
    client = TestClient(create_app(second))
    seen: list[tuple[int, str, int]] = []

    def look() -> None:
        ready = client.get("/readyz")
        found = client.get("/api/v1/search", params={"q": "kite tax", "lang": "en"})
        seen.append((ready.status_code, " ".join(ready.json()["reasons"]), found.status_code))

    during(monkeypatch, look)
    assert Warming(second.index).attempt() == []
    [(status, reasons, found)] = seen
    assert found == 200
    assert status == (200 if kept else 503)
    assert kept or f"the model before cannot answer: {one} does not hold" in reasons
    assert client.get("/readyz").status_code == 200
    third, done = start(changed)
    assert (done.encoded, done.postponed) == (0, 0)
    assert Warming(third.index).attempt() == []


def test_a_first_start_embeds_before_it_serves(tiny_settings: Settings, tmp_path: Path, start: Start) -> None:
    model = a_static_model(tmp_path / "one")
    application, done = start(tiny_settings.model_copy(update={"embedding_model": model}))
    index: SearchIndex = application.index
    assert (done.postponed, index.pending(), index.readiness()) == (0, 0, [])
