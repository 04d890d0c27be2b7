"""Changes of duty: the worked examples, on the days on which they matter (R25–R27)."""

from datetime import date

import pytest
from world import day, look, one

from cqcdash.vocabulary.rules import SHIPPED, DutyChange, Effect

NOVEMBER, JANUARY = date(2026, 11, 26), date(2027, 1, 1)
HEAD = """
certificate_no | scheme | plant | product_category | product | issued_on | expires_on | rule
"""
SDOC = (
    "2022011301000001 | CCC-SDOC | Wuhan | safety glass | windscreen | 2022-01-15 | 2031-01-14 |\n"
)
CCC = "2026011301000777 | CCC | Wuhan | safety glass | windscreen | 2026-10-02 | 2031-10-01 |\n"


def test_a_declaration_is_safe_until_the_law_ends_it():
    row = one(HEAD + SDOC, NOVEMBER)
    assert day(row["safe_until"]) == day(row["convert_by"]) == date(2026, 12, 31)
    assert (row["safe_until_reason"], row["state"]) == ("duty_change", "due_soon")
    assert (row["next_action"], day(row["act_by"])) == ("convert", date(2026, 12, 31))
    assert (row["duty_change"], row["duty_matched_by"]) == ("SAMR 2025-57", "code_in_number")
    assert row["duty_state"] == "to_convert"
    assert day(row["start_conversion_by"]) == date(2026, 8, 31)


def test_a_declaration_that_was_not_converted_is_not_usable():
    row = one(HEAD + SDOC, JANUARY)
    assert (row["state"], row["standing"]) == ("duty_change_overdue", "not_usable")
    assert day(row["safe_until"]) == date(2026, 12, 31)


def test_before_the_announcement_nobody_knew():
    row = one(HEAD + SDOC, date(2025, 12, 1))
    assert row["duty_change"] != row["duty_change"]
    assert day(row["safe_until"]) == date(2031, 1, 14)


@pytest.mark.parametrize("as_of", [NOVEMBER, JANUARY])
def test_a_successor_in_force_leaves_only_the_cancelling(as_of):
    found = look(HEAD + SDOC + CCC, as_of)
    old, new = found.loc["2022011301000001"], found.loc["2026011301000777"]
    assert (old["duty_state"], old["duty_successor_no"]) == ("converted", "2026011301000777")
    assert old["next_action"] == "cancel_declaration"
    assert day(old["act_by"]) == max(as_of, date(2026, 12, 31))
    assert old["state"] != "duty_change_overdue"
    assert day(new["follow_up_due_on"]) == date(2027, 10, 2)
    assert new["duty_change"] != new["duty_change"]


@pytest.mark.parametrize(
    "successor",
    [
        CCC.replace("Wuhan", "Changsha"),
        CCC.replace("2026-10-02", "2026-12-24"),
        CCC.replace("windscreen", "side window").replace("011301", "011302"),
        CCC.replace("windscreen", "side window").replace("2026-10-02", "2023-10-02"),
    ],
    ids=["another plant", "not issued yet", "another product", "older, of the same code only"],
)
def test_what_does_not_cover_the_product_is_no_successor(successor):
    found = look(HEAD + SDOC + successor, NOVEMBER)
    assert found.loc["2022011301000001", "duty_state"] == "to_convert"


def test_a_newer_certificate_of_the_same_code_is_a_successor():
    found = look(HEAD + SDOC + CCC.replace("windscreen", "laminated windscreen"), NOVEMBER)
    assert found.loc["2022011301000001", "duty_state"] == "converted"


def test_a_voluntary_certificate_stays_valid_and_is_not_enough():
    row = one(
        HEAD + "CQC22001151037 | CQC | Wuhan | seat belts | belt | 2022-06-01 | 2032-05-31 |"
        " CQC16-271921-2022\n",
        date(2026, 6, 1),
    )
    assert (row["duty_state"], row["duty_matched_by"]) == ("not_enough", "code_of_category")
    assert day(row["not_enough_from"]) == JANUARY
    assert row["safe_until_reason"] != "duty_change"
    assert day(row["start_conversion_by"]) == date(2026, 8, 31)


def test_what_a_change_does_not_name_is_not_concerned():
    row = one(
        HEAD + "2022011201000001 | CCC | Wuhan | tyres | tyre | 2022-01-15 | 2027-01-14 |", NOVEMBER
    )
    assert row["duty_change"] != row["duty_change"]
    assert row["next_action"] != "convert"


def test_a_look_back_sees_the_change_of_its_time():
    row = one(
        HEAD + "2018011104000001 | CCC | Wuhan | seat belts | belt | 2018-03-01 | 2023-02-28 |",
        date(2020, 9, 1),
    )
    assert (row["duty_change"], day(row["convert_by"])) == (
        "CNCA 2019-44, declarations",
        date(2020, 10, 31),
    )


