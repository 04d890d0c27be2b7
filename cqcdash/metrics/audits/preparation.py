"""What one audit has to do with: the four conditions last time, and what to prepare."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, day, days
from cqcdash.vocabulary.preparation import CONDITIONS_FOUND, PREPARATION, Condition, Preparing
from cqcdash.vocabulary.records import CONDITIONS

Row = Mapping[str, Any]
COLUMN = dict(zip(Condition, CONDITIONS, strict=True))


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
    found = [
        int(rows[COLUMN[condition]].fillna(0).sum()) if len(rows) else pd.NA
        for condition in Condition
    ]
    open_now = pd.notna(due) or pd.notna(group["failed_audit_on"])
    frame = {
        "condition": [str(condition) for condition in Condition],
        "findings": found,
        "still_open": [bool(open_now and pd.notna(n) and n > 0) for n in found],
        "finding_due_on": [due if pd.notna(n) and n > 0 else pd.NaT for n in found],
    }
    return CONDITIONS_FOUND.conform(pd.DataFrame(frame))


def audit_preparation(members: pd.DataFrame, group: Row) -> pd.DataFrame:
    """What is to be prepared for one audit, each with its number and its day.

    Args:
        members: schema POSITIONS, the certificates that fall together.
        group: a row of schema FOLLOW_UPS.

    Returns:
        Schema PREPARATION: only what there is something to do about.
    """
    booked = pd.notna(group["planned_on"])
    open_findings = int(members["finding_due_on"].notna().sum())
    updates = members["rule_change_due_on"]
    rows = [
        (Preparing.BOOK_VISIT, 0 if booked else len(members), group["arrange_by"]),
        (Preparing.CLOSE_FINDINGS, open_findings, group["finding_due_on"]),
        (Preparing.UPDATE_RULES, int(updates.notna().sum()), updates.min()),
        (Preparing.VERIFY_STATUSES, int((~members["verified"]).sum()), pd.NaT),
        (
            Preparing.RENEWALS_WAIT,
            int(members["renewal_blocked_by"].notna().sum()),
            members.loc[members["renewal_blocked_by"].notna(), "file_renewal_by"].min(),
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
