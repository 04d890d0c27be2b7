"""Records and their changes, field by field, in words."""

import pandas as pd

from cqcdash.ui.parts.wording import known, title_of, value_text
from cqcdash.vocabulary.records import SCHEMA_OF, Kind


def worded_changes(changed: pd.DataFrame) -> pd.DataFrame:
    """The same changes with names of columns, labels of codes and readable keys.

    Args:
        changed: key, column, before, after.
    """
    rows = changed.to_dict("records")
    return changed.assign(
        key=[str(row["key"]).replace("|", " · ") for row in rows],
        column=[title_of(row["column"]) for row in rows],
        before=[_word(row["column"], row["before"]) for row in rows],
        after=[_word(row["column"], row["after"]) for row in rows],
    )


def record_table(rows: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The filled fields of one record of this kind: column, after."""
    one = rows.iloc[0].to_dict()
    hidden = ("audit_key", "source_line")
    return pd.DataFrame(
        [
            {"column": title_of(str(name)), "after": value_text(str(name), value, SCHEMA_OF[kind])}
            for name, value in one.items()
            if known(value) and name not in hidden
        ]
    )


def _word(name: str, value: object) -> str | None:
    return value_text(name, value) if known(value) else None
