"""One plant under two spellings: put together, seen in advance, undone in the history."""

from datetime import datetime

import pytest

from cqcdash import portfolio, store
from cqcdash.errors import BadRequestError

AT = datetime(2026, 11, 23, 8, 0)
CERTIFICATES = (
    b"certificate_no,plant,product,status,issued_on,expires_on\n"
    b"CQC22001000001,Werk Aachen,mirrors,valid,2022-04-15,2027-04-14\n"
    b"CQC22001000002,Werk Aachenn,horns,valid,2022-04-15,2027-04-14\n"
)
AUDITS = (
    b"audit_no,plant,kind,started_on,ended_on,result\n"
    b"A1,Werk Aachenn,follow-up,2026-03-01,2026-03-02,passed\n"
    b",Werk Aachenn,follow-up,2025-03-01,2025-03-02,passed\n"
)
CASES = b"application_no,stage,entered_on,plant\nK1,review,2026-02-01,Werk Aachenn\n"


@pytest.fixture
def address(tmp_path) -> str:
    path = str(tmp_path / "portfolio.duckdb")
    portfolio.migrate(path)
    files = [("c.csv", CERTIFICATES), ("a.csv", AUDITS), ("k.csv", CASES)]
    portfolio.commit(path, portfolio.preview(path, files), "tester", AT)
    return path


def plants(address: str) -> list[set[str]]:
    found = store.read_snapshot(address)
    return [
        set(frame["plant"].astype("str"))
        for frame in (found.certificates, found.audits, found.visits)
    ]


def test_likely_pairs_are_named():
    names = ["Werk Aachen", "Werk Aachenn", "Lyon", "Werk 1", "Werk 2", "★"]
    assert portfolio.alike_plants(names) == [("Werk Aachen", "Werk Aachenn")]


def test_the_preview_counts_and_changes_nothing(address):
    planned = portfolio.plan_merge(address, "Werk Aachenn", "Werk Aachen")
    assert list(planned.counts.values()) == [1, 2, 1]
    assert plants(address)[1] == {"Werk Aachenn"}


def test_all_records_go_under_one_name_and_the_next_import_knows_it(address):
    done = portfolio.merge_plants(address, "Werk Aachenn", "Werk Aachen", "mei", AT)
    assert len(done) == 3
    assert plants(address) == [{"Werk Aachen"}] * 3
    again = portfolio.preview(address, [("a.csv", AUDITS), ("c.csv", CERTIFICATES)])
    assert [(f.plan.inserted, f.plan.updated) for f in again.files if f.plan] == [(0, 0)] * 2


def test_the_history_goes_on_and_the_undoing_brings_the_names_back(address):
    before = [frame.copy() for frame in frames(address)]
    done = portfolio.merge_plants(address, "Werk Aachenn", "Werk Aachen", "mei", AT)
    listed = portfolio.import_history(address)
    assert set(listed["reason"].iloc[:3]) == {"Werk Aachenn → Werk Aachen"}
    for number in reversed(done):
        portfolio.undo(address, number, "mei", AT)
    for earlier, now in zip(before, frames(address), strict=True):
        assert now.equals(earlier)
    later = portfolio.preview(address, [("c.csv", CERTIFICATES)])
    assert [(f.plan.inserted, f.plan.updated) for f in later.files if f.plan] == [(0, 0)]


def frames(address: str):
    found = store.read_snapshot(address)
    for frame in (found.certificates, found.audits, found.visits):
        keys = [name for name in ("certificate_no", "audit_key", "application_no") if name in frame]
        columns = [c for c in frame if c not in ("import_id", "source_line", "known_from")]
        yield frame[columns].sort_values(keys).reset_index(drop=True)


@pytest.mark.parametrize(
    ("name", "into"), [("Werk Aachen", "Werk Aachen"), ("Lyon", "Werk Aachen"), ("Werk Aachen", "")]
)
def test_what_makes_no_sense_is_refused(address, name, into):
    with pytest.raises(BadRequestError, match="plant"):
        portfolio.merge_plants(address, name, into, "mei", AT)


def test_the_same_audit_under_both_names_is_named(address):
    other = AUDITS.replace(b"Werk Aachenn", b"Werk Aachen").replace(b"A1,", b"A2,")
    portfolio.commit(address, portfolio.preview(address, [("o.csv", other)]), "tester", AT)
    with pytest.raises(BadRequestError, match="2025-03-01"):
        portfolio.merge_plants(address, "Werk Aachenn", "Werk Aachen", "mei", AT)
