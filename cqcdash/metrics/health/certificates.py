"""Problems of certificates."""

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import days
from cqcdash.metrics.certificates import computed_expiry, doubtful_expiry, year_of_number
from cqcdash.metrics.columns import is_one_of
from cqcdash.metrics.health.problem import problem
from cqcdash.vocabulary.certificates import State
from cqcdash.vocabulary.health import Problem
from cqcdash.vocabulary.records import ENDED_STATUSES, Kind, Status
from cqcdash.vocabulary.rules import RuleBook


def certificate_problems(
    positions: pd.DataFrame, today: np.datetime64, book: RuleBook
) -> list[pd.DataFrame]:
    """One frame (schema HEALTH) per problem.

    What is missing is asked of living certificates only: nobody fills in what has ended.
    """
    expires = days(positions["expires_on"])
    endless = positions["unlimited"].to_numpy(bool, na_value=False)
    issued, first = days(positions["issued_on"]), days(positions["first_issued_on"])
    told, ends = days(positions["status_reported_on"]), days(positions["suspension_ends_on"])
    status = positions["status"]
    printed = positions.assign(expires_on=positions["expires_printed_on"])
    alive = ~is_one_of(positions["state"], (State.REVOKED, State.CANCELLED, State.EXPIRED))
    member = positions["in_audit_group"].to_numpy(bool)
    suspended = is_one_of(status, [Status.SUSPENDED])
    unknown = is_one_of(status, [Status.UNKNOWN]) | status.isna().to_numpy()
    current = ~is_one_of(status, ENDED_STATUSES)
    year = year_of_number(positions["certificate_no"])
    since = np.where(np.isnat(first), issued, first)
    computed = computed_expiry(positions, since, book)
    found = [
        (
            Problem.REPORTED_VALID_BUT_EXPIRED,
            is_one_of(status, [Status.VALID]) & (today > expires),
            "reported_status",
            "expires_on",
        ),
        (
            Problem.REPORTED_EXPIRED_TOO_EARLY,
            is_one_of(status, [Status.EXPIRED]) & (expires >= np.fmin(told, today)),
            "reported_status",
            "expires_on",
        ),
        (Problem.SUSPENDED_PAST_ITS_END, suspended & (ends < today), "suspension_ends_on", None),
        (Problem.EXPIRY_DOUBTFUL, doubtful_expiry(printed, book), "expires_on", computed),
        (Problem.EXPIRY_BEFORE_ISSUE, expires < np.fmax(issued, first), "expires_on", "issued_on"),
        (Problem.FIRST_ISSUE_AFTER_ISSUE, first > issued, "first_issued_on", "issued_on"),
        (Problem.ISSUE_IN_FUTURE, np.fmax(issued, first) > today, "issued_on", None),
        (Problem.REPORT_IN_FUTURE, told > today, "status_reported_on", None),
        (
            Problem.YEAR_OF_NUMBER_DIFFERS,
            ~np.isnat(year) & ~np.isnat(first) & (year != since.astype("datetime64[Y]")),
            "certificate_no",
            "first_issued_on",
        ),
        (Problem.EXPIRY_MISSING, current & np.isnat(expires) & ~endless, "expires_on", None),
        (
            Problem.EXPIRY_ESTIMATED,
            alive & positions["expiry_estimated"].to_numpy(bool),
            "expires_on",
            None,
        ),
        (Problem.PLANT_MISSING, alive & positions["plant"].isna().to_numpy(), "plant", None),
        (
            Problem.FOLLOW_UP_MISSING,
            member & np.isnat(days(positions["follow_up_due_on"])),
            "issued_on",
            None,
        ),
        (
            Problem.FOLLOW_UP_ESTIMATED,
            member & positions["follow_up_estimated"].to_numpy(bool),
            "last_audit_on",
            None,
        ),
        (Problem.STATUS_UNKNOWN, unknown & alive, "reported_status", None),
        (
            Problem.STATUS_NOT_VERIFIED,
            alive & ~unknown & ~positions["verified"].to_numpy(bool),
            "status_reported_on",
            None,
        ),
        (Problem.SUSPENSION_WITHOUT_DATE, suspended & np.isnat(ends) & alive, "suspended_on", None),
    ]
    return [
        problem(
            *(positions, hit, code, Kind.CERTIFICATES, "certificate_no"),
            column=column,
            expected=expected,
        )
        for code, hit, column, expected in found
    ]
