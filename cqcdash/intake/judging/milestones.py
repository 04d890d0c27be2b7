"""Wide application lists: the milestones of a case become its stage visits."""

import numpy as np
import pandas as pd

from cqcdash.intake.columns import Fields, mask, no_dates
from cqcdash.intake.judging.cells import Cells
from cqcdash.intake.lexicon import MILESTONES
from cqcdash.vocabulary.records import STAGE_ORDER, Stage

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


def milestones(cells: Cells) -> Fields:
    """The dates of all milestones; a case without any is left out."""
    dates = {name: cells.date(name) for name in MILESTONES}
    nothing = np.logical_and.reduce([mask(day.isna()) for day in dates.values()])
    cells.ledger.reject(nothing & ~cells.ledger.rejected, "no_milestone", "submitted_on")
    return dates


def visits_of(cells: Cells, dates: Fields) -> pd.DataFrame:
    """The visits of all rows, in their order: ``row, stage, entered_on, left_on``.

    A case entered a stage at the first of the stage's milestones that has a date. The end of the
    application stage is on no such list and stays unknown. A single audit date is the whole audit.
    """
    single = not cells.has("audit_ended_on")
    parts = []
    for stage in STAGE_ORDER:
        entered = _first(dates, ENTRIES[stage], cells.index)
        whole_day = stage == Stage.FACTORY_AUDIT and single
        left = entered if whole_day else _first(dates, EXITS[stage], cells.index)
        _check(cells, stage, entered, left)
        rows = np.flatnonzero(mask(entered.notna()))
        parts.append(
            pd.DataFrame(
                {
                    "row": rows,
                    "stage": str(stage),
                    "entered_on": entered.to_numpy()[rows],
                    "left_on": left.to_numpy()[rows],
                }
            )
        )
    return pd.concat(parts, ignore_index=True).sort_values("row", kind="stable")


def _first(dates: Fields, names: tuple[str, ...], index: pd.Index) -> pd.Series:
    found = no_dates(index)
    for name in names:
        found = found.fillna(dates[name])
    return found


def _check(cells: Cells, stage: Stage, entered: pd.Series, left: pd.Series) -> None:
    """A stage left before it was entered leaves the case out; an end alone is only mentioned."""
    name = next((n for n in EXITS[stage] if cells.has(n)), "")
    shown, order = cells.shown(name), mask(left < entered)
    cells.ledger.reject(
        order, "left_before_entered", name, shown, entered_on=entered, stage=str(stage)
    )
    if stage in (Stage.PRODUCT_TESTS, Stage.FACTORY_AUDIT):
        alone = mask(left.notna() & entered.isna())
        cells.ledger.warn(alone, "end_without_start", name, shown, stage=str(stage))
