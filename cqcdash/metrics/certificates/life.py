"""The life of one certificate as events."""

from typing import Any

import pandas as pd

from cqcdash.metrics.applications import case_spans
from cqcdash.metrics.calendar import day
from cqcdash.vocabulary.certificates import TIMELINE, Event


def timeline(
    certificate_no: str, positions: pd.DataFrame, audits: pd.DataFrame, visits: pd.DataFrame
) -> pd.DataFrame:
    """Issue, audits, suspension, applications and every date ahead; schema TIMELINE by begin.

    Args:
        certificate_no: the certificate; an unknown one has no events.
        positions: schema POSITIONS.
        audits: schema AUDITS; those of its plant are shown, and those of it alone.
        visits: schema VISITS.
    """
    own = positions.loc[(positions["certificate_no"] == certificate_no).to_numpy(bool)]
    if own.empty:
        return TIMELINE.empty()
    row = own.iloc[0].to_dict()
    parts = [_dates(row), _audits(row, audits), _applications(certificate_no, visits)]
    events = pd.concat([TIMELINE.conform(part) for part in parts], ignore_index=True)
    events["ends_on"] = events["ends_on"].fillna(events["begins_on"])
    shown = events.dropna(subset=["begins_on"]).sort_values("begins_on", kind="stable")
    return TIMELINE.conform(shown.reset_index(drop=True))


SPANS = (
    (Event.FIRST_ISSUE, "first_issued_on", None, False),
    (Event.ISSUE, "issued_on", None, False),
    (Event.SUSPENSION, "suspended_on", "suspension_ends_on", False),
    (Event.AUDIT_WINDOW, "plan_audit_from", "follow_up_deadline", True),
    (Event.FINDING_DEADLINE, "finding_due_on", None, True),
    (Event.RULE_CHANGE, "rule_change_deadline", None, True),
    (Event.DUTY_CHANGE, "convert_by", None, True),
    (Event.RENEWAL_WINDOW, "start_renewal_by", "file_renewal_by", True),
    (Event.EXPIRY, "expires_on", None, True),
    (Event.SAFE_UNTIL, "safe_until", None, True),
)


def _dates(row: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "event": str(event),
                "begins_on": row[begin],
                "ends_on": row[end] if end else pd.NaT,
                "computed": computed
                and not (begin == "expires_on" and not row["expiry_estimated"]),
            }
            for event, begin, end, computed in SPANS
        ]
    )


def _audits(row: dict[str, Any], audits: pd.DataFrame) -> pd.DataFrame:
    alone = (audits["certificate_no"] == row["certificate_no"]).to_numpy(bool)
    shared = audits["certificate_no"].isna() & (audits["plant"] == row["plant"])
    rows = audits.loc[alone | shared.to_numpy(bool)]
    begin = rows["started_on"].fillna(rows["ended_on"]).fillna(rows["planned_on"])
    return pd.DataFrame(
        {
            "event": str(Event.AUDIT),
            "begins_on": begin,
            "ends_on": rows["ended_on"],
            "record": rows["audit_key"],
            "word": rows["result"].astype("object"),
            "computed": False,
        }
    )


def _applications(certificate_no: str, visits: pd.DataFrame) -> pd.DataFrame:
    mine = visits.loc[(visits["certificate_no"] == certificate_no).to_numpy(bool)]
    spans = case_spans(mine, day(pd.Timestamp.max.date()))
    return pd.DataFrame(
        {
            "event": str(Event.APPLICATION),
            "begins_on": spans["started_on"],
            "ends_on": spans["finished_on"],
            "record": spans["application_no"],
            "word": spans["kind"].astype("object"),
            "computed": False,
        }
    )
