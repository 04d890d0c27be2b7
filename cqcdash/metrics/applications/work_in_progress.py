"""Aging work in progress: how old each open case is where it stands, against history."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.applications.canonical_frame import open_cases
from cqcdash.metrics.columns import words_of
from cqcdash.metrics.durations import MIN_FOR_PERCENTILES, estimates
from cqcdash.metrics.stages import known_visits, spells
from cqcdash.vocabulary.applications import ON_THE_WAY, Place
from cqcdash.vocabulary.rules import RuleBook

BANDS = {"p50_days": 0.5, "p85_days": 0.85, "p95_days": 0.95}
_CARRIED = ["application_no", "plant", "product_category", "kind", "state", "age_days", "place"]


def aging(cases: pd.DataFrame) -> pd.DataFrame:
    """One row per open case, the oldest in its place first.

    Args:
        cases: schema CASES.

    Returns:
        application_no, plant, product_category, kind, state, age_days, place (Place), days (in
        this stage, or waiting for the next one).
    """
    now = open_cases(cases)
    frame = now.loc[:, _CARRIED].assign(days=now["days_here"])
    return frame.sort_values(["days", "application_no"], ascending=[False, True], ignore_index=True)


def aging_bands(visits: pd.DataFrame, as_of: date, book: RuleBook) -> pd.DataFrame:
    """What history says of each place, open cases counted.

    Returns:
        place (Place, in order; waiting for the application only when it occurs), p50_days,
        p85_days, p95_days (missing with fewer than MIN_FOR_PERCENTILES finished ones), norm_days
        (R20, default of the portfolio), n, enough.
    """
    known = known_visits(visits, as_of)
    found = spells(known)
    size = len(Place)
    curves = list(estimates(found.place, found.end - found.begin, found.ended, size))
    n = np.bincount(found.place[found.ended], minlength=size)
    enough = n >= MIN_FOR_PERCENTILES
    frame = pd.DataFrame({"place": words_of(np.arange(size), Place, pd.RangeIndex(size))})
    for name, share in BANDS.items():
        days = [c.percentile(share) if e else np.nan for c, e in zip(curves, enough, strict=True)]
        frame[name] = pd.array(days, dtype="Float64")
    norms = book.defaults.stage_norm_days
    frame["norm_days"] = pd.array([norms.get(str(p)) for p in Place], dtype="Int64")
    ordinary = frame["place"].isin(ON_THE_WAY).to_numpy(bool)
    occurs = np.bincount(found.place, minlength=size) > 0
    return frame.assign(n=n, enough=enough).loc[ordinary | occurs].reset_index(drop=True)
