"""What falls with an audit: the certificates, and a sentence."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cqcdash.texts import _, counted
from cqcdash.texts.words import label
from cqcdash.ui.frame import View
from cqcdash.ui.parts import day_text, known
from cqcdash.vocabulary.audits import AuditTask


def members_of(view: View, group: str) -> pd.DataFrame:
    """The certificates that stand and fall with a group's audit, whatever the filters say."""
    everything = view.whole.positions
    mine = (everything["audit_group"] == group) & everything["in_audit_group"]
    return everything.loc[mine.to_numpy(bool)]


def what_falls(group: Mapping[str, Any], n: int) -> str:
    """What is to be done about the audit, by when, and how many certificates fall together.

    Args:
        group: a row of schema FOLLOW_UPS.
        n: its certificates.
    """
    task = label(AuditTask(group["audit_task"]))
    booked = (
        _("booked for {day}").format(day=day_text(group["planned_on"]))
        if known(group["planned_on"])
        else _("no visit is booked")
    )
    due = _("due {due}, with its grace until {deadline}").format(
        due=day_text(group["due_on"]), deadline=day_text(group["deadline"])
    )
    falls = counted(
        "{n} certificate falls if this audit is missed or failed.",
        "{n} certificates fall together if this audit is missed or failed.",
        n,
    )
    return f"{task}: {due}; {booked}. {falls}"
