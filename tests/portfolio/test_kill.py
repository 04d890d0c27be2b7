"""A killed import leaves all of it or nothing."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from thoroughness import examples

from cqcdash.sample import sample_portfolio

HERE = Path(__file__).parent
MOMENTS = min(50, examples(20))
ROWS = 4_000


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_an_import_killed_at_many_moments_is_there_whole_or_not_at_all(tmp_path):
    lines = sample_portfolio(ROWS, 3, date(2026, 6, 23), audits=100, applications=40)
    (tmp_path / "large.csv").write_bytes(lines["certificates.csv"])
    done = subprocess.run(
        [sys.executable, str(HERE / "kill_import.py"), str(tmp_path), str(MOMENTS)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
    )
    undisturbed, *outcomes = json.loads(done.stdout)
    assert undisturbed == [False, ROWS]
    assert len(outcomes) == MOMENTS
    assert sum(died for died, _ in outcomes) >= MOMENTS // 2
    assert {count for _, count in outcomes} <= {0, ROWS}
