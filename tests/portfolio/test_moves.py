"""Records to which a file gives another key: the same record, not a second one."""

import pytest
from copies import begun_with
from files import accounts, at, brought_in, contents, looked_at, shown

from cqcdash import portfolio
from cqcdash.vocabulary.records import Kind

VISITS = "Application no. | Stage | Entered | Left | Waiting for\n"
AUDITS = "Plant | Audit type | Planned | Start | End | Result | Notes\n"


def _visits(address):
    return shown(portfolio.snapshot(address).visits, "stage", "entered_on", "left_on", "notes")


def _audits(address):
    return shown(portfolio.snapshot(address).audits, "planned_on", "started_on", "result")


def _a_visit(address):
    more = VISITS.replace("Waiting for", "Notes")
    brought_in(address, f"{more}N1 | application | 2026-01-02 | 2026-01-09 | from a list")


def _a_planned_audit(address):
    brought_in(address, f"{AUDITS}Werk A | follow-up | 2027-03-01 | | | |")


@pytest.fixture
def visits(address):
    return begun_with(address, _a_visit)


@pytest.fixture
def audits(address):
    return begun_with(address, _a_planned_audit)


def test_a_visit_whose_first_day_is_corrected_is_updated_and_keeps_what_the_file_lacks(visits):
    planned = looked_at(visits, f"{VISITS}N1 | application | 2026-01-04 | 2026-01-09 |")
    assert accounts(planned) == [(1, 0, 1, 0, 0)]
    assert planned.files[0].plan.vanished.empty
    portfolio.commit(visits, planned, "mei", at())
    assert _visits(visits) == [("application", "2026-01-04", "2026-01-09", "from a list")]
    key = ("N1", "application", "2026-01-04")
    assert len(portfolio.versions_of(visits, Kind.APPLICATIONS, key)) == 2


@pytest.mark.slow
def test_undoing_the_correction_gives_the_first_day_back(visits):
    before = contents(visits)
    brought_in(visits, f"{VISITS}N1 | application | 2026-01-04 | 2026-01-09 |")
    portfolio.undo(visits, 2, "mei", at())
    assert contents(visits) == before


def test_a_visit_after_the_earlier_one_is_a_second_visit(visits):
    brought_in(visits, f"{VISITS}N1 | application | 2026-03-01 | |")
    assert [entered for _, entered, _, _ in _visits(visits)] == ["2026-01-02", "2026-03-01"]


@pytest.mark.slow
def test_a_milestone_of_a_wide_list_moves_wherever_it_goes(address):
    wide = "Application no. | Application submitted | Samples sent\n"
    brought_in(address, f"{wide}N1 | 2026-01-02 | 2026-01-09")
    brought_in(address, f"{wide}N1 | 2026-01-02 | 2026-02-20")
    entered = shown(portfolio.snapshot(address).visits, "entered_on")
    assert entered == [("2026-01-02",), ("2026-02-20",)]


def test_a_later_file_of_the_same_batch_sees_the_move(visits):
    moved = f"{VISITS}N1 | application | 2026-01-04 | 2026-01-09 |"
    receipt = brought_in(visits, moved, moved)
    assert accounts(receipt.preview) == [(1, 0, 1, 0, 0), (1, 0, 0, 1, 0)]
    assert len(_visits(visits)) == 1


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Werk A | follow-up | 2027-03-20 | | | |", ("2027-03-20", "", "planned")),
        (
            "Werk A | follow-up | 2027-03-01 | 2027-06-20 | 2027-06-21 | passed |",
            ("2027-03-01", "2027-06-20", "passed"),
        ),
        (
            "Werk A | follow-up | | 2027-03-02 | 2027-03-03 | passed |",
            ("", "2027-03-02", "passed"),
        ),
    ],
)
def test_a_planned_audit_without_number_moves_with_its_day(audits, row, expected):
    assert accounts(brought_in(audits, AUDITS + row).preview) == [(1, 0, 1, 0, 0)]
    assert _audits(audits) == [expected]


@pytest.mark.parametrize(
    "row",
    [
        "Werk A | follow-up | 2028-03-01 | | | |",
        "Werk A | special | 2027-03-20 | | | |",
        "Werk B | follow-up | 2027-03-20 | | | |",
    ],
)
def test_another_audit_is_another_audit(audits, row):
    brought_in(audits, AUDITS + row)
    assert len(_audits(audits)) == 2
