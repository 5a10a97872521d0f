"""The locks: one version a package, hashes of every platform, no PyTorch, nothing under a licence we cannot take."""

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from tests.architecture.house import ROOT
from tests.setup.locks import LOCKS, faults, pins

# Imported under these conditions by nobody: our licence could not be kept.
COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public License|Affero", re.IGNORECASE)
PLATFORMS = 3  # at least: two kinds of Linux and the source or macOS


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_address_no_path_and_no_accelerator(lock: object) -> None:
    assert faults(lock) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_has_its_hashes(lock: object) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]  # type: ignore[attr-defined]
    assert len(blocks) == len(pins(lock))  # type: ignore[arg-type]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_both_locks_agree() -> None:
    run, dev = map(pins, LOCKS)
    assert {name: (version, dev[name]) for name, version in run.items() if dev.get(name, version) != version} == {}


def test_the_lock_holds_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[<>=!\[; ]", item)[0].lower() for item in requirements}

    run, dev = map(pins, LOCKS)
    assert names(project["dependencies"]) - set(run) == {"torch"}
    assert names(project["optional-dependencies"]["dev"]) - set(dev) == set()


def test_pytorch_is_the_same_in_the_project_and_in_the_makefile() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = next(item for item in project["dependencies"] if item.startswith("torch"))
    assert f"TORCH := {declared}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_no_library_has_a_licence_we_cannot_take() -> None:
    wrong = []
    for name in {name for lock in LOCKS for name in pins(lock)}:
        try:
            metadata = distribution(name).metadata
        except PackageNotFoundError:  # of another platform
            continue
        licences = [metadata.get("License-Expression") or "", *(metadata.get_all("Classifier") or [])]
        licences = [item for item in licences if item.startswith("License ::") or not item.count("::")]
        wrong += [f"{name}: {item}" for item in licences if COPYLEFT.search(item)]
    assert wrong == []


def test_this_python_is_one_we_support() -> None:
    assert sys.version_info >= (3, 11)
