"""Text that a spreadsheet program would run as a formula, made harmless."""

import pandas as pd

FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
PLAIN_NUMBER = r"^[+-]?\d+(?:[.,]\d+)*%?$"
GUARD = "'"


def guarded(values: pd.Series) -> pd.Series:
    """The texts of a column, those that begin like a formula behind an apostrophe.

    Plain numbers such as ``-5`` stay as they are. Missing values stay missing.
    """
    positions, found = pd.factorize(values)
    texts = pd.Series(found, dtype="str")
    formula = texts.str.match(FORMULA) & ~texts.str.match(PLAIN_NUMBER)
    safe = texts.mask(formula.to_numpy(dtype=bool, na_value=False), GUARD + texts)
    return pd.Series(safe.reindex(range(-1, len(safe))).array.take(positions + 1), values.index)


def is_text(values: pd.Series) -> bool:
    """Whether a column holds words rather than numbers, dates or flags."""
    dtype = values.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return True
    return pd.api.types.is_object_dtype(dtype) or pd.api.types.is_string_dtype(dtype)
