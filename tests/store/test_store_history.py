"""Looking back: every version of a record, and what was known on a day."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from copies import begun_with
from hypothesis import given, settings
from hypothesis import strategies as st
from store_commits import commit, contents, noon, rows, shown_by
from thoroughness import examples

from cqcdash import store
from cqcdash.vocabulary.records import CERTIFICATES, PROVENANCE, VISITS, Kind


def _three_days(address):
    commit(address, "certificate_no|plant|notes\nA|Wuhan|one", day=1)
    changed = "certificate_no|plant|notes\nA|Wuhan|two"
    commit(address, "certificate_no|plant|notes\nB|Suzhou|two", changed, day=2)
    store.undo_import(address, 2, "li", noon(4))


@pytest.fixture
def three_days(address):
    """A on day 1; A changed and B new on day 2; day 2 undone on day 4."""
    return begun_with(address, _three_days)


@pytest.mark.parametrize(
    ("day", "known", "plants"),
    [
        (date(2026, 2, 28), [], []),
        (date(2026, 3, 1), [("A", "one", "1")], ["Wuhan"]),
        (date(2026, 3, 2), [("A", "two", "2"), ("B", "two", "2")], ["Wuhan", "Suzhou"]),
        (date(2026, 3, 3), [("A", "two", "2"), ("B", "two", "2")], ["Wuhan", "Suzhou"]),
        (date(2026, 3, 4), [("A", "one", "1")], ["Wuhan"]),
    ],
)
def test_what_was_known_at_the_end_of_a_day(three_days, day, known, plants):
    then = store.read_as_known_on(three_days, day)
    assert rows(then.certificates, "certificate_no", "notes", "import_id") == known
    assert then.plants["plant"].tolist() == plants
    assert then.known_on == day
    expected = CERTIFICATES.extended(PROVENANCE).empty().dtypes.astype("str").to_dict()
    assert then.certificates.dtypes.astype("str").to_dict() == expected


def test_an_undo_is_not_known_before_it_happened(three_days):
    before, after = (
        store.read_as_known_on(three_days, date(2026, 3, day)).imports for day in (3, 4)
    )
    assert before["undone_at"].isna().all()
    assert after["undone_at"].tolist() == [pd.Timestamp(noon(4)), pd.NaT]


def test_a_look_back_from_today_is_the_snapshot(three_days):
    now, then = (
        store.read_snapshot(three_days),
        store.read_as_known_on(three_days, date(2030, 1, 1)),
    )
    for name in ("certificates", "audits", "visits", "plants", "imports"):
        frame = getattr(now, name)
        assert rows(frame, *frame.columns) == rows(getattr(then, name), *frame.columns)


# Which certificate an import changes (0: the latest is undone) by a clock that goes astray.
changes = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), min_size=2, max_size=7)


@pytest.mark.slow
@settings(max_examples=examples(4), deadline=None)
@given(changes)
def test_a_look_back_shows_every_state_that_there_was_whatever_the_clocks_said(steps):
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "portfolio.duckdb")
        seen = []
        for turn, (number, day) in enumerate(steps):
            _step(address, turn, number, day)
            happened = store.import_history(address)[["committed_at", "undone_at"]]
            seen.append((happened.max().max().to_pydatetime(), contents(address)))
        assert [moment for moment, _ in seen] == sorted({moment for moment, _ in seen})
        for moment, state in seen:
            then = store.read_as_known_before(address, moment + timedelta(microseconds=1))
            assert shown_by(then)[:3] == state[:3]


def _step(address, turn, number, day):
    """Undo the latest import that holds, or change one of two certificates."""
    held = store.import_history(address).query("undone_at.isna()")
    if number == 0 and len(held):
        store.undo_import(address, int(held["import_id"].max()), "li", noon(day))
    else:
        commit(address, f"certificate_no|plant|notes\n{number}|Wuhan|{turn}", day=day)


def test_every_version_of_a_record_with_its_source(three_days):
    versions = store.versions_of(three_days, Kind.CERTIFICATES, "A")
    shown = ("notes", "file_name", "source_line", "user", "known_from", "known_until", "ended_by")
    times = [str(noon(day)) for day in (1, 2, 4)]
    got = versions[list(shown)].astype("object").where(versions[list(shown)].notna(), "")
    assert [tuple(map(str, row)) for row in got.itertuples(index=False)] == [
        ("one", "march_1.csv", "2", "mei", times[0], times[1], "update"),
        ("two", "march_2.csv", "2", "mei", times[1], times[2], "undo"),
        ("one", "march_1.csv", "2", "mei", times[2], "", ""),
    ]


def test_a_record_that_never_was_has_no_versions(three_days):
    assert store.versions_of(three_days, Kind.CERTIFICATES, "Z'; drop table plants; --").empty
    assert store.versions_of(three_days, Kind.APPLICATIONS, "N|review|2026-01-01").empty


@pytest.mark.slow
def test_a_visit_is_found_by_its_key_text(address):
    visit = "application_no|stage|entered_on|left_on\nN|review|2026-01-05|"
    commit(address, visit, kind=Kind.APPLICATIONS, day=1)
    commit(address, "", visit + "2026-02-01", kind=Kind.APPLICATIONS, day=2)
    key = VISITS.key_text(store.read_current(address, Kind.APPLICATIONS))[0]
    left = store.versions_of(address, Kind.APPLICATIONS, key)["left_on"]
    assert left.tolist() == [pd.NaT, pd.Timestamp("2026-02-01")]
    parts = ("N", "review", "2026-01-05")
    assert len(store.versions_of(address, Kind.APPLICATIONS, parts)) == 2
    for malformed in ("N", "N|review", "N|review|5 January", "||", ""):
        assert store.versions_of(address, Kind.APPLICATIONS, malformed).empty


def test_a_manual_edit_shows_its_reason_and_no_line(address):
    commit(address, "certificate_no|notes\nA|one", day=1)
    edit = pd.DataFrame({"certificate_no": ["A"], "notes": ["by hand"]})
    commit(
        address, "", edit, day=2, origin="manual", reason="typing error", file_name="", sha256=""
    )
    last = store.versions_of(address, Kind.CERTIFICATES, "A").iloc[-1]
    assert (last["notes"], last["origin"], last["reason"]) == ("by hand", "manual", "typing error")
    assert pd.isna(last["file_name"])
