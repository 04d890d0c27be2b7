"""Audit rows judged: whose audit, when, what came out of it."""

import pandas as pd

from cqcdash.intake.columns import (
    FACTORY_CODE,
    Fields,
    factory_codes,
    identifiers,
    mask,
    normalised,
)
from cqcdash.intake.judging.cells import Cells
from cqcdash.intake.judging.duplicates import drop_repeats
from cqcdash.intake.judging.records import Coverage, Records, one_per_row
from cqcdash.vocabulary.finding import Level
from cqcdash.vocabulary.records import CONDITIONS, AuditResult
from cqcdash.vocabulary.rules import Rules

SEPARATOR = "|"


def judge_audits(cells: Cells, _rules: Rules) -> Records:
    """AUDITS records, one for each good row."""
    fields = _fields(cells)
    present = {*cells.fields, "audit_key"}
    _check(cells, fields)
    _settle_dates(cells, fields, present)
    fields["audit_key"] = _keys(fields)
    frame = pd.DataFrame(fields, index=cells.index)
    frame = drop_repeats(frame, "audit_key", cells.ledger)
    return one_per_row(frame, cells.ledger, "audit_key", Coverage(frozenset(present)))


def _fields(cells: Cells) -> Fields:
    number, _ = normalised(cells.text("certificate_no"))
    return {
        "audit_no": identifiers(cells.text("audit_no")),
        "plant": cells.plant(),
        "factory_code": factory_codes(cells.text("factory_code")),
        "certificate_no": number,
        "product_category": cells.text("product_category"),
        "kind": cells.codes("kind", "audit_kind", "unknown_audit_kind"),
        "planned_on": cells.date("planned_on"),
        "started_on": cells.date("started_on"),
        "ended_on": cells.date("ended_on"),
        "result": cells.codes("result", "result", "unknown_result", otherwise=AuditResult.UNKNOWN),
        "auditors": cells.text("auditors"),
        "auditor_days": cells.number("auditor_days", whole=False),
        **{name: cells.number(name, whole=True) for name in CONDITIONS},
        "findings_due_on": cells.date("findings_due_on"),
        "findings_closed_on": cells.date("findings_closed_on"),
        "notes": cells.text("notes"),
    }


def _check(cells: Cells, fields: Fields) -> None:
    ledger, started, ended = cells.ledger, fields["started_on"], fields["ended_on"]
    plant, code, number = (fields[n] for n in ("plant", "factory_code", "certificate_no"))
    nobody = plant.isna() & code.isna() & number.isna()
    ledger.reject(mask(nobody), "audit_without_site", "plant")
    never = fields["planned_on"].isna() & started.isna() & ended.isna()
    ledger.reject(mask(never) & ~ledger.rejected, "audit_without_date", "started_on")
    shown, order = cells.shown("ended_on"), mask(ended < started)
    ledger.reject(order, "audit_end_before_start", "ended_on", shown, started_on=started)
    wrong = code.notna() & ~mask(code.str.match(FACTORY_CODE))
    ledger.warn(mask(wrong), "factory_code_format", "factory_code", code)
    shown, closed = cells.shown("findings_closed_on"), fields["findings_closed_on"]
    ledger.warn(mask(closed < started), "findings_closed_early", "findings_closed_on", shown)


def _settle_dates(cells: Cells, fields: Fields, present: set[str]) -> None:
    """An audit without end and result is planned; one date of a held audit is both its days."""
    result, started, ended = fields["result"], fields["started_on"], fields["ended_on"]
    planned = str(AuditResult.PLANNED)
    to_come = mask(ended.isna() & (result.isna() | result.eq(planned)))
    fields["planned_on"] = fields["planned_on"].mask(
        to_come & mask(fields["planned_on"].isna()), started
    )
    fields["started_on"] = started.mask(to_come)
    result = result.mask(to_come, planned)
    present.update({"planned_on", "started_on", "result"})
    held = ~to_come & mask(started.notna() & ended.isna())
    if cells.has("ended_on"):
        cells.ledger.warn(held, "audit_without_end", "ended_on", result)
    elif held.any():
        fields["ended_on"] = ended.mask(held, started)
        present.add("ended_on")
        count = int(held.sum())
        cells.ledger.about_file(Level.NOTE, "single_audit_date", "started_on", count=count)
    silent = mask(fields["ended_on"].notna() & result.isna())
    cells.ledger.warn(silent, "audit_without_result", "result")
    fields["result"] = result.mask(silent, str(AuditResult.UNKNOWN))


def _keys(fields: Fields) -> pd.Series:
    """The audit's own number; without one: site, kind and first day, certificate and category."""
    day = fields["started_on"].fillna(fields["ended_on"]).fillna(fields["planned_on"])
    key = fields["plant"].fillna(fields["factory_code"]).fillna("")
    for part in (fields["kind"].fillna(""), day.dt.strftime("%Y-%m-%d").astype("str").fillna("")):
        key = key + SEPARATOR + part
    for name in ("certificate_no", "product_category"):
        key = key + (SEPARATOR + fields[name]).fillna("")
    return fields["audit_no"].fillna(key)
