"""Chinese working days, made-up Saturdays included (R11, reading 'working_days')."""

from functools import lru_cache

import holidays
import numpy as np

from cqcdash.metrics.calendar.arithmetic import NO_DAY, Days


@lru_cache(maxsize=4)
def working_days(first_year: int, last_year: int) -> Days:
    """All working days of China from one year to another, in order."""
    calendar = holidays.country_holidays("CN", years=range(first_year, last_year + 1))
    every = np.arange(f"{first_year}-01-01", f"{last_year + 1}-01-01", dtype="datetime64[D]")
    free = np.array(list(calendar.keys()), dtype="datetime64[D]")
    made_up = np.array(list(calendar.weekend_workdays), dtype="datetime64[D]")
    weekday = np.is_busday(every) & ~np.isin(every, free)
    return every[weekday | np.isin(every, made_up)]


def working_days_before(dates: Days, number: np.ndarray) -> Days:
    """The day that lies so many working days before each date."""
    known = ~np.isnat(dates)
    found = np.full(len(dates), NO_DAY)
    if known.any():
        years = dates[known].astype("datetime64[Y]").astype("int64") + 1970
        calendar = working_days(int(years.min()) - 2, int(years.max()))
        back = np.searchsorted(calendar, dates[known], side="left") - number[known]
        found[known] = calendar[np.maximum(back, 0)]
    return found
