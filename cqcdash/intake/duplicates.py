"""One record, several rows: identical rows become one, contradictory rows are all left out."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cqcdash.intake.ledger import Ledger

LINES_SHOWN = 10


def conflicts(
    frame: pd.DataFrame, key: str, columns: Sequence[str], ledger: Ledger, code: str
) -> None:
    """Leave out all rows that share a key but differ in one of the columns.

    Rows without a key take no part; whether a row is left out already does not matter.
    """
    rows = _repeated(frame, key, frame[key].notna().to_numpy(dtype=bool))
    differing = _differing(frame.loc[rows], key, columns)
    if len(differing):
        _reject(frame, key, differing, ledger, code, columns)


def drop_repeats(
    frame: pd.DataFrame, key: str, ledger: Ledger, *, code: str = "conflicting_duplicate"
) -> pd.DataFrame:
    """Keep the first of identical rows; leave out all rows of a key that contradict each other.

    Returns:
        The frame without the repeating rows; rejected rows are still in it.
    """
    rows = _repeated(frame, key, frame[key].notna().to_numpy(dtype=bool) & ~ledger.rejected)
    if not len(rows):
        return frame
    columns = [name for name in frame.columns if name != key]
    differing = _differing(frame.loc[rows], key, columns)
    if len(differing):
        _reject(frame, key, differing, ledger, code, columns)
    same = frame.loc[rows.difference(differing)]
    again = same.index[same[key].duplicated()]
    if not len(again):
        return frame
    mask = np.zeros(ledger.raw.rows, dtype=bool)
    mask[again] = True
    kept_line = np.zeros(ledger.raw.rows, dtype="int64")
    lines = pd.Series(ledger.raw.lines[same.index], index=same.index)
    kept_line[same.index] = lines.groupby(same[key], sort=False).transform("first").to_numpy()
    ledger.note(mask, "duplicate_row", key, frame[key], {"line_kept": kept_line})
    return frame.drop(index=again)


def _repeated(frame: pd.DataFrame, key: str, eligible: np.ndarray) -> pd.Index:
    keys = frame[key][eligible[frame.index]]
    return keys.index[keys.duplicated(keep=False)]


def _differing(rows: pd.DataFrame, key: str, columns: Sequence[str]) -> pd.Index:
    if rows.empty:
        return rows.index
    groups = rows.groupby(key, sort=False, observed=True)
    several = pd.Series(False, index=rows.index)  # noqa: FBT003 - a value, not a switch
    for name in columns:
        several |= groups[name].transform("nunique", dropna=False).gt(1)
    return rows.index[several]


def _reject(
    frame: pd.DataFrame,
    key: str,
    rows: pd.Index,
    ledger: Ledger,
    code: str,
    columns: Sequence[str],
) -> None:
    part = frame.loc[rows]
    groups = part.groupby(key, sort=False, observed=True)
    lines = pd.Series(ledger.raw.lines[rows], index=rows)
    shown = lines.astype(str).groupby(part[key], sort=False).agg(_listed)
    differ = pd.Series("", index=rows, dtype="str")
    for name in columns:
        differ = differ.where(
            groups[name].transform("nunique", dropna=False).le(1), differ + f"{name}, "
        )
    mask = np.zeros(ledger.raw.rows, dtype=bool)
    mask[rows] = True
    size = ledger.raw.rows
    params = {
        "lines": part[key].map(shown).reindex(range(size)),
        "differs": differ.str.removesuffix(", ").reindex(range(size)),
    }
    ledger.reject(mask, code, key, frame[key].reindex(range(size)), params)


def _listed(lines: pd.Series) -> str:
    more = ", …" if len(lines) > LINES_SHOWN else ""
    return ", ".join(lines.iloc[:LINES_SHOWN]) + more
