"""How the portfolio stood on several days: certificates by plant and standing."""

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from cqcdash.vocabulary.trend import TREND


def standings_over_time(looks: Mapping[date, pd.DataFrame]) -> pd.DataFrame:
    """Certificates by day, plant and standing; a missing plant is one of them.

    Args:
        looks: schema POSITIONS of each day.

    Returns:
        Schema TREND, by day, plant and standing; only what occurs.
    """
    parts = [_counted(day, positions) for day, positions in sorted(looks.items())]
    if not parts:
        return TREND.empty()
    return TREND.conform(pd.concat(parts, ignore_index=True))


def _counted(day: date, positions: pd.DataFrame) -> pd.DataFrame:
    by = positions.groupby(["plant", "standing"], observed=True, dropna=False)
    counts = by.size().reset_index()
    counts.columns = pd.Index(["plant", "standing", "certificates"])
    return counts.astype({"plant": "object", "standing": "object"}).assign(day=pd.Timestamp(day))


def month_ends(as_of: date, months: int) -> list[date]:
    """The ends of so many months before a day, then the day itself, the earliest first."""
    ends = [as_of.replace(day=1) - timedelta(days=1)]
    while len(ends) < months:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return [*reversed(ends[:months]), as_of]
