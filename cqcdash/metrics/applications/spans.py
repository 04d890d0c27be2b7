"""Begin and end of each application, as far as the renewal rules need them."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, day, days, earliest_by, latest_by, of_group
from cqcdash.metrics.columns import Column, is_one_of
from cqcdash.vocabulary.records import ApplicationKind, Stage
from cqcdash.vocabulary.renewals import LEAD_TIMES


def lead_times(visits: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The usual lead time of a case by plant and by category (R12); schema LEAD_TIMES."""
    return lead_times_of(case_spans(visits, day(as_of)))


def case_spans(visits: pd.DataFrame, as_of: np.datetime64) -> pd.DataFrame:
    """One row per application that began by ``as_of``.

    Columns: application_no, kind, certificate_no, plant, product_category, started_on and
    finished_on as dates; finished when the issue stage was left.
    """
    entered = days(visits["entered_on"])
    seen = visits.loc[entered <= as_of]
    case, numbers = pd.factorize(seen["application_no"])
    left = days(seen["left_on"])
    issued = (seen["stage"] == Stage.ISSUE).to_numpy(bool) & (left <= as_of)
    first = np.full(len(numbers), -1)
    first[case[::-1]] = np.arange(len(seen))[::-1]
    columns = ["application_no", "kind", "certificate_no", "plant", "product_category"]
    spans = seen[columns].iloc[first].reset_index(drop=True)
    return spans.assign(
        started_on=earliest_by(case, entered[entered <= as_of], len(numbers)).astype("M8[us]"),
        finished_on=latest_by(case, np.where(issued, left, NO_DAY), len(numbers)).astype("M8[us]"),
    )


def lead_times_of(spans: pd.DataFrame) -> pd.DataFrame:
    """P85 of the finished cases of each plant and each category; schema LEAD_TIMES.

    Conversions (R27) stand apart: what is exchanged on the basis of another certificate says
    nothing about how long a renewal takes (R12).
    """
    done = spans.dropna(subset=["finished_on"])
    converted = is_one_of(done["kind"], [ApplicationKind.CONVERSION])
    parts = [
        _lead_times(done.loc[rows], by).assign(conversion=conversion)
        for conversion, rows in ((False, ~converted), (True, converted))
        for by in ("plant", "product_category")
    ]
    return LEAD_TIMES.conform(pd.concat(parts, ignore_index=True))


def _lead_times(done: pd.DataFrame, by: str) -> pd.DataFrame:
    took = days(done["finished_on"]) - days(done["started_on"])
    group = pd.Series(took.astype("float64")).groupby(done[by].array, observed=True)
    found = pd.DataFrame({"p85_days": group.quantile(0.85), "cases": group.size()})
    return found.rename_axis(by).reset_index()


def cases_about(
    kind: ApplicationKind, spans: pd.DataFrame, numbers: Column, last_issue: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The case of this kind that runs, or ended after the last issue, of each certificate.

    Returns:
        Its place in ``spans`` (-1 for none; the latest started wins), and whether there is one.
    """
    chosen = np.flatnonzero(is_one_of(spans["kind"], [kind]) & spans["certificate_no"].notna())
    target = pd.Index(numbers).get_indexer(pd.Index(spans["certificate_no"].iloc[chosen]))
    finished = days(spans["finished_on"])[chosen]
    stale = finished <= of_group(last_issue, target)
    chosen, target = chosen[(target >= 0) & ~stale], target[(target >= 0) & ~stale]
    order = np.argsort(days(spans["started_on"])[chosen], kind="stable")
    place = np.full(len(numbers), -1)
    place[target[order]] = chosen[order]
    return place, place >= 0
