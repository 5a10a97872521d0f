"""What the browser tests need is missed where it is missing: a script that finds everything installs nothing."""

import os
import shutil
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).with_name("browser.sh")


def test_a_missing_browser_is_named(tmp_path: Path) -> None:
    for name in ("sh", "grep", "id"):
        (tmp_path / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    done = subprocess.run(
        ["sh", str(SCRIPT)], env={**os.environ, "PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert "missing for the browser tests: chromium fonts-noto-cjk" in done.stderr
