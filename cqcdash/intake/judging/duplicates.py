"""One record, several rows: identical rows become one, contradictory rows are all left out."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cqcdash.intake.columns import column, mask
from cqcdash.intake.judging.ledger import Ledger
from cqcdash.vocabulary.finding import Level

LINES_SHOWN = 10
MODELS = "; "
TWICE, CONFLICT = "number_twice", "conflicting_duplicate"
# Keys that are made of several fields, and the field under which they are reported.
NAMED = {"audit_key": "audit_no", "_key": "application_no"}


def conflicts(frame: pd.DataFrame, key: str, columns: Sequence[str], ledger: Ledger) -> None:
    """Leave out all rows that share a key but differ in one of the columns.

    Rows without a key or without certain cells take no part; whether a row is left out for
    another reason does not matter.
    """
    repeated = _repeated(frame, key, mask(frame[key].notna()) & ~ledger.unreadable)
    _reject(repeated, key, columns, ledger, TWICE)


def drop_repeats(frame: pd.DataFrame, key: str, ledger: Ledger) -> pd.DataFrame:
    """Keep the first of identical rows; leave out all rows of a key that contradict each other.

    Returns:
        The frame without the repeating rows; rejected rows are still in it.
    """
    repeated = _repeated(frame, key, mask(frame[key].notna()) & ~ledger.rejected[frame.index])
    if repeated.empty:
        return frame
    columns = [name for name in frame.columns if name != key]
    _reject(repeated, key, columns, ledger, CONFLICT)
    same = repeated.loc[~ledger.rejected[repeated.index]]
    keys = column(same, key)
    again = same.index[mask(keys.duplicated())]
    lines = pd.Series(ledger.raw.lines[same.index], index=same.index)
    kept_line = np.zeros(ledger.raw.rows, dtype="int64")
    kept_line[same.index] = lines.groupby(keys, sort=False).transform("first")
    shown = column(frame, key).reindex(range(ledger.raw.rows))
    shown, named = _readable(shown), NAMED.get(key, key)
    ledger.note(_rows(ledger, again), "duplicate_row", named, shown, line_kept=kept_line)
    return frame.drop(index=again)


def with_models(frame: pd.DataFrame, key: str, ledger: Ledger, listed: str = "model") -> None:
    """Several lines of one record that differ in the model only: each has all models listed.

    Suppliers write a line for each model of a certificate.
    """
    repeated = _repeated(frame, key, mask(frame[key].notna()) & ~ledger.rejected[frame.index])
    if repeated.empty:
        return
    others = [name for name in frame.columns if name not in (key, listed)]
    contradictory = _contradictions(repeated, key, [*others, listed])
    differs = contradictory.pop(listed)
    agrees = differs & ~np.logical_or.reduce(list(contradictory.values()))
    rows = repeated.loc[agrees]
    if rows.empty:
        return
    keys = column(rows, key)
    models: dict[str, dict[str, None]] = {}
    for name, model in zip(keys, column(rows, listed), strict=True):
        if isinstance(model, str):
            models.setdefault(name, {})[model] = None
    frame.loc[rows.index, listed] = [MODELS.join(models.get(name, ())) for name in keys]
    ledger.about_file(Level.NOTE, "models_joined", listed, count=int(keys.nunique()))


def _repeated(frame: pd.DataFrame, key: str, eligible: np.ndarray) -> pd.DataFrame:
    """The eligible rows whose key occurs more than once among them."""
    rows = frame.loc[eligible]
    return rows.loc[mask(column(rows, key).duplicated(keep=False))]


def _contradictions(rows: pd.DataFrame, key: str, columns: Sequence[str]) -> dict[str, np.ndarray]:
    """For each column the rows whose key has more than one value in it."""
    keys, found = pd.factorize(column(rows, key))
    first = np.flatnonzero(~mask(column(rows, key).duplicated()))
    contradictory = {}
    for name in columns:
        values, _ = pd.factorize(column(rows, name))
        other = values != values[first][keys]
        contradictory[name] = (np.bincount(keys, other, minlength=len(found)) > 0)[keys]
    return contradictory


def _reject(
    rows: pd.DataFrame, key: str, columns: Sequence[str], ledger: Ledger, code: str
) -> None:
    """Leave out the rows whose key has more than one value in a column."""
    if rows.empty:
        return
    contradictory = _contradictions(rows, key, columns)
    wrong = np.logical_or.reduce(list(contradictory.values()))
    if not wrong.any():
        return
    rows = rows.loc[wrong]
    keys = column(rows, key)
    lines: dict[str, list[int]] = {}
    for name, line in zip(keys, ledger.raw.lines[rows.index].tolist(), strict=True):
        lines.setdefault(name, []).append(line)
    every = range(ledger.raw.rows)
    differs = pd.Series("", index=rows.index, dtype="str")
    for name, where in contradictory.items():
        differs = differs.mask(where[wrong], differs + f"{name}, ")
    listed = pd.Series([_listed(lines[name]) for name in keys], index=rows.index, dtype="str")
    ledger.reject(
        _rows(ledger, rows.index),
        code,
        NAMED.get(key, key),
        _readable(keys).reindex(every),
        lines=listed.reindex(every),
        differs=differs.str.removesuffix(", ").reindex(every),
    )


def _readable(keys: pd.Series) -> pd.Series:
    """Keys as a person writes them: the parts of a made-up key side by side."""
    return keys.str.replace(r"\|+", " · ", regex=True)


def _rows(ledger: Ledger, rows: pd.Index) -> np.ndarray:
    found = np.zeros(ledger.raw.rows, dtype=bool)
    found[rows] = True
    return found


def _listed(lines: list[int]) -> str:
    more = ", …" if len(lines) > LINES_SHOWN else ""
    return ", ".join(map(str, lines[:LINES_SHOWN])) + more
