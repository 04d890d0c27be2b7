"""A few damaged rows, so that an import of the sample shows what it does with them."""

import pandas as pd


def with_damaged_certificates(table: pd.DataFrame) -> pd.DataFrame:
    """Three rows more: a number eaten by a spreadsheet, an impossible date, no number at all."""
    damaged = {
        "certificate_no": ["2.02201E+15", "CQC24001999901", None],
        "expires_on": [None, "2027-02-30", None],
    }
    return _with(table, damaged)


def with_damaged_applications(visits: pd.DataFrame) -> pd.DataFrame:
    """Two rows more: a stage that nobody knows, and a visit which ends before it begins."""
    damaged = {
        "application_no": ["APP-DAMAGED-1", "APP-DAMAGED-2"],
        "stage": ["painting", "review"],
        "entered_on": ["2026-03-02", "2026-03-02"],
        "left_on": ["2026-03-20", "2026-02-21"],
    }
    return _with(visits, damaged)


def _with(table: pd.DataFrame, damaged: dict[str, list]) -> pd.DataFrame:
    """The table with copies of its first rows, changed as told, spread through it.

    A table that has fewer rows than that stays clean.
    """
    count = len(next(iter(damaged.values())))
    if len(table) < count:
        return table
    rows = table.iloc[:count].copy()
    for column, values in damaged.items():
        if table[column].dtype.kind == "M":
            table = table.assign(**{column: table[column].dt.strftime("%Y-%m-%d")})
        rows[column] = pd.Series(values, index=rows.index, dtype="object")
    rows.index = [len(table) * (i + 1) // (count + 1) for i in range(count)]
    return pd.concat([table, rows]).sort_index(kind="stable")
