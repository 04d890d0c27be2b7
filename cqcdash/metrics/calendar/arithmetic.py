"""Calendar arithmetic on whole columns.

Inside the metrics a column of dates is a numpy array of days (``datetime64[D]``): months can be
added per row without a loop, and NaT runs through every comparison as "no".
"""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from cqcdash.metrics.columns import Column

Days = np.ndarray
Numbers = Any  # one number, or one per row
NO_DAY = np.datetime64("NaT", "D")
FAR = np.iinfo("int64").max


def day(of: date) -> np.datetime64:
    """One day."""
    return np.datetime64(of, "D")


def days(column: Column) -> Days:
    """A column of dates as an array of days."""
    return column.to_numpy().astype("datetime64[D]")


def no_days(size: int) -> Days:
    """An array without any date."""
    return np.full(size, NO_DAY)


def dates(array: Days, index: pd.Index) -> pd.Series:
    """An array of days as a column of dates."""
    return pd.Series(array.astype("datetime64[us]"), index=index)


def add_months(array: Days, months: Numbers) -> Days:
    """Each date so many months later, clamped to the month's end (2024-02-29 + 12 → 2025-02-28)."""
    month = array.astype("datetime64[M]")
    into = array - month.astype("datetime64[D]")
    target = month + np.asarray(months).astype("timedelta64[M]")
    first = target.astype("datetime64[D]")
    longest = (target + 1).astype("datetime64[D]") - first - np.timedelta64(1, "D")
    return first + np.minimum(into, longest)


def add_days(array: Days, number: Numbers) -> Days:
    """Each date so many days later."""
    return array + np.asarray(number).astype("timedelta64[D]")


def days_until(array: Days, as_of: np.datetime64) -> pd.arrays.IntegerArray:
    """Whole days from ``as_of`` to each date, missing where the date is."""
    missing = np.isnat(array)
    return pd.arrays.IntegerArray((array - as_of).astype("int64"), missing)


def earliest(*columns: Days) -> Days:
    """The earliest date of each row; missing ones do not count."""
    found = columns[0]
    for column in columns[1:]:
        found = np.fmin(found, column)
    return found


def earliest_by(group: np.ndarray, array: Days, size: int) -> Days:
    """The earliest date of each group 0…size-1; group -1 and missing dates do not count."""
    out = np.full(size, FAR)
    known = (group >= 0) & ~np.isnat(array)
    np.minimum.at(out, group[known], array[known].astype("int64"))
    return np.where(out == FAR, NO_DAY, out.astype("datetime64[D]"))


def latest_by(group: np.ndarray, array: Days, size: int) -> Days:
    """The latest date of each group 0…size-1; group -1 and missing dates do not count."""
    out = np.full(size, -FAR)
    known = (group >= 0) & ~np.isnat(array)
    np.maximum.at(out, group[known], array[known].astype("int64"))
    return np.where(out == -FAR, NO_DAY, out.astype("datetime64[D]"))


def common_by(group: np.ndarray, array: Days, size: int) -> Days:
    """The date that holds for all members of each group: the latest, when each member has one."""
    without = np.bincount(group[(group >= 0) & np.isnat(array)], minlength=size)[:size]
    return np.where(without > 0, NO_DAY, latest_by(group, array, size))


def first_ahead(today: np.datetime64, *steps: Days) -> Days:
    """The first of these dates that is not past; ``today`` when all known ones are."""
    ahead = earliest(*(np.where(step < today, NO_DAY, step) for step in steps))
    known = ~np.isnat(earliest(*steps))
    return np.where(np.isnat(ahead) & known, today, ahead)


def of_group(per_group: Days, group: np.ndarray) -> Days:
    """Each row's date of its group, missing for group -1."""
    padded = np.append(per_group, NO_DAY)
    return padded[group]
