"""One kind of problem as rows of the data health."""

import numpy as np
import pandas as pd

from cqcdash.vocabulary.health import HEALTH, Problem
from cqcdash.vocabulary.records import Kind


def problem(  # noqa: PLR0913 - the columns of the row that it makes
    records: pd.DataFrame,
    hit: np.ndarray,
    code: Problem,
    kind: Kind,
    key: str,
    *,
    column: str = "",
    expected: str | np.ndarray | None = None,
) -> pd.DataFrame:
    """One row (schema HEALTH) for each record that is hit.

    Args:
        records: the records.
        hit: which of them have the problem.
        code: the problem.
        kind: the kind of the records.
        key: the column that names a record.
        column: the column to look at.
        expected: the column that contradicts it, or the expected dates of all records.
    """
    rows = records.loc[hit]
    found = pd.DataFrame(
        {
            "problem": str(code),
            "kind": str(kind),
            "record": rows[key].astype("str"),
            "plant": rows["plant"].astype("object"),
            "column": column,
        },
        index=rows.index,
    )
    found["found"] = as_text(rows[column]) if column else None
    if isinstance(expected, str):
        found["expected"] = as_text(rows[expected])
    elif expected is not None:
        found["expected"] = as_text(pd.Series(expected[hit].astype("M8[us]"), index=rows.index))
    return HEALTH.conform(found)


def as_text(values: pd.Series) -> pd.Series:
    """Values as text, dates as YYYY-MM-DD; missing stays missing."""
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return values.dt.strftime("%Y-%m-%d").astype("str")
    return values.astype("object").astype("str")
