"""Readable input: a ``|`` table (no outer bars, empty cells missing) becomes a typed frame."""

import pandas as pd

from cqcdash.vocabulary.schema import Schema


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a ``|`` table, empty cells left out."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    header = [cell.strip() for cell in lines[0].split("|")]
    cells = [[c.strip() for c in line.split("|")] for line in lines[1:]]
    assert all(len(row) <= len(header) for row in cells), "a row is longer than the header"
    return [{h: c for h, c in zip(header, row, strict=False) if c} for row in cells]


def frame_of(text: str, schema: Schema) -> pd.DataFrame:
    """The table as a frame with the schema's columns and types; columns it lacks are missing."""
    rows = rows_of(text)
    raw = pd.DataFrame(rows, index=range(len(rows)))
    unknown = set(raw.columns) - set(schema.names)
    assert not unknown, f"columns that {schema.name} does not have: {unknown}"
    for column in schema.columns:
        if column.name not in raw:
            continue
        if column.type == "date":
            raw[column.name] = pd.to_datetime(raw[column.name], format="%Y-%m-%d")
        elif column.type == "flag":
            raw[column.name] = raw[column.name].map({"yes": True, "no": False})
        elif column.type in ("integer", "number"):
            raw[column.name] = pd.to_numeric(raw[column.name])
    return schema.conform(raw)
