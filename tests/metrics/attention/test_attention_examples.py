"""Examples of the list: bundles, blockers, booked and failed audits, who is on it."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest
from tables import frame_of
from world import audits_of, certificates_of, day

from cqcdash import metrics
from cqcdash.vocabulary.attention import ACKNOWLEDGEMENTS
from cqcdash.vocabulary.records import PLANTS, VISITS
from cqcdash.vocabulary.renewals import LEAD_TIMES
from cqcdash.vocabulary.rules import SHIPPED, RuleChange

TODAY = date(2026, 11, 23)
# Two months are enough here, so that a filing day that is just missed can still be made good.
QUICK = SHIPPED.with_default("lead_time_months", 2)
HEAD = "certificate_no | plant | product_category | issued_on | expires_on | owner"
RENEWALS = f"""{HEAD} | status_reported_on
    A1 | Ulm | tyres | 2022-03-01 | 2027-03-08 | Mei | 2026-11-20
    A2 | Ulm | tyres | 2022-03-01 | 2027-03-10 | Ida | 2026-11-20
    A3 | Ulm | lamps | 2022-03-01 | 2027-03-12 | Ida | 2026-11-20
    A4 | Ulm | tyres | 2022-03-01 | 2027-03-20 | Ida | 2026-11-20
    B1 | Jena | tyres | 2022-03-01 | 2027-03-08 | | 2026-11-20"""
PASSED = """plant | ended_on | result
    Ulm | 2026-10-01 | passed
    Jena | 2026-10-01 | passed"""


def listed(  # noqa: PLR0913, PLR0917 - the frames of the portfolio
    certificates, audits=PASSED, visits=None, today=TODAY, book=QUICK, told=None
):
    known = audits_of(audits)
    seen = frame_of(visits, VISITS) if visits else VISITS.empty()
    positions = metrics.positions(
        certificates_of(certificates),
        known,
        seen,
        PLANTS.empty(),
        today,
        book,
        lead_times=LEAD_TIMES.empty(),
    )
    follow_ups = metrics.follow_up_audits(positions, known, today, book)
    cases = metrics.cases(seen, today, book)
    found = metrics.attention_list(positions, follow_ups, today, book, told, cases=cases)
    return found, positions.set_index("certificate_no"), follow_ups


def row_of(found, kind):
    (row,) = found.items.loc[(found.items["item_kind"] == kind).to_numpy()].to_dict("records")
    return row


def test_renewals_of_one_plant_and_week_are_one_item_and_a_single_one_keeps_its_number():
    found, _, _ = listed(RENEWALS)
    told = found.items[["item_kind", "item_key", "certificates_at_stake", "owner"]]
    assert told.astype("object").fillna("").to_numpy().tolist() == [
        ["renewals", "Ulm · 2026-W50", 3, "Ida; Mei"],
        ["certificate", "B1", 1, ""],
        ["certificate", "A4", 1, "Ida"],
    ]
    members = found.members.astype("str")
    assert members.loc[members["item_key"] == "Ulm · 2026-W50", "certificate_no"].tolist() == [
        *("A1", "A2", "A3"),
    ]
    bundle = row_of(found, "renewals")
    assert (day(bundle["act_by"]), day(bundle["bites_on"])) == (
        date(2026, 12, 8),
        date(2027, 3, 8),
    )
    assert bundle["product_categories"] == "lamps; tyres"
    assert bundle["score"] == pytest.approx(3 / 105)


def test_an_overdue_audit_carries_the_renewals_that_it_blocks():
    found, positions, _ = listed(RENEWALS, PASSED.replace("Ulm | 2026", "Ulm | 2025"))
    first = found.items.iloc[0]
    assert (first["item_kind"], first["what"], first["unblocks"]) == (
        "audit_group",
        "plan_audit",
        4,
    )
    # Due 2026-10-01, grace until 2026-10-31: all days are past, so it is done at once.
    assert (day(first["date"]), first["days_left"]) == (date(2026, 10, 1), -53)
    assert day(first["act_by"]) == TODAY
    assert first["score"] == pytest.approx(4 / 7)
    assert found.items["item_key"].tolist() == ["Ulm", "B1"]
    assert set(positions.loc[["A1", "A4"], "next_action"]) == {"plan_audit"}
    assert {day(d) for d in positions.loc[["A1", "A4"], "act_by"]} == {TODAY}


def test_a_far_finding_that_blocks_a_renewal_is_an_item_and_hurries_with_it():
    audits = """plant | ended_on | result | findings_due_on
        Ulm | 2026-10-01 | passed_with_findings | 2027-06-30
        Jena | 2026-10-01 | passed |"""
    found, positions, _ = listed(RENEWALS, audits)
    finding = row_of(found, "finding")
    assert (finding["item_key"], finding["unblocks"]) == ("Ulm", 4)
    assert day(finding["act_by"]) == date(2026, 12, 8)
    assert {day(d) for d in positions.loc[["A1", "A4"], "act_by"]} == {date(2026, 12, 8)}
    far, _, _ = listed(RENEWALS.replace("2027-03", "2028-03"), audits)
    assert far.items.empty


BOOKED = """plant | ended_on | result | planned_on
    Ulm | {passed} | passed |
    Ulm | | planned | {planned}"""
ONE = f"{HEAD} | status_reported_on\n A1 | Ulm | tyres | 2024-03-01 | 2031-03-08 | Mei | 2026-11-20"


@pytest.mark.parametrize(
    ("passed", "planned", "task", "booking", "what", "act_by"),
    [
        # Due 2027-01-05, to be arranged by 2026-11-06: booked in time, there is nothing to do.
        ("2026-01-05", "2026-12-18", "booked", "in_time", None, None),
        ("2026-01-05", "2027-01-05", "booked", "in_time", None, None),
        ("2026-01-05", "2027-01-06", "booked_late", "after_due", "move_booking", "2027-01-05"),
        ("2026-01-05", "2027-03-01", "booked_late", "after_grace", "move_booking", "2027-01-05"),
        # Due in a year: a booking counts whatever the window says.
        ("2026-11-01", "2027-05-01", "booked", "in_time", None, None),
        # Due 2026-11-10, grace until 2026-12-10.
        ("2025-11-10", "2026-12-10", "overdue", "after_due", "hold_audit", "2026-12-10"),
        ("2025-11-10", "2026-12-11", "overdue", "after_grace", "move_booking", "2026-12-10"),
        # Due 2026-10-01, grace until 2026-10-31.
        ("2025-10-01", "2026-12-11", "critical", "after_grace", "move_booking", "2026-11-23"),
    ],
)
def test_a_booked_audit(passed, planned, task, booking, what, act_by):  # noqa: PLR0913, PLR0917
    found, positions, follow_ups = listed(ONE, BOOKED.format(passed=passed, planned=planned))
    group = follow_ups.iloc[0]
    assert (group["audit_task"], group["booking"]) == (task, booking)
    items = found.items
    if what is None:
        assert items.empty
        return
    assert items["what"].tolist() == [what]
    days = [items["act_by"].iloc[0], positions["act_by"].iloc[0]]
    assert [str(day(one)) for one in days] == [act_by, act_by]
    assert positions["next_action"].iloc[0] == what


def test_a_failed_audit_is_repeated_and_is_one_item():
    audits = """plant | ended_on | result | planned_on
        Ulm | 2026-08-01 | passed |
        Ulm | 2026-11-02 | failed |
        Ulm | | planned | 2027-01-20"""
    found, positions, follow_ups = listed(ONE, audits)
    assert follow_ups["audit_task"].tolist() == ["failed"]
    (item,) = found.items.to_dict("records")
    assert (item["what"], day(item["date"])) == ("repeat_audit", date(2027, 2, 2))
    assert day(item["act_by"]) == day(item["planned_on"]) == date(2027, 1, 20)
    assert day(item["bites_on"]) == date(2027, 2, 2)
    assert positions["next_action"].tolist() == ["repeat_audit"]
    assert day(positions["repeat_audit_by"].iloc[0]) == date(2027, 2, 2)


def test_a_visit_to_one_certificate_alone_is_no_booking_of_its_group():
    audits = """plant | certificate_no | ended_on | result | planned_on
        Ulm | | 2025-12-20 | passed |
        Ulm | A1 | | planned | 2026-12-01"""
    _, _, follow_ups = listed(RENEWALS, audits)
    ulm = follow_ups.set_index(follow_ups["plant"].astype("str")).loc["Ulm"]
    assert ulm["audit_task"] == "arrange"
    assert pd.isna(ulm["planned_on"])


def test_what_no_case_can_save_is_apart_with_what_to_expect():
    late = ONE.replace("2024-03-01 | 2031-03-08", "2022-01-08 | 2027-01-08")
    found, positions, _ = listed(late, book=SHIPPED)
    (item,) = found.items.to_dict("records")
    assert (item["section"], item["what"], item["item_key"]) == ("lost", "apply_anew", "A1")
    assert (item["gap_days"], day(item["expected_on"])) == (74, date(2027, 3, 23))
    assert (day(item["date"]), day(item["act_by"])) == (date(2026, 10, 10), TODAY)
    assert positions["next_action"].tolist() == ["apply_anew"]
    quick = SHIPPED.with_default("lead_time_months", 1)
    found, positions, _ = listed(late, book=quick)
    assert found.items[["section", "what"]].to_numpy().tolist() == [["saveable", "file_renewal"]]
    assert day(positions["act_by"].iloc[0]) == TODAY


def test_a_stuck_case_is_an_item_that_bites_when_its_certificate_expires():
    visits = """application_no | kind | certificate_no | plant | stage | entered_on | waiting_for
        K1 | renewal | A1 | Ulm | product_tests | 2026-08-01 | laboratory
        K2 | initial | | Ulm | product_tests | 2026-08-01 |
        K3 | renewal | A4 | Ulm | product_tests | 2026-11-10 |"""
    found, _, _ = listed(RENEWALS, visits=visits)
    cases = found.items.loc[(found.items["item_kind"] == "application").to_numpy()]
    cases = cases.sort_values("item_key")
    assert cases["item_key"].tolist() == ["K1", "K2"]
    first = cases.iloc[0]
    assert (first["what"], first["whose_move"], first["days_here"]) == ("chase", "laboratory", 114)
    assert (day(first["bites_on"]), day(first["act_by"])) == (date(2027, 3, 8), TODAY)
    assert cases["whose_move"].iloc[1] == "laboratory"
    members = found.members.astype("str")
    assert members.loc[members["item_key"] == "K1", "certificate_no"].tolist() == ["A1"]


def acknowledged(*units):
    """Acknowledgements of kind, key, date then, owner."""
    table = "item_kind | item_key | date_then | owner | note\n" + "\n".join(
        f"{kind} | {key} | {then} | {owner} | asks" for kind, key, then, owner in units
    )
    told = frame_of(table, ACKNOWLEDGEMENTS)
    told["at"] = datetime(2026, 11, 1, tzinfo=UTC).replace(tzinfo=None)
    return told


def taken(found, owner):
    """What taking all certificates of the items in hand would record."""
    rows = found.members.astype("str").to_dict("records")
    return acknowledged(*[("certificate", r["certificate_no"], r["date"], owner) for r in rows])


def test_a_bundle_is_taken_certificate_by_certificate():
    found, _, _ = listed(RENEWALS)
    told = taken(found, "Ida")
    bundle = row_of(listed(RENEWALS, told=told)[0], "renewals")
    assert (bundle["handling"], bundle["taken_by"], bundle["note"]) == ("in_hand", "Ida", "asks")
    part = told.loc[told["item_key"] != "A2"]
    bundle = row_of(listed(RENEWALS, told=part)[0], "renewals")
    assert (bundle["handling"], bundle["taken_by"]) == ("nobody", "Ida")
    two = told.assign(owner=["Mei" if key == "A2" else "Ida" for key in told["item_key"]])
    bundle = row_of(listed(RENEWALS, told=two)[0], "renewals")
    assert (bundle["handling"], bundle["taken_by"]) == ("in_hand", "Ida; Mei")


def test_what_is_taken_stays_taken_in_another_bundle():
    told = taken(listed(RENEWALS)[0], "Ida")
    # One of the three is filed: the bundle is another one, its members are the same.
    visits = """application_no | kind | certificate_no | plant | stage | entered_on
        K1 | renewal | A2 | Ulm | application | 2026-11-20"""
    bundle = row_of(listed(RENEWALS, visits=visits, told=told)[0], "renewals")
    assert (bundle["certificates_at_stake"], bundle["handling"]) == (2, "in_hand")
    later = listed(RENEWALS, told=told, today=TODAY + timedelta(days=10))[0]
    assert set(later.items["handling"]) == {"in_hand"}
    moved = RENEWALS.replace(
        "A2 | Ulm | tyres | 2022-03-01 | 2027-03-10", "A2 | Ulm | tyres | 2022-03-01 | 2027-03-11"
    )
    bundle = row_of(listed(moved, told=told)[0], "renewals")
    assert (bundle["handling"], bundle["lapsed"]) == ("nobody", "date_changed")


def test_rule_updates_and_statuses_of_one_plant_are_one_item():
    table = """certificate_no | plant | issued_on | expires_on | standard | status_reported_on
        A1 | Ulm | 2024-03-01 | 2031-03-08 | GB 99999-2020 | 2026-11-20
        A2 | Ulm | 2024-03-01 | 2031-03-08 | GB 99999-2020 | 2026-11-20
        A3 | Ulm | 2024-03-01 | 2031-03-08 | | 2026-09-20
        A4 | Ulm | 2024-03-01 | 2031-03-08 | | 2026-09-20"""
    book = QUICK.with_rule_changes((RuleChange("GB 99999-2020", date(2026, 12, 31)),))
    found, positions, _ = listed(table, book=book)
    assert found.items[["section", "item_kind", "item_key", "what"]].to_numpy().tolist() == [
        ["saveable", "rule_updates", "Ulm", "update_rule"],
        ["guessed", "statuses", "Ulm", "verify_status"],
    ]
    assert positions["next_action"].tolist() == ["update_rule"] * 2 + ["verify_status"] * 2
    assert found.items["certificates_at_stake"].tolist() == [2, 2]
