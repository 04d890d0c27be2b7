"""Planned audits without a number that a newer list puts on another day, numbers or reports."""

import numpy as np
import pandas as pd

from cqcdash.intake.arrays import column, mask
from cqcdash.intake.outcome import Judged
from cqcdash.intake.visits import Moved
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.words import AuditResult, Kind, Level

COLUMNS = ("audit_key_before", "audit_key", "line")
WHOSE = ["site", "kind", "certificate_no", "product_category"]
# Half of the shortest interval between two follow-up audits (R5): nearer days are one audit's.
MOVES_BY_DAYS = 91


def moved_audits(
    judged: Judged, stored: pd.DataFrame, stored_keys: pd.Series, keys: pd.Series
) -> Moved:
    """Audits that were planned without a number, and which the file has under another key.

    Returns:
        Moved: its frame has COLUMNS.
    """
    if judged.kind != Kind.AUDITS or stored.empty:
        return Moved(pd.DataFrame(columns=list(COLUMNS)))
    old, new = _plain(stored), _plain(judged.clean)
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
    return Moved(both.loc[:, list(COLUMNS)], findings, records, former)


def _same_audit(both: pd.DataFrame) -> np.ndarray:
    before, after = column(both, "day_before"), column(both, "day")
    near = (after - before).abs() <= pd.Timedelta(days=MOVES_BY_DAYS)
    return mask(near | (column(both, "planned_on") == before))


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
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
