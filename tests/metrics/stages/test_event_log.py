"""On a public event log, stays and waits are those that pm4py computes.

The log counts in minutes and we count in days, so one minute of the log is one day here.
"""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from cqcdash.metrics.stages.statistics import stage_points, stage_statistics
from cqcdash.metrics.stages.waiting import waiting_statistics
from cqcdash.vocabulary.records import VISITS
from cqcdash.vocabulary.rules import SHIPPED

LOG = Path(__file__).parents[2] / "data" / "event_log"
PM4PY = json.loads((LOG / "pm4py_durations.json").read_text(encoding="utf-8"))
STAGE_OF = {
    "Registration": "application",
    "Triage and Assessment": "product_tests",
    "Check-out": "issue",
}
LATER = date(3999, 12, 31)


def as_days(column):
    begin = pd.Timestamp("2017-01-01", tz="UTC")
    minutes = (pd.to_datetime(column) - begin) // pd.Timedelta(minutes=1)
    return pd.Timestamp("2000-01-01") + pd.to_timedelta(minutes, unit="D")


@pytest.fixture(scope="module")
def visits():
    raw = pd.read_csv(LOG / "patients.csv", dtype=str)
    return VISITS.conform(
        raw.assign(
            application_no=raw["patient"],
            stage=raw["handling"].map(STAGE_OF),
            entered_on=as_days(raw["start"]),
            left_on=as_days(raw["complete"]),
        )
    )


@pytest.mark.parametrize("activity", STAGE_OF)
def test_stays_are_pm4pys(visits, activity):
    points = stage_points(visits, LATER)
    days = points.loc[points["stage"] == STAGE_OF[activity], "days"]
    found = {name: days.agg(name) for name in ("median", "mean", "min", "max", "sum")}
    assert found == pytest.approx(PM4PY["stays"][activity])
    table = stage_statistics(visits, LATER, SHIPPED).set_index("stage")
    assert table.loc[STAGE_OF[activity], "median_days"] == PM4PY["stays"][activity]["median"]


@pytest.mark.parametrize("activity", PM4PY["waits_before"])
def test_waits_are_pm4pys(visits, activity):
    table = waiting_statistics(visits, LATER).set_index("stage").loc[STAGE_OF[activity]]
    assert table["median_days"] == PM4PY["waits_before"][activity]["median"]
    assert table["days_total"] == PM4PY["waits_before"][activity]["sum"]


def test_the_log_is_long_enough_for_all_percentiles(visits):
    table = stage_statistics(visits, LATER, SHIPPED).set_index("stage")
    assert table.loc[list(STAGE_OF.values()), "n_closed"].tolist() == [29] * 3
