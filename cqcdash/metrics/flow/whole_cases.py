"""How long whole applications took, and the lines under which most of them stay."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.columns import whole
from cqcdash.metrics.durations import MIN_FOR_PERCENTILES, kaplan_meier
from cqcdash.metrics.stages import cases_of, known_visits

LINES = (0.5, 0.85, 0.95)
_CARRIED = ["application_no", "plant", "product_category", "kind", "certificate_no"]


def cycle_times(visits: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row per finished case, the first to end first.

    Returns:
        application_no, plant, product_category, kind, certificate_no, started_on, finished_on,
        days (from the first entry to leaving the stage of issue).
    """
    known = known_visits(visits, as_of)
    now = cases_of(known)
    done = np.flatnonzero(now.done)
    frame = known.rows[_CARRIED].iloc[now.visit[done]].reset_index(drop=True)
    frame["started_on"] = now.started[done].astype("datetime64[D]").astype("datetime64[us]")
    frame["finished_on"] = now.finished[done].astype("datetime64[D]").astype("datetime64[us]")
    took = (now.finished - now.started)[done]
    frame["days"] = whole(took, np.ones(len(done), dtype=bool))
    return frame.sort_values(["finished_on", "application_no"], ignore_index=True)


def cycle_time_lines(visits: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The days under which 50, 85 and 95 percent of all cases stay, open ones counted.

    Returns:
        share, days (missing with fewer than MIN_FOR_PERCENTILES finished cases, or when the open
        ones keep it from being known), n (finished cases), open.
    """
    known = known_visits(visits, as_of)
    now = cases_of(known)
    until = np.where(now.done, now.finished, known.as_of)
    curve = kaplan_meier(until - now.started, now.done)
    n = int(now.done.sum())
    days = [curve.percentile(s) if n >= MIN_FOR_PERCENTILES else np.nan for s in LINES]
    frame = pd.DataFrame({"share": LINES, "days": pd.array(days, dtype="Float64")})
    return frame.assign(n=n, open=now.size - n)
