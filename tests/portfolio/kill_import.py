"""Kill a large import at random moments and look at what the database holds after each.

Run as a script by ``test_kill.py``: it loads the program once and forks, so that fifty deaths do
not cost fifty starts. Prints a JSON list with the number of certificates found after each death.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import datetime
from pathlib import Path

import duckdb  # noqa: F401 - loaded before the fork, not opened

from cqcdash import portfolio, store
from cqcdash.vocabulary.words import Kind


def import_file(database: str, file: Path) -> None:
    """The whole pipeline, decode to commit."""
    planned = portfolio.preview(database, [(file.name, file.read_bytes())])
    portfolio.commit_anyway(database, planned, "test", datetime(2026, 11, 23))


def killed_after(database: str, file: Path, seconds: float) -> bool:
    """Import in a child and kill it; False when it was done before."""
    child = os.fork()
    if child == 0:
        import_file(database, file)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(folder: Path, moments: int) -> None:
    """Half of the moments lie in the last third, where the writing happens."""
    file = folder / "large.csv"
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        import_file(str(folder / "measure.duckdb"), file)
        os._exit(0)
    os.waitpid(child, 0)
    whole = time.perf_counter() - started
    chance = random.Random(11)
    found = []
    for moment in range(moments):
        database = str(folder / f"{moment}.duckdb")
        share = chance.uniform(0.6, 1.05) if moment % 2 else chance.uniform(0, 1)
        died = killed_after(database, file, whole * share)
        found.append([died, database])
    counts = [
        [died, len(store.read_current(name, Kind.CERTIFICATES)) if Path(name).exists() else 0]
        for died, name in found
    ]
    sys.stdout.write(json.dumps(counts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
