"""The command line: what it offers, and that whatever goes wrong is one clear line and exit code 1."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from service import Settings
from web.commands.keeping import shown_settings

ROOT = Path(__file__).resolve().parents[2]


def faqiao(*arguments: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, with its own home."""
    environment = {**os.environ, "FAQIAO_HOME": str(home), "TERM": "dumb", **variables}
    command = [sys.executable, "-m", "web.cli", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)


def told(done: subprocess.CompletedProcess[str]) -> str:
    """The only line of an error, without the name of the command."""
    assert done.returncode == 1, done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0].removeprefix("faqiao: ")


def test_every_command_is_offered(tmp_path: Path) -> None:
    offered = faqiao("--help", home=tmp_path).stdout
    for command in ("migrate", "load", "index", "serve", "start", "search", "ask", "providers", "compilation",
                    "doctor", "evaluate"):  # fmt: skip
        assert command in offered
    providers = faqiao("providers", "--help", home=tmp_path).stdout
    for command in ("template", "import", "demo", "remove-demo"):
        assert command in providers


def test_a_port_in_use_is_told_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for command in ("start", "serve"):
            line = told(faqiao(command, home=tmp_path, FAQIAO_PORT=port))
            assert f"127.0.0.1:{port} is already in use" in line
    assert not list(tmp_path.iterdir())


def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    line = told(faqiao("migrate", home=tmp_path, FAQIAO_PORT="many"))
    assert line.startswith("FAQIAO_PORT: ")


def test_a_database_that_cannot_be_reached_is_told_without_its_password(tmp_path: Path) -> None:
    address = "postgresql://faqiao:geheim@127.0.0.1:1/faqiao"
    done = faqiao("migrate", home=tmp_path, FAQIAO_DATABASE_URL=address)
    assert "database" in told(done)
    assert "geheim" not in done.stderr + done.stdout


def test_a_fault_in_the_compilation_is_told_by_file_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    done = faqiao("compilation", "check", home=tmp_path, FAQIAO_COMPILATION=str(tmp_path / "data"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "laws.csv" in done.stderr


def test_a_load_can_be_repeated(tmp_path: Path) -> None:
    assert " added" in faqiao("load", home=tmp_path).stdout
    assert faqiao("load", home=tmp_path).stdout.startswith("Texts: 0 added, 0 changed")
    assert "nothing was loaded" in faqiao("load", "--if-empty", home=tmp_path).stdout


def test_a_template_is_written_where_asked(tmp_path: Path) -> None:
    file = tmp_path / "providers.xlsx"
    assert faqiao("providers", "template", str(file), home=tmp_path).returncode == 0
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
