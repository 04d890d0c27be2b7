"""Wide application lists: the milestones of a case become its stage visits."""

import numpy as np
import pandas as pd

from cqcdash.intake.aliases import MILESTONES
from cqcdash.intake.cells import Cells
from cqcdash.vocabulary.words import STAGE_ORDER, Stage

ENTRIES: dict[Stage, tuple[str, ...]] = {
    Stage.APPLICATION: ("submitted_on",),
    Stage.PRODUCT_TESTS: ("samples_sent_on", "tests_started_on"),
    Stage.FACTORY_AUDIT: ("audit_started_on",),
    Stage.REVIEW: ("review_started_on",),
    Stage.ISSUE: ("certificate_issued_on",),
}
EXITS: dict[Stage, tuple[str, ...]] = {
    Stage.APPLICATION: (),
    Stage.PRODUCT_TESTS: ("tests_finished_on",),
    Stage.FACTORY_AUDIT: ("audit_ended_on",),
    Stage.REVIEW: ("review_finished_on", "certificate_issued_on"),
    Stage.ISSUE: ("certificate_issued_on",),
}


def visits_of(cells: Cells) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The visits of all rows: ``row, stage, entered_on, left_on``; and the milestones themselves.

    A case entered a stage at the first of the stage's milestones that has a date. The end of the
    application stage is on no such list and stays unknown. A single audit date is the whole audit.
    """
    dates = pd.DataFrame({name: cells.date(name) for name in MILESTONES}, index=cells.index)
    single = not cells.has("audit_ended_on")
    parts = []
    for stage in STAGE_ORDER:
        entered = _first(dates, ENTRIES[stage])
        left = _first(dates, EXITS[stage])
        if stage == Stage.FACTORY_AUDIT and single:
            left = entered
        _check(cells, stage, entered, left)
        there = entered.notna()
        parts.append(
            pd.DataFrame(
                {
                    "row": np.flatnonzero(there.to_numpy()),
                    "stage": str(stage),
                    "entered_on": entered[there].to_numpy(),
                    "left_on": left[there].to_numpy(),
                }
            )
        )
    nothing = dates.isna().all(axis=1).to_numpy() & ~cells.ledger.rejected
    cells.ledger.reject(nothing, "no_milestone", "submitted_on")
    visits = pd.concat(parts, ignore_index=True).sort_values("row", kind="stable")
    return visits, dates


def _first(dates: pd.DataFrame, names: tuple[str, ...]) -> pd.Series:
    found = pd.Series(np.datetime64("NaT"), index=dates.index, dtype="datetime64[us]")
    for name in names:
        found = found.fillna(dates[name])
    return found


def _check(cells: Cells, stage: Stage, entered: pd.Series, left: pd.Series) -> None:
    order = (left < entered).to_numpy(dtype=bool)
    column = next((n for n in EXITS[stage] if cells.has(n)), str(stage))
    params = {"entered_on": entered, "stage": str(stage)}
    cells.ledger.reject(order, "left_before_entered", column, left, params)
    if stage != Stage.REVIEW:
        alone = (left.notna() & entered.isna()).to_numpy(dtype=bool)
        cells.ledger.warn(alone, "end_without_start", column, left, {"stage": str(stage)})
