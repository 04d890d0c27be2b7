"""Where each date comes from: rule, setting, arithmetic, file and line."""

from datetime import date, datetime

import pandas as pd
import pytest
from tables import frame_of
from world import audits_of, certificates_of, look

from cqcdash import metrics
from cqcdash.errors import UnknownRecordError
from cqcdash.vocabulary.imports import IMPORTS
from cqcdash.vocabulary.records import PLANTS, VISITS
from cqcdash.vocabulary.rules import SHIPPED, DutyChange, Effect

TODAY = date(2026, 8, 1)
SOUND = "ended_on | result\n2026-06-01 | passed"
LIVING = "certificate_no | issued_on | expires_on\nC1 | 2024-01-01 | 2029-01-01"


def explained(certificates, audits=SOUND, today=TODAY, book=SHIPPED):
    records = certificates_of(certificates).assign(import_id=1, source_line=range(2, 99)[0])
    told = audits_of(audits).assign(import_id=2, source_line=7)
    plants, visits = PLANTS.empty(), VISITS.empty()
    positions = metrics.positions(records, told, visits, plants, today, book)
    sources = IMPORTS.conform(
        pd.DataFrame(
            {
                "import_id": [1, 2],
                "file_name": ["zertifikate.csv", "audits.csv"],
                "user": ["Ida", "Ida"],
                "committed_at": [datetime(2026, 7, 1, 9, 30)] * 2,
            }
        )
    )
    number = positions["certificate_no"].iloc[0]
    return {
        one.name: one
        for one in metrics.explain(
            number, positions, records, told, visits, today, book, sources, plants
        )
    }


def test_a_date_names_rule_setting_arithmetic_and_the_line_it_came_from():
    book = SHIPPED.with_override("plant", "Göppingen", "follow_up_months", 6)
    found = explained(
        "certificate_no | issued_on | expires_on\nC1 | 2024-01-01 | 2029-01-01", book=book
    )
    due = found["follow_up_due_on"]
    assert due.value == date(2026, 12, 1)
    assert due.rules == ("R4", "R5", "R9", "R10")
    assert due.arithmetic[0].operation == "add_months"
    assert due.arithmetic[0].operands == (("ended_on", date(2026, 6, 1)),)
    assert (due.settings[0].value, due.settings[0].scope, due.settings[0].name) == (
        6,
        "plant",
        "Göppingen",
    )
    source = next(i.source for i in due.inputs if i.name == "ended_on")
    assert source is not None
    assert (source.file_name, source.line, source.user) == ("audits.csv", 7, "Ida")
    printed = found["expires_on"].inputs[0].source
    assert printed is not None
    assert (printed.file_name, printed.line) == ("zertifikate.csv", 2)


def test_a_computed_expiry_names_the_rule_that_the_certificate_cites():
    found = explained(
        "certificate_no | first_issued_on | rule\nC1 | 2024-02-29 | CQC16-491264-2022"
    )["expires_on"]
    assert (found.value, found.estimated) == (date(2034, 2, 27), True)
    assert (found.settings[0].setting, found.settings[0].value) == ("validity_years_by_rule", 10)
    assert [step.operation for step in found.arithmetic] == ["add_months", "subtract_days"]


def test_explanations_are_json():
    found = metrics.as_json(
        tuple(explained("certificate_no | issued_on\nC1 | 2024-01-01").values())
    )
    names = [one["name"] for one in found]
    assert names[0] == "safe_until"
    assert {"expires_on", "follow_up_due_on", "file_renewal_by", "state"} <= set(names)
    assert found[0]["value"] == "2027-07-01"


def test_an_unknown_certificate_is_named():
    empty = look(LIVING, TODAY).iloc[:0]
    with pytest.raises(UnknownRecordError, match="C9"):
        metrics.explain("C9", empty, empty, audits_of(None), VISITS.empty(), TODAY, SHIPPED)


def test_the_timeline_tells_a_life_in_order():
    records = certificates_of(
        """certificate_no | first_issued_on | issued_on | expires_on
           C1 | 2020-01-01 | 2024-01-01 | 2028-12-31"""
    )
    visits = frame_of(
        """application_no | kind | certificate_no | stage | entered_on | left_on
           A1 | renewal | C1 | application | 2023-09-01 | 2023-09-08
           A1 | renewal | C1 | issue | 2023-12-20 | 2024-01-01""",
        VISITS,
    )
    told = audits_of(SOUND)
    positions = metrics.positions(records, told, visits, PLANTS.empty(), TODAY, SHIPPED)
    found = metrics.timeline("C1", positions, told, visits)
    assert found["event"].tolist() == [
        "first_issue",
        "application",
        "issue",
        "audit",
        "audit_window",
        "safe_until",
        "renewal_window",
        "expiry",
    ]
    assert found["begins_on"].is_monotonic_increasing
    assert found.set_index("event")["computed"].to_dict()["expiry"] is False
    assert metrics.timeline("C9", positions, told, visits).empty


