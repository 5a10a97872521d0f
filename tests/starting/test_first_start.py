"""`faqiao start` as a person meets it: from an empty folder, killed anywhere, without its index, on both databases.

The real model; each test is a process of its own. What is asked of the whole compilation is asked once;
what may happen to any site happens to one with five of our instruments, which starts sooner.
"""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.site import Site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("starting")]

LAW = "cn-foreign-investment-law-2019"
QUESTIONS = [
    ("zh", "外商投资需要审批吗", {"4", "28", "29", "30"}),
    ("ja", "外国投資家は利益を本国に送金できますか", {"21"}),
    ("ko", "중국에서 외국인투자기업의 이익을 해외로 송금할 수 있나요", {"21"}),
    ("ru", "Может ли государство изъять инвестиции иностранного инвестора в Китае?", {"20"}),
    ("en", "Is technology transfer by force allowed in China?", {"22"}),
]


@pytest.fixture(scope="module")
def small_started(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    """The same with five of our instruments."""
    home = tmp_path_factory.mktemp("small") / "home"
    with Site(home, FAQIAO_COMPILATION=str(sample)):
        pass
    return home


@pytest.fixture
def small(small_started: Path, sample: Path, tmp_path: Path) -> Callable[[], Site]:
    """Starts the site of one home with five of our instruments, again and again."""
    home = Path(shutil.copytree(small_started, tmp_path / "home"))
    return lambda: Site(home, FAQIAO_COMPILATION=str(sample))


@pytest.fixture
def home(whole_home: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole_home, tmp_path / "home"))


def cited(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(item["instrument"], item["provision"]) for item in answer["citations"]]


def answers(site: Site) -> list[list[tuple[str, str]]]:
    return [cited(site.ask(question)) for _, question, _ in QUESTIONS]


def rows(home: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the database."""
    with closing(sqlite3.connect(home / "faqiao.sqlite3")) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}  # noqa: S608


def integrity(home: Path) -> str:
    with closing(sqlite3.connect(home / "faqiao.sqlite3")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def test_a_question_in_each_language_is_answered_with_its_article(home: Path) -> None:
    with Site(home) as site:
        for language, question, articles in QUESTIONS:
            answer = site.ask(question)
            assert answer["status"] == "answered", (question, answer)
            assert answer["language"] == language
            instrument, article = cited(answer)[0]
            assert instrument == LAW, (question, cited(answer))
            assert articles & {number for _, number in cited(answer)}, (question, article)
            assert all(sentence["citations"] for sentence in answer["sentences"])


def test_no_country_named_is_answered_for_china_and_says_so(home: Path) -> None:
    with Site(home) as site:
        answer = site.ask("外国投資家は利益を本国に送金できますか")
        assert {item["jurisdiction"] for item in answer["citations"]} == {"CN"}
        assert answer["notices"]
        assert {code for choice in answer["choices"] for code in choice["jurisdictions"]} >= {"JP", "KR", "RU"}


def test_a_second_start_changes_nothing(home: Path) -> None:
    before = rows(home)
    with Site(home) as site:
        assert site.get("/healthz")[0] == 200
    assert rows(home) == before


def test_without_its_index_folder_the_site_comes_up_with_the_same_answers(small: Callable[[], Site]) -> None:
    with small() as site:
        before = answers(site)
    home = site.home
    shutil.rmtree(home / "chroma")
    embedded = rows(home)["embeddings"]
    with small() as site:
        assert answers(site) == before
    assert (home / "chroma" / "chroma.sqlite3").is_file()
    assert rows(home)["embeddings"] == embedded


def test_a_spoiled_index_is_rebuilt(small: Callable[[], Site]) -> None:
    (small().home / "chroma" / "chroma.sqlite3").write_bytes(b"spoiled" * 4000)
    with small() as site:
        assert cited(site.ask(QUESTIONS[0][1]))


def test_a_second_site_on_the_same_home_is_refused(small: Callable[[], Site]) -> None:
    with small():
        other = small().start()
        assert other.process is not None
        assert other.process.wait(60) == 1
        assert "another process owns the vector index" in other.log


def test_a_site_that_is_asked_to_stop_ends_well(small: Callable[[], Site]) -> None:
    with small() as site:
        assert site.stop() in {0, -15, 143}


@pytest.mark.drill
def test_killed_anywhere_in_its_first_start_it_completes(
    tmp_path: Path, small_started: Path, sample: Path, rounds: Callable[[int, int], int]
) -> None:
    chance = random.Random(20_261_124)  # noqa: S311
    counted = {name: len(found) for name, found in rows(small_started).items()}
    for turn in range(rounds(2, 20)):
        home = tmp_path / f"home-{turn}"
        kills = 0
        for _ in range(rounds(3, 8)):
            site = Site(home, FAQIAO_COMPILATION=str(sample)).start()
            assert site.process is not None
            try:
                site.process.wait(chance.uniform(0.3, 9.0))
            except Exception:  # noqa: BLE001  it still runs: that is the moment to kill it
                site.kill()
                kills += 1
        assert kills
        with Site(home, FAQIAO_COMPILATION=str(sample)) as site:
            assert cited(site.ask(QUESTIONS[0][1]))[0][0] == LAW
        assert integrity(home) == "ok"
        found = {name: len(items) for name, items in rows(home).items()}
        # Retired builds of the index, and exchanges, may differ; what people read may not.
        loose = {"index_generations", "conversations", "exchanges", "sqlite_sequence"}
        assert {k: v for k, v in found.items() if k not in loose} == {
            k: v for k, v in counted.items() if k not in loose
        }


@pytest.mark.postgres
def test_the_whole_road_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    home = tmp_path / "home"
    with Site(home, FAQIAO_DATABASE_URL=postgres_url) as site:
        for language, question, articles in QUESTIONS:
            answer = site.ask(question)
            assert (answer["status"], answer["language"]) == ("answered", language)
            assert articles & {number for _, number in cited(answer)}
        before = answers(site)
        status, found = site.get("/api/v1/providers?language=ko&limit=5")
        assert status == 200
        assert found["total"]
        exchange = site.ask(QUESTIONS[4][1])
        assert site.get(f"/api/v1/conversations/{exchange['conversation']}")[0] == 200
    assert not (home / "faqiao.sqlite3").exists()
    shutil.rmtree(home / "chroma")
    with Site(home, FAQIAO_DATABASE_URL=postgres_url) as site:
        assert answers(site) == before
        assert site.get(f"/api/v1/conversations/{exchange['conversation']}")[0] == 200
