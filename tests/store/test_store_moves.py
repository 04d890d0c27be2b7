"""Records that get another key: kept as versions, found by their history, taken back by an undo."""

import tempfile
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from copies import begun_with
from hypothesis import given, settings
from hypothesis import strategies as st
from store_commits import commit, contents, noon, removed, rows, write_of
from thoroughness import examples

from cqcdash import store
from cqcdash.vocabulary.records import Kind

VISIT = "application_no | stage  | entered_on | notes\n"


def _visits(address):
    return rows(store.read_current(address, Kind.APPLICATIONS), "entered_on", "notes")


def _move(address, before, after, day, notes="moved"):
    gone = f"application_no | stage | entered_on | moved_to\nN | review | {before} | "
    # The key text has bars itself, so it is not written in the table.
    remove = removed(gone, Kind.APPLICATIONS).assign(moved_to=f"N|review|{after}")
    new = f"{VISIT}N | review | {after} | {notes}"
    return commit(address, new, kind=Kind.APPLICATIONS, day=day, remove=remove)


def _moved(address):
    commit(address, f"{VISIT}N | review | 2026-01-05 | one", kind=Kind.APPLICATIONS, day=1)
    _move(address, "2026-01-05", "2026-01-07", day=2)


@pytest.fixture
def moved(address):
    return begun_with(address, _moved)


def test_a_moved_record_is_there_once_and_counts_as_updated(moved):
    assert _visits(moved) == [("2026-01-07 00:00:00", "moved")]
    counts = store.import_history(moved).iloc[0][["inserted", "updated"]]
    assert counts.tolist() == [0, 1]


def test_the_former_key_is_known_on_the_day_before(moved):
    known = [store.read_as_known_on(moved, date(2026, 3, day)).visits for day in (1, 2)]
    assert [rows(frame, "notes") for frame in known] == [[("one",)], [("moved",)]]


def test_the_history_of_a_record_has_the_versions_under_its_former_keys(moved):
    _move(moved, "2026-01-07", "2026-01-09", day=3, notes="again")
    found = store.versions_of(moved, Kind.APPLICATIONS, ("N", "review", "2026-01-09"))
    assert found["notes"].tolist() == ["one", "moved", "again"]
    assert found["ended_by"].astype("object").tolist()[:2] == ["delete", "delete"]
    former = store.versions_of(moved, Kind.APPLICATIONS, "N|review|2026-01-05")
    assert former["notes"].tolist() == ["one"]


def test_undo_gives_the_former_key_back(moved):
    undone = store.undo_import(moved, 2, "li", noon(3))
    assert (undone.removed, undone.restored, len(undone.kept)) == (0, 1, 0)
    assert _visits(moved) == [("2026-01-05 00:00:00", "one")]


def test_undoing_a_move_keeps_the_record_that_was_changed_since(moved):
    changed = f"{VISIT}N | review | 2026-01-07 | later"
    commit(moved, "", changed, kind=Kind.APPLICATIONS, day=3)
    undone = store.undo_import(moved, 2, "li", noon(4))
    assert rows(undone.kept, "key", "changed_by") == [("N|review|2026-01-07", "3")]
    assert _visits(moved) == [("2026-01-07 00:00:00", "later")]
    store.undo_import(moved, 3, "li", noon(5))
    assert _visits(moved) == [("2026-01-05 00:00:00", "one")]


def test_undoing_a_move_names_what_a_later_move_took_out(moved):
    _move(moved, "2026-01-07", "2026-01-09", day=3, notes="again")
    undone = store.undo_import(moved, 2, "li", noon(4))
    assert rows(undone.kept, "key", "changed_by") == [("N|review|2026-01-07", "3")]
    assert _visits(moved) == [("2026-01-09 00:00:00", "again")]
    store.undo_import(moved, 3, "li", noon(5))
    assert _visits(moved) == [("2026-01-05 00:00:00", "one")]


def test_a_key_that_was_used_again_is_not_there_twice_after_an_undo(moved):
    _move(moved, "2026-01-07", "2026-01-05", day=3, notes="back")
    store.undo_import(moved, 2, "li", noon(4))
    assert _visits(moved) == [("2026-01-05 00:00:00", "back")]
    store.undo_import(moved, 3, "li", noon(5))
    assert _visits(moved) == [("2026-01-05 00:00:00", "one")]


def test_a_plan_that_writes_and_removes_a_key_is_refused(address):
    same = removed("certificate_no\nA")
    with pytest.raises(ValueError, match="twice"):
        store.write_plan(address, write_of("certificate_no\nA", remove=same))


days = st.integers(1, 3)
steps = st.lists(st.tuples(st.sampled_from("wm"), days, days), min_size=1, max_size=5)


@pytest.mark.slow
@settings(max_examples=examples(4), deadline=None)
@given(steps, st.data())
def test_undoing_all_imports_in_any_order_leaves_nothing(steps, data):
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "portfolio.duckdb")
        store.migrate(address)
        empty, day = contents(address), count(1)
        for what, first, second in steps:
            _step(address, what, first, second, next(day))
        latest = store.import_history(address)["import_id"].tolist()
        for import_id in data.draw(st.permutations(latest)):
            store.undo_import(address, import_id, "li", noon(next(day)))
            keys = [entered for entered, _ in _visits(address)]
            assert len(keys) == len(set(keys))
        assert contents(address) == empty


def _step(address, what, first, second, day):
    """Write the visit of a day, or move it to another day when it can be moved."""
    there = {entered[:10] for entered, _ in _visits(address)}
    before, after = f"2026-01-0{first}", f"2026-01-0{second}"
    if what == "m" and before in there and after not in there:
        _move(address, before, after, day, notes=f"m{day}")
    else:
        text = f"{VISIT}N | review | {before} | w{day}"
        new, changed = ("", text) if before in there else (text, "")
        commit(address, new, changed, kind=Kind.APPLICATIONS, day=day)
