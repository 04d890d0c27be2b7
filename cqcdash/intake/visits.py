"""Stage visits whose first day a newer list corrects."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from cqcdash.intake.arrays import column, mask
from cqcdash.intake.outcome import Judged
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.words import Kind, Level

COLUMNS = ("application_no", "stage", "entered_on_before", "entered_on", "line")
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
        Moved: its frame has COLUMNS.
    """
    if judged.kind != Kind.APPLICATIONS or stored.empty:
        return Moved(pd.DataFrame(columns=list(COLUMNS)))
    old, new = _plain(stored), _plain(judged.clean)
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
        for case, stage, before, after, line in both.loc[:, list(COLUMNS)].itertuples(index=False)
    )
    records, former = (column(both, name).to_numpy() for name in ("position", "position_before"))
    return Moved(both.loc[:, list(COLUMNS)], findings, records, former)


def _apart(both: pd.DataFrame) -> np.ndarray:
    """Which pairs have no day in common."""
    after = column(both, "entered_on") > column(both, "left_on_before")
    return mask(after | (column(both, "left_on") < column(both, "entered_on_before")))


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    names = ("application_no", "stage", "entered_on", "left_on")
    plain = pd.DataFrame({name: column(frame, name) for name in names})
    return plain.assign(stage=column(frame, "stage").astype("str"), position=range(len(plain)))