@pytest.mark.parametrize(
    ("due", "value", "operation", "amount"),
    [("2026-07-15", date(2026, 7, 15), "take", None), ("", date(2026, 9, 1), "add_months", 3)],
)
def test_a_finding_is_due_on_the_given_day_else_months_after_the_audit(
    due, value, operation, amount
):
    audits = f"""
        ended_on   | result               | findings_conformity | findings_due_on
        2026-06-01 | passed_with_findings | 2                   | {due}
    """
    found = explained(LIVING, audits)["finding_due_on"]
    assert (found.value, found.rules) == (value, ("R17",))
    (step,) = found.arithmetic
    assert (step.operation, step.amount, step.result) == (operation, amount, value)
    assert found.inputs[0].source is not None
    assert found.inputs[0].source.file_name == "audits.csv"


def test_a_failure_names_the_audit_that_nobody_has_made_good():
    audits = """
        ended_on   | result
        2025-06-01 | passed
        2026-06-01 | failed
    """
    found = explained(LIVING, audits)
    assert found["failed_audit_on"].value == date(2026, 6, 1)
    assert found["failed_audit_on"].inputs[-1].value == "failed"
    assert found["finding_due_on"].value == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("until", "reason", "value", "operation", "setting"),
    [
        ("2026-12-24", "", date(2026, 12, 24), "take", None),
        ("", "主动申请暂停", date(2027, 2, 1), "add_months", "suspension_months_asked"),
        ("", "audit missed", date(2026, 5, 1), "add_months", "suspension_months_other"),
    ],
)
def test_a_suspension_ends_as_given_else_by_its_ground(until, reason, value, operation, setting):
    found = explained(
        "certificate_no | issued_on | expires_on | status | suspended_on | suspended_until |"
        " suspended_reason\n"
        f"C1 | 2024-01-01 | 2029-01-01 | suspended | 2026-02-01 | {until} | {reason}"
    )["suspension_ends_on"]
    assert (found.value, found.estimated) == (value, setting is not None)
    assert found.arithmetic[0].operation == operation
    assert [one.setting for one in found.settings] == ([setting] if setting else [])


def test_a_change_of_duty_names_itself_what_it_was_recognised_by_and_the_days():
    found = explained(
        "certificate_no | scheme | product_category | issued_on | expires_on\n"
        "2022011301000001 | CCC-SDOC | safety glass | 2022-01-15 | 2031-01-14"
    )
    assert found["duty_change"].value == "SAMR 2025-57"
    by = {one.name: one.value for one in found["duty_change"].inputs}
    assert by["duty_matched_by"] == "code_in_number"
    assert found["convert_by"].arithmetic[0].operands == (("convert_by", date(2026, 12, 31)),)
    start = found["start_conversion_by"]
    assert (start.arithmetic[0].operation, start.arithmetic[0].amount) == ("subtract_months", 4)
    assert start.value == date(2026, 8, 31)
    assert found["safe_until"].value == date(2026, 12, 31)
    assert "R26" in found["safe_until"].rules


def test_a_day_of_a_change_that_only_names_its_beginning_is_the_day_before():
    own = DutyChange(
        "Ours", Effect.BECOMES_MANDATORY, schemes=("CQC",), categories=("tyres",),
        without_effect_from=date(2028, 3, 1),
    )  # fmt: skip
    ends = DutyChange(
        "Ends", Effect.BECOMES_MANDATORY, schemes=("CCC",), categories=("tyres",),
        convert_by=date(2028, 3, 1),
    )  # fmt: skip
    book = SHIPPED.with_duty_changes((own, ends))
    found = explained(LIVING, book=book)
    assert found["convert_by"].value == date(2028, 2, 29)
    assert found["convert_by"].arithmetic[0].operation == "subtract_days"
    assert found["not_enough_from"].value == date(2028, 3, 1)
    other = explained(
        "certificate_no | scheme | issued_on | expires_on\nC1 | CCC | 2024-01-01 | 2029-01-01",
        book=book,
    )
    assert other["not_enough_from"].value == date(2028, 3, 2)
    assert other["not_enough_from"].arithmetic[0].operation == "add_days"
