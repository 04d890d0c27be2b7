"""Days and working days: the arithmetic of whole columns of dates."""

from cqcdash.metrics.calendar.arithmetic import (
    NO_DAY,
    Days,
    add_days,
    add_months,
    common_by,
    dates,
    day,
    days,
    days_until,
    earliest,
    earliest_by,
    first_ahead,
    latest_by,
    no_days,
    of_group,
)
from cqcdash.metrics.calendar.workdays import working_days_before

__all__ = [
    "NO_DAY",
    "Days",
    "add_days",
    "add_months",
    "common_by",
    "dates",
    "day",
    "days",
    "days_until",
    "earliest",
    "earliest_by",
    "first_ahead",
    "latest_by",
    "no_days",
    "of_group",
    "working_days_before",
]
