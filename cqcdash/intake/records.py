"""The records that a table gives, and which rows gave them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cqcdash.intake.ledger import Ledger


@dataclass(frozen=True, eq=False)
class Records:
    """Good records of one table; see Judged for the parts."""

    frame: pd.DataFrame
    lines: np.ndarray
    row_of: np.ndarray
    record_of: np.ndarray
    present: frozenset[str]
    derived: frozenset[str] = frozenset()
    keeps: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()


def one_per_row(
    frame: pd.DataFrame,
    ledger: Ledger,
    identity: str,
    present: Iterable[str],
    derived: Iterable[str] = (),
    keeps: Iterable[str] = (),
) -> Records:
    """Each row that is neither left out nor dropped from the frame is one record.

    Args:
        frame: schema columns, indexed by row position.
        ledger: the account of the table.
        identity: the column that names what a row is about.
        present: see Judged.
        derived: see Judged.
        keeps: see Judged.
    """
    rows = frame.index.to_numpy()
    out = ledger.rejected[rows]
    mentioned = frame[identity][out].dropna()
    rows = rows[~out]
    return Records(
        frame=frame.loc[rows].reset_index(drop=True),
        lines=ledger.raw.lines[rows],
        row_of=rows,
        record_of=np.arange(len(rows)),
        present=frozenset(present),
        derived=frozenset(derived),
        keeps=frozenset(keeps),
        mentioned=frozenset(mentioned),
    )
