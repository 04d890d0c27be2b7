"""Proposals for one visit of a plant whose audit groups have overlapping windows (R10)."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, dates, day, days


def combined_visits(groups: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The visit that each group shares with others of its plant.

    A visit takes place on the earliest due date and covers every group whose window is open on
    that day, so that nobody is moved past its own due date. What is overdue is visited today
    at the earliest.

    Args:
        groups: plant, plan_from, due_on, certificates_at_stake; one row per audit group.
        as_of: today for this purpose.

    Returns:
        Same index: visit_on, visit_groups, visit_certificates; missing where a group stands alone.
    """
    plant, names = pd.factorize(groups["plant"])
    visit = _visits(
        plant, len(names), days(groups["plan_from"]), days(groups["due_on"]), day(as_of)
    )
    shared = pd.DataFrame({"plant": plant, "visit_on": dates(visit, groups.index)}, groups.index)
    shared["certificates"] = groups["certificates_at_stake"]
    by_visit = shared.groupby(["plant", "visit_on"])["certificates"]
    count = by_visit.transform("count")
    alone = ~count.gt(1)
    found = {
        "visit_on": shared["visit_on"],
        "visit_groups": count.astype("Int64"),
        "visit_certificates": by_visit.transform("sum").astype("Int64"),
    }
    return pd.DataFrame({name: column.mask(alone) for name, column in found.items()})


def _visits(plant: np.ndarray, plants: int, opens: Days, due: Days, today: np.datetime64) -> Days:
    """One round per visit: the earliest open group of each plant takes along what it can."""
    visit = np.full(len(plant), NO_DAY)
    waiting = ~np.isnat(due) & (plant >= 0)
    latest = np.maximum(due, today)
    while waiting.any():
        next_day = np.full(plants, np.iinfo("int64").max)
        np.minimum.at(next_day, plant[waiting], latest[waiting].astype("int64"))
        on = next_day[plant].astype("datetime64[D]")
        joins = waiting & (opens <= on)
        joins |= waiting & (latest == on)
        visit[joins] = on[joins]
        waiting &= ~joins
    return visit
