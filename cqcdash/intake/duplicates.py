"""One record, several rows: identical rows become one, contradictory rows are all left out."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cqcdash.intake.arrays import column, mask
from cqcdash.intake.ledger import Ledger

LINES_SHOWN = 10
TWICE, CONFLICT = "number_twice", "conflicting_duplicate"


def conflicts(frame: pd.DataFrame, key: str, columns: Sequence[str], ledger: Ledger) -> None:
    """Leave out all rows that share a key but differ in one of the columns.

    Rows without a key take no part; whether a row is left out already does not matter.
    """
    repeated = _repeated(frame, key, mask(frame[key].notna()))
    _reject(repeated.loc[_differing(repeated, key, columns)], key, columns, ledger, TWICE)


def drop_repeats(frame: pd.DataFrame, key: str, ledger: Ledger) -> pd.DataFrame:
    """Keep the first of identical rows; leave out all rows of a key that contradict each other.

    Returns:
        The frame without the repeating rows; rejected rows are still in it.
    """
    repeated = _repeated(frame, key, mask(frame[key].notna()) & ~ledger.rejected[frame.index])
    if repeated.empty:
        return frame
    columns = [name for name in frame.columns if name != key]
    differing = _differing(repeated, key, columns)
    _reject(repeated.loc[differing], key, columns, ledger, CONFLICT)
    same = repeated.loc[~differing]
    again = same.index[mask(column(same, key).duplicated())]
    lines = pd.Series(ledger.raw.lines[same.index], index=same.index)
    kept_line = np.zeros(ledger.raw.rows, dtype="int64")
    kept_line[same.index] = lines.groupby(column(same, key), sort=False).transform("first")
    keys = column(frame, key).reindex(range(ledger.raw.rows))
    ledger.note(_rows(ledger, again), "duplicate_row", key, keys, line_kept=kept_line)
    return frame.drop(index=again)


def _repeated(frame: pd.DataFrame, key: str, eligible: np.ndarray) -> pd.DataFrame:
    """The eligible rows whose key occurs more than once among them."""
    rows = frame.loc[eligible]
    return rows.loc[mask(column(rows, key).duplicated(keep=False))]


def _differing(rows: pd.DataFrame, key: str, columns: Sequence[str]) -> np.ndarray:
    """Which rows have a key with more than one value in one of the columns."""
    several = np.zeros(len(rows), dtype=bool)
    for name in columns:
        several |= _several(rows, key, name)
    return several


def _several(rows: pd.DataFrame, key: str, name: str) -> np.ndarray:
    pairs = rows.loc[:, [key, name]].drop_duplicates()
    keys = column(pairs, key)
    return mask(column(rows, key).isin(keys.loc[mask(keys.duplicated())]))


def _reject(
    rows: pd.DataFrame, key: str, columns: Sequence[str], ledger: Ledger, code: str
) -> None:
    if rows.empty:
        return
    keys = column(rows, key)
    lines = pd.Series(ledger.raw.lines[rows.index], index=rows.index)
    listed = {k: _listed(own.tolist()) for k, own in lines.groupby(keys, sort=False)}
    differs = pd.Series("", index=rows.index, dtype="str")
    for name in columns:
        differs = differs.mask(_several(rows, key, name), differs + f"{name}, ")
    every = range(ledger.raw.rows)
    ledger.reject(
        _rows(ledger, rows.index),
        code,
        key,
        keys.reindex(every),
        lines=pd.Series([listed[k] for k in keys], index=rows.index, dtype="str").reindex(every),
        differs=differs.str.removesuffix(", ").reindex(every),
    )


def _rows(ledger: Ledger, rows: pd.Index) -> np.ndarray:
    found = np.zeros(ledger.raw.rows, dtype=bool)
    found[rows] = True
    return found


def _listed(lines: list[int]) -> str:
    more = ", …" if len(lines) > LINES_SHOWN else ""
    return ", ".join(map(str, lines[:LINES_SHOWN])) + more
