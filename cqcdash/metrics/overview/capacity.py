"""How many renewals can be filed in a month: as set, else as many as were ever done in time."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.applications import case_spans
from cqcdash.metrics.calendar import NO_DAY, Days, add_days, add_months, day, days
from cqcdash.metrics.certificates import validity_years
from cqcdash.metrics.columns import is_one_of
from cqcdash.vocabulary.load import CapacityFrom
from cqcdash.vocabulary.records import ApplicationKind
from cqcdash.vocabulary.rules import SHIPPED, RuleBook

LOOK_BACK = 24
MONTH = np.timedelta64(1, "M")
YEAR = 365.25


class Capacity(NamedTuple):
    """What can be done in a month, and what says so.

    Attributes:
        per_month: renewals that can be filed; None when nothing says how many.
        source: the setting, one's own history, or nothing.
        in_time: how many renewals were finished in time in the past 24 months.
    """

    per_month: int | None
    source: CapacityFrom
    in_time: int


def renewal_capacity(
    positions: pd.DataFrame, visits: pd.DataFrame, as_of: date, book: RuleBook = SHIPPED
) -> Capacity:
    """The setting ``renewal_capacity_per_month``; while that is 0, the fullest month so far.

    History counts the renewals of the 24 full months before ``as_of`` that were finished in time;
    with fewer than ``lead_time_cases`` of them it says nothing.

    Args:
        positions: schema POSITIONS.
        visits: schema VISITS.
        as_of: the day of the positions.
        book: the rules of the positions.
    """
    rules, today = book.defaults, day(as_of)
    months = today.astype("datetime64[M]") - MONTH * np.arange(LOOK_BACK, 0, -1)
    done = per_month(renewals_in_time(positions, visits, today, book), months)
    number = int(done.sum())
    if rules.renewal_capacity_per_month:
        return Capacity(rules.renewal_capacity_per_month, CapacityFrom.SETTING, number)
    if number < rules.lead_time_cases:
        return Capacity(None, CapacityFrom.NOTHING, number)
    return Capacity(int(done.max()), CapacityFrom.HISTORY, number)


def renewals_in_time(
    positions: pd.DataFrame, visits: pd.DataFrame, today: np.datetime64, book: RuleBook
) -> Days:
    """The days on which renewals were finished that were finished by the expiry they renew.

    While the certificate was issued before the case began, that is its own expiry. A certificate
    that was issued anew has another one by now: it ran in terms of its validity (R1) from the first
    issue on, and the renewal belongs to the end of a term that lies nearest to its last day. A case
    that names no certificate on record, or one without a first issue, is left out.
    """
    spans = case_spans(visits, today)
    finished = days(spans["finished_on"])
    wanted = is_one_of(spans["kind"], [ApplicationKind.RENEWAL]) & ~np.isnat(finished)
    cases = spans.loc[wanted]
    at = pd.Index(positions["certificate_no"]).get_indexer(pd.Index(cases["certificate_no"]))
    known = (at >= 0) & cases["certificate_no"].notna().to_numpy()
    rows, cases = positions.iloc[at[known]], cases.loc[known]
    done = days(cases["finished_on"])
    return done[done <= _renewed(rows, days(cases["started_on"]), done, book)]


def _renewed(rows: pd.DataFrame, started: Days, done: Days, book: RuleBook) -> Days:
    """The expiry that each case renews; ``rows`` are the positions of their certificates."""
    years = np.asarray(validity_years(rows, book))
    first = days(rows["first_issued_on"])
    lived = (done - first).astype("float64")
    lived[np.isnat(first)] = 0
    terms = np.maximum(np.rint(lived / (YEAR * years)), 1).astype("int64")
    end = add_days(add_months(first, 12 * years * terms), -1)
    end = np.where(np.isnat(first), NO_DAY, end)
    return np.where(days(rows["issued_on"]) <= started, days(rows["expires_on"]), end)


def per_month(found: Days, months: Days) -> np.ndarray:
    """How many of the days lie in each of these consecutive months."""
    place_of = (found.astype("datetime64[M]") - months[0]).astype("int64")
    inside = place_of[(place_of >= 0) & (place_of < len(months))]
    return np.bincount(inside, minlength=len(months))
