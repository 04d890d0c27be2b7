"""The craft of a frame's columns: each is written once, wherever it is used.

Types: ``text`` is pandas' ``str``; ``date`` is ``datetime64[us]``, midnight, no zone;
``moment`` is ``datetime64[us]`` in UTC, without the zone;
``integer`` is ``Int64``; ``number`` is ``Float64``; ``flag`` is ``boolean``;
``category`` is ``str`` that repeats and is kept as a pandas categorical.
Missing is missing (NaN, NaT, NA), never an empty string.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

import pandas as pd

Type = Literal["text", "date", "moment", "integer", "number", "flag", "category"]
Codes = type[StrEnum]
Unit = Literal["", "days", "count", "share"]
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
    """One column, described once: table heads, files and the help take their words from here.

    Attributes:
        name: as frames, CSV and JSON call it.
        type: what its values are.
        title: the heading, in the reader's words.
        meaning: what it says, as a phrase.
        codes: the enumeration behind a category.
        unit: what a number counts; numbers of records and lines have none.
        hint: what the heading cannot say, for a tooltip.
        differs: another frame has a column of this name that is described otherwise.
    """

    name: str
    type: Type
    title: str
    meaning: str
    codes: Codes | None = None
    unit: Unit = ""
    hint: str = ""
    differs: bool = False

    def narrowed(self, meaning: str) -> "Column":
        """The same column in a frame where it means something narrower."""
        return replace(self, meaning=meaning, differs=True)


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of one frame, its key first."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __getitem__(self, name: str) -> Column:
        """The column of this name, for a schema that has the same one."""
        return {column.name: column for column in self.columns}[name]

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
