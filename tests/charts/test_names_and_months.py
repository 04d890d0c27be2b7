"""Charts keep their shape with long names, many names and months that lie far apart."""

from datetime import date

import pandas as pd
import pytest

from cqcdash.charts import audits, matrix, renewals, style
from cqcdash.vocabulary.audits import FOLLOW_UPS
from cqcdash.vocabulary.overview import MATRIX, RENEWAL_WALL

LONG = "Very long name of a plant " * 12
MONTH = 31 * 86_400_000


def test_a_month_is_as_wide_as_a_month_when_the_next_is_a_year_away():
    frame = RENEWAL_WALL.conform(
        pd.DataFrame(
            {
                "what": "audit",
                "month": pd.to_datetime(["2026-12-01", "2027-12-01", "2028-12-01"]),
                "period": "ahead",
                "count": 1,
            }
        )
    )
    bars = [trace for trace in renewals.wall(frame, "", "")["data"] if trace["type"] == "bar"]
    assert [bar["width"] < MONTH for bar in bars] == [True]


@pytest.mark.parametrize("name", [LONG, "<b>& Söhne</b>"])
def test_a_plant_is_drawn_and_labelled_however_it_is_called(name):
    row = {"audit_group": name, "state": "plan", "certificates_at_stake": 3}
    days = {"due_on": pd.Timestamp("2027-02-01"), "plan_from": pd.Timestamp("2026-11-03")}
    window = audits.windows(FOLLOW_UPS.conform(pd.DataFrame([row | days])), date(2026, 11, 23))
    cell = {
        "plant": name,
        "product_category": name,
        "certificates": 1,
        "ended": 0,
        "state": "valid",
    }
    flags = {"standing": "fine", "lapses_before_renewal": False, "hole": False}
    drawn = matrix.cells(MATRIX.conform(pd.DataFrame([cell | flags])), [name])
    assert window["layout"]["yaxis"]["categoryarray"] == [style.plain(name)]
    for axis in (window["layout"]["yaxis"], drawn["layout"]["xaxis"], drawn["layout"]["yaxis"]):
        assert axis["ticktext"][0] == style.plain(style.short(name))
        assert len(axis["tickvals"]) == len(axis["ticktext"])
    assert window["data"][0]["y"] == [style.plain(name)]
    assert drawn["data"][-1]["customdata"][0][0] == f"{name} · {name}", "a click names the cell"
