"""The gate: accounts add up, twice is once, nobody overwrites anybody unseen, undo leads back."""

import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from files import accounts, at, brought_in, contents, csv_of, looked_at, shown
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples

from cqcdash import portfolio
from cqcdash.errors import StalePlanError, UndecidedError

HEAD = "Certificate No. | Status | Plant | Expiry date | Notes\n"
A = "CQC21001232913 | valid | Werk A | 2027-01-14 | one\n"
B = "CQC21001232914 | valid | Werk B | 2027-01-14 | one\n"
IMPORTER = """
import sys
from datetime import datetime
from cqcdash import portfolio
from cqcdash.errors import StalePlanError
address, name, content = sys.argv[1:]
planned = portfolio.preview(address, [(name, content.encode())])
print("ready", flush=True)
sys.stdin.readline()
try:
    portfolio.commit(address, planned, name, datetime(2026, 11, 23))
except StalePlanError:
    portfolio.commit_anyway(address, planned, name, datetime(2026, 11, 23))
    print("again", flush=True)
"""


def notes(address):
    return shown(portfolio.snapshot(address).certificates, "certificate_no", "notes")


def test_a_preview_confirmed_twice_is_written_once(address):
    planned = looked_at(address, HEAD + A)
    first = portfolio.commit(address, planned, "mei", at())
    assert portfolio.commit(address, planned, "mei", at()).import_ids == first.import_ids
    assert len(portfolio.import_history(address)) == 1


def test_two_threads_that_confirm_one_preview_write_it_once(address):
    planned, ids = looked_at(address, HEAD + A + B), []
    barrier = threading.Barrier(2)

    def confirm():
        barrier.wait()
        ids.append(portfolio.commit(address, planned, "mei", at()).import_ids)

    threads = [threading.Thread(target=confirm) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ids == [(1,), (1,)]
    assert len(portfolio.import_history(address)) == 1


@pytest.mark.slow
def test_the_second_of_two_people_is_compared_again(address):
    mine = looked_at(address, HEAD + A)
    theirs = looked_at(address, HEAD + A.replace("one", "two"))
    portfolio.commit(address, theirs, "li", at())
    with pytest.raises(StalePlanError):
        portfolio.commit(address, mine, "mei", at())
    assert notes(address) == [("CQC21001232913", "two")]
    anew = portfolio.again(address, mine)
    assert not portfolio.same_effects(mine, anew)
    assert accounts(anew) == [(1, 0, 1, 0, 0)]
    portfolio.commit(address, anew, "mei", at())
    assert notes(address) == [("CQC21001232913", "one")]


@pytest.mark.slow
def test_somebody_elses_change_elsewhere_leaves_the_effects_as_confirmed(address):
    mine = looked_at(address, HEAD + A)
    brought_in(address, HEAD + B)
    assert portfolio.same_effects(mine, portfolio.again(address, mine))


@pytest.mark.slow
def test_a_plan_for_another_file_of_the_same_version_is_stale(address, tmp_path):
    brought_in(address, HEAD + A)
    planned = looked_at(address, HEAD + A.replace("one", "two"))
    other = str(tmp_path / "other.duckdb")
    brought_in(other, HEAD + B)
    shutil.copy(other, address)
    assert portfolio.data_version(address) == planned.based_on_version
    with pytest.raises(StalePlanError):
        portfolio.commit(address, planned, "mei", at())


@pytest.mark.slow
def test_an_older_copy_put_in_place_has_another_key_once_it_changes(address, tmp_path):
    brought_in(address, HEAD + A)
    copy = str(tmp_path / "copy.duckdb")
    portfolio.backup(address, copy)
    assert portfolio.data_key(copy) == portfolio.data_key(address)
    brought_in(address, HEAD + A + B)
    seen = portfolio.data_key(address)
    shutil.copy(copy, address)
    brought_in(address, HEAD + A.replace("one", "two"))
    assert portfolio.data_version(address) == seen[1]
    assert portfolio.data_key(address) != seen


@pytest.mark.slow
def test_two_processes_that_import_at_once_both_get_in(address):
    files = {"a.csv": HEAD + A, "b.csv": HEAD + A.replace("one", "two") + B}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", IMPORTER, address, name, csv_of(text).decode()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for name, text in files.items()
    ]
    assert [process.stdout.readline() for process in running] == ["ready\n", "ready\n"]
    for process in running:
        process.stdin.write("\n")
        process.stdin.flush()
    told = sorted(process.communicate()[0] for process in running)
    assert told == ["", "again\n"]
    history = portfolio.import_history(address)
    assert sorted(history["file_name"]) == ["a.csv", "b.csv"]
    assert len(notes(address)) == 2


