"""Stage visits whose first day a newer list corrects."""

from dataclasses import dataclass

import pandas as pd

from cqcdash.intake.model import Judged
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.words import Kind, Level

COLUMNS = ("application_no", "stage", "entered_on_before", "entered_on", "line")


@dataclass(frozen=True, eq=False)
class Moved:
    """Corrected visits and what to say about them."""

    frame: pd.DataFrame
    findings: tuple[Finding, ...] = ()


def moved_visits(
    judged: Judged, stored: pd.DataFrame, stored_keys: pd.Series, keys: pd.Series
) -> Moved:
    """Visits that the store and the file have once each, with another first day.

    Returns:
        Moved: its frame has COLUMNS.
    """
    if judged.kind != Kind.APPLICATIONS or stored.empty:
        return Moved(pd.DataFrame(columns=list(COLUMNS)))
    pair = ["application_no", "stage"]
    old, new = (_plain(f[[*pair, "entered_on"]]) for f in (stored, judged.clean))
    new["line"] = judged.clean["source_line"].to_numpy()
    old = old[~old.duplicated(pair, keep=False) & ~stored_keys.isin(keys).to_numpy()]
    new = new[~new.duplicated(pair, keep=False) & ~keys.isin(stored_keys).to_numpy()]
    both = old.merge(new, on=pair, suffixes=("_before", ""))
    findings = tuple(
        Finding(
            "visit_moved",
            Level.WARN,
            int(row.line),
            "entered_on",
            row.entered_on.strftime("%Y-%m-%d"),
            {
                "application_no": row.application_no,
                "stage": row.stage,
                "before": row.entered_on_before.strftime("%Y-%m-%d"),
            },
        )
        for row in both.itertuples()
    )
    return Moved(both[list(COLUMNS)], findings)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(stage=frame["stage"].astype("str"))
