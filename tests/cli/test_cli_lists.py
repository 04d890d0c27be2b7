"""The lists of the command line: their columns and what stands in them."""

import csv
import io
import json

import pytest
from test_cli_samples import SAMPLES, run

COLUMNS = {
    "certificates": (
        "certificate_no,version,scheme,plant,product_category,product,status,reported_status,"
        "first_issued_on,issued_on,expires_on,days_to_expiry,follow_up_due_on,file_renewal_by,"
        "safe_until,safe_until_reason,state"
    ),
    "audits": (
        "plant,audit_group,due_on,plan_from,days_left,state,estimated,certificates_at_stake,"
        "product_categories"
    ),
    "applications": (
        "application_no,plant,product_category,stage,entered_stage_on,days_in_stage,age_days,state"
    ),
    "bottlenecks": (
        "stage,visits,open,median_days,p85_days,norm_days,over_norm,waiting_median_days"
    ),
}


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("lists") / "p.duckdb"
    files = ("zertifikate_werke_cp1252.csv", "audits.csv", "applications_stages.csv")
    run("import", *(str(SAMPLES / name) for name in files), database=path)
    return path


@pytest.mark.parametrize("name", COLUMNS)
def test_a_list_has_its_columns_in_every_format(name, database):
    listed = {
        form: run(name, "--as-of", "2026-11-23", "--format", form, database=database).stdout
        for form in ("table", "csv", "json")
    }
    records = json.loads(listed["json"])
    assert list(records[0]) == COLUMNS[name].split(",")
    rows = list(csv.DictReader(io.StringIO(listed["csv"])))
    assert list(rows[0]) == COLUMNS[name].split(",")
    assert len(rows) == len(records) == len(listed["table"].splitlines()) - 1


def test_a_certificate_is_listed_with_what_was_reported_and_what_it_is(database):
    done = run("certificates", "--as-of", "2026-11-23", "--format", "json", database=database)
    found = {row["certificate_no"]: row for row in json.loads(done.stdout)}
    row = found["CQC21001232913"]
    assert row["reported_status"] == "gültig"
    assert row["status"] == "valid"
    assert row["expires_on"] == "2026-01-14"
    assert row["days_to_expiry"] == -313
    assert row["state"] == "expired"


def test_a_plant_filter_leaves_the_other_plants_out(database):
    arguments = ("--plant", "Plant Celaya", "--as-of", "2026-11-23", "--format", "json")
    for name in ("certificates", "audits", "applications"):
        rows = json.loads(run(name, *arguments, database=database).stdout)
        assert {row["plant"] for row in rows} == {"Plant Celaya"}


def test_the_overview_counts_every_certificate_once(database):
    done = run("overview", "--as-of", "2026-11-23", "--format", "json", database=database)
    counts = {row["figure"]: row["count"] for row in json.loads(done.stdout)}
    states = {name: count for name, count in counts.items() if name.startswith("state_")}
    assert sum(states.values()) == counts["certificates"] == 89


@pytest.mark.parametrize("wrong", [("--as-of", "23.11.2026"), ("--format", "xml")])
def test_a_value_that_cannot_be_understood_is_named(wrong, database):
    done = run("certificates", *wrong, database=database)
    assert done.returncode == 2
    assert wrong[1] in done.stderr
    assert "Traceback" not in done.stderr
