"""When a reported suspension ends (R15). A suspension is never computed."""

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import Days, add_months, days, no_days
from cqcdash.metrics.columns import is_one_of
from cqcdash.metrics.explanation import Evidence, Explanation, Step
from cqcdash.vocabulary.records import Status
from cqcdash.vocabulary.rules import RuleBook

HOLDER_ASKED = r"申请暂停|主动|自愿|依申请|request|voluntar|antrag|freiwillig"


def suspension_ends_on(certificates: pd.DataFrame, book: RuleBook) -> Days:
    """The given end, else begin + 12 months when the holder asked, + 3 months otherwise (R15)."""
    found = no_days(len(certificates))
    suspended = is_one_of(certificates["status"], [Status.SUSPENDED])
    if not suspended.any():
        return found
    rows = certificates.loc[suspended]
    asked = book.applying(rows, "suspension_months_asked")
    other = book.applying(rows, "suspension_months_other")
    months = np.where(holder_asked(rows), asked, other)
    given = days(rows["suspended_until"])
    found[suspended] = np.where(
        np.isnat(given), add_months(days(rows["suspended_on"]), months), given
    )
    return found


def holder_asked(certificates: pd.DataFrame) -> np.ndarray:
    """Whether the reason says that the holder asked for the suspension."""
    reason = certificates["suspended_reason"].astype("str").str.lower()
    return reason.str.contains(HOLDER_ASKED, regex=True, na=False).to_numpy(bool)


def suspension_explained(evidence: Evidence) -> Explanation:
    """R15: the given end, else begin + months by the ground."""
    value = evidence.value("suspension_ends_on")
    names = ("status", "suspended_until", "suspended_on", "suspended_reason")
    status, until, begin, reason = (evidence.given(name) for name in names)
    inputs = (status, until, begin, reason)
    if value is None:
        return Explanation("suspension_ends_on", None, ("R15",), inputs)
    if until.value is not None:
        steps = (Step("take", (("suspended_until", until.value),), None, value),)
        return Explanation("suspension_ends_on", value, ("R15",), inputs, steps)
    asked = holder_asked(evidence.certificate)[0]
    setting = evidence.applied("suspension_months_asked" if asked else "suspension_months_other")
    steps = (Step("add_months", (("suspended_on", begin.value),), setting.value, value),)
    return Explanation(
        "suspension_ends_on", value, ("R15",), inputs, steps, (setting,), estimated=True
    )
