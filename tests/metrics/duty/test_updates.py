"""Rules and standards to follow are one effect of a change of duty among others (R24, R25)."""

from datetime import date

import pytest
from world import day, look, one

from cqcdash.vocabulary.rules import SHIPPED, DutyChange, Effect, RuleChange

NOVEMBER = date(2026, 11, 26)
LAST = date(2027, 7, 1)
HEAD = """
certificate_no | scheme | product_category | product | issued_on | expires_on | rule | standard
"""
TYRE = (
    HEAD + "2022011201000001 | CCC | tyres | tyre | 2022-01-15 | 2031-01-14 | CNCA-C12-01:2014 |"
    " GB 9743-2015; GB 9744-2015\n"
)
AUDITED = "ended_on | result\n2026-10-01 | passed"


def update(**criteria: tuple[str, ...]) -> DutyChange:
    return DutyChange("New tyre rule", Effect.RULE_REPLACED, convert_by=LAST, **criteria)  # pyright: ignore[reportArgumentType] - criteria only


@pytest.mark.parametrize(
    ("criteria", "by"),
    [
        ({"codes": ("12",)}, "code_in_number"),
        ({"rules": ("CNCA-C12-01",)}, "rule"),
        ({"standards": ("GB 9744",)}, "standard"),
        ({"categories": ("tyres",)}, "category"),
    ],
)
def test_every_criterion_asks_for_the_update_and_ends_nothing_else(criteria, by):
    book = SHIPPED.with_duty_changes((update(**criteria),))
    row = one(TYRE, NOVEMBER, book=book, audits=AUDITED)
    assert (row["rule_change"], row["rule_change_matched_by"]) == ("New tyre rule", by)
    assert day(row["rule_change_deadline"]) == day(row["safe_until"]) == LAST
    assert row["safe_until_reason"] == "rule_change"
    assert row["duty_change"] != row["duty_change"]
    late = one(TYRE, date(2027, 7, 2), book=book, audits=AUDITED)
    assert late["state"] == "rule_change_overdue"


def test_the_short_form_is_the_same_thing():
    short = SHIPPED.with_rule_changes((RuleChange("GB 9744-2015", LAST, "new tyres"),))
    row = one(TYRE, NOVEMBER, book=short)
    assert (row["rule_change"], row["rule_change_matched_by"]) == ("GB 9744-2015", "standard")
    assert day(row["rule_change_deadline"]) == LAST


@pytest.mark.parametrize("cites", ["GB 9744", "GB 9744-2007", "9744-2015", "GB 9743-2015; GB"])
def test_the_short_form_means_the_whole_entry(cites):
    row = one(TYRE, NOVEMBER, book=SHIPPED.with_rule_changes((RuleChange(cites, LAST),)))
    assert day(row["rule_change_deadline"]) is None


def test_of_two_deadlines_the_earlier_one_holds():
    changes = (RuleChange("GB 9744-2015", LAST), RuleChange("GB 9744-2015", date(2027, 3, 1)))
    for order in (changes, changes[::-1]):
        row = one(TYRE, NOVEMBER, book=SHIPPED.with_rule_changes(order))
        assert day(row["rule_change_deadline"]) == date(2027, 3, 1)


def test_a_certificate_may_have_to_follow_a_rule_and_be_converted():
    change = update(standards=("GB 9656-2021",))
    table = (
        HEAD + "2022011301000001 | CCC-SDOC | safety glass | pane | 2022-01-15 | 2031-01-14 | |"
        " GB 9656-2021\n"
    )
    row = one(table, NOVEMBER, book=SHIPPED.with_duty_changes((change,)))
    assert (row["duty_change"], row["rule_change"]) == ("SAMR 2025-57", "New tyre rule")
    assert row["safe_until_reason"] == "duty_change"
    assert day(row["rule_change_deadline"]) == LAST


def test_a_prolonged_deadline_holds_from_its_announcement_on():
    prolonged = DutyChange(
        "SAMR 2025-57",
        Effect.DECLARATION_ENDS,
        schemes=("CCC-SDOC",),
        codes=("13",),
        into="CCC",
        announced=date(2026, 12, 10),
        convert_by=date(2027, 6, 30),
    )
    book = SHIPPED.with_duty_changes((prolonged,))
    table = (
        HEAD + "2022011301000001 | CCC-SDOC | safety glass | pane | 2022-01-15 | 2031-01-14 | |\n"
    )
    before, after = (look(table, day_, book=book).iloc[0] for day_ in (NOVEMBER, LAST))
    assert day(before["convert_by"]) == date(2026, 12, 31)
    assert day(after["convert_by"]) == date(2027, 6, 30)
    assert after["state"] == "duty_change_overdue"
    on_the_day = one(table, date(2026, 12, 10), book=book)
    assert day(on_the_day["convert_by"]) == date(2027, 6, 30)
