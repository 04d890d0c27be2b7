"""What one audit has to do with: the four conditions last time, and what to prepare."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, day, days
from cqcdash.vocabulary.preparation import CONDITIONS_FOUND, PREPARATION, Condition, Preparing
from cqcdash.vocabulary.records import CONDITIONS

Row = Mapping[str, Any]


def audit_conditions(group: Row, audits: pd.DataFrame) -> pd.DataFrame:
    """The four conditions of the group's last audit: findings, and whether they are still open.

    Args:
        group: a row of schema FOLLOW_UPS.
        audits: schema AUDITS.

    Returns:
        Schema CONDITIONS_FOUND, one row for each condition; counts are missing where no audit is
        known. Findings are open while the group has a deadline for one.
    """
    ended = days(audits["ended_on"])
    end = np.where(np.isnat(ended), days(audits["started_on"]), ended)
    told = group["last_result_on"]
    last = NO_DAY if pd.isna(told) else day(told)
    mine = (audits["plant"].astype("str") == str(group["plant"])).to_numpy(bool) & (end == last)
    rows = audits.loc[mine & audits["certificate_no"].isna().to_numpy(bool)]
    due = group["finding_due_on"]
    counts = rows.loc[:, list(CONDITIONS)].sum().reset_index(drop=True)
    open_now = pd.notna(due) or pd.notna(group["failed_audit_on"])
    some = (counts > 0).to_numpy(bool)
    frame = pd.DataFrame({"condition": [str(condition) for condition in Condition]})
    frame["findings"] = counts.astype("Int64") if len(rows) else pd.NA
    frame["still_open"] = some & bool(open_now)
    frame["finding_due_on"] = [due if still else pd.NaT for still in some]
    return CONDITIONS_FOUND.conform(frame)


def audit_preparation(members: pd.DataFrame, group: Row) -> pd.DataFrame:
    """What is to be prepared for one audit, each with its number and its day.

    Args:
        members: schema POSITIONS, the certificates that fall together.
        group: a row of schema FOLLOW_UPS.

    Returns:
        Schema PREPARATION: only what there is something to do about.
    """
    booked = pd.notna(group["planned_on"])
    open_findings = np.count_nonzero(members["finding_due_on"].notna())
    updates = members["rule_change_due_on"]
    waiting = members["renewal_blocked_by"].notna().to_numpy(bool)
    rows = [
        (Preparing.BOOK_VISIT, 0 if booked else len(members), group["arrange_by"]),
        (Preparing.CLOSE_FINDINGS, open_findings, group["finding_due_on"]),
        (Preparing.UPDATE_RULES, np.count_nonzero(updates.notna()), updates.min()),
        (Preparing.VERIFY_STATUSES, np.count_nonzero(~members["verified"]), pd.NaT),
        (
            Preparing.RENEWALS_WAIT,
            np.count_nonzero(waiting),
            members.loc[waiting, "file_renewal_by"].min(),
        ),
        (
            Preparing.ASK_SUSPENSION,
            0 if booked else len(members),
            group["ask_voluntary_suspension_by"],
        ),
    ]
    frame = pd.DataFrame(rows, columns=["preparing", "certificates", "prepare_by"])
    frame["preparing"] = frame["preparing"].astype("str")
    kept = frame.loc[frame["certificates"] > 0].reset_index(drop=True)
    return PREPARATION.conform(kept)
