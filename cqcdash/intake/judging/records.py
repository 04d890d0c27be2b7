"""The records that a table gives, and which rows gave them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cqcdash.intake.judging.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which columns of a record the file speaks about; see Judged for the parts."""

    present: frozenset[str]
    derived: frozenset[str] = frozenset()
    keeps: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Records:
    """Good records of one table; see Judged for the parts."""

    frame: pd.DataFrame
    lines: np.ndarray
    row_of: np.ndarray
    record_of: np.ndarray
    coverage: Coverage
    mentioned: frozenset[str]


def one_per_row(frame: pd.DataFrame, ledger: Ledger, identity: str, coverage: Coverage) -> Records:
    """Each row that is neither left out nor dropped from the frame is one record.

    Args:
        frame: schema columns, indexed by row position.
        ledger: the account of the table.
        identity: the column that names what a row is about.
        coverage: the columns that the file speaks about.
    """
    rows = frame.index.to_numpy()
    out = ledger.rejected[rows]
    return Records(
        frame=frame.loc[rows[~out]].reset_index(drop=True),
        lines=ledger.raw.lines[rows[~out]],
        row_of=rows[~out],
        record_of=np.arange(len(rows) - int(out.sum())),
        coverage=coverage,
        mentioned=frozenset(frame.loc[rows[out], identity].dropna().tolist()),
    )