@pytest.mark.slow
def test_a_later_file_of_a_batch_changes_a_record_of_an_earlier_one(address):
    receipt = brought_in(address, HEAD + A, HEAD + A.replace("one", "two") + B)
    assert accounts(receipt.preview) == [(1, 1, 0, 0, 0), (2, 1, 1, 0, 0)]
    assert [note for _, note in notes(address)] == ["two", "one"]
    portfolio.undo(address, receipt.import_ids[1], "mei", at())
    assert notes(address) == [("CQC21001232913", "one")]


@pytest.mark.slow
def test_undo_names_the_records_that_it_leaves(address):
    brought_in(address, HEAD + A + B)
    brought_in(address, HEAD + A.replace("one", "two"))
    undone = portfolio.undo(address, 1, "mei", at())
    assert undone.kept[["key", "changed_by"]].to_numpy().tolist() == [["CQC21001232913", 2]]
    assert notes(address) == [("CQC21001232913", "two")]


@pytest.mark.slow
def test_records_vanish_from_a_full_export_and_stay(address):
    more = "".join(A.replace("2913", f"29{n}") for n in range(20, 24))
    brought_in(address, HEAD + A + B + more)
    full = looked_at(address, HEAD + more).files[0]
    assert full.vanished["key"].tolist() == ["CQC21001232913"]
    part = looked_at(address, HEAD + A).files[0]
    assert part.vanished.empty
    portfolio.commit(address, looked_at(address, HEAD + more), "mei", at())
    assert len(notes(address)) == 6


def test_an_open_question_is_not_written(address):
    ambiguous = csv_of("Certificate No. | Expiry date\nCQC21001232913 | 03/04/2027")
    planned = portfolio.preview(address, [("a.csv", ambiguous)])
    with pytest.raises(UndecidedError):
        portfolio.commit(address, planned, "mei", at())
    assert planned.files[0].vanished.empty


serials = st.integers(0, 5).map(lambda n: f"CQC2100123291{n}")
rows = st.tuples(
    serials | st.sampled_from(["", "2.02201E+15", "ＣＱＣ２１００１２３２９１１", "odd"]),
    st.sampled_from(["valid", "暂停", "gelöscht", "", "??"]),
    st.sampled_from(["Werk A", "Werk B", ""]),
    st.sampled_from(["2027-01-14", "2027-02-30", "", "-"]),
    st.sampled_from(["one", "two", ""]),
)
tables = st.lists(rows, min_size=1, max_size=6).map(
    lambda table: HEAD + "\n".join(" | ".join(row) for row in table)
)


@pytest.mark.slow
@settings(max_examples=examples(5), deadline=None)
@given(st.lists(tables, min_size=1, max_size=3))
def test_accounts_add_up_twice_is_once_and_undo_leads_back(files):
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "portfolio.duckdb")
        portfolio.migrate(address)
        before = [contents(address)]
        for table in files:
            receipt = brought_in(address, table)
            ((rows, *parts),) = accounts(receipt.preview)
            assert rows == sum(parts)
            before.append(contents(address))
            ((rows, inserted, updated, _, _),) = accounts(looked_at(address, table))
            assert (inserted, updated) == (0, 0)
        for number in range(len(files), 0, -1):
            assert contents(address) == before[number]
            undone = portfolio.undo(address, number, "mei", at())
            assert undone.kept.empty
        assert contents(address) == before[0]
