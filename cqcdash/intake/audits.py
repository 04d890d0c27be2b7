"""Audit rows judged: whose audit, when, what came out of it."""

import numpy as np
import pandas as pd

from cqcdash.intake import numbers
from cqcdash.intake.cells import Cells
from cqcdash.intake.duplicates import drop_repeats
from cqcdash.intake.records import Records, one_per_row
from cqcdash.vocabulary.frames import CONDITIONS
from cqcdash.vocabulary.rules import Rules
from cqcdash.vocabulary.words import AuditResult, Level

OPEN_RESULTS = (AuditResult.PLANNED,)
SEPARATOR = "|"


def judge_audits(cells: Cells, _rules: Rules) -> Records:
    """AUDITS records, one for each good row."""
    present = {*cells.fields, "audit_key"}
    number, _ = numbers.normalised(cells.text("certificate_no"))
    code, _ = numbers.normalised(cells.text("factory_code"))
    frame = pd.DataFrame(
        {
            "audit_no": cells.text("audit_no"),
            "plant": cells.plant(),
            "factory_code": code,
            "certificate_no": number,
            "product_category": cells.text("product_category"),
            "kind": cells.codes("kind", "audit_kind", "unknown_audit_kind"),
            "planned_on": cells.date("planned_on"),
            "started_on": cells.date("started_on"),
            "ended_on": cells.date("ended_on"),
            "result": cells.codes(
                "result", "result", "unknown_result", otherwise=AuditResult.UNKNOWN
            ),
            "auditors": cells.text("auditors"),
            "auditor_days": cells.number("auditor_days", whole=False),
            **{name: cells.number(name, whole=True) for name in CONDITIONS},
            "findings_due_on": cells.date("findings_due_on"),
            "findings_closed_on": cells.date("findings_closed_on"),
            "notes": cells.text("notes"),
        },
        index=cells.index,
    )
    _check(cells, frame)
    _settle_dates(cells, frame, present)
    frame["audit_key"] = _keys(frame)
    frame = drop_repeats(frame, "audit_key", cells.ledger)
    return one_per_row(frame, cells.ledger, "audit_key", present)


def _check(cells: Cells, frame: pd.DataFrame) -> None:
    ledger = cells.ledger
    site = frame[["plant", "factory_code", "certificate_no"]].isna().all(axis=1).to_numpy()
    ledger.reject(site, "audit_without_site", "plant")
    days = frame[["planned_on", "started_on", "ended_on"]].isna().all(axis=1).to_numpy()
    ledger.reject(days & ~ledger.rejected, "audit_without_date", "started_on")
    order = (frame["ended_on"] < frame["started_on"]).to_numpy(dtype=bool)
    ledger.reject(
        order,
        "audit_end_before_start",
        "ended_on",
        frame["ended_on"],
        {"started_on": frame["started_on"]},
    )
    wrong = ~frame["factory_code"].str.match(numbers.FACTORY).to_numpy(dtype=bool, na_value=True)
    ledger.warn(wrong, "factory_code_format", "factory_code", frame["factory_code"])
    closed = (frame["findings_closed_on"] < frame["started_on"]).to_numpy(dtype=bool)
    ledger.warn(closed, "findings_closed_early", "findings_closed_on", frame["findings_closed_on"])


def _settle_dates(cells: Cells, frame: pd.DataFrame, present: set[str]) -> None:
    """An audit without end and result is planned; one date of a held audit is both its days."""
    result, ended = frame["result"], frame["ended_on"]
    to_come = ended.isna() & (result.isna() | result.isin(OPEN_RESULTS))
    frame["planned_on"] = frame["planned_on"].where(
        ~to_come | frame["planned_on"].notna(), frame["started_on"]
    )
    frame["started_on"] = frame["started_on"].mask(to_come)
    frame["result"] = result.mask(to_come & result.isna(), str(AuditResult.PLANNED))
    present.update({"planned_on", "started_on", "result"})
    held = ~to_come & frame["started_on"].notna() & ended.isna()
    if not cells.has("ended_on"):
        frame["ended_on"] = ended.mask(held, frame["started_on"])
        present.add("ended_on")
        if held.any():
            cells.ledger.about_file(
                Level.NOTE, "single_audit_date", "started_on", count=int(held.sum())
            )
    else:
        cells.ledger.warn(held.to_numpy(), "audit_without_end", "ended_on", frame["result"])
    no_result = (frame["ended_on"].notna() & frame["result"].isna()).to_numpy()
    cells.ledger.warn(no_result, "audit_without_result", "result")
    frame["result"] = frame["result"].mask(no_result, str(AuditResult.UNKNOWN))


def _keys(frame: pd.DataFrame) -> pd.Series:
    """The audit's own number; without one: site, kind and first day, certificate and category."""
    day = frame["started_on"].fillna(frame["ended_on"]).fillna(frame["planned_on"])
    site = frame["plant"].fillna(frame["factory_code"]).fillna("")
    key = site + SEPARATOR + frame["kind"].fillna("") + SEPARATOR
    key = key + day.dt.strftime("%Y-%m-%d").fillna("")
    for name in ("certificate_no", "product_category"):
        key = key + (SEPARATOR + frame[name]).fillna("")
    made = frame["audit_no"].fillna(key)
    return pd.Series(np.asarray(made, dtype=object), index=frame.index, dtype="str")
