"""See to it that the browser tests have a browser: PATH, else Debian's, else Playwright's own."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def on_path() -> str | None:
    """The browser that `CHROMIUM` names, or the first one on PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def from_debian() -> bool:
    """Install Debian's Chromium when we may; False when that is not possible."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        if subprocess.run(["apt-get", *command], check=False, env=quiet).returncode:
            return False
    return on_path() is not None


def from_playwright() -> bool:
    """Let Playwright download its own browser; False when it cannot."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        return subprocess.run(command, check=False, timeout=600).returncode == 0
    except subprocess.TimeoutExpired:
        return False


if __name__ == "__main__" and not (on_path() or from_debian() or from_playwright()):
    sys.stderr.write(
        "NO BROWSER: none on PATH, none from Debian, none from Playwright. "
        "The browser tests fail when CI is set and are skipped otherwise.\n"
    )
