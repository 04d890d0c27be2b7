"""The write gate: what goes in comes out, once, all of it or nothing."""

import tempfile
from datetime import UTC, date, timedelta, timezone
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_commits import commit, contents, noon, numbered, rows, write_of
from tables import frame_of
from thoroughness import examples

from cqcdash import store
from cqcdash.errors import StalePlanError
from cqcdash.vocabulary.finding import Finding, Level
from cqcdash.vocabulary.imports import IMPORTS, REJECTS, Learned
from cqcdash.vocabulary.records import AUDITS, CERTIFICATES, PROVENANCE, VISITS, Kind

EVERY_TYPE = """
audit_key | plant | kind      | planned_on | ended_on   | auditor_days | findings_conformity
K1        | Wuhan | follow_up | 2026-01-05 | 2026-01-06 | 1.5          | 0
K2        | Wuhan | initial   | 0001-01-01 | 9999-12-31 |              | 12
K3        |       |           |            |            | 0            |
"""


def test_every_column_type_comes_back_as_it_went_in(address):
    commit(address, EVERY_TYPE, kind=Kind.AUDITS)
    expected = frame_of(EVERY_TYPE, AUDITS)
    got = store.read_current(address, Kind.AUDITS)
    pd.testing.assert_frame_equal(got[AUDITS.names], expected, check_categorical=False)
    assert got["import_id"].tolist() == [1, 1, 1]
    assert got["source_line"].tolist() == [2, 3, 4]


def test_flags_come_back_with_their_missing_values(address):
    commit(address, "certificate_no | certificate_first\nA | yes\nB | no\nC |")
    got = store.read_current(address, Kind.CERTIFICATES)["certificate_first"]
    assert got.tolist() == [True, False, pd.NA]


@pytest.mark.parametrize("schema", [CERTIFICATES, AUDITS, VISITS], ids=lambda schema: schema.name)
def test_frames_have_the_types_of_the_schema_even_when_all_is_missing(address, schema):
    commit(address, pd.DataFrame({schema.key[0]: ["x"]}), kind=Kind(schema.name))
    got = store.read_current(address, Kind(schema.name))
    assert got.dtypes.astype("str").to_dict() == (
        schema.extended(PROVENANCE).empty().dtypes.astype("str").to_dict()
    )


text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
day = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.slow
@settings(max_examples=examples(10), deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "certificate_no": text,
                "plant": st.none() | text,
                "notes": st.none() | text,
                "expires_on": st.none() | day,
                "certificate_first": st.none() | st.booleans(),
            }
        ),
        min_size=1,
        unique_by=lambda row: row["certificate_no"],
    )
)
def test_any_text_and_any_day_survive(records):
    expected = CERTIFICATES.conform(pd.DataFrame(records))
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "portfolio.duckdb")
        commit(address, expected)
        got = store.read_current(address, Kind.CERTIFICATES)[CERTIFICATES.names]
    pd.testing.assert_frame_equal(got, expected, check_categorical=False)


def test_the_import_record_accounts_for_every_row_of_the_file(address):
    commit(address, "certificate_no\nA\nB", rows=3, rejected=_rejected([4, 4]), day=2)
    commit(address, "certificate_no\nC", "certificate_no|notes\nA|new", rows=4, unchanged=2, day=3)
    history = store.import_history(address)
    assert list(history.columns) == IMPORTS.names
    counts = ("import_id", "rows", "inserted", "updated", "unchanged", "rejected")
    assert rows(history, *counts) == [
        ("1", "3", "2", "0", "0", "1"),
        ("2", "4", "1", "1", "2", "0"),
    ]
    newest = history.iloc[0]
    assert (newest["file_name"], newest["user"], newest["origin"]) == ("march_3.csv", "mei", "file")
    assert newest["committed_at"] == pd.Timestamp(noon(3))


def test_counts_of_file_rows_outrank_counts_of_records(address):
    commit(address, "certificate_no\nA\nB", rows=1, inserted=1, updated=0, rejected_rows=0)
    assert rows(store.import_history(address), "rows", "inserted") == [("1", "1")]


def test_what_is_known_already_is_not_written_again(address):
    table = "certificate_no | plant | expires_on\nA | Wuhan | 2027-01-01\nB | |"
    commit(address, table, day=1)
    commit(address, "", table, day=2)
    assert rows(store.import_history(address), "import_id", "updated", "unchanged") == [
        ("1", "0", "0"),
        ("2", "0", "2"),
    ]
    assert store.read_current(address, Kind.CERTIFICATES)["import_id"].tolist() == [1, 1]
    assert len(store.versions_of(address, Kind.CERTIFICATES, "A")) == 1


