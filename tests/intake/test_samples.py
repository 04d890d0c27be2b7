"""The sample exports, end to end: expected rows, expected rejects, and twice is once."""

import json
from pathlib import Path

import pytest

from cqcdash import intake
from cqcdash.texts.findings import sentence
from cqcdash.vocabulary.records import SCHEMA_OF

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_sample_is_understood_and_its_bad_lines_are_found(name):
    (raw,) = intake.read_files([(name, (SAMPLES / name).read_bytes())])
    understanding = intake.understand(raw)
    assert not understanding.blocked
    judged = intake.judge(raw, understanding)
    planned = intake.plan(judged, SCHEMA_OF[judged.kind].empty())
    expected = EXPECTED[name]
    assert planned.kind == expected["kind"]
    assert planned.rows == expected["rows"]
    assert planned.rejected["line"].tolist() == expected["rejected_lines"]
    assert planned.inserted == expected["rows"] - len(expected["rejected_lines"])
    assert all(sentence(finding) for finding in planned.findings)

    again = intake.plan(judged, planned.insert)
    assert (again.inserted, again.updated) == (0, 0)
    assert again.unchanged == planned.inserted
    assert again.vanished.empty
