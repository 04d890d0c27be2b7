"""The editable table of product categories in ``data/categories.csv``."""

from pathlib import Path

import pandas as pd

CATALOGUE = Path(__file__).resolve().parents[2] / "data" / "categories.csv"


def catalogue(path: Path = CATALOGUE) -> pd.DataFrame:
    """The categories, one row per category and scheme.

    Returns:
        product_category, scheme, standard, rule, validity_years (integer years), product_code
        (the four digits inside a CCC number) and the names in English, German and Chinese.
        A rule that we could not read in an official text is missing.
    """
    return pd.read_csv(path, dtype={"validity_years": int, "product_code": "str"})