def test_two_files_with_the_same_record_in_one_commit(address):
    store.write_plans(
        address,
        [
            write_of("certificate_no|notes\nA|first\nB|only", file_name="one.csv"),
            write_of("certificate_no|notes\nA|second", file_name="two.csv"),
        ],
    )
    got = store.read_current(address, Kind.CERTIFICATES)
    assert rows(got, "certificate_no", "notes") == [("A", "second"), ("B", "only")]
    history = store.versions_of(address, Kind.CERTIFICATES, "A")
    assert history["notes"].tolist() == ["first", "second"]


@pytest.mark.slow
def test_a_second_click_writes_nothing_and_gives_the_same_ids(address):
    first = write_of("certificate_no\nA")
    preview = [first, write_of(EVERY_TYPE, kind=Kind.AUDITS, token=first.token)]
    assert store.write_plans(address, preview) == [1, 2]
    before = contents(address)
    assert store.write_plans(address, preview) == [1, 2]
    assert store.write_plans(address, preview) == [1, 2]
    assert contents(address) == before
    assert store.data_version(address) == 1


def test_the_same_record_committed_under_two_tokens_is_two_imports(address):
    assert commit(address, "certificate_no\nA", token="") == 1
    assert commit(address, "certificate_no\nB", token="") == 2


def test_a_plan_that_others_have_overtaken_is_refused_whole(address):
    stale = [write_of("certificate_no\nA"), write_of("certificate_no\nB")]
    commit(address, "certificate_no\nC")
    before = contents(address)
    with pytest.raises(StalePlanError):
        store.write_plans(address, stale)
    assert contents(address) == before


def test_when_one_file_of_several_fails_none_is_written(address):
    commit(address, "certificate_no\nC")
    before = contents(address)
    broken = write_of("certificate_no\nB", based_on=1, committed_at="not a moment")
    with pytest.raises(Exception, match=r".+"):
        store.write_plans(address, [write_of("certificate_no\nA", based_on=1), broken])
    assert contents(address) == before
    assert store.data_version(address) == 1


def test_a_plan_with_the_same_key_twice_does_not_get_in(address):
    with pytest.raises(ValueError, match="same key twice"):
        commit(address, "certificate_no\nA", "certificate_no|notes\nA|x")


def test_plants_come_into_being_when_first_referenced(address):
    commit(address, "certificate_no | plant\nA | Wuhan\nB | Wuhan\nC |")
    commit(address, "audit_key | plant\nK | Wuhan\nL | Suzhou", kind=Kind.AUDITS, day=2)
    assert store.read_snapshot(address).plants["plant"].tolist() == ["Suzhou", "Wuhan"]


def test_findings_rejects_and_learned_words_are_kept_with_the_import(address):
    noticed = (
        Finding("ambiguous_date", Level.WARN, 7, "expires_on", "03/04/2026", {"order": "dmy"}),
        Finding("unknown_header", Level.NOTE, column="Größe", params={"比": [1, 2]}),
    )
    words = (
        Learned("certificates", "column", "Zert.-Nr.", "certificate_no"),
        Learned("certificates", "column", "Zert.-Nr.", "version"),
    )
    commit(address, "certificate_no\nA", findings=noticed, learned=words, rejected=_rejected([9]))
    assert store.import_findings(address, 1) == noticed
    assert store.learned(address) == words[1:]
    rejected = store.import_rejects(address, 1)
    assert list(rejected.columns) == REJECTS.names
    assert rows(rejected, "line", "code", "raw_json") == [("9", "missing", '{"号": ""}')]
    assert store.import_findings(address, 2) == ()


def test_what_a_finding_names_is_kept_as_plain_numbers_and_texts(address):
    params = {"line": np.int64(4), "day": date(2026, 1, 2), "share": np.float64(0.5)}
    noticed = (Finding("odd", Level.NOTE, line=np.int64(4), params=params),)
    commit(address, "certificate_no\nA", findings=noticed)
    kept = store.import_findings(address, 1)[0]
    assert (kept.line, kept.params) == (4, {"line": 4, "day": "2026-01-02", "share": 0.5})


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=8))])
def test_a_moment_with_a_zone_is_kept_as_utc(address, zone, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    moment = noon(1).replace(tzinfo=UTC).astimezone(zone)
    commit(address, "certificate_no\nA", committed_at=moment)
    store.undo_import(address, 1, "li", moment + timedelta(days=1))
    record = store.import_history(address).iloc[0]
    assert (record["committed_at"], record["undone_at"]) == (noon(1), noon(2))


@pytest.mark.slow
def test_a_big_file_is_read_back_whole(address):
    commit(address, numbered(0, 250_000))
    got = store.read_current(address, Kind.CERTIFICATES)["certificate_no"]
    assert (len(got), got.nunique()) == (250_000, 250_000)


def _rejected(lines):
    return pd.DataFrame(
        {
            "line": lines,
            "column": "certificate_no",
            "code": "missing",
            "reason_json": "{}",
            "raw_json": '{"号": ""}',
        }
    )
