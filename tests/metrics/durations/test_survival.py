"""Kaplan–Meier equals scipy, and says what it can say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqcdash.metrics.durations.survival import kaplan_meier

observations = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=60)

# scipy says so where a limit is NaN; ours are NaN in the same places, which is compared.
UNDEFINED_LIMITS = pytest.mark.filterwarnings("ignore:The confidence interval is undefined")


@pytest.fixture(scope="module", autouse=True)
def _scipy_loaded():
    """Seconds: not for everybody who collects tests, nor within the time of an example."""
    import scipy.stats  # noqa: F401


def arrays(pairs):
    return np.array([p[0] for p in pairs]), np.array([p[1] for p in pairs], dtype=bool)


def scipy_curve(durations, finished):
    from scipy.stats import CensoredData, ecdf

    return ecdf(CensoredData(uncensored=durations[finished], right=durations[~finished])).sf


def first_time_at_or_below(times, curve, level):
    hit = np.flatnonzero(curve <= level + 1e-12)
    return times[hit[0]] if len(hit) else np.nan


@given(observations)
def test_the_curve_is_scipys(pairs):
    durations, finished = arrays(pairs)
    ours, theirs = kaplan_meier(durations, finished), scipy_curve(durations, finished)
    np.testing.assert_array_equal(ours.times, theirs.quantiles)
    np.testing.assert_allclose(ours.survival, theirs.probabilities, atol=1e-12)


@UNDEFINED_LIMITS
@pytest.mark.parametrize("method", ["log-log", "linear"])
@given(pairs=observations)
def test_confidence_limits_are_scipys(pairs, method):
    durations, finished = arrays(pairs)
    finished[np.argmin(durations)] = True
    ours, theirs = kaplan_meier(durations, finished, method), scipy_curve(durations, finished)
    limits = theirs.confidence_interval(method=method)
    # scipy computes 1 - count / n without censoring, so that its last survival may be exactly 0
    # where ours is; a tiny remainder would turn its NaN into a number.
    inside = theirs.probabilities > 1e-9
    np.testing.assert_allclose(ours.low[inside], limits.low.probabilities[inside], atol=1e-9)
    np.testing.assert_allclose(ours.high[inside], limits.high.probabilities[inside], atol=1e-9)


@UNDEFINED_LIMITS
@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("share", [0.5, 0.85])
def test_percentiles_and_their_limits_on_random_stages(seed, share):
    rng = np.random.default_rng(seed)
    durations = rng.lognormal(3, 0.6, 80).round()
    finished = rng.random(80) < 0.8
    ours, theirs = kaplan_meier(durations, finished), scipy_curve(durations, finished)
    limits = theirs.confidence_interval(method="log-log")
    expected = [
        first_time_at_or_below(theirs.quantiles, curve, 1 - share)
        for curve in (theirs.probabilities, limits.low.probabilities, limits.high.probabilities)
    ]
    np.testing.assert_equal([ours.percentile(share), *ours.limits(share)], expected)


def test_nothing_observed_says_nothing():
    nothing = kaplan_meier(np.zeros(0), np.zeros(0, dtype=bool))
    assert np.isnan(nothing.percentile(0.5))
    assert np.isnan(nothing.longer_than(7))


def test_only_open_ones_have_no_median():
    running = kaplan_meier(np.array([3, 9, 20]), np.zeros(3, dtype=bool))
    assert np.isnan(running.percentile(0.5))
    assert running.longer_than(7) == 1


def test_open_ones_lengthen_the_median():
    durations, finished = np.array([10, 12, 14, 30, 31, 32]), np.array([1, 1, 1, 0, 0, 0], bool)
    assert kaplan_meier(durations[:3], finished[:3]).percentile(0.5) == 12
    assert kaplan_meier(durations, finished).percentile(0.5) == 14


@given(observations)
def test_the_curve_falls_and_the_limits_enclose_it(pairs):
    found = kaplan_meier(*arrays(pairs))
    assert (np.diff(found.survival) <= 0).all()
    known = ~np.isnan(found.low) & ~np.isnan(found.high)
    assert (found.low[known] <= found.survival[known] + 1e-12).all()
    assert (found.survival[known] <= found.high[known] + 1e-12).all()


def test_longer_than_steps_at_the_observed_times():
    found = kaplan_meier(np.array([5, 5, 10, 20]), np.ones(4, dtype=bool))
    assert [found.longer_than(t) for t in (4, 5, 9, 10, 20)] == [1, 0.5, 0.5, 0.25, 0]
