"""Finishes and judges the locks after `pip-compile`: run by `make lock`, and by the architecture tests to judge."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-dev.lock")
_PIN = re.compile(r"^([a-z0-9._-]+)==([^ \\;]+)", re.MULTILINE)
# They come with a PyTorch made for CUDA, gigabytes nobody here needs: the resolver saw the wrong build.
_ACCELERATOR = re.compile(r"^(?:nvidia|cuda|triton)")
# pip-compile warns that PyTorch is not pinned here; that is the intention, and the Makefile pins it.
_WARNING = re.compile(r"\n*# WARNING: The following packages were not pinned.*\Z", re.DOTALL)


def pins(lock: Path) -> dict[str, str]:
    """The version of each package in a lock."""
    return dict(_PIN.findall(lock.read_text(encoding="utf-8")))


def faults(lock: Path) -> list[str]:
    """What must not stand in a lock and does."""
    text = lock.read_text(encoding="utf-8")
    found = [f"{lock.name}: {name} comes with PyTorch for CUDA" for name in pins(lock) if _ACCELERATOR.match(name)]
    found += [f"{lock.name}: {name} is installed outside the lock" for name in pins(lock) if name == "torch"]
    found += [f"{lock.name}: names an address or a path: {line}" for line in text.splitlines() if "//" in line]
    return found


def main() -> None:
    """Take the warning off, then exit with an error when a lock is wrong."""
    for lock in LOCKS:
        lock.write_text(_WARNING.sub("\n", lock.read_text(encoding="utf-8")), encoding="utf-8")
    wrong = [fault for lock in LOCKS for fault in faults(lock)]
    if wrong:
        sys.exit("\n".join([*wrong, "Name an index with a CPU build: make lock FAQIAO_TORCH_INDEX=…"]))


if __name__ == "__main__":
    main()
