"""In the default set-up nothing outside this machine is called: not by Python, and not by any library below it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site import ROOT, Site

GUARD = ROOT / "tests" / "guard"
pytestmark = pytest.mark.slow


@pytest.fixture
def guarded(tmp_path: Path) -> dict[str, str]:
    """Variables that put both guards into a program: below Python (where there is a compiler), and in it."""
    variables = {
        "PYTHONPATH": str(GUARD),
        "FAQIAO_TEST_CONNECTIONS": str(tmp_path / "connections"),
        # The guard must see what the program does by itself, not what a variable of the suite keeps it from.
        "HF_HUB_OFFLINE": "",
    }
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform == "linux" and compiler:
        library = tmp_path / "loopback.so"
        subprocess.run([compiler, "-shared", "-fPIC", "-o", library, GUARD / "loopback.c", "-ldl"], check=True)
        variables["LD_PRELOAD"] = str(library)
    return variables


def attempted(variables: dict[str, str]) -> str:
    path = Path(variables["FAQIAO_TEST_CONNECTIONS"])
    return path.read_text(encoding="utf-8") if path.exists() else ""


def run(variables: dict[str, str], program: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **variables}
    return subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_the_guard_in_python_sees_an_attempt(guarded: dict[str, str]) -> None:
    done = run(guarded, "import socket; socket.create_connection(('192.0.2.1', 80), 1)")
    assert "OutsideRefused" in done.stderr
    assert "192.0.2.1" in attempted(guarded)


def test_the_guard_below_python_sees_an_attempt(guarded: dict[str, str]) -> None:
    if "LD_PRELOAD" not in guarded:
        pytest.skip("SKIPPED LOUDLY: no C compiler on this machine, so libraries in C are not watched")
    guarded["PYTHONPATH"] = ""
    done = run(guarded, "import socket; socket.create_connection(('192.0.2.1', 80), 1)")
    assert "unreachable" in done.stderr
    done = run(guarded, "import socket; socket.getaddrinfo('example.org', 80)")
    assert done.returncode
    assert attempted(guarded).splitlines() == ["connect 192.0.2.1", "getaddrinfo example.org"]


@pytest.mark.xdist_group("starting")
def test_a_first_start_and_a_question_call_nobody(guarded: dict[str, str], sample: Path, tmp_path: Path) -> None:
    with Site(tmp_path / "home", **guarded, FAQIAO_COMPILATION=str(sample)) as site:
        assert site.ask("Is technology transfer by force allowed in China?")["status"] == "answered"
        assert site.get("/en/")[0] == 200
        assert site.get("/api/v1/search?q=profits&language=en")[0] == 200
        assert site.get("/api/v1/providers?language=ko")[0] == 200
    assert attempted(guarded) == ""
