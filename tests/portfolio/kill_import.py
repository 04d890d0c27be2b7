"""Kill a large import at random moments and look at what the database holds after each.

Run as a script by ``test_kill.py``: it loads the program once and forks, so that fifty deaths do
not cost fifty starts. Prints a JSON list: whether the import died, and how many certificates are
there. The first one is left alone and gives the times to choose from.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import duckdb  # noqa: F401 - loaded before the fork, not opened

from cqcdash import portfolio, store
from cqcdash.vocabulary.records import Kind


def whole_import(database: str, file: Path) -> None:
    """Decode to commit."""
    written(database, portfolio.preview(database, [(file.name, file.read_bytes())]))


def written(database: str, planned: portfolio.Preview) -> None:
    """The last step alone, where the database is touched."""
    portfolio.commit_anyway(database, planned, "test", datetime(2026, 11, 23))


def forked(work: Callable[[], None]) -> int:
    """A process that does the work and ends."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return child


def seconds(work: Callable[[], None]) -> float:
    """How long the work takes when nobody disturbs it."""
    begin = time.perf_counter()
    os.waitpid(forked(work), 0)
    return time.perf_counter() - begin


def killed(work: Callable[[], None], after: float) -> bool:
    """Kill the work after so many seconds; False when it was done before."""
    child = forked(work)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(folder: Path, moments: int) -> None:
    """Four of five moments lie in the last step, which gets a plan that is made once."""
    file = folder / "large.csv"
    planned = portfolio.preview(str(folder / "plan.duckdb"), [(file.name, file.read_bytes())])
    undisturbed = str(folder / "undisturbed.duckdb")
    kinds = [partial(whole_import, file=file), *[partial(written, planned=planned)] * 4]
    whole = seconds(partial(kinds[0], undisturbed))
    last = seconds(partial(kinds[1], str(folder / "last.duckdb")))
    chance = random.Random(11)
    found = [(False, undisturbed)]
    for moment in range(moments):
        database = str(folder / f"{moment}.duckdb")
        longest = last if moment % 5 else whole
        work = partial(kinds[moment % 5], database)
        found.append((killed(work, chance.uniform(0, longest)), database))
    counts = [
        [died, len(store.read_current(name, Kind.CERTIFICATES)) if Path(name).exists() else 0]
        for died, name in found
    ]
    sys.stdout.write(json.dumps(counts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