def test_what_left_the_catalogue_is_not_required_any_more():
    row = one(
        HEAD + "2016011199000001 | CCC | Wuhan | brake hoses | hose | 2016-03-01 | 2021-02-28 |",
        date(2018, 7, 1),
    )
    assert (row["duty_state"], row["duty_change"]) == ("not_required", "CNCA 2018-11")
    assert row["safe_until_reason"] != "duty_change"
    assert row["next_action"] != "convert"


@pytest.mark.parametrize("as_of", [NOVEMBER, JANUARY])
def test_what_is_no_longer_produced_needs_nothing(as_of):
    row = one(HEAD.rstrip() + " | no_longer_produced\n" + SDOC.rstrip() + " | yes\n", as_of)
    assert row["duty_state"] == "exempt"
    assert row["next_action"] not in {"convert", "cancel_declaration"}
    assert row["safe_until_reason"] != "duty_change"


@pytest.mark.parametrize(
    ("status", "state"), [("valid", "converted"), ("cancelled", "to_convert"), (None, "converted")]
)
def test_a_named_successor_is_believed_unless_it_has_ended(status, state):
    other = "2026011399000001 | CCC | Changsha | glass | pane | 2026-10-02 | 2031-10-01 |"
    rows = [SDOC.rstrip() + " | valid | 2026011399000001"]
    if status:
        rows.append(f"{other} | {status} |")
    found = look(HEAD.rstrip() + " | status | successor_no\n" + "\n".join(rows), NOVEMBER)
    old = found.loc["2022011301000001"]
    assert old["duty_state"] == state
    if state == "converted":
        assert old["duty_successor_no"] == "2026011399000001"


def test_an_announcement_without_a_day_is_only_watched():
    row = one(
        HEAD + "2022011104000001 | CCC | Wuhan | horns | horn | 2022-01-15 | 2031-01-14 |"
        " CNCA-C11-04:2014",
        NOVEMBER,
    )
    assert row["duty_state"] == "watched"
    assert day(row["convert_by"]) is None
    assert row["safe_until_reason"] != "duty_change"


@pytest.mark.parametrize(("year", "change"), [("2019", "CNCA 2019-44, declarations"), ("2023", "")])
def test_without_a_date_of_issue_the_year_in_the_number_speaks(year, change):
    row = one(
        HEAD + f"{year}011104000001 | CCC | Wuhan | seat belts | belt | | 2031-01-14 |", NOVEMBER
    )
    assert (row["duty_change"] if isinstance(row["duty_change"], str) else "") == change


def test_an_own_change_of_the_same_name_replaces_the_shipped_one():
    own = DutyChange(
        "SAMR 2025-57", Effect.DECLARATION_ENDS, schemes=("CCC-SDOC",), codes=("13",),
        convert_by=date(2027, 6, 30),
    )  # fmt: skip
    row = one(HEAD + SDOC, NOVEMBER, book=SHIPPED.with_duty_changes((own,)))
    assert day(row["safe_until"]) == date(2027, 6, 30)


def test_a_cancelled_declaration_is_not_asked_for():
    row = one(HEAD.rstrip() + " | status\n" + SDOC.rstrip() + " | cancelled\n", NOVEMBER)
    assert row["state"] == "cancelled"
    assert row["duty_change"] != row["duty_change"]


NAMED = HEAD.rstrip() + " | status | successor_no\n" + SDOC.rstrip() + " | valid | {successor}\n"


@pytest.mark.parametrize(
    ("successor", "other"),
    [
        ("2022011301000001", ""),
        ("2026011399000001", "CCC-SDOC | Wuhan | glass | pane | 2026-10-02 | 2031-10-01 | | valid"),
        ("2026011399000001", "CCC | Wuhan | glass | pane | 2026-10-02 | 2031-10-01 | | suspended"),
        ("2026011399000001", "CCC | Wuhan | glass | pane | 2026-10-02 | 2031-10-01 | | unknown"),
        ("2026011399000001", "CCC | Wuhan | glass | pane | 2026-12-24 | 2031-10-01 | | valid"),
    ],
    ids=["itself", "another declaration", "suspended", "of unknown status", "not issued yet"],
)  # fmt: skip
def test_a_named_certificate_that_does_not_hold_the_duty_converts_nothing(successor, other):
    table = NAMED.format(successor=successor)
    if other:
        table += f"{successor} | {other} |\n"
    old = look(table, NOVEMBER).loc["2022011301000001"]
    assert old["duty_state"] == "to_convert"
    assert day(old["safe_until"]) == date(2026, 12, 31)


def test_a_certificate_of_unknown_status_covers_no_product():
    table = (
        HEAD.rstrip() + " | status\n" + SDOC.rstrip() + " | valid\n" + CCC.rstrip() + " | unknown\n"
    )
    assert look(table, NOVEMBER).loc["2022011301000001", "duty_state"] == "to_convert"
