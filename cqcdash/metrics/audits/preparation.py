"""What to prepare for one audit: what to settle, what to have ready, and who comes."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import day, days
from cqcdash.metrics.columns import place
from cqcdash.vocabulary.applications import CaseState, Place
from cqcdash.vocabulary.preparation import (
    PREPARATION,
    PREPARATION_LIST,
    Preparing,
    Subject,
    Visit,
)
from cqcdash.vocabulary.records import ApplicationKind
from cqcdash.vocabulary.rules import RuleBook

Row = Mapping[str, Any]


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


class Team(NamedTuple):
    """Who usually comes to an audit, and for how long."""

    auditors: int
    days: float

    @property
    def auditor_days(self) -> float:
        """The days of all auditors together."""
        return self.auditors * self.days


def group_visit(group: Row, members: pd.DataFrame) -> Visit:
    """The next audit of a group; the first one where certificates were issued before any audit.

    Args:
        group: a row of schema FOLLOW_UPS.
        members: schema POSITIONS, the certificates that fall together.
    """
    before = group["last_result_on"]
    cycle = "" if pd.isna(before) else f"{before:%Y-%m-%d}"
    first = members["certificate_first"].to_numpy(bool, na_value=False)
    plant = str(group["plant"])
    return Visit(
        Subject.GROUP, str(group["audit_group"]), cycle, not cycle and bool(first.any()), plant
    )


def case_visit(case: Row) -> Visit | None:
    """The first audit of a factory that an open application waits for; None for other cases.

    Args:
        case: a row of schema CASES.
    """
    ahead = case["state"] != CaseState.DONE and not pd.isna(case["place"])
    if not ahead or case["kind"] != ApplicationKind.INITIAL:
        return None
    # The stages may swap: then the audit is over although the tests are still to come.
    over = bool(case["swapped"]) and not bool(case["overlapping"])
    if over or place(Place(case["place"])) > place(Place.FACTORY_AUDIT):
        return None
    plant = None if pd.isna(case["plant"]) else str(case["plant"])
    return Visit(Subject.APPLICATION, str(case["application_no"]), "", initial=True, plant=plant)


def preparation_list(
    items: pd.DataFrame, told: pd.DataFrame, visit: Visit, as_of: date
) -> pd.DataFrame:
    """What is to be had ready for one audit, with what people said about it for this audit.

    Args:
        items: schema PREPARATION_ITEMS.
        told: schema PREPARATIONS, of all audits.
        visit: the audit.
        as_of: what is ready on a later day is not ready yet.

    Returns:
        Schema PREPARATION_LIST, in the order of the items.
    """
    wanted = items["for_initial" if visit.initial else "for_follow_up"].to_numpy(bool)
    mine = (
        (told["subject_kind"] == visit.kind)
        & (told["subject"] == visit.subject)
        & (told["cycle"] == visit.cycle)
    ).to_numpy(bool)
    said = told.loc[mine].set_index("preparation_item")
    columns = ["owner", "done_on", "note", "user", "at"]
    frame = items.loc[wanted].drop(columns="owner").reset_index(drop=True)
    frame = frame.join(said.loc[:, columns].astype({"owner": "str"}), on="preparation_item")
    usual = items.loc[wanted, "owner"].astype("str").reset_index(drop=True)
    frame["owner"] = frame["owner"].where(frame["preparation_item"].isin(said.index), usual)
    frame["prepared"] = days(frame["done_on"]) <= day(as_of)
    return PREPARATION_LIST.conform(frame)


def audit_team(visit: Visit, book: RuleBook) -> Team:
    """Who usually comes to it, by the settings of its plant."""
    name = "initial" if visit.initial else "follow_up"
    row = {"plant": visit.plant}
    return Team(
        int(book.applied(row, f"{name}_auditors").value),
        float(book.applied(row, f"{name}_audit_days").value),
    )
