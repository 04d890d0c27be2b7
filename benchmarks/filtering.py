"""Re-runs of a page with other plants chosen, ours and the plain script's in turn."""

import logging
import os
import statistics
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.measuring import say, timed

ROOT = Path(__file__).resolve().parents[1]
Run = Callable[[], None]
PAGES = ("overview", "expiring", "audits", "applications", "renewals", "matrix")


def filter_changes(full: Path, lean: Path, rounds: int) -> None:
    """Each page over the full history and over a short one, the plain script, in turn."""
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - only now may this process grow

    quiet()
    script = AppTest.from_file(str(ROOT / "benchmarks/plain.py"), default_timeout=120)
    plain = _over(full, script)
    plain()
    turns = count()
    for page in PAGES:
        runs = {"full": opened(page, full), "lean": opened(page, lean), "plain": (script, plain)}
        seconds: dict[str, list[float]] = {name: [] for name in runs}
        for turn in (next(turns) for _ in range(rounds)):
            for name, (app, run) in runs.items():
                seconds[name].append(changed(app, run, turn))
        mine, short, theirs = (statistics.median(seconds[name]) for name in runs)
        say(
            f"filter change, {page}",
            mine,
            f"plain {theirs:.3f} s, ratio {theirs / mine:.1f}; "
            f"with a quarter of the audits {short:.3f} s",
        )


def quiet() -> None:
    """The harness runs pages without a server, which Streamlit remarks on at every call."""
    name = "streamlit.runtime.scriptrunner_utils.script_run_context"
    logging.getLogger(name).disabled = True


def opened(page: str, database: Path) -> tuple[Any, Run]:
    """A page over a database, and what runs it again."""
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - the same

    app = AppTest.from_file(str(ROOT / "cqcdash/ui/frame/script.py"), default_timeout=120)
    run = _over(database, app)
    run()
    app.switch_page(f"../../../pages/{page}.py")
    run()
    return app, run


def _over(database: Path, app: Any) -> Run:  # noqa: ANN401 - imported late
    def run() -> None:
        os.environ["CQCDASH_DATABASE"] = str(database)
        app.run()

    return run


def changed(app: Any, run: Run, turn: int) -> float:  # noqa: ANN401 - imported late
    """Another pair of plants each time: one that was seen before would come from the cache."""
    choice = app.multiselect(key="plant")
    known = choice.options
    choice.set_value([known[turn % len(known)], known[(3 * turn + 1) % len(known)]])
    seconds = timed(run)
    if app.exception:
        raise RuntimeError(app.exception[0].value)
    return seconds
