"""When the renewal is filed and begun, and what stands in its way: R11, R12, R13."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.codes import codes, place, words_of
from cqcdash.metrics.days import NO_DAY, Days, add_days, add_months
from cqcdash.metrics.working_days import working_days_before
from cqcdash.vocabulary.derived import BlockedBy, LeadTimeFrom
from cqcdash.vocabulary.rules import RuleBook


def file_renewal_by(certificates: pd.DataFrame, expires: Days, book: RuleBook) -> Days:
    """Last day for filing, in the reading that the setting names (R11)."""
    reading = _reading(certificates, book)
    by_days = add_days(expires, -np.asarray(book.applying(certificates, "renewal_days")))
    by_months = add_months(expires, -np.asarray(book.applying(certificates, "renewal_months")))
    found = np.select([reading == "within", reading == "months"], [expires, by_months], by_days)
    working = reading == "working_days"
    if working.any():
        number = book.applying(certificates, "renewal_working_days")
        number = np.broadcast_to(np.asarray(number, dtype="int64"), len(certificates))
        found[working] = working_days_before(expires[working], number[working])
    return found


def renewal_window_from(certificates: pd.DataFrame, expires: Days, book: RuleBook) -> Days:
    """First day for filing, which only the reading 'within' knows (R11)."""
    opens = add_days(expires, -np.asarray(book.applying(certificates, "renewal_days")))
    return np.where(_reading(certificates, book) == "within", opens, NO_DAY)


def _reading(certificates: pd.DataFrame, book: RuleBook) -> np.ndarray:
    reading = book.applying(certificates, "renewal_reading")
    return np.broadcast_to(np.asarray(reading, dtype="object"), len(certificates))


class LeadTime(NamedTuple):
    """The lead time of each certificate: days, cases behind it, and whose cases they are."""

    days: np.ndarray
    cases: np.ndarray
    source: np.ndarray


def lead_time(certificates: pd.DataFrame, lead_times: pd.DataFrame, book: RuleBook) -> LeadTime:
    """P85 of the plant's finished cases, else of the category's, when there are enough (R12)."""
    size = len(certificates)
    found = LeadTime(
        np.zeros(size), np.zeros(size, int), np.full(size, place(LeadTimeFrom.DEFAULT))
    )
    enough = lead_times.loc[lead_times["cases"] >= book.defaults.lead_time_cases]
    for column, source in SOURCES:
        other = "plant" if column == "product_category" else "product_category"
        rows = enough.loc[enough[column].notna() & enough[other].isna()]
        own, words = codes(certificates[column])
        at = np.append(pd.Index(rows[column].astype("str")).get_indexer(words), -1)[own]
        hit = at >= 0
        found.days[hit] = np.ceil(rows["p85_days"].to_numpy("float64"))[at[hit]]
        found.cases[hit] = rows["cases"].to_numpy("int64")[at[hit]]
        found.source[hit] = place(source)
    return found


SOURCES = (
    ("product_category", LeadTimeFrom.PRODUCT_CATEGORY),
    ("plant", LeadTimeFrom.PLANT),
)


def start_renewal_by(
    certificates: pd.DataFrame, file_by: Days, lead: LeadTime, book: RuleBook
) -> Days:
    """Filing date − lead time; the lead time by default counts in months (R12)."""
    months = -np.asarray(book.applying(certificates, "lead_time_months"))
    by_default = lead.source == place(LeadTimeFrom.DEFAULT)
    return np.where(by_default, add_months(file_by, months), add_days(file_by, -lead.days))


def renewal_blocked_by(
    suspended: np.ndarray, audit_overdue: np.ndarray, finding_open: np.ndarray, index: pd.Index
) -> pd.Series:
    """What keeps the renewal from being granted, worst first; missing when nothing does (R13)."""
    code = np.select(
        [suspended, audit_overdue, finding_open],
        [
            place(word)
            for word in (BlockedBy.SUSPENDED, BlockedBy.AUDIT_OVERDUE, BlockedBy.FINDING_OPEN)
        ],
        -1,
    )
    return words_of(code, BlockedBy, index)
