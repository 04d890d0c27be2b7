"""Which plants have a follow-up audit due, in one sentence."""

from typing import Any

import pandas as pd

from cqcdash.texts import _, counted, grouped
from cqcdash.texts.answers.listing import named, on
from cqcdash.vocabulary.audits import AuditTask

LATE = (AuditTask.FAILED, AuditTask.CRITICAL, AuditTask.OVERDUE)
OPEN = (*LATE, AuditTask.BOOKED_LATE, AuditTask.ARRANGE)


def audits_answer(follow_ups: pd.DataFrame) -> tuple[str, str]:
    """The most pressing audits with what hangs on them, and what a missed one costs.

    Args:
        follow_ups: schema FOLLOW_UPS.
    """
    pressing = follow_ups.loc[follow_ups["audit_task"].isin(OPEN)]
    if pressing.empty:
        return _next(follow_ups), ""
    late = pressing.loc[pressing["audit_task"].isin(LATE)]
    return _sentence(pressing, late), _consequence(late if len(late) else pressing)


def _sentence(pressing: pd.DataFrame, late: pd.DataFrame) -> str:
    arrange = len(pressing) - len(late)
    parts = []
    if len(late):
        parts.append(
            counted(
                "{n} audit is failed or past its due day: {names}.",
                "{n} audits are failed or past their due day: {names}.",
                len(late),
                names=named(late["audit_group"]),
            )
        )
    if arrange:
        rest = pressing.loc[~pressing.index.isin(late.index)].sort_values("due_on")
        parts.append(
            counted(
                "{n} audit has to be arranged now, due on {day}: {names}.",
                "{n} audits have to be arranged now, the first is due on {day}: {names}.",
                arrange,
                day=on(rest["due_on"].iloc[0]),
                names=named(rest["audit_group"]),
            )
        )
    return " ".join(parts)


def _consequence(rows: pd.DataFrame) -> str:
    n = sum(rows["certificates_at_stake"])
    failed = (rows["audit_task"] == AuditTask.FAILED).to_numpy(bool)
    # After a failure it is the deadline for repeating the audit that bites.
    bites = rows["deadline"].mask(failed, rows["repeat_audit_by"])
    first: dict[str, Any] = rows.assign(bites=bites).sort_values("bites").iloc[0].to_dict()
    told = counted(
        "If nobody acts, {n} certificate faces suspension",
        "If nobody acts, {n} certificates face suspension",
        n,
    )
    if len(rows) == 1:
        return _("{told} after {day}.").format(told=told, day=on(first["bites"]))
    most = grouped(int(first["certificates_at_stake"]))
    return _("{told}, {most} of them at {plant} after {day}.").format(
        told=told, most=most, plant=first["audit_group"], day=on(first["bites"])
    )


def _next(follow_ups: pd.DataFrame) -> str:
    dated = follow_ups.dropna(subset=["due_on"]).sort_values("due_on")
    if dated.empty:
        return _("No follow-up audit is due in this view.")
    first = dated.iloc[0].to_dict()
    return _("No audit has to be arranged now; the next one is due on {day} at {plant}.").format(
        day=on(first["due_on"]), plant=first["audit_group"]
    )
