"""Finer stages than our five, such as CQC's portal has: their visits become one visit."""

import numpy as np
import pandas as pd

from cqcdash.intake.columns import column, mask
from cqcdash.intake.judging.ledger import Ledger
from cqcdash.intake.judging.records import Coverage, Records, one_per_row
from cqcdash.intake.lexicon import folded
from cqcdash.vocabulary.finding import Level

WORD = "_word"


def words_of(stages: pd.Series) -> pd.Series:
    """The file's words for the stages, folded, so that spellings of one word are equal."""
    positions, found = pd.factorize(stages)
    table = pd.Series([*(folded(str(word)) for word in found), None], dtype="str")
    return pd.Series(table.array.take(positions), index=stages.index)


def merged_visits(frame: pd.DataFrame, ledger: Ledger, coverage: Coverage) -> Records:
    """One record for each visit of a stage; rows of different words for one stage are joined.

    A joined visit begins with its first row and ends with its last one; it is open while its last
    row is. The same word once more is another visit, such as a repeated test.

    Args:
        frame: VISITS columns and WORD, indexed by row position.
        ledger: the account of the table.
        coverage: the columns that the file speaks about.
    """
    good = frame.loc[~ledger.rejected[frame.index]]
    order = good.sort_values(["application_no", "stage", "entered_on"], kind="stable")
    runs = _runs(order)
    if runs.max(initial=-1) == len(order) - 1:
        return one_per_row(frame.drop(columns=WORD), ledger, "application_no", coverage)
    ledger.about_file(Level.NOTE, "substages_joined", "stage", count=len(order) - runs.max() - 1)
    first = np.flatnonzero(np.diff(runs, prepend=-1))
    last = np.append(first[1:], len(order)) - 1
    visits = order.iloc[first].reset_index(drop=True).drop(columns=WORD)
    left = column(order, "left_on")
    latest = left.groupby(runs).transform("max").mask(mask(left.isna()))
    visits["left_on"] = latest.to_numpy()[last]
    visits["waiting_for"] = column(order, "waiting_for").to_numpy()[last]
    rows = order.index.to_numpy()
    left_out = column(frame, "application_no").loc[ledger.rejected[frame.index]].dropna()
    return Records(
        frame=visits,
        lines=ledger.raw.lines[rows[first]],
        row_of=rows,
        record_of=runs,
        coverage=coverage,
        mentioned=frozenset(left_out.tolist()),
    )


def _runs(order: pd.DataFrame) -> np.ndarray:
    """The number of the visit that each row belongs to, counted from 0."""
    case, stage, word = (column(order, name) for name in ("application_no", "stage", WORD))
    follows = mask(case.eq(case.shift()) & stage.eq(stage.shift()) & word.ne(word.shift())).copy()
    for row in np.flatnonzero(follows):
        begin = row - 1
        while follows[begin]:
            begin -= 1
        if word.iloc[row] in set(word.iloc[begin:row]):
            follows[row] = False
    return np.cumsum(~follows) - 1
