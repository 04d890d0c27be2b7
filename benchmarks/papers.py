"""Whether documents slow other pages down: 20 for each of 20,000 cases beside none, in one run.

``python -m benchmarks.papers``; part of ``make bench``. Read the ratios.
"""

import argparse
import csv
import os
import shutil
import statistics
import tempfile
from datetime import date
from itertools import count
from pathlib import Path

from benchmarks.filtering import changed, opened, quiet
from benchmarks.importing import imported, sample
from benchmarks.measuring import say

AS_OF = date(2026, 11, 23)
PAGES = ("overview", "expiring", "audits", "renewals", "matrix", "duty")


def main() -> None:
    """Two databases that differ in the documents only, their pages in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--certificates", type=int, default=20_000)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    os.environ["CQCDASH_TODAY"] = AS_OF.isoformat()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        without, with_papers = folder / "without.duckdb", folder / "with.duckdb"
        files = sample(folder / "sample", options.certificates, 0, options.cases)
        for kind in ("certificates", "audits", "applications"):
            imported(files[kind], without)
        shutil.copy(without, with_papers)
        papers = _documents(files["applications"], folder / "documents.csv", options.documents)
        imported(papers, with_papers)
        _in_turn(without, with_papers, options.rounds)


def _documents(applications: Path, target: Path, each: int) -> Path:
    """So many documents for each case, some missing, most accepted."""
    with applications.open(encoding="utf-8", newline="") as lines:
        numbers = sorted({row["application_no"] for row in csv.DictReader(lines)})
    states = ("accepted",) * 8 + ("sent", "asked")
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["application_no", "document", "document_state", "asked_on"])
        for at, number in enumerate(numbers):
            for turn in range(each):
                state = states[(at + turn) % len(states)]
                writer.writerow([number, f"Paper {turn}", state, "2026-10-01"])
    return target


def _in_turn(without: Path, with_papers: Path, rounds: int) -> None:
    quiet()
    turns = count()
    for page in PAGES:
        runs = {"without": opened(page, without), "with": opened(page, with_papers)}
        seconds: dict[str, list[float]] = {name: [] for name in runs}
        for turn in (next(turns) for _ in range(rounds)):
            for name in sorted(runs, reverse=bool(turn % 2)):
                seconds[name].append(changed(*runs[name], turn))
        pairs = zip(seconds["with"], seconds["without"], strict=True)
        ratio = statistics.median(more / plain for more, plain in pairs)
        more = statistics.median(seconds["with"])
        say(f"filter change, {page}, with documents", more, f"ratio {ratio:.3f}")


if __name__ == "__main__":
    main()
