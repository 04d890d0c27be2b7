"""``make bench``: import, load and derive, and a filter change on each page, in one run.

The plain script (``plain.py``) stands beside it, in the same run on the same database: read the
ratios. Sizes come from the command line; the defaults are those of the README.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 23)
PAGES = ("overview", "expiring", "audits", "applications")


def main() -> None:
    """Make the portfolio, then measure."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CQCDASH_DATABASE"] = str(Path(folder) / "bench.duckdb")
        os.environ["CQCDASH_TODAY"] = AS_OF.isoformat()
        files = _sample(Path(folder), options)
        _import(files)
        _bare(files[0], Path(folder))
        _load_and_derive()
        _filter_changes(options.rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--certificates", type=int, default=100_000)
    parser.add_argument("--audits", type=int, default=400_000)
    parser.add_argument("--applications", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args()


def _sample(folder: Path, options: argparse.Namespace) -> list[Path]:
    from cqcdash.sample import sample_portfolio  # noqa: PLC0415 - after the environment is set

    started = time.perf_counter()
    made = sample_portfolio(
        options.certificates,
        7,
        AS_OF,
        audits=options.audits,
        applications=options.applications,
    )
    for name, content in made.items():
        (folder / name).write_bytes(content)
    _say("make the sample", time.perf_counter() - started)
    return [folder / name for name in sorted(made, reverse=True, key=lambda n: n.startswith("c"))]


def _import(files: list[Path]) -> None:
    """Each file through the command line, as a process of its own: time and peak memory."""
    for file in files:
        command = [sys.executable, "-m", "cqcdash", "import", str(file), "--json"]
        started = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = sum(1 for _ in file.open("rb")) - 1
        _say(
            f"import {file.name}, {size:,} rows (exit {done.returncode})", seconds, f"{peak:.0f} MB"
        )


def _bare(file: Path, folder: Path) -> None:
    """What DuckDB needs to read and keep the same file without understanding it."""
    import duckdb  # noqa: PLC0415 - part of what is measured

    started = time.perf_counter()
    with duckdb.connect(str(folder / "bare.duckdb")) as connection:
        connection.execute(
            "create table bare as select * from read_csv(?, all_varchar = true)", [str(file)]
        )
    _say(f"bare read_csv and insert of {file.name}", time.perf_counter() - started)


def _load_and_derive() -> None:
    from cqcdash import portfolio  # noqa: PLC0415 - imports are not what is measured

    address = os.environ["CQCDASH_DATABASE"]
    portfolio.snapshot(address)
    loads = [_timed(lambda: portfolio.snapshot(address)) for _ in range(3)]
    snapshot = portfolio.snapshot(address)
    derives = [_timed(lambda: portfolio.derive(snapshot, AS_OF)) for _ in range(3)]
    _say("load the snapshot", statistics.median(loads))
    _say("derive", statistics.median(derives))
    _say("load + derive", statistics.median(loads) + statistics.median(derives))


def _filter_changes(rounds: int) -> None:
    """Re-runs with another plant, our page and the plain script in turn (A B A B …)."""
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - imports are not what is measured

    plain = AppTest.from_file(str(ROOT / "benchmarks/plain.py"), default_timeout=120).run()
    for number, page in enumerate(PAGES):
        ours = AppTest.from_file(str(ROOT / "cqcdash/ui/frame.py"), default_timeout=120).run()
        ours.switch_page(f"../../pages/{page}.py").run()
        plants = ours.sidebar.multiselect(key="plant").options
        times: dict[str, list[float]] = {"ours": [], "plain": []}
        for turn in range(rounds):
            # Another pair each time: a scope that was seen before would come from the cache.
            first = number * rounds + turn
            chosen = [plants[first % len(plants)], plants[(3 * first + 1) % len(plants)]]
            ours.sidebar.multiselect(key="plant").set_value(chosen)
            times["ours"].append(_timed(ours.run))
            plain.sidebar.multiselect(key="plant").set_value(chosen)
            times["plain"].append(_timed(plain.run))
        mine, theirs = (statistics.median(times[name]) for name in ("ours", "plain"))
        _say(f"filter change, {page}", mine, f"plain {theirs:.3f} s, ratio {theirs / mine:.1f}")


def _timed(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _say(what: str, seconds: float, more: str = "") -> None:
    print(f"{what:<58} {seconds:8.3f} s  {more}", flush=True)


if __name__ == "__main__":
    main()
