"""The editable table of product categories in ``data/categories.csv``."""

from pathlib import Path

import pandas as pd

from cqcdash.errors import UnreadableFileError
from cqcdash.locations import CATEGORIES

COLUMNS = (
    "product_category",
    "scheme",
    "standard",
    "rule",
    "validity_years",
    "product_code",
    "name_en",
    "name_de",
    "name_zh",
)
FILLED = ("product_category", "scheme", "validity_years", "name_en")


def catalogue(path: Path = CATEGORIES) -> pd.DataFrame:
    """The categories, one row per category and scheme.

    Returns:
        product_category, scheme, standard, rule, validity_years (integer years), product_code
        (the four digits inside a CCC number) and the names in English, German and Chinese.
        A rule that we could not read in an official text is missing.

    Raises:
        UnreadableFileError: no such table, a column that it lacks, or a cell that is wrong.
    """
    try:
        table = pd.read_csv(path, dtype="str", encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        found = f"The table of categories cannot be read ({error})."
        raise UnreadableFileError(str(path), found, f"It needs the columns {_listed()}.") from error
    if not set(COLUMNS) <= set(table.columns) or table.empty:
        found = f"The table of categories has {len(table)} rows and {', '.join(table.columns)}."
        raise UnreadableFileError(str(path), found, f"It needs the columns {_listed()}.")
    wrong = table[list(FILLED)].isna().any(axis=1)
    wrong |= ~table["validity_years"].str.fullmatch(r"[1-9][0-9]?", na=False)
    wrong |= ~table["product_code"].fillna("0000").str.fullmatch(r"[0-9]{4}")
    if wrong.any():
        found = f"Line {int(wrong.to_numpy().argmax()) + 2} of the table of categories is wrong."
        remedy = f"Fill {', '.join(FILLED)}; years are 1 to 99, a product code has four digits."
        raise UnreadableFileError(str(path), found, remedy)
    return table.astype({"validity_years": int})


def _listed() -> str:
    return ", ".join(COLUMNS)
