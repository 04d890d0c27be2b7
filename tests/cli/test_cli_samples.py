"""The sample exports through the command line, twice, against what they are known to hold."""

import json

import pytest
from commands import ROOT, SAMPLES, import_json, run, run_apart, run_without_database
from python_calamine import CalamineWorkbook

EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))


def rejected_lines(account: dict) -> list[int]:
    return sorted({f["line"] for f in account["findings"] if f["level"] == "reject"})


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_rejected_exactly_where_it_is_wrong(name, tmp_path):
    code, (account,) = import_json(SAMPLES / name, database=tmp_path / "p.duckdb")
    expected = EXPECTED[name]
    assert account["kind"] == expected["kind"]
    assert account["rows"] == expected["rows"]
    assert rejected_lines(account) == expected["rejected_lines"]
    assert account["rejected"] == len(expected["rejected_lines"])
    assert account["inserted"] == expected["rows"] - len(expected["rejected_lines"])
    assert code == (1 if expected["rejected_lines"] else 0)


@pytest.mark.slow
def test_all_samples_twice_change_nothing_the_second_time(tmp_path):
    files = [SAMPLES / name for name in EXPECTED]
    import_json(*files, database=tmp_path / "p.duckdb")
    _, accounts = import_json(*files, database=tmp_path / "p.duckdb")
    for account in accounts:
        assert account["inserted"] == account["updated"] == 0
        assert account["unchanged"] == account["rows"] - account["rejected"]


BAD = {
    "empty.csv": b"",
    "binary.csv": bytes(range(256)) * 40,
    "no_number.csv": b"Colour,Weight\nred,12\nblue,13\n",
    "header_only.csv": b"Certificate No.,Status,Expiry date\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_imported_gets_a_sentence_and_exit_code_2(name, tmp_path):
    file = tmp_path / name
    file.write_bytes(BAD[name])
    done = run("import", str(file), database=tmp_path / "p.duckdb")
    assert done.returncode == 2
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    done = run("import", str(file), "--json", database=tmp_path / "p.duckdb")
    (account,) = json.loads(done.stdout)["files"]
    assert done.returncode == 2
    assert account["rows"] == 0
    assert account["findings"][0]["message"]


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path):
    done = run("import", str(tmp_path / "nowhere.csv"), database=tmp_path / "p.duckdb")
    assert done.returncode == 2
    assert "nowhere.csv" in done.stderr


def test_one_bad_file_among_good_ones_writes_nothing(tmp_path):
    bad = tmp_path / "empty.csv"
    bad.write_bytes(b"")
    database = tmp_path / "p.duckdb"
    run("migrate", database=database)
    done = run("import", str(SAMPLES / "audits.csv"), str(bad), "--json", database=database)
    assert done.returncode == 2
    accounts = json.loads(done.stdout)["files"]
    assert [(a["file"], a["rows"], a["inserted"], len(a["findings"])) for a in accounts] == [
        ("audits.csv", 0, 0, 0),
        ("empty.csv", 0, 0, 1),
    ]
    listed = run("history", "--format", "json", database=database)
    assert json.loads(listed.stdout) == []


def test_a_dry_run_says_what_would_happen_and_writes_nothing(tmp_path):
    database = tmp_path / "p.duckdb"
    run("migrate", database=database)
    done = run("import", str(SAMPLES / "audits.csv"), "--dry-run", "--json", database=database)
    assert json.loads(done.stdout)["files"][0]["inserted"] == 47
    assert json.loads(run("history", "--format", "json", database=database).stdout) == []


@pytest.mark.slow
def test_the_account_has_exactly_the_promised_keys(tmp_path):
    done = run_apart("import", str(SAMPLES / "cnca_query_gb18030.csv"), "--json",
                     database=tmp_path / "p.duckdb")  # fmt: skip
    told = json.loads(done.stdout)
    assert list(told) == ["files"]
    (account,) = told["files"]
    assert list(account) == [
        "file", "kind", "rows", "inserted", "updated", "unchanged", "rejected", "findings",
    ]  # fmt: skip
    for finding in account["findings"]:
        assert list(finding) == ["line", "column", "code", "level", "value", "message"]
    assert done.returncode == 1
    assert done.stderr == ""


@pytest.mark.parametrize("given", ["certificate_no", "certificate_no=Nummer", "colour=x"])
def test_a_column_that_cannot_be_used_is_refused(given, tmp_path):
    file = str(SAMPLES / "cnca_query_gb18030.csv")
    run("migrate", database=tmp_path / "p.duckdb")
    done = run("import", file, "--column", given, database=tmp_path / "p.duckdb")
    assert done.returncode == 2
    assert given.removesuffix("=x") in done.stderr
    listed = run("history", "--format", "json", database=tmp_path / "p.duckdb")
    assert json.loads(listed.stdout) == []


def test_the_templates_kept_in_data_are_those_of_this_version(tmp_path):
    done = run_without_database("templates", "--out", str(tmp_path))
    assert done.returncode == 0
    made = sorted(tmp_path.glob("*.xlsx"))
    kept = sorted((ROOT / "data" / "templates").glob("*.xlsx"))
    assert [file.name for file in made] == [file.name for file in kept]
    for new, old in zip(made, kept, strict=True):
        assert sheets(new) == sheets(old)


def sheets(file):
    book = CalamineWorkbook.from_path(str(file))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
