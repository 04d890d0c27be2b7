"""Changes, data health and explanations on the command line."""

import json

import pytest
from commands import SAMPLES, run


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("changes") / "p.duckdb"
    files = ("zertifikate_werke_cp1252.csv", "audits.csv", "applications_stages.csv")
    run("import", *(str(SAMPLES / name) for name in files), database=path)
    return path


@pytest.mark.slow
def test_changes_since_a_day_before_anything_was_known_are_those_of_time(database):
    done = run("changes", "--since", "2026-01-01", "--as-of", "2026-11-23", "--format", "json",
               database=database)  # fmt: skip
    changes = {row["change"] for row in json.loads(done.stdout)}
    assert "turned_not_usable" in changes
    assert "new" not in changes
    assert "Nothing was imported by then" in done.stderr


def test_a_day_after_the_look_is_refused(database):
    done = run("changes", "--since", "2027-01-01", "--as-of", "2026-11-23", database=database)
    assert done.returncode == 2
    assert "--since" in done.stderr


def test_health_lists_records_with_their_problem(database):
    done = run("health", "--as-of", "2026-11-23", "--format", "json", database=database)
    rows = json.loads(done.stdout)
    assert rows
    assert {"problem", "kind", "record", "column"} <= set(rows[0])


def test_an_explanation_names_rule_arithmetic_and_source(database):
    done = run("explain", "CQC21001232913", "--as-of", "2026-11-23", database=database)
    told = json.loads(done.stdout)
    by_name = {one["name"]: one for one in told["explanations"]}
    expiry = by_name["expires_on"]
    assert expiry["value"] == "2026-01-14"
    assert "R1" in expiry["rules"]
    sources = [given["source"] for given in expiry["inputs"] if given["source"]]
    assert sources[0]["file_name"] == "zertifikate_werke_cp1252.csv"


def test_an_unknown_certificate_is_a_sentence(database):
    done = run("explain", "CQC1", database=database)
    assert done.returncode == 2
    assert "There is no certificate 'CQC1'" in done.stderr
