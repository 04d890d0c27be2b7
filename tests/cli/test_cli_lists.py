"""The lists of the command line: their columns and what stands in them."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from functools import cache

import pytest
from commands import ROOT, SAMPLES, run, run_apart, run_without_database

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
    "preparation": (
        "audit_group,audit_task,due_on,planned_on,usual_auditors,usual_days,item_title,prepared,"
        "owner,done_on,note"
    ),
}


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("lists") / "p.duckdb"
    files = ("zertifikate_werke_cp1252.csv", "audits.csv", "applications_stages.csv")
    run("import", *(str(SAMPLES / name) for name in files), database=path)
    return path


@cache
def listed_as(form, name, database):
    """A list of the sample on its day, as text; asked for once however many look at it."""
    return run(name, "--as-of", "2026-11-23", "--format", form, database=database).stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", COLUMNS)
def test_a_list_has_its_columns_in_every_format(name, database):
    listed = {form: listed_as(form, name, database) for form in ("table", "csv", "json")}
    records = json.loads(listed["json"])
    assert list(records[0]) == COLUMNS[name].split(",")
    rows = list(csv.DictReader(io.StringIO(listed["csv"])))
    assert list(rows[0]) == COLUMNS[name].split(",")
    assert len(rows) == len(records) == len(listed["table"].splitlines()) - 1


def test_the_conditions_of_every_audit_are_listed(database):
    told = run("preparation", "--conditions", "--format", "csv", database=database).stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    assert {row["condition"] for row in rows} == {
        *("quality_system", "conformity", "equipment", "personnel"),
    }
    assert rows == sorted(rows, key=lambda row: (row["audit_group"], row["audited_on"]))


def test_changes_of_duty_are_listed_and_summed_up(database):
    """The example portfolio holds voluntary certificates for goods that become mandatory."""
    listed = json.loads(listed_as("json", "duty", database))
    assert {row["duty_state"] for row in listed} >= {"not_enough"}
    assert {"certification_body", "conversion_application_no", "conversion_blocked_by"} <= set(
        listed[0]
    )
    options = ("--as-of", "2026-11-23", "--format", "json", "--summary")
    rows = {
        row["duty_change"]: row
        for row in json.loads(run("duty", *options, database=database).stdout)
    }
    law = rows["SAMR 2025-57, voluntary certificates"]
    left = [row for row in listed if row["duty_change"] == law["duty_change"]]
    assert law["duty_concerned"] == sum(row["duty_state"] == "not_enough" for row in left)
    assert law["sentence"].startswith(f"{law['duty_concerned']} voluntary certificate")
    assert rows["CNCA 2018-11"]["sentence"] == ""


def test_the_first_numbers_to_look_up_are_those_of_the_whole_list(database):
    options = ("verify", "--as-of", "2026-12-24", "--format", "csv", "--limit")
    few, all_of = (
        list(csv.DictReader(io.StringIO(run(*options, limit, database=database).stdout)))
        for limit in ("3", "1000")
    )
    assert few == all_of[:3]
    assert list(few[0])[:3] == ["certificate_no", "verify_reason", "status_age_days"]
    assert len(all_of) > 40
    assert run(*options, "none", database=database).returncode == 2


def test_a_certificate_is_listed_with_what_was_reported_and_what_it_is(database):
    rows = json.loads(listed_as("json", "certificates", database))
    found = {row["certificate_no"]: row for row in rows}
    row = found["CQC21001232913"]
    assert row["reported_status"] == "gültig"
    assert row["status"] == "valid"
    assert row["expires_on"] == "2026-01-14"
    assert row["days_to_expiry"] == -313
    assert row["state"] == "expired"


@pytest.mark.slow
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


@pytest.mark.parametrize(
    "wrong",
    [
        ("--as-of", "23.11.2026"),
        ("--as-of", "20261123"),
        ("--as-of", "9999-12-31"),
        ("--as-of", ""),
        ("--as-known-on", "gestern"),
        ("--format", "xml"),
    ],
)
def test_a_value_that_cannot_be_understood_is_named(wrong, database):
    done = run("certificates", *wrong, database=database)
    assert done.returncode == 2
    assert wrong[1] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", COLUMNS)
def test_an_empty_list_keeps_its_header(name, tmp_path):
    empty = {"database": tmp_path / "p.duckdb"}
    run("migrate", **empty)
    header = run(name, "--format", "csv", **empty).stdout.splitlines()[0]
    assert header == COLUMNS[name]
    listed = json.loads(run(name, "--format", "json", **empty).stdout)
    assert listed == [] or name == "bottlenecks"


def test_dates_numbers_and_gaps_are_what_json_has_for_them(database):
    listed = {name: json.loads(listed_as("json", name, database)) for name in COLUMNS}
    for name, rows in listed.items():
        for row in rows:
            for column, value in row.items():
                if value is not None and column.endswith(("_on", "_by", "until", "plan_from")):
                    assert date.fromisoformat(value).isoformat() == value, (name, column)
    whole = ("days_to_expiry", "days_left", "days_in_stage", "age_days", "visits", "norm_days")
    assert all(
        row[column] is None or type(row[column]) is int
        for rows in listed.values() for row in rows for column in whole if column in row
    )  # fmt: skip
    assert {row["estimated"] for row in listed["audits"]} <= {True, False}
    assert None in {row["first_issued_on"] for row in listed["certificates"]}


def test_what_has_ended_for_good_stands_last(database):
    rows = json.loads(listed_as("json", "certificates", database))
    ended = [row["state"] in ("revoked", "cancelled") for row in rows]
    assert any(ended)
    assert ended == sorted(ended)


def test_a_name_is_found_in_any_case_and_an_unknown_one_is_said(database):
    arguments = ("certificates", "--as-of", "2026-11-23", "--format", "json")
    rows = json.loads(run(*arguments, "--plant", "plant CELAYA", database=database).stdout)
    assert {row["plant"] for row in rows} == {"Plant Celaya"}
    nothing = run(*arguments, "--plant", "Plant Celeya", database=database)
    assert (nothing.returncode, nothing.stdout) == (0, "[]\n")
    assert "--plant: no record has 'Plant Celeya'" in nothing.stderr
    assert "Plant Celaya" in nothing.stderr


@pytest.mark.slow
def test_an_ascii_terminal_gets_and_gives_utf8(database):
    done = run_apart("certificates", "--plant", "Werk Göppingen", "--as-of", "2026-11-23",
                     database=database, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii",
                     )  # fmt: skip
    assert "Werk Göppingen" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tail", "said"), [("| true", ""), ("> /dev/full", "error: The output cannot be used")]
)
def test_an_output_that_nobody_takes_ends_without_a_traceback(tail, said, database):
    command = f"'{sys.executable}' -m cqcdash certificates --database '{database}' {tail}"
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr.startswith(said)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize("named", ["", "~/p.duckdb"])
def test_a_database_is_the_file_that_is_meant(named, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    done = run("migrate", database=named)
    assert done.returncode == (0 if named else 2)
    assert (tmp_path / "p.duckdb").exists() == bool(named)


def test_the_rules_in_force_are_printed_in_full_and_can_be_read_back(tmp_path):
    printed = run("rules", database=tmp_path / "p.duckdb").stdout
    assert "audit_grace_days = 30" in printed
    file = tmp_path / "rules.toml"
    file.write_text(printed)
    checked = run("rules", "--check", str(file), database=tmp_path / "p.duckdb")
    assert checked.stdout == printed


@pytest.mark.parametrize("option", ["--certificates=0", "--audits=-1", "--seed=-1", "--seed=x"])
def test_a_sample_of_an_impossible_size_is_refused(option, tmp_path):
    done = run_without_database("sample", option, "--out", str(tmp_path / "s"))
    assert done.returncode == 2
    assert option.split("=")[0] in done.stderr
    assert not (tmp_path / "s").exists()
