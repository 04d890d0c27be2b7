"""A command that reads makes no database: a typing error must not look like an empty portfolio."""

import sqlite3

import pytest
from commands import SAMPLES, run

READING = {
    "certificates": (),
    "audits": (),
    "applications": (),
    "bottlenecks": (),
    "forecast": (),
    "overview": (),
    "health": (),
    "changes": ("--since", "2026-01-01"),
    "explain": ("2022221101000119",),
    "history": (),
    "undo": ("1",),
    "backup": ("copy.duckdb",),
}


@pytest.mark.parametrize("command", READING)
def test_a_command_that_reads_says_that_there_is_no_database(command, tmp_path):
    address = tmp_path / "folder" / "typo.duckdb"
    done = run(command, *READING[command], database=address)
    assert done.returncode == 2
    assert not done.stdout
    assert f"There is no database {address}" in done.stderr
    assert "cqcdash import" in done.stderr
    assert not address.parent.exists()


def test_a_dry_run_leaves_no_database_behind(tmp_path):
    address = tmp_path / "folder" / "new.duckdb"
    done = run("import", str(SAMPLES / "audits.csv"), "--dry-run", database=address)
    assert "nothing was written" in done.stdout + done.stderr
    assert not address.parent.exists()


@pytest.mark.parametrize("command", ["import", "migrate"])
def test_commands_that_bring_records_make_one(command, tmp_path):
    address = tmp_path / "folder" / "new.duckdb"
    files = [str(SAMPLES / "audits.csv")] if command == "import" else []
    run(command, *files, database=address)
    assert address.exists()


def test_a_database_of_another_program_is_named(tmp_path):
    address = tmp_path / "other.db"
    with sqlite3.connect(address) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    before = address.read_bytes()
    done = run("certificates", database=address)
    assert done.returncode == 2
    assert "SQLite database" in done.stderr
    assert address.read_bytes() == before
