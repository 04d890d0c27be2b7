"""cqcdash attention: the list that the overview begins with."""

import csv
import io
import json

import pytest
from commands import SAMPLES, run

FIRST = (
    "place,kind,key,action,act_by,bites_on,at_stake,unblocks,blocked_by,owner,taken_by,score,why"
)
THEN = "section,plant,title,gap_days,expected_on,certificates"


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("attention") / "p.duckdb"
    files = ("zertifikate_werke_cp1252.csv", "audits.csv", "applications_stages.csv")
    run("import", *(str(SAMPLES / name) for name in files), database=path)
    return path


def listed(database, form="json", *more):
    options = ("--as-of", "2026-11-23", "--format", form, *more)
    done = run("attention", *options, database=database)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_list_has_its_keys_in_every_format(database):
    rows = json.loads(listed(database))
    keys = [*FIRST.split(","), *THEN.split(",")]
    assert [list(row) for row in rows] == [keys] * len(rows)
    assert [row["place"] for row in rows] == list(range(1, len(rows) + 1))
    assert all(isinstance(row["certificates"], list) for row in rows)
    assert all(row["why"] and row["title"] for row in rows)
    table = list(csv.DictReader(io.StringIO(listed(database, "csv"))))
    assert [row["key"] for row in table] == [row["key"] for row in rows]
    assert table[0]["certificates"] == "; ".join(rows[0]["certificates"])
    assert len(listed(database, "table").splitlines()) == len(rows) + 1


def test_the_scope_chooses_the_items(database):
    rows = json.loads(listed(database))
    plant = next(row["plant"] for row in rows if row["plant"])
    chosen = json.loads(listed(database, "json", "--plant", plant))
    assert chosen
    assert {row["plant"] for row in chosen} == {plant}
