"""The craft of a frame's columns: each is written once, wherever it is used.

Types: ``text`` is pandas' ``str``; ``date`` is ``datetime64[us]``, midnight, no zone;
``moment`` is ``datetime64[us]`` in UTC, without the zone;
``integer`` is ``Int64``; ``number`` is ``Float64``; ``flag`` is ``boolean``;
``category`` is ``str`` that repeats and is kept as a pandas categorical.
Missing is missing (NaN, NaT, NA), never an empty string.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

Type = Literal["text", "date", "moment", "integer", "number", "flag", "category"]

DTYPES: dict[str, str] = {
    "text": "str",
    "date": "datetime64[us]",
    "moment": "datetime64[us]",
    "integer": "Int64",
    "number": "Float64",
    "flag": "boolean",
    "category": "category",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type and what it means."""

    name: str
    type: Type
    meaning: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of one frame, its key first."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The column names in order."""
        return [column.name for column in self.columns]

    def extended(self, columns: tuple[Column, ...]) -> "Schema":
        """This schema with further columns behind its own."""
        return Schema(self.name, self.key, self.columns + columns)

    def empty(self) -> pd.DataFrame:
        """A frame without rows that has every column in its type."""
        return pd.DataFrame(
            {c.name: pd.Series([], dtype=DTYPES[c.type]) for c in self.columns}  # pyright: ignore[reportArgumentType]
        )

    def conform(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The same rows with exactly these columns, in order and in their types.

        A column that the frame lacks is all missing; one that the schema lacks is left out.
        """
        return pd.DataFrame(
            {
                c.name: frame[c.name].astype(DTYPES[c.type])  # pyright: ignore[reportArgumentType]
                if c.name in frame
                else pd.Series(pd.NA, index=frame.index).astype(DTYPES[c.type])  # pyright: ignore[reportArgumentType]
                for c in self.columns
            },
            index=frame.index,
        )

    def key_text(self, frame: pd.DataFrame) -> pd.Series:
        """One text per row that names its record: the key's parts joined by ``|``, ISO dates."""
        text = pd.Series("", index=frame.index, dtype="str")
        for number, name in enumerate(self.key):
            part = (
                frame[name].dt.strftime("%Y-%m-%d")
                if pd.api.types.is_datetime64_dtype(frame[name])
                else frame[name]
            )
            text = text + ("|" if number else "") + part.astype("str").fillna("")
        return text

    def key_parts(self, text: str) -> dict[str, str]:
        """The key's columns from such a text; a missing part is empty."""
        parts = text.rsplit("|", len(self.key) - 1) if len(self.key) > 1 else [text]
        return dict.fromkeys(self.key, "") | dict(zip(self.key, parts, strict=False))


def columns_of(rows: Iterable[tuple[str, Type, str]]) -> tuple[Column, ...]:
    """Columns written as (name, type, meaning)."""
    return tuple(Column(*row) for row in rows)
