"""The performance spectrum: every stay as a line in calendar time; batches and overtaking show."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from cqcdash.metrics.columns import flags, whole, words_of
from cqcdash.metrics.stages import known_visits, spells
from cqcdash.vocabulary.applications import Place

DAYS_SHOWN = 365
LINES_SHOWN = 290
BATCH = 3
"""So many that leave a stage of one plant on the same day are a batch."""


def performance_spectrum(
    visits: pd.DataFrame,
    as_of: date,
    since: date | None = None,
    limit: int = LINES_SHOWN,
) -> tuple[pd.DataFrame, int]:
    """Stays and waits that reach into the time shown, the latest ones when there are too many.

    Args:
        visits: schema VISITS.
        as_of: the day to look from.
        since: the first day shown; by default a year ago.
        limit: at most so many lines.

    Returns:
        application_no, plant, place (Place), begins_on, ends_on (``as_of`` while it lasts), days,
        open, batch (leaves with at least two others of its plant), overtaken (by how many of the
        same place that began later and ended earlier); and how many were left out.
    """
    known = known_visits(visits, as_of)
    found = spells(known)
    begin = int(np.datetime64(since or as_of - timedelta(days=DAYS_SHOWN), "D").astype("int64"))
    inside = np.flatnonzero(found.end >= begin)
    order = np.lexsort((found.place[inside], found.begin[inside], found.end[inside]))
    chosen = inside[order]
    shown = chosen[-limit:] if limit else chosen[:0]
    rows = known.rows[["application_no", "plant"]].iloc[found.visit[shown]]
    frame = rows.reset_index(drop=True)
    frame["place"] = words_of(found.place[shown], Place, frame.index)
    frame["begins_on"] = found.begin[shown].astype("datetime64[D]").astype("datetime64[us]")
    frame["ends_on"] = found.end[shown].astype("datetime64[D]").astype("datetime64[us]")
    frame["days"] = whole((found.end - found.begin)[shown], np.ones(len(shown), dtype=bool))
    frame["open"] = flags(~found.ended[shown])
    together = frame.groupby(["plant", "place", "ends_on"], observed=True, dropna=False)
    size = together["days"].transform("size").to_numpy()
    frame["batch"] = flags((size >= BATCH) & found.ended[shown])
    frame["overtaken"] = whole(
        _overtaken(found.place[shown], found.begin[shown], found.end[shown]),
        np.ones(len(shown), dtype=bool),
    )
    return frame, len(chosen) - len(shown)


def _overtaken(place: np.ndarray, begin: np.ndarray, end: np.ndarray) -> np.ndarray:
    same = place[:, None] == place[None, :]
    later, earlier = begin[None, :] > begin[:, None], end[None, :] < end[:, None]
    return (same & later & earlier).sum(axis=1)
