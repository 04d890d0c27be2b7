"""The sample and its import through the command line, each a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import say, timed

ROOT = Path(__file__).resolve().parents[1]


def sample(folder: Path, certificates: int, audits: int, applications: int) -> dict[str, Path]:
    """The files of a sample portfolio by kind."""
    sizes = {"certificates": certificates, "audits": audits, "applications": applications}
    options = [word for name, size in sizes.items() for word in (f"--{name}", str(size))]
    seconds = timed(lambda: _run("sample", *options, "--out", str(folder)))
    say(f"make a sample of {certificates:,} certificates", seconds)
    return {name: folder / f"{name}.csv" for name in sizes}


def imported(file: Path, database: Path) -> None:
    """Import a file: time and the peak memory of that process alone."""
    done: list[tuple[int, float]] = []
    command = ("import", str(file), "--json", "--database", str(database))
    seconds = timed(lambda: done.append(_run(*command)))
    code, megabytes = done[0]
    with file.open("rb") as lines:
        rows = sum(1 for _ in lines) - 1
    say(f"import {file.name}, {rows:,} rows (exit {code})", seconds, f"{megabytes:.0f} MB at most")


def bare(file: Path, database: Path) -> None:
    """What DuckDB needs to read and keep the same file without understanding it."""
    import duckdb  # noqa: PLC0415 - it must not grow this process before

    def keep() -> None:
        with duckdb.connect(str(database)) as connection:
            connection.execute(
                "create or replace table bare as select * from read_csv(?, all_varchar = true)",
                [str(file)],
            )

    say(f"bare read_csv and insert of {file.parent.name}/{file.name}", timed(keep))


def _run(*arguments: str) -> tuple[int, float]:
    """Exit code and peak memory in MB of one command."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cqcdash", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss / 1024
