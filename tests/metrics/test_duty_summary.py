"""How far the conversions are, change by change and day by day."""

from datetime import date

import pandas as pd
from world import look

from cqcdash import metrics
from cqcdash.vocabulary.overview import DUTY_SUMMARY
from cqcdash.vocabulary.rules import SHIPPED

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
