"""``make bench``: import, load and derive, and a filter change on each page, in one run.

The plain script (``plain.py``) stands beside it, in the same run on the same database, and so
does a bare ``read_csv`` beside the import: read the ratios. The defaults are the sizes of the
README; ``--large 0`` leaves the import of a million certificates out.
"""

import argparse
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.filtering import filter_changes
from benchmarks.importing import bare, imported, sample
from benchmarks.measuring import say, timed

AS_OF = date(2026, 11, 23)


def main() -> None:
    """Imports first: a process started by a large one would show its memory."""
    options = _options()
    os.environ["CQCDASH_TODAY"] = AS_OF.isoformat()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full, lean = folder / "full.duckdb", folder / "lean.duckdb"
        files = sample(folder / "sample", options.certificates, options.audits, options.cases)
        imported(files["certificates"], full)
        imported(files["applications"], full)
        shutil.copy(full, lean)
        imported(files["audits"], full)
        imported(_thinned(files["audits"]), lean)
        compared = [files["certificates"]]
        if options.large:
            big = sample(folder / "large", options.large, 0, 0)["certificates"]
            imported(big, folder / "large.duckdb")
            compared.append(big)
        for file in compared:
            bare(file, folder / "bare.duckdb")
        _load_and_derive(str(full))
        filter_changes(full, lean, options.rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--certificates", type=int, default=100_000)
    parser.add_argument("--audits", type=int, default=400_000)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args()


def _thinned(audits: Path) -> Path:
    """One audit of four: the same portfolio with a shorter history."""
    header, *rows = audits.read_bytes().splitlines(keepends=True)
    file = audits.with_name("audits_thinned.csv")
    file.write_bytes(b"".join([header, *rows[::4]]))
    return file


def _load_and_derive(address: str) -> None:
    from cqcdash import portfolio  # noqa: PLC0415 - it must not grow this process before

    snapshot = portfolio.snapshot(address)
    load = timed(lambda: portfolio.snapshot(address), 3)
    derive = timed(lambda: portfolio.derive(snapshot, AS_OF), 3)
    say("load the snapshot", load)
    say("derive", derive)
    say("load + derive", load + derive)


if __name__ == "__main__":
    main()
