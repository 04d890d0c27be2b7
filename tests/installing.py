"""The program as a user installs it: a wheel in an environment of its own, away from the source."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def built(kind: str, source: Path, folder: Path) -> Path:
    """A ``wheel`` or ``sdist`` of the source, without asking the network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (found,) = folder.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return found


def names(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        return sorted(archive.namelist())


def install(wheel: Path, home: Path) -> Path:
    """The folder of the commands of a fresh environment that has the wheel.

    What the program needs comes from the running environment, so that nothing is downloaded.
    """
    venv.create(home)
    base = {"base": str(home), "platbase": str(home)}
    packages = Path(sysconfig.get_path("purelib", "venv", base))
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib"))
    subprocess.run(
        [
            *(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps"),
            *("--python", str(home / SCRIPTS / "python"), str(wheel)),
        ],
        check=True,
    )
    return home / SCRIPTS


def apart(command: Path, *arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """One command of the environment, from a folder that is not the source."""
    ours = ("PYTHONPATH", "CQCDASH_DATABASE", "CQCDASH_CONFIG")
    return subprocess.run(
        [command, *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name not in ours},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
