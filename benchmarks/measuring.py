"""Seconds, and how they are printed."""

import statistics
import time
from collections.abc import Callable


def timed(run: Callable[[], object], rounds: int = 1) -> float:
    """The median of some runs, in seconds."""
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def say(what: str, seconds: float, more: str = "") -> None:
    """One line of the result."""
    print(f"{what:<62} {seconds:8.3f} s  {more}", flush=True)
