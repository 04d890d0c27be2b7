"""Plant by category: where something is held, by when it ends, where a hole opens."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import Days, add_months, dates, day, days, earliest_by, latest_by
from cqcdash.metrics.certificates import standing
from cqcdash.metrics.columns import codes, flags, is_one_of, whole, words_of
from cqcdash.vocabulary.certificates import STATE_ORDER, State
from cqcdash.vocabulary.overview import MATRIX


def plant_category_matrix(positions: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row per plant and category that has or had certificates; schema MATRIX.

    A cell is a hole when all of its certificates have ended. It lapses before a renewal when its
    last living certificate expires before a renewal that is begun on ``as_of`` can be done, by
    the lead time of R12.
    """
    named = positions["plant"].notna() & positions["product_category"].notna()
    rows = positions.loc[named.to_numpy(bool)]
    cell, plants, categories = _cells(rows)
    size = len(plants)
    ended = is_one_of(rows["state"], (State.REVOKED, State.CANCELLED, State.EXPIRED))
    living = np.where(ended, -1, cell)
    last = latest_by(living, days(rows["expires_on"]), size)
    done_by = earliest_by(living, day(as_of) + lead_time_of(rows), size)
    alive = np.bincount(cell[~ended], minlength=size)
    worst = np.full(size, len(STATE_ORDER))
    np.minimum.at(worst, cell[~ended], rows["state"].cat.codes.to_numpy("int64")[~ended])
    index = pd.RangeIndex(size)
    state = words_of(np.where(alive > 0, worst, -1), State, index)
    until = earliest_by(living, days(rows["safe_until"]), size)
    found = {
        "plant": plants,
        "product_category": categories,
        "certificates": alive,
        "ended": np.bincount(cell[ended], minlength=size),
        "state": state,
        "standing": standing(state),
        "safe_until": dates(until, index),
        "months_left": whole(months_between(day(as_of), until), ~np.isnat(until)),
        "lapses_on": dates(last, index),
        "renewal_done_by": dates(done_by, index),
        "lapses_before_renewal": flags(last < done_by),
        "hole": flags(alive == 0),
    }
    frame = pd.DataFrame(found, index=index).sort_values(["plant", "product_category"])
    return MATRIX.conform(frame.reset_index(drop=True))


def _cells(rows: pd.DataFrame) -> tuple[np.ndarray, pd.Index, pd.Index]:
    """Each row's cell, and the plant and category of each cell."""
    plant, plants = codes(rows["plant"])
    category, categories = codes(rows["product_category"])
    width = max(len(categories), 1)
    cell, found = pd.factorize(plant * width + category)
    packed = np.asarray(found)
    return cell, plants.take(packed // width), categories.take(packed % width)


def months_between(today: np.datetime64, until: Days) -> np.ndarray:
    """Whole months from a day to each date; 0 for past ones, anything where there is none."""
    month = (until.astype("datetime64[M]") - today.astype("datetime64[M]")).astype("int64")
    known = np.where(np.isnat(until), 0, month)
    reached = add_months(np.full(len(until), today), known)
    return np.maximum(known - (reached > until), 0)


def lead_time_of(positions: pd.DataFrame) -> Days:
    """The lead time that R12 used for each certificate, as a span of days."""
    return days(positions["file_renewal_by"]) - days(positions["start_renewal_by"])
