"""Records that a newer list gives another key: stage visits and planned audits on another day."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from cqcdash.intake.columns import column, mask
from cqcdash.intake.model import Judged
from cqcdash.vocabulary.finding import Finding, Level
from cqcdash.vocabulary.records import AuditResult, Kind

VISIT_COLUMNS = ("application_no", "stage", "entered_on_before", "entered_on", "line")
PAIR = ["application_no", "stage"]


@dataclass(frozen=True, eq=False)
class Moved:
    """Records that the file gives another key, and what to say about them.

    Attributes:
        frame: ``line`` and the key's columns; a part that differs also as ``…_before``.
        findings: one for each.
        records: positions in ``Judged.clean`` …
        former: … and of the stored records that they continue.
    """

    frame: pd.DataFrame
    findings: tuple[Finding, ...] = ()
    records: np.ndarray = field(default_factory=lambda: np.empty(0, dtype="int64"))
    former: np.ndarray = field(default_factory=lambda: np.empty(0, dtype="int64"))


def moved_visits(
    judged: Judged, stored: pd.DataFrame, stored_keys: pd.Series, keys: pd.Series
) -> Moved:
    """Visits that the store and the file have once each, with another first day.

    Two visits one after the other are two visits, unless the file has one date for each milestone.

    Returns:
        Moved: its frame has VISIT_COLUMNS.
    """
    if judged.kind != Kind.APPLICATIONS or stored.empty:
        return Moved(pd.DataFrame(columns=list(VISIT_COLUMNS)))
    old, new = _plain_visits(stored), _plain_visits(judged.clean)
    new["line"] = column(judged.clean, "source_line").astype("int64").to_numpy()
    old = old.loc[~mask(old.duplicated(PAIR, keep=False)) & ~mask(stored_keys.isin(keys))]
    new = new.loc[~mask(new.duplicated(PAIR, keep=False)) & ~mask(keys.isin(stored_keys))]
    both = old.merge(new, on=PAIR, suffixes=("_before", ""))
    if len(np.unique(judged.row_of)) == len(judged.row_of):
        both = both.loc[~_apart(both)]
    findings = tuple(
        Finding(
            "visit_moved",
            Level.WARN,
            line,
            "entered_on",
            f"{after:%Y-%m-%d}",
            {"application_no": case, "stage": stage, "before": f"{before:%Y-%m-%d}"},
        )
        for case, stage, before, after, line in both.loc[:, list(VISIT_COLUMNS)].itertuples(
            index=False
        )
    )
    records, former = (column(both, name).to_numpy() for name in ("position", "position_before"))
    return Moved(both.loc[:, list(VISIT_COLUMNS)], findings, records, former)


def _apart(both: pd.DataFrame) -> np.ndarray:
    """Which pairs have no day in common."""
    after = column(both, "entered_on") > column(both, "left_on_before")
    return mask(after | (column(both, "left_on") < column(both, "entered_on_before")))


def _plain_visits(frame: pd.DataFrame) -> pd.DataFrame:
    names = ("application_no", "stage", "entered_on", "left_on")
    plain = pd.DataFrame({name: column(frame, name) for name in names})
    return plain.assign(stage=column(frame, "stage").astype("str"), position=range(len(plain)))


AUDIT_COLUMNS = ("audit_key_before", "audit_key", "line")
WHOSE = ["site", "kind", "certificate_no", "product_category"]
# Half of the shortest interval between two follow-up audits (R5): nearer days are one audit's.
MOVES_BY_DAYS = 91


def moved_audits(
    judged: Judged, stored: pd.DataFrame, stored_keys: pd.Series, keys: pd.Series
) -> Moved:
    """Audits that were planned without a number, and which the file has under another key.

    Returns:
        Moved: its frame has AUDIT_COLUMNS.
    """
    if judged.kind != Kind.AUDITS or stored.empty:
        return Moved(pd.DataFrame(columns=list(AUDIT_COLUMNS)))
    old, new = _plain_audits(stored), _plain_audits(judged.clean)
    new["line"] = column(judged.clean, "source_line").astype("int64").to_numpy()
    planned = column(old, "result").eq(str(AuditResult.PLANNED)) & column(old, "audit_no").isna()
    old = old.loc[mask(planned) & ~mask(stored_keys.isin(keys))]
    new = new.loc[~mask(keys.isin(stored_keys))]
    old = old.loc[~mask(old.duplicated(WHOSE, keep=False))]
    new = new.loc[~mask(new.duplicated(WHOSE, keep=False))]
    both = old.merge(new, on=WHOSE, suffixes=("_before", ""))
    both = both.loc[_same_audit(both)]
    shown = both.loc[:, ["site", "day_before", "day", "line"]]
    findings = tuple(
        Finding(
            "audit_moved",
            Level.WARN,
            line,
            "planned_on",
            f"{after:%Y-%m-%d}",
            {"site": site, "before": f"{before:%Y-%m-%d}"},
        )
        for site, before, after, line in shown.itertuples(index=False)
    )
    records, former = (column(both, name).to_numpy() for name in ("position", "position_before"))
    return Moved(both.loc[:, list(AUDIT_COLUMNS)], findings, records, former)


def _same_audit(both: pd.DataFrame) -> np.ndarray:
    before, after = column(both, "day_before"), column(both, "day")
    near = (after - before).abs() <= pd.Timedelta(days=MOVES_BY_DAYS)
    return mask(near | (column(both, "planned_on") == before))


def _plain_audits(frame: pd.DataFrame) -> pd.DataFrame:
    texts = {
        name: column(frame, name).astype("str")
        for name in ("plant", "factory_code", "kind", "certificate_no", "product_category")
    }
    started, ended = column(frame, "started_on"), column(frame, "ended_on")
    return pd.DataFrame(
        {
            "audit_key": column(frame, "audit_key"),
            "audit_no": column(frame, "audit_no"),
            "result": column(frame, "result").astype("str"),
            "planned_on": column(frame, "planned_on"),
            "day": started.fillna(ended).fillna(column(frame, "planned_on")),
            "site": texts["plant"].fillna(texts["factory_code"]).fillna(""),
            "kind": texts["kind"].fillna(""),
            "certificate_no": texts["certificate_no"].fillna(""),
            "product_category": texts["product_category"].fillna(""),
            "position": range(len(frame)),
        }
    )
