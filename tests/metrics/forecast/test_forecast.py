"""Forecasts: exact where the world is simple, calibrated on the sample, silent on too little."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from walks import TODAY, sample

from cqcdash.metrics.forecast.back_test import backtest, forecast_outcomes
from cqcdash.metrics.forecast.cases import ahead, case_forecasts
from cqcdash.metrics.forecast.remaining import HORIZON, length_of
from cqcdash.metrics.forecast.sets import forecast_set
from cqcdash.metrics.stages.known import known_visits
from cqcdash.metrics.stages.whereabouts import cases_of
from cqcdash.vocabulary.records import STAGE_ORDER, VISITS
from cqcdash.vocabulary.rules import SHIPPED

STAYS, WAITS = (5, 20, 2, 15, 3), (0, 10, 12, 4, 2)


def clockwork(count, begin=date(2025, 1, 1), last_case_began=None):
    """Cases that all take exactly the same time, and one that is still on its way."""
    rows = []
    starts = [begin + timedelta(days=7 * i) for i in range(count)]
    for number, start in enumerate([*starts, *([last_case_began] if last_case_began else [])]):
        day = start
        for stage, stay, wait in zip(STAGE_ORDER, STAYS, WAITS, strict=True):
            day += timedelta(days=wait)
            rows.append((f"A-{number:03d}", str(stage), day, day + timedelta(days=stay)))
            day += timedelta(days=stay)
    columns = ["application_no", "stage", "entered_on", "left_on"]
    frame = pd.DataFrame(rows, columns=columns)
    frame[columns[2:]] = frame[columns[2:]].apply(pd.to_datetime)
    return VISITS.conform(frame)


@pytest.fixture(scope="module")
def sample_visits():
    return sample()


@pytest.mark.parametrize("days_ago", [0, 3, 8, 30, 40, 69, 72])
def test_where_everything_takes_the_same_time_the_day_is_exact(days_ago):
    start = TODAY - timedelta(days=days_ago)
    found = case_forecasts(clockwork(30, last_case_began=start), TODAY, SHIPPED)
    due = pd.Timestamp(start + timedelta(days=sum(STAYS) + sum(WAITS)))
    assert found["application_no"].tolist() == ["A-030"]
    assert found["date_50"].tolist() == [due]
    assert found["date_85"].tolist() == [due]


def test_the_rest_of_the_way_is_the_convolution_of_its_parts(sample_visits):
    known = known_visits(sample_visits, TODAY)
    now = cases_of(known)
    way = ahead(known, now)
    stage = known.stage[now.visit[way.case]]
    (at,) = np.flatnonzero(stage == STAGE_ORDER.index("issue"))[:1]
    stays = known.stage == STAGE_ORDER.index("issue")
    measured = stays & (known.ended | known.open)
    length = length_of(known.days[measured], known.ended[measured])
    age = int(known.days[now.visit[way.case[at]]])
    expected = np.cumsum(length.rest(age))
    np.testing.assert_allclose(way.done_by[way.pattern[at]], expected, atol=1e-9)


def test_an_older_case_is_done_sooner_from_now_but_later_in_all():
    lengths = np.array([10, 12, 14, 16, 18, 20, 25, 30, 40, 60] * 3)
    length = length_of(lengths, np.ones(30, dtype=bool))
    medians = [int(np.searchsorted(np.cumsum(length.rest(age)), 0.5)) for age in (0, 10, 20)]
    totals = [age + m for age, m in zip((0, 10, 20), medians, strict=True)]
    assert totals == sorted(totals)
    assert totals[-1] > totals[0]


def test_a_case_older_than_all_before_it_still_has_a_date():
    length = length_of(np.array([3] * 12), np.ones(12, dtype=bool))
    rest = length.rest(50)
    assert rest.sum() == pytest.approx(1)
    assert 0 < np.searchsorted(np.cumsum(rest), 0.5) < 50


@pytest.mark.parametrize("age", [-1, 0, 5, 100, HORIZON - 2])
def test_chances_add_up_to_one(age):
    rng = np.random.default_rng(1)
    days = rng.integers(0, 60, 50)
    for ended in (np.ones(50, dtype=bool), rng.random(50) < 0.5, np.zeros(50, dtype=bool)):
        rest = length_of(days, ended).rest(age)
        assert (rest >= 0).all()
        assert rest.sum() == pytest.approx(1)


def test_too_little_history_gives_no_date():
    few = clockwork(4, last_case_began=TODAY - timedelta(days=3))
    found = case_forecasts(few, TODAY, SHIPPED)
    assert found["enough"].tolist() == [False]
    assert found[["date_50", "date_85", "days_50", "chance_in_time"]].isna().all(axis=None)
    assert case_forecasts(VISITS.empty(), TODAY, SHIPPED).empty


def test_every_open_case_has_two_dates_in_the_future(sample_visits):
    found = case_forecasts(sample_visits, TODAY, SHIPPED)
    assert len(found) == 30
    assert (found["date_50"] > pd.Timestamp(TODAY)).all()
    assert (found["date_85"] >= found["date_50"]).all()
    pd.testing.assert_frame_equal(found, case_forecasts(sample_visits, TODAY, SHIPPED))


def test_the_chance_to_meet_the_authoritys_target(sample_visits):
    found = case_forecasts(sample_visits, TODAY, SHIPPED)
    past = found["authority_due_on"] < pd.Timestamp(TODAY)
    assert past.any()
    assert (found.loc[past, "chance_in_time"] == 0).all()
    ahead_of_85 = found["authority_due_on"] >= found["date_85"]
    assert (found.loc[ahead_of_85, "chance_in_time"] >= 0.85).all()
    assert found.loc[found["authority_due_on"].isna(), "chance_in_time"].isna().all()


def test_a_set_is_done_when_its_last_case_is(sample_visits):
    each = case_forecasts(sample_visits, TODAY, SHIPPED)
    twelve = each["application_no"].iloc[:12].tolist()
    found = forecast_set(sample_visits, TODAY, twelve)
    assert pd.Timestamp(found.all_50) >= each["date_50"].iloc[:12].max()
    assert found.half_50 <= found.all_50 <= found.all_85
    assert found.cases == 12


def test_the_simulation_agrees_with_the_product_of_chances(sample_visits):
    numbers = case_forecasts(sample_visits, TODAY, SHIPPED)["application_no"].iloc[:12].tolist()
    known = known_visits(sample_visits, TODAY)
    way = ahead(known, cases_of(known))
    chosen = np.isin(known.numbers[way.case], numbers)
    all_done = way.done_by[way.pattern[chosen]].prod(axis=0)
    found = forecast_set(sample_visits, TODAY, numbers)
    assert all_done[(found.all_50 - TODAY).days] == pytest.approx(0.5, abs=0.03)
    assert all_done[(found.all_85 - TODAY).days] == pytest.approx(0.85, abs=0.03)


def test_a_set_names_what_it_cannot_forecast(sample_visits):
    done = sample_visits["application_no"].iloc[0]
    found = forecast_set(sample_visits, TODAY, [done, "A-unknown"])
    assert (found.cases, found.left_out) == (0, (done, "A-unknown"))
    assert found.all_50 is None
    assert found.done_by.empty


def test_more_and_more_of_a_set_are_done(sample_visits):
    numbers = case_forecasts(sample_visits, TODAY, SHIPPED)["application_no"].tolist()
    curve = forecast_set(sample_visits, TODAY, numbers).done_by
    assert curve["day"].is_monotonic_increasing
    assert curve["done_50"].is_monotonic_increasing
    assert (curve["done_85"] <= curve["done_50"]).all()
    assert curve["done_85"].iloc[-1] == 30


def test_coverage_on_the_sample_portfolio(sample_visits):
    found = backtest(sample_visits, TODAY)
    assert found.n > 200
    assert found.covered_50 == pytest.approx(0.5, abs=0.1)
    assert found.covered_85 == pytest.approx(0.85, abs=0.1)


@pytest.mark.slow
def test_coverage_on_a_big_portfolio():
    found = backtest(sample(2000), TODAY)
    assert found.n > 4000
    assert found.covered_50 == pytest.approx(0.5, abs=0.04)
    assert found.covered_85 == pytest.approx(0.85, abs=0.04)


def test_the_backtest_sees_only_what_was_known_on_its_days(sample_visits):
    outcomes = forecast_outcomes(sample_visits, TODAY)
    day = outcomes["made_on"].max().date()
    then = sample_visits[sample_visits["entered_on"] <= pd.Timestamp(day)].copy()
    then["left_on"] = then["left_on"].mask(then["left_on"] > pd.Timestamp(day))
    expected = case_forecasts(then, day, SHIPPED).set_index("application_no")["date_85"]
    made = outcomes[outcomes["made_on"] == pd.Timestamp(day)].set_index("application_no")
    assert made["date_85"].to_dict() == expected.to_dict()


@pytest.mark.slow
def test_only_the_date_says_whether_a_forecast_counts(sample_visits):
    slow = sample_visits.copy()
    for column in ("entered_on", "left_on"):
        slow[column] = pd.Timestamp(TODAY) - 4 * (pd.Timestamp(TODAY) - slow[column])
    outcomes = forecast_outcomes(slow, TODAY)
    come = outcomes["date_85"] <= pd.Timestamp(TODAY)
    assert (outcomes["decided"] == come).all()
    early = ~come & outcomes["held_85"]
    assert early.any()
    assert backtest(slow, TODAY).undecided == (~come).sum()


def test_no_history_no_coverage():
    assert backtest(VISITS.empty(), TODAY).covered_85 is None
