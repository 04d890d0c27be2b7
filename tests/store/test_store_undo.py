"""Taking imports back: the latest, an older one, and all of them in any order."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_commits import commit, contents, noon, rows
from thoroughness import examples

from cqcdash import store
from cqcdash.errors import UnknownRecordError
from cqcdash.vocabulary.imports import Learned
from cqcdash.vocabulary.records import Kind

SHOWN = ("certificate_no", "plant", "notes", "import_id")


def _shown(address):
    return rows(store.read_current(address, Kind.CERTIFICATES), *SHOWN)


@pytest.mark.slow
def test_the_latest_import_is_taken_back(address):
    commit(address, "certificate_no|plant\nA|Wuhan\nB|Wuhan", day=1)
    before = contents(address)
    latest = commit(
        address, "certificate_no|plant\nC|Suzhou", "certificate_no|plant|notes\nA|Wuhan|new", day=2
    )
    undone = store.undo_import(address, latest, "li", noon(3))
    assert (undone.removed, undone.restored, len(undone.kept)) == (1, 1, 0)
    assert contents(address) == before
    record = store.import_history(address).iloc[0]
    assert (record["undone_by"], record["undone_at"]) == ("li", noon(3))


@pytest.mark.slow
def test_an_older_import_leaves_what_a_later_one_changed(address):
    commit(address, "certificate_no|notes\nA|one\nB|one", day=1)
    older = commit(
        address, "certificate_no|notes\nC|two", "certificate_no|notes\nA|two\nB|two", day=2
    )
    later = commit(address, "", "certificate_no|notes\nA|three\nC|three", day=3)
    undone = store.undo_import(address, older, "li", noon(4))
    assert (undone.removed, undone.restored) == (0, 1)
    assert rows(undone.kept, "kind", "key", "changed_by") == [
        ("certificates", "A", str(later)),
        ("certificates", "C", str(later)),
    ]
    assert _shown(address) == [
        ("A", "", "three", "3"),
        ("B", "", "one", "1"),
        ("C", "", "three", "3"),
    ]


@pytest.mark.slow
def test_undoing_the_later_import_too_leads_back_to_before_both(address):
    commit(address, "certificate_no|notes\nA|one", day=1)
    before = contents(address)
    older = commit(address, "certificate_no|notes\nC|two", "certificate_no|notes\nA|two", day=2)
    later = commit(address, "", "certificate_no|notes\nA|three\nC|three", day=3)
    store.undo_import(address, older, "li", noon(4))
    undone = store.undo_import(address, later, "li", noon(5))
    assert (undone.removed, undone.restored) == (1, 1)
    assert contents(address) == before


@pytest.mark.slow
def test_an_import_after_an_undo_can_be_undone_as_well(address):
    commit(address, "certificate_no|notes\nA|one", day=1)
    store.undo_import(
        address, commit(address, "", "certificate_no|notes\nA|two", day=2), "li", noon(3)
    )
    before = contents(address)
    store.undo_import(
        address, commit(address, "", "certificate_no|notes\nA|four", day=4), "li", noon(5)
    )
    assert contents(address) == before
    assert _shown(address) == [("A", "", "one", "1")]


def test_an_import_is_undone_once_and_only_when_it_exists(address):
    import_id = commit(address, "certificate_no\nA")
    store.undo_import(address, import_id, "li", noon(2))
    version = store.data_version(address)
    for absent in (import_id, 77):
        with pytest.raises(UnknownRecordError):
            store.undo_import(address, absent, "li", noon(3))
    assert store.data_version(address) == version


def test_undo_raises_the_version_and_forgets_what_the_import_taught(address):
    learned = (Learned("", "status", "正常", "valid"),)
    commit(address, "certificate_no\nA", learned=learned)
    store.undo_import(address, 1, "li", noon(2))
    assert store.data_version(address) == 2
    assert store.learned(address) == ()


@pytest.mark.slow
def test_a_plant_goes_with_the_last_record_that_needs_it(address):
    first = commit(address, "certificate_no|plant\nA|Wuhan", day=1)
    second = commit(address, "audit_key|plant\nK|Wuhan", kind=Kind.AUDITS, day=2)
    store.undo_import(address, first, "li", noon(3))
    assert store.read_snapshot(address).plants["plant"].tolist() == ["Wuhan"]
    store.undo_import(address, second, "li", noon(4))
    assert store.read_snapshot(address).plants["plant"].tolist() == []


@pytest.mark.slow
def test_a_plant_comes_back_with_a_restored_record(address):
    brings = commit(address, "certificate_no|plant\nX|Wuhan", day=1)
    uses = commit(address, "certificate_no|plant\nA|Wuhan", day=2)
    leaves = commit(address, "", "certificate_no|plant\nA|Suzhou", day=3)
    store.undo_import(address, brings, "li", noon(4))
    assert store.read_snapshot(address).plants["plant"].tolist() == ["Suzhou"]
    store.undo_import(address, leaves, "li", noon(5))
    assert store.read_snapshot(address).plants["plant"].tolist() == ["Wuhan"]
    store.undo_import(address, uses, "li", noon(6))
    assert store.read_snapshot(address).plants["plant"].tolist() == []


def test_a_file_that_was_undone_may_be_imported_again(address):
    commit(address, "certificate_no|notes\nA|x", day=1, sha256="same")
    assert store.find_import_by_sha(address, "same") == 1
    store.undo_import(address, 1, "li", noon(2))
    assert store.find_import_by_sha(address, "same") is None
    commit(address, "certificate_no|notes\nA|x", day=3, sha256="same")
    assert store.find_import_by_sha(address, "same") == 2


def test_visits_are_named_by_their_whole_key(address):
    visit = "application_no | stage | entered_on | left_on\nN1 | review | 2026-01-05 | {}"
    first = commit(address, visit.format(""), kind=Kind.APPLICATIONS, day=1)
    commit(address, "", visit.format("2026-02-01"), kind=Kind.APPLICATIONS, day=2)
    undone = store.undo_import(address, first, "li", noon(3))
    assert undone.kept["key"].tolist() == ["N1|review|2026-01-05"]


file_rows = st.dictionaries(
    st.sampled_from("ABCDE"),
    st.tuples(st.sampled_from(["Wuhan", "Suzhou", "Tianjin"]), st.sampled_from("xyz")),
    min_size=1,
)


def _table(records):
    lines = [f"{number}|{plant}|{note}" for number, (plant, note) in records.items()]
    return "\n".join(["certificate_no|plant|notes", *lines])


@pytest.mark.slow
@settings(max_examples=examples(5), deadline=None)
@given(st.lists(file_rows, min_size=1, max_size=3), st.data())
def test_undoing_the_last_of_any_imports_leads_back_and_all_of_them_to_nothing(files, data):
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "portfolio.duckdb")
        store.migrate(address)
        empty = contents(address)
        for day, records in enumerate(files, start=1):
            before = contents(address)
            commit(address, _table(records), day=day)
        store.undo_import(address, len(files), "li", noon(10))
        assert contents(address) == before
        rest = data.draw(st.permutations(range(1, len(files))))
        for day, import_id in enumerate(rest, start=11):
            store.undo_import(address, import_id, "li", noon(day))
        assert contents(address) == empty
