"""R13, R15 to R17, R22 to R24: states, reasons and actions."""

from datetime import date

import pytest
from world import day, look, one

from cqcdash.vocabulary.rules import SHIPPED, RuleChange

SOUND = "ended_on | result\n2026-01-10 | passed"
LIVING = "certificate_no | issued_on | expires_on | status_reported_on\n"
YEARS = LIVING + "C1 | 2023-01-01 | 2029-12-31 | 2026-02-01"


def test_nothing_to_do_is_valid_and_safe_until_the_audit_with_grace():
    found = one(YEARS, date(2026, 2, 15), audits=SOUND)
    assert (found["state"], found["standing"]) == ("valid", "fine")
    assert (day(found["safe_until"]), found["safe_until_reason"]) == (
        date(2027, 2, 9),
        "follow_up_audit",
    )
    assert (found["next_action"], day(found["act_by"])) == ("plan_audit", date(2026, 11, 11))


@pytest.mark.parametrize(
    ("status", "state", "reason", "standing"),
    [
        ("revoked", "revoked", "revoked", "not_usable"),
        ("cancelled", "cancelled", "cancelled", "not_usable"),
        ("suspended", "suspended", "follow_up_audit", "not_usable"),
        ("unknown", "unknown", "follow_up_audit", "unknown"),
        ("", "unknown", "follow_up_audit", "unknown"),
    ],
)
def test_reported_status(status, state, reason, standing):
    table = "certificate_no | status | issued_on | expires_on\nC1 | {} | 2023-01-01 | 2029-12-31"
    found = one(table.format(status), date(2026, 2, 15), audits=SOUND)
    assert (found["state"], found["safe_until_reason"], found["standing"]) == (
        state,
        reason,
        standing,
    )


def test_a_certificate_without_any_date_is_unknown():
    found = one("certificate_no | plant\nC1 |", date(2026, 2, 15))
    assert (found["state"], found["safe_until_reason"]) == ("unknown", "no_date")
    assert found["next_action"] == "verify_status"


def test_an_estimated_audit_long_overdue_asks_for_the_last_audit():
    found = one(LIVING + "C1 | 2023-01-01 | 2029-12-31 |", date(2026, 2, 15))
    assert (found["state"], found["audit_state"]) == ("audit_overdue", "critical")
    assert found["next_action"] == "enter_last_audit"


@pytest.mark.parametrize(
    ("row", "due"),
    [
        ("2026-01-10 | passed | 1 | |", date(2026, 4, 10)),
        ("2026-01-10 | passed_with_findings | | |", date(2026, 4, 10)),
        ("2026-01-10 | passed | 1 | 2026-03-01 |", date(2026, 3, 1)),
        ("2026-01-10 | passed | 1 | | 2026-02-15", None),
        ("2026-01-10 | passed | 1 | | 2026-02-16", date(2026, 4, 10)),
        ("2026-01-10 | passed | 0 | |", None),
        ("2025-11-30 | passed | 1 | |", date(2026, 2, 28)),
    ],
)
def test_open_findings(row, due):
    header = "ended_on | result | findings_conformity | findings_due_on | findings_closed_on\n"
    found = one(YEARS, date(2026, 2, 15), audits=header + row)
    assert day(found["finding_due_on"]) == due


def test_a_later_pass_closes_findings_unless_the_setting_says_no():
    audits = """ended_on | result
                2025-01-10 | passed_with_findings
                2026-01-10 | passed"""
    assert day(one(YEARS, date(2026, 2, 15), audits=audits)["finding_due_on"]) is None
    strict = SHIPPED.with_default("findings_closed_by_later_pass", value=False)
    found = one(YEARS, date(2026, 2, 15), audits=audits, book=strict)
    assert day(found["finding_due_on"]) == date(2025, 4, 10)
    assert found["state"] == "finding_overdue"


def test_a_failed_audit_hits_all_members_until_a_later_one_passes():
    table = """certificate_no | plant | issued_on | expires_on
               C1 | Göppingen | 2023-01-01 | 2029-12-31
               C2 | Göppingen | 2023-01-01 | 2029-12-31
               C3 | Celaya | 2025-12-01 | 2030-12-31"""
    audits = """ended_on | result
                2025-06-01 | passed
                2026-01-10 | failed"""
    found = look(table, date(2026, 2, 15), audits=audits)
    assert [day(d) for d in found["failed_audit_on"]] == [date(2026, 1, 10)] * 2 + [None]
    assert found["audit_state"].tolist()[:2] == ["failed", "failed"]
    assert found["safe_until_reason"].tolist()[:2] == ["failed_audit", "failed_audit"]
    assert day(found["safe_until"].iloc[0]) == date(2026, 4, 10)
    passed = look(table, date(2026, 2, 15), audits=audits + "\n2026-02-01 | passed")
    assert passed["failed_audit_on"].isna().all()
    late = look(table, date(2026, 4, 11), audits=audits)
    assert late["state"].tolist()[:2] == ["finding_overdue", "finding_overdue"]


@pytest.mark.parametrize(
    ("reason", "until", "ends"),
    [
        ("", "2026-08-01", date(2026, 8, 1)),
        ("", "", date(2026, 4, 30)),
        ("申请暂停", "", date(2027, 1, 31)),
        ("voluntary", "2026-05-05", date(2026, 5, 5)),
    ],
)
def test_end_of_a_suspension(reason, until, ends):
    found = one(
        f"""certificate_no | status | expires_on | suspended_on | suspended_reason | suspended_until
            C1 | suspended | 2029-12-31 | 2026-01-31 | {reason} | {until}""",
        date(2026, 2, 15),
        audits=SOUND,
    )
    assert day(found["suspension_ends_on"]) == ends
    assert (found["state"], found["next_action"]) == ("suspended", "lift_suspension")
    assert found["renewal_blocked_by"] == "suspended"


