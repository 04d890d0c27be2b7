"""Flow over time: what goes in comes out or is still there."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from walks import ONE_CASE, TODAY, sample, visits_of

from cqcdash.metrics.applications.canonical_frame import cases
from cqcdash.metrics.applications.work_in_progress import aging, aging_bands
from cqcdash.metrics.durations.percentiles import MIN_FOR_PERCENTILES
from cqcdash.metrics.flow.bottlenecks import bottleneck_over_time
from cqcdash.metrics.flow.spectrum import performance_spectrum
from cqcdash.metrics.flow.volume import arrivals_and_completions, cumulative_flow
from cqcdash.metrics.flow.whole_cases import cycle_time_lines, cycle_times
from cqcdash.vocabulary.applications import ON_THE_WAY
from cqcdash.vocabulary.records import VISITS
from cqcdash.vocabulary.rules import SHIPPED


@pytest.fixture(scope="module")
def sample_visits():
    return sample()


def test_cumulative_flow_of_one_case():
    flow = cumulative_flow(visits_of(ONE_CASE), date(2026, 4, 21), points=3, step_days=40)
    assert flow["day"].dt.strftime("%m-%d").tolist() == ["01-31", "03-12", "04-21"]
    assert flow.drop(columns="day").to_numpy().tolist() == [
        [1, 0, 0, 0, 0, 0],
        [1, 1, 0, 0, 0, 0],
        [1, 1, 1, 1, 1, 1],
    ]


def test_cumulative_flow_never_falls_and_never_overtakes_itself(sample_visits):
    flow = cumulative_flow(sample_visits, TODAY).drop(columns="day").to_numpy()
    assert (np.diff(flow, axis=0) >= 0).all()
    assert (np.diff(flow, axis=1) <= 0).all()
    assert flow[-1, 0] == 141


def test_arrivals_and_completions_keep_the_balance(sample_visits):
    flow = arrivals_and_completions(sample_visits, TODAY)
    change = flow["open_at_end"].diff().iloc[1:]
    assert (change == (flow["arrivals"] - flow["completions"]).iloc[1:]).all()
    table = cases(sample_visits, TODAY, SHIPPED)
    assert flow["open_at_end"].iloc[-1] == (table["state"] != "done").sum()
    then = cases(sample_visits, date(2026, 8, 31), SHIPPED)
    august = flow[flow["month"] == pd.Timestamp(2026, 8, 1)]["open_at_end"]
    assert august.tolist() == [(then["state"] != "done").sum()]


def test_case_days_add_up_to_the_time_of_the_cases():
    table = bottleneck_over_time(visits_of(ONE_CASE), date(2026, 5, 31), months=6)
    by_place = table.groupby("place", observed=True)["case_days"].sum()
    assert by_place.tolist() == [0, 7, 21, 24, 18, 2, 2, 26, 5, 1]
    worst = table[table["bottleneck"]]
    assert worst["month"].dt.month.tolist() == [1, 2, 3, 4]
    assert worst["place"].tolist() == [
        "before_product_tests",
        "product_tests",
        "before_factory_audit",
        "review",
    ]


def test_shares_of_a_month_add_up_to_one(sample_visits):
    table = bottleneck_over_time(sample_visits, TODAY)
    assert table.groupby("month")["share"].sum().tolist() == pytest.approx([1] * 18)
    assert (table.groupby("month")["bottleneck"].sum() == 1).all()


def test_spectrum_shows_batches_and_overtaking():
    visits = visits_of("""
        application_no | stage         | entered_on | left_on    | plant
        A-1            | product_tests | 2026-09-01 | 2026-10-05 | Ulm
        A-2            | product_tests | 2026-09-10 | 2026-10-05 | Ulm
        A-3            | product_tests | 2026-09-20 | 2026-10-05 | Ulm
        A-4            | product_tests | 2026-09-12 | 2026-09-25 | Ulm
        A-5            | product_tests | 2026-11-01 |            | Ulm
    """)
    lines, left_out = performance_spectrum(visits, TODAY)
    tests = lines[lines["place"] == "product_tests"].set_index("application_no")
    assert tests["batch"].to_dict() == dict.fromkeys(["A-1", "A-2", "A-3"], True) | {
        "A-4": False,
        "A-5": False,
    }
    assert tests["overtaken"].to_dict() == {"A-1": 1, "A-2": 1, "A-3": 0, "A-4": 0, "A-5": 0}
    assert tests["open"].to_dict()["A-5"]
    assert left_out == 0


def test_spectrum_keeps_the_latest_lines_and_says_how_many_it_left_out(sample_visits):
    everything, none = performance_spectrum(sample_visits, TODAY, limit=10_000)
    lines, left_out = performance_spectrum(sample_visits, TODAY, limit=50)
    assert none == 0
    assert (len(lines), left_out) == (50, len(everything) - 50)
    assert lines["ends_on"].min() >= everything["ends_on"].iloc[-51]


def test_cycle_times_of_finished_cases(sample_visits):
    times = cycle_times(sample_visits, TODAY)
    table = cases(sample_visits, TODAY, SHIPPED)
    done = table[table["state"] == "done"].set_index("application_no")["age_days"]
    assert times.set_index("application_no")["days"].to_dict() == done.to_dict()
    assert times["finished_on"].is_monotonic_increasing


def test_lines_of_the_cycle_times_count_open_cases(sample_visits):
    lines = cycle_time_lines(sample_visits, TODAY)
    assert lines["n"].tolist() == [111] * 3
    assert lines["open"].tolist() == [30] * 3
    finished = cycle_times(sample_visits, TODAY)["days"].quantile(0.85)
    assert lines["days"].iloc[1] >= finished
    assert cycle_time_lines(visits_of(ONE_CASE), TODAY)["days"].isna().all()


def test_aging_puts_each_open_case_where_it_stands(sample_visits):
    table = cases(sample_visits, TODAY, SHIPPED)
    dots = aging(table)
    assert len(dots) == (table["state"] != "done").sum()
    waits = dots["place"].astype(str).str.startswith("before_")
    assert waits.sum() == table["waiting_days"].notna().sum()
    joined = dots.merge(table, on="application_no", suffixes=("", "_listed"))
    still = joined[~waits.to_numpy()]
    assert (still["place"].astype(str) == still["stage"].astype(str)).all()
    assert (still["days"] == still["days_in_stage"]).all()
    between = joined[waits.to_numpy()]
    assert (between["place"].astype(str) == "before_" + between["next_stage"].astype(str)).all()
    assert (between["days"] == between["waiting_days"]).all()


def test_bands_of_history(sample_visits):
    bands = aging_bands(sample_visits, TODAY, SHIPPED)
    assert bands["place"].tolist() == [str(p) for p in ON_THE_WAY]
    assert (bands["p50_days"] <= bands["p85_days"]).all()
    assert (bands["p85_days"] <= bands["p95_days"]).all()
    norms = bands.set_index("place")["norm_days"].dropna()
    assert norms.to_dict() == {
        "application": 7,
        "product_tests": 28,
        "factory_audit": 3,
        "review": 21,
    }
    assert (bands["n"] >= MIN_FOR_PERCENTILES).all()


def test_an_empty_portfolio_flows_nowhere():
    empty = VISITS.empty()
    assert aging(cases(empty, TODAY, SHIPPED)).empty
    assert not aging_bands(empty, TODAY, SHIPPED)["enough"].any()
    assert cumulative_flow(empty, TODAY)["done"].sum() == 0
    assert arrivals_and_completions(empty, TODAY)["open_at_end"].tolist() == [0] * 24
    assert bottleneck_over_time(empty, TODAY)["case_days"].sum() == 0
    assert performance_spectrum(empty, TODAY)[0].empty
    assert cycle_times(empty, TODAY).empty
    assert cycle_time_lines(empty, TODAY)["days"].isna().all()
