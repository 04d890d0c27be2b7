"""How far the conversions are, change by change and day by day."""

from datetime import date

import pandas as pd
from world import day, look

from cqcdash import metrics
from cqcdash.vocabulary.overview import DUTY_SUMMARY
from cqcdash.vocabulary.records import PLANTS
from cqcdash.vocabulary.rules import SHIPPED, RuleChange

NOVEMBER = date(2026, 11, 26)
TABLE = """
certificate_no | scheme | plant | product_category | product | issued_on | expires_on
2022011301000001 | CCC-SDOC | Wuhan | safety glass | windscreen | 2022-01-15 | 2031-01-14
2022011301000002 | CCC-SDOC | Wuhan | safety glass | side window | 2022-01-15 | 2031-01-14
2022011301000003 | CCC-SDOC | Changsha | safety glass | pane | 2022-01-15 | 2031-01-14
2026011301000777 | CCC | Wuhan | safety glass | windscreen | 2026-10-02 | 2031-10-01
2026011399000778 | CCC | Changsha | safety glass | pane | 2026-11-20 | 2031-11-19
2022011201000001 | CCC | Wuhan | tyres | tyre | 2022-01-15 | 2027-01-14
"""
CHANGE = next(c for c in SHIPPED.duty_changes if c.name == "SAMR 2025-57")


def summary(as_of=NOVEMBER):
    found = metrics.duty_summary(look(TABLE, as_of), as_of, SHIPPED)
    return found, found.set_index("duty_change")


def test_each_change_is_counted_by_what_it_does():
    found, by_name = summary()
    assert list(found.columns) == DUTY_SUMMARY.names
    row = by_name.loc["SAMR 2025-57"]
    # The second Wuhan declaration shares the code of the newer certificate of its plant.
    assert (row["to_convert"], row["converted"], row["duty_plants"]) == (0, 3, 2)
    assert (row["duty_days_left"], row["started_late"]) == (35, 0)
    assert (row["duty_concerned"], row["with_case"], row["without_case"]) == (3, 0, 0)


OPEN = """
certificate_no | scheme | plant | product_category | product | issued_on | expires_on
2022011301000001 | CCC-SDOC | Wuhan | safety glass | windscreen | 2022-01-15 | 2031-01-14
2022011301000002 | CCC-SDOC | Wuhan | safety glass | side window | 2022-01-15 | 2031-01-14
2022011301000003 | CCC-SDOC | Changsha | safety glass | pane | 2022-01-15 | 2031-01-14
2026011201000777 | CCC | Wuhan | tyres | tyre | 2026-10-02 | 2031-10-01
"""
RUNNING = """
application_no | kind | certificate_no | plant | product_category | stage | entered_on
K1 | conversion | 2022011301000002 | Wuhan | safety glass | application | 2026-11-02
"""


def test_what_has_a_case_and_what_has_nothing_add_up():
    found = metrics.duty_summary(look(OPEN, NOVEMBER, visits=RUNNING), NOVEMBER, SHIPPED)
    row = found.set_index("duty_change").loc["SAMR 2025-57"]
    assert (row["duty_concerned"], row["with_case"], row["without_case"]) == (3, 1, 2)
    assert row["started_late"] == 2
    assert (row["least_lead_days"], row["most_lead_days"]) == (122, 122)


def test_a_rule_to_follow_stands_in_the_same_list():
    book = SHIPPED.with_rule_changes((RuleChange("GB 9656-2021", date(2027, 7, 1)),))
    table = OPEN.replace("expires_on\n", "expires_on | standard\n").replace(
        "2031-01-14\n", "2031-01-14 | GB 9656-2021\n"
    )
    found = metrics.duty_summary(look(table, NOVEMBER, book=book), NOVEMBER, book)
    row = found.set_index("duty_change").loc["GB 9656-2021"]
    assert (row["effect"], row["to_convert"], row["duty_concerned"]) == ("standard_replaced", 3, 3)
    assert day(row["convert_by"]) == date(2027, 7, 1)


def audits_again(table, **more):
    positions = look(table, NOVEMBER, **more)
    found = metrics.duty_audits(positions, positions, CHANGE, PLANTS.empty(), SHIPPED)
    return {
        row.plant: (row.declarations, row.converted, row.audited_already, day(row.first_audit_on),
                    row.first_audit_estimated)
        for row in found.itertuples()
    }  # fmt: skip


def test_plants_without_audits_have_them_again_with_the_new_certificate():
    assert audits_again(OPEN) == {
        "Changsha": (1, 0, False, date(2027, 12, 31), True),
        "Wuhan": (2, 0, True, date(2027, 10, 2), False),
    }


def test_the_new_certificate_dates_the_first_audit():
    assert audits_again(TABLE.replace("CCC | Wuhan | tyres", "CCC | Ulm | tyres")) == {
        "Wuhan": (2, 2, False, date(2027, 10, 2), False),
        "Changsha": (1, 1, False, date(2027, 11, 20), False),
    }


def test_a_change_that_ends_no_declaration_begins_no_audits():
    positions = look(OPEN, NOVEMBER)
    voluntary = next(c for c in SHIPPED.duty_changes if c.effect == "becomes_mandatory")
    assert metrics.duty_audits(positions, positions, voluntary, PLANTS.empty(), SHIPPED).empty
    none = positions.iloc[:0]
    assert metrics.duty_audits(none, none, CHANGE, PLANTS.empty(), SHIPPED).empty


def test_the_body_is_read_from_the_number():
    found = metrics.with_body(
        look(
            """certificate_no | scheme
            2022011301000001 | CCC
            2022021301000002 | CCC-SDOC
            CQC22001151037 | CQC
            CCAP-1 | CCAP
            X-1 | CCC""",
            NOVEMBER,
        )
    )
    assert found["certification_body"].astype("object").where(
        found["certification_body"].notna(), None
    ).tolist() == ["CQC", "02", "CQC", "CCAP", None]


def test_what_lies_ahead_stands_first_and_what_is_open_before_the_past():
    found, _ = summary()
    days = found["duty_days_left"]
    kinds = [2 if pd.isna(d) else 1 if d >= 0 else 3 for d in days]
    assert kinds == sorted(kinds)


def test_a_change_that_is_not_announced_yet_is_not_there():
    _, by_name = summary(date(2025, 6, 1))
    assert "SAMR 2025-57" not in by_name.index


def test_the_burn_down_falls_on_the_day_of_each_new_certificate_also_under_a_filter():
    positions = look(TABLE, NOVEMBER)
    declarations = positions.loc[positions["scheme"] == "CCC-SDOC"]
    found = metrics.duty_burn_down(declarations, positions, CHANGE, NOVEMBER)
    told = [(f"{row.day:%Y-%m-%d}", row.left) for row in found.itertuples()]
    assert told == [
        ("2026-07-01", 3),
        ("2026-10-02", 1),
        ("2026-11-20", 0),
        ("2026-11-26", 0),
        ("2026-12-31", 0),
    ]


def test_before_applications_are_accepted_there_is_nothing_to_draw():
    positions = look(TABLE, NOVEMBER)
    assert metrics.duty_burn_down(positions, positions, CHANGE, date(2026, 3, 1)).empty
