"""The command line as a test calls it: in this process, or as a process of its own."""

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from cqcdash.cli import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests/data/samples"


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, database: Path) -> Done:
    return run_without_database(*arguments, "--database", str(database))


def run_without_database(*arguments: str) -> Done:
    streams = [io.TextIOWrapper(io.BytesIO(), write_through=True) for _ in range(2)]
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        try:
            code = main(arguments)
        except SystemExit as stopped:
            code = int(str(stopped.code))
    return Done(code, *(stream.buffer.getvalue().decode() for stream in streams))


def run_apart(*arguments: str, database: Path, **environment: str):
    return subprocess.run(
        [sys.executable, "-m", "cqcdash", *arguments, "--database", str(database)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


def import_json(*files: Path, database: Path) -> tuple[int, list[dict]]:
    done = run("import", *map(str, files), "--json", database=database)
    return done.returncode, json.loads(done.stdout)["files"]
