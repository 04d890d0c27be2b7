"""Stage visits whose first day a newer list corrects."""

from dataclasses import dataclass

import pandas as pd

from cqcdash.intake.arrays import column, mask
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
    old, new = _plain(stored), _plain(judged.clean)
    new["line"] = column(judged.clean, "source_line").astype("int64").to_numpy()
    old = old.loc[~mask(old.duplicated(pair, keep=False)) & ~mask(stored_keys.isin(keys))]
    new = new.loc[~mask(new.duplicated(pair, keep=False)) & ~mask(keys.isin(stored_keys))]
    both = old.merge(new, on=pair, suffixes=("_before", "")).loc[:, list(COLUMNS)]
    findings = tuple(
        Finding(
            "visit_moved",
            Level.WARN,
            line,
            "entered_on",
            f"{after:%Y-%m-%d}",
            {"application_no": case, "stage": stage, "before": f"{before:%Y-%m-%d}"},
        )
        for case, stage, before, after, line in both.itertuples(index=False)
    )
    return Moved(both, findings)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    names = ("application_no", "stage", "entered_on")
    plain = pd.DataFrame({name: column(frame, name) for name in names})
    return plain.assign(stage=column(frame, "stage").astype("str"))