def test_a_valid_certificate_is_never_computed_as_suspended():
    table = "certificate_no | issued_on | suspended_on\nC1 | 2023-01-01 | 2025-01-01"
    found = one(table, date(2026, 2, 15))
    assert found["state"] == "audit_overdue"
    assert day(found["suspension_ends_on"]) is None


@pytest.mark.parametrize(
    ("reported", "verified"),
    [("2026-01-16", True), ("2026-01-15", False), ("", False), ("2026-02-16", False)],
)
def test_a_status_is_verified_for_thirty_days(reported, verified):
    found = one(LIVING + f"C1 | 2023-01-01 | 2029-12-31 | {reported}", date(2026, 2, 15))
    assert found["verified"] == verified


def test_an_unverified_status_is_the_action_when_nothing_else_is_near():
    found = one(
        LIVING + "C1 | 2023-01-01 | 2029-12-31 | 2025-12-01", date(2026, 2, 15), audits=SOUND
    )
    assert (found["state"], found["next_action"]) == ("valid", "verify_status")
    assert day(found["act_by"]) == date(2026, 2, 15)


def test_rule_change_counts_for_those_that_cite_it_and_moves_to_the_audit_before_it():
    change = RuleChange("GB 9656-2021", date(2026, 6, 30))
    book = SHIPPED.with_rule_changes((change, RuleChange("GB 9656", date(2026, 1, 1))))
    found = look(
        """certificate_no | plant | issued_on | expires_on | standard
           cites | Göppingen | 2023-01-01 | 2029-12-31 | GB 4599-2007; GB 9656-2021
           audit before | Celaya | 2025-05-01 | 2029-12-31 | gb 9656-2021
           other | Göppingen | 2023-01-01 | 2029-12-31 | GB 9656-20211""",
        date(2026, 2, 15),
        audits=SOUND,
        book=book,
    )
    assert [day(d) for d in found["rule_change_due_on"]] == [
        date(2026, 6, 30),
        date(2026, 5, 1),
        None,
    ]
    assert found["safe_until_reason"].iloc[0] == "rule_change"
    assert day(found["safe_until"].iloc[1]) == date(2026, 5, 31)


@pytest.mark.parametrize("as_of", [date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 2)])
def test_an_audit_before_a_rule_change_asks_for_the_update_but_ends_no_safety(as_of):
    book = SHIPPED.with_rule_changes((RuleChange("GB 9656-2021", date(2026, 6, 30)),))
    table = "certificate_no | plant | issued_on | expires_on | standard\n"
    row = "C1 | Celaya | 2025-05-01 | 2029-12-31 | GB 9656-2021"
    found = one(table + row, as_of, book=book)
    assert (day(found["safe_until"]), found["safe_until_reason"]) == (
        date(2026, 5, 31),
        "follow_up_audit",
    )


@pytest.mark.parametrize(
    ("as_of", "planned", "action", "act_by"),
    [
        (date(2026, 11, 1), "", "plan_audit", date(2026, 11, 11)),
        (date(2026, 11, 20), "", "ask_voluntary_suspension", date(2026, 12, 10)),
        (date(2026, 12, 20), "", "plan_audit", date(2027, 1, 10)),
        (date(2027, 1, 11), "", "plan_audit", date(2027, 2, 9)),
        (date(2027, 2, 10), "", "plan_audit", date(2027, 2, 10)),
        (date(2026, 12, 20), "2027-01-05", "verify_status", date(2026, 12, 20)),
        (date(2026, 12, 20), "2027-01-20", "move_booking", date(2027, 1, 10)),
        (date(2026, 12, 20), "2027-03-05", "move_booking", date(2027, 1, 10)),
        (date(2027, 1, 11), "2027-02-09", "hold_audit", date(2027, 2, 9)),
        (date(2027, 1, 11), "2027-02-10", "move_booking", date(2027, 2, 9)),
        (date(2027, 2, 10), "2027-02-12", "move_booking", date(2027, 2, 10)),
    ],
)
def test_steps_towards_the_audit(as_of, planned, action, act_by):
    audits = f"{SOUND.replace('result', 'result | planned_on')}\n | planned | {planned}"
    found = one(YEARS, as_of, audits=audits if planned else SOUND)
    assert (found["next_action"], day(found["act_by"])) == (action, act_by)


def test_worst_state_wins():
    found = one(
        "certificate_no | status | expires_on\nC1 | suspended | 2026-01-01", date(2026, 2, 15)
    )
    assert found["state"] == "expired"
    revoked = one(
        "certificate_no | status | expires_on\nC1 | revoked | 2026-01-01", date(2026, 2, 15)
    )
    assert (revoked["state"], day(revoked["safe_until"])) == ("revoked", None)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [(date(2026, 2, 15), "due_soon"), (date(2026, 2, 16), "rule_change_overdue")],
)
def test_a_missed_rule_change_is_red_on_the_day_after_its_deadline(as_of, state):
    book = SHIPPED.with_rule_changes((RuleChange("GB 9656-2021", date(2026, 2, 15)),))
    table = "certificate_no | standard | issued_on | expires_on | status_reported_on\n"
    row = "C1 | GB 9656-2021 | 2023-01-01 | 2029-12-31 | 2026-02-01"
    assert one(table + row, as_of, audits=SOUND, book=book)["state"] == state
