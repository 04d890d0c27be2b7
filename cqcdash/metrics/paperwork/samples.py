"""Where the samples are, and how long customs usually keep them."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, dates, day, days
from cqcdash.metrics.columns import flags, is_one_of, place, whole, words_of
from cqcdash.metrics.durations import summaries
from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.case_records import WAY_OF_SAMPLES, SampleResult
from cqcdash.vocabulary.paperwork import SHIPMENTS, SampleState
from cqcdash.vocabulary.rules import SHIPPED, RuleBook

_WAY = (
    SampleState.ON_THE_WAY,
    SampleState.AT_CUSTOMS,
    SampleState.RELEASED,
    SampleState.AT_LABORATORY,
    SampleState.PASSED,
)


def shipments(
    samples: pd.DataFrame, cases: pd.DataFrame, as_of: date, book: RuleBook = SHIPPED
) -> pd.DataFrame:
    """Every shipment of samples and where it is on the day; schema SHIPMENTS, in their order.

    One is stuck in customs when it has been there longer than 85 % of all shipments were (open
    ones counted), or than ``customs_days`` while fewer than five have been released. Pass the
    samples of the whole portfolio: the history comes from all of them.

    Args:
        samples: schema SAMPLES.
        cases: schema CASES of that day; shipments of other cases lack plant and category.
        as_of: the day to look at; later days have not come yet.
        book: gives ``customs_days``.
    """
    today = day(as_of)
    way = [_until(days(samples[name]), today) for name in WAY_OF_SAMPLES]
    state, since = _where(samples, way)
    over_already = is_one_of(samples["test_result"], (SampleResult.PASSED, SampleResult.FAILED))
    customs, limit = _customs(way, over_already, today, book)
    inside = state == place(SampleState.AT_CUSTOMS)
    at = pd.Index(cases["application_no"]).get_indexer(pd.Index(samples["application_no"]))
    over = np.append(is_one_of(cases["state"], [CaseState.DONE]), True)[at]
    index = samples.index
    frame = samples.assign(
        **{
            name: pd.Series(cases[name].array.take(at, allow_fill=True), index=index)
            for name in ("plant", "product_category")
        },
        sample_state=words_of(state, SampleState, index),
        sample_since=dates(since, index),
        sample_days=whole((today - since).astype("int64"), ~np.isnat(since)),
        customs_days=whole(np.nan_to_num(customs), ~np.isnan(customs)),
        customs_limit_days=int(np.ceil(limit)),
        stuck_in_customs=flags(inside & (customs > limit) & ~over),
    )
    return SHIPMENTS.conform(frame)


def _until(column: Days, today: np.datetime64) -> Days:
    return np.where(column > today, NO_DAY, column)


def _where(samples: pd.DataFrame, way: list[Days]) -> tuple[np.ndarray, Days]:
    """The last place that the samples have reached, and since when."""
    state = np.full(len(samples), place(SampleState.TO_SEND))
    since = np.full(len(samples), NO_DAY)
    for word, when in zip(_WAY, way, strict=True):
        reached = ~np.isnat(when)
        state, since = np.where(reached, place(word), state), np.where(reached, when, since)
    # A result whose day has not come yet is not known on this day.
    ahead = np.isnat(way[-1]) & samples["passed_on"].notna().to_numpy()
    passed = is_one_of(samples["test_result"], [SampleResult.PASSED]) & ~ahead
    failed = is_one_of(samples["test_result"], [SampleResult.FAILED])
    state = np.where(passed, place(SampleState.PASSED), state)
    return np.where(failed, place(SampleState.FAILED), state), since


def _customs(
    way: list[Days], tested: np.ndarray, today: np.datetime64, book: RuleBook
) -> tuple[np.ndarray, float]:
    """Days in customs of each shipment (NaN: none known), and how many are usual.

    Of what is tested without any later day nobody knows when customs released it, and days that
    are turned say nothing either.
    """
    _, begin, released, received, passed = way
    end = np.where(np.isnat(released), received, released)
    end = np.where(np.isnat(end), passed, end)
    ended = ~np.isnat(end)
    known = ~np.isnat(begin) & ~(tested & ~ended) & ~(end < begin)
    span = (np.where(ended, end, today) - begin).astype("timedelta64[D]").astype("int64")
    table, _ = summaries(np.where(known, 0, -1), np.where(known, span, 0), ended, 1)
    p85 = table["p85_days"].to_numpy("float64", na_value=np.nan)[0]
    limit = float(book.defaults.customs_days) if np.isnan(p85) else float(p85)
    return np.where(known, span, np.nan), limit
