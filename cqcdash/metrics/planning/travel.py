"""Which visits one journey can serve, and who is needed in two plants in one week."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import day, days
from cqcdash.vocabulary.planning import PEOPLE_TWICE, TRAVEL_BUNDLES
from cqcdash.vocabulary.rules import RuleBook

BETWEEN = "; "
Row = Mapping[str, Any]


def travel_bundles(visits: pd.DataFrame, as_of: date, book: RuleBook) -> pd.DataFrame:
    """Visits of several plants of one country that one journey can serve; schema TRAVEL_BUNDLES.

    A journey begins at the latest on the first last day among its visits; it takes along every
    visit whose window opens by then, or within ``travel_bundle_days`` after it. Each visit is in
    one bundle only; plants whose country nobody has entered are in none.

    Args:
        visits: schema PLAN_VISITS.
        as_of: no journey begins before it.
        book: gives ``travel_bundle_days``.
    """
    today = day(as_of)
    near = np.timedelta64(book.defaults.travel_bundle_days, "D")
    known = visits.loc[visits["country"].notna() & visits["plant"].notna()]
    found = [
        bundle
        for country, rows in known.groupby(known["country"].astype("str"), sort=True)
        for bundle in _of_country(str(country), rows, today, near)
    ]
    frame = pd.DataFrame(found, columns=TRAVEL_BUNDLES.names)
    return TRAVEL_BUNDLES.conform(frame.sort_values("travel_from", ignore_index=True))


def _of_country(
    country: str, rows: pd.DataFrame, today: np.datetime64, near: np.timedelta64
) -> Iterator[dict[str, Any]]:
    begins, ends = days(rows["window_from"]), np.maximum(days(rows["window_to"]), today)
    begins = np.minimum(np.maximum(np.where(np.isnat(begins), ends, begins), today), ends)
    plants = rows["plant"].astype("str").to_numpy()
    waiting = ~np.isnat(ends)
    while waiting.any():
        last = ends[waiting].min()
        joins = waiting & (begins <= last + near)
        waiting &= ~joins
        names = sorted(set(plants[joins]))
        if len(names) < 2:  # noqa: PLR2004 - one plant is no bundle
            continue
        latest = begins[joins].max()
        yield {
            "country": country,
            "travel_from": np.minimum(latest, last).astype("datetime64[us]"),
            "travel_to": np.maximum(latest, last).astype("datetime64[us]"),
            "bundle_plants": BETWEEN.join(names),
            "bundle_visits": int(joins.sum()),
            "journeys_saved": int(joins.sum()) - 1,
        }


def people_twice(visits: pd.DataFrame) -> pd.DataFrame:
    """Who is needed in two plants in one week; schema PEOPLE_TWICE, the earliest first.

    Args:
        visits: schema PLAN_VISITS; ``owner`` names the people, separated by '; '.
    """
    rows = visits.dropna(subset=["owner", "plant"])
    people = rows.assign(owner=rows["owner"].astype("str").str.split(BETWEEN)).explode("owner")
    on = days(people["visit_day"])
    monday = on - ((on.astype("int64") + 3) % 7).astype("timedelta64[D]")
    told = pd.DataFrame(
        {
            "owner": people["owner"].astype("object").to_numpy(),
            "week_from": monday.astype("datetime64[us]"),
            "plant": people["plant"].astype("str").to_numpy(),
        }
    )
    by = told.groupby(["week_from", "owner"], sort=True)["plant"]
    found = by.agg(
        week_plants=lambda names: BETWEEN.join(sorted(set(names))),
        places="nunique",
        visits_in_week="size",
    ).reset_index()
    return PEOPLE_TWICE.conform(found.loc[found["places"] > 1].reset_index(drop=True))
