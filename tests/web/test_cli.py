"""The command line: what it offers, and that whatever goes wrong is one clear line and exit code 1."""

import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from service import Settings
from web.cli import main
from web.commands.keeping import shown_settings

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests" / "data"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def faqiao(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs the command in this process, with a home of its own."""
    monkeypatch.setenv("FAQIAO_HOME", str(tmp_path / "home"))

    def run(*arguments: str, **variables: str) -> Done:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["faqiao", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        code = ended.value.code
        return Done(code if isinstance(code, int) else 0, *capsys.readouterr())

    return run


def told(done: Done) -> str:
    """The only line of an error, without the name of the command."""
    assert done.returncode == 1, done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0].removeprefix("faqiao: ")


def test_every_command_is_offered(faqiao: Callable[..., Done]) -> None:
    offered = faqiao("--help").stdout
    for command in ("migrate", "load", "index", "serve", "start", "search", "ask", "providers", "compilation",
                    "doctor", "evaluate"):  # fmt: skip
        assert command in offered
    providers = faqiao("providers", "--help").stdout
    for command in ("template", "import", "demo", "remove-demo"):
        assert command in providers


def test_a_port_in_use_is_told_at_once(faqiao: Callable[..., Done], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for command in ("start", "serve"):
            line = told(faqiao(command, FAQIAO_PORT=port))
            assert f"127.0.0.1:{port} is already in use" in line
    assert not (tmp_path / "home").exists()


def test_a_setting_that_cannot_be_used_is_named(faqiao: Callable[..., Done]) -> None:
    line = told(faqiao("migrate", FAQIAO_PORT="many"))
    assert line.startswith("FAQIAO_PORT: ")


def test_a_database_that_cannot_be_reached_is_told_without_its_password(faqiao: Callable[..., Done]) -> None:
    address = "postgresql://faqiao:geheim@127.0.0.1:1/faqiao"
    done = faqiao("migrate", FAQIAO_DATABASE_URL=address)
    assert "database" in told(done)
    assert "geheim" not in done.stderr + done.stdout


def test_a_fault_in_the_compilation_is_told_by_file_and_changes_nothing(
    faqiao: Callable[..., Done], tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    done = faqiao("compilation", "check", FAQIAO_COMPILATION=str(tmp_path / "data"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "laws.csv" in done.stderr


def test_a_load_can_be_repeated(faqiao: Callable[..., Done]) -> None:
    assert " added" in faqiao("load", FAQIAO_COMPILATION=str(TINY)).stdout
    assert faqiao("load").stdout.startswith("Texts: 0 added, 0 changed")
    assert "nothing was loaded" in faqiao("load", "--if-empty").stdout


def test_the_installed_command_is_this_one() -> None:
    command = [sys.executable, "-m", "web.cli", "nonsense"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_template_is_written_where_asked(faqiao: Callable[..., Done], tmp_path: Path) -> None:
    file = tmp_path / "providers.xlsx"
    assert faqiao("providers", "template", str(file)).returncode == 0
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://user:geheim@db.example/faqiao", "postgresql://***@db.example/faqiao"),
        ("postgresql://db.example/faqiao?password=geheim", "postgresql://db.example/faqiao?***"),
        ("postgresql://user:ge@heim@db.example/faqiao", "postgresql://***@db.example/faqiao"),
        ("", ""),
    ],
)
def test_the_doctor_shows_no_secret(address: str, shown: str) -> None:
    assert shown_settings(Settings(database_url=address))["database_url"] == shown
