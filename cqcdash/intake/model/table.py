"""What reading and understanding give: raw tables, answers, the meaning of columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from cqcdash.intake.model.question import Question
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.imports import Learned
from cqcdash.vocabulary.records import Kind

Progress = Callable[[str, float], None]
DateOrder = Literal["dmy", "mdy", "ymd", "ydm"]
EVERY_SHEET = "*"


def silent(_step: str, _done: float) -> None:
    """A progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user decided about one table; everything may be left open.

    Attributes:
        kind: what the file is about; None to recognise it.
        columns: our field → the file's header (its label); an empty header means that none has it.
        date_orders: our field, or ``*`` for all → dmy, mdy, ymd or ydm.
        date_swaps: our field, or ``*`` for all → swap or keep, for real dates of a spreadsheet
            whose day and month it has probably exchanged.
        foreign: whether a list is taken in though hardly any number looks like a certificate's.
        words: (what, word of the file) → our code, what being stage, status, result, …
        plants: the file's spelling → the plant's canonical name, or itself to keep it apart.
        sheet: the worksheet to read, ``*`` for all that hold records.
        encoding: the text's encoding, when recognising it failed.
    """

    kind: Kind | str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    date_orders: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    plants: Mapping[str, str] = field(default_factory=dict)
    date_swaps: Mapping[str, str] = field(default_factory=dict)
    foreign: bool = False
    sheet: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, eq=False)
class RawTable:
    """One table of one file as it stands: text cells, nothing interpreted.

    Attributes:
        file: the file's name.
        sheet: the worksheet's name; empty for a text file.
        labels: the headers as they stand, made unique; a header without text is ``#5``.
        cells: one ``str`` column for each label; an empty cell is an empty string.
        lines: for each row the physical line (spreadsheet row, table row) where it begins.
        header_line: where the header stands.
        titles: the lines above the header.
        encoding: of a text file; empty otherwise.
        delimiter: of a text file; empty otherwise.
        findings: what reading noticed.
        refused: row position → code of rows that cannot be split into cells.
        surplus: row position → cells beyond the last header.
        short: row position → how many cells a row has that lacks some.
        typed: for each column position the rows in which a spreadsheet holds a real date.
        unsaved: for each column position the rows with a formula whose value was never saved.
        encodings: the encodings that a text can be read in, when that is open, and a line of it
            in each reading.
        rounded: for each column position the rows in which a spreadsheet holds a number of more
            than 15 digits, of which it keeps 15.
        sha256: fingerprint of the file's bytes.
        sheets: all worksheets with records, when one has to be chosen.
        more: whether the file gave several tables.
        partial: whether an empty cell only says that nothing was found, and clears nothing.
        serial_days: whether a column of numbers may hold days as spreadsheets count them.
    """

    file: str
    labels: tuple[str, ...]
    cells: pd.DataFrame
    lines: np.ndarray
    sha256: str
    sheet: str = ""
    header_line: int = 1
    titles: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    findings: tuple[Finding, ...] = ()
    refused: Mapping[int, str] = field(default_factory=dict)
    surplus: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    short: Mapping[int, int] = field(default_factory=dict)
    rounded: Mapping[int, np.ndarray] = field(default_factory=dict)
    typed: Mapping[int, np.ndarray] = field(default_factory=dict)
    unsaved: Mapping[int, np.ndarray] = field(default_factory=dict)
    encodings: tuple[tuple[str, str], ...] = ()
    sheets: tuple[str, ...] = ()
    more: bool = False
    partial: bool = False
    serial_days: bool = True

    @property
    def label(self) -> str:
        """The name that the user knows the table by."""
        return f"{self.file} · {self.sheet}" if self.sheet and self.more else self.file

    def column(self, position: int) -> pd.Series:
        """The cells of one column."""
        return self.cells.iloc[:, position]

    @property
    def rows(self) -> int:
        """How many data rows the table has."""
        return len(self.lines)


@dataclass(frozen=True, eq=False)
class Understanding:
    """What the columns of a table mean.

    Attributes:
        kind: what the table is about.
        fields: our field → position of its column. Milestones of wide lists included.
        how: our field → how it was recognised: exact, learned, alias, close or answered.
        unused: labels that nothing uses.
        suggestions: unused label → the field that it may be.
        dates: our date field → its parsed values.
        words: what → folded word → code, from answers and earlier imports.
        plants: spelling → canonical name, from answers and earlier imports.
        questions: what the user may or must decide.
        learned: answers worth remembering.
        findings: what understanding noticed.
        wide: one row per case with a date column for each milestone.
        correction: the file is a list of rejected rows, corrected and handed in again.
        reported_on: the day that the title names as the state of the list.
    """

    kind: Kind
    fields: Mapping[str, int]
    how: Mapping[str, str]
    unused: tuple[str, ...]
    suggestions: Mapping[str, str]
    dates: "Mapping[str, ParsedDates]"
    words: Mapping[str, Mapping[str, str]]
    plants: Mapping[str, str]
    questions: tuple[Question, ...]
    learned: tuple[Learned, ...]
    findings: tuple[Finding, ...]
    wide: bool = False
    correction: bool = False
    reported_on: date | None = None

    @property
    def blocked(self) -> bool:
        """Whether a question is open that only the user can answer."""
        return any(question.required for question in self.questions)

    @property
    def date_orders(self) -> dict[str, str]:
        """Our date field → the order of day, month and year that its column uses."""
        return {name: parsed.order for name, parsed in self.dates.items() if parsed.order}


@dataclass(frozen=True, eq=False)
class ParsedDates:
    """One column of dates.

    Attributes:
        days: ``datetime64[us]``, one for each row; missing where there is none.
        wrong: rows that hold something which is no date.
        implausible: rows whose year is out of range.
        order: dmy, mdy or ymd when the column uses numbers only in that order; else empty.
        how: column, answered or serial: what decided the order.
        unlimited: rows that say that there is no end.
        in_utc: rows with an instant in UTC that is no midnight anywhere.
        serial: rows with a day as spreadsheets count them.
        short: rows whose year has two digits.
        zone: where the column's instants are midnights: they were written in UTC; else empty.
    """

    days: np.ndarray
    wrong: np.ndarray
    implausible: np.ndarray
    order: str = ""
    how: str = ""
    unlimited: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    in_utc: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    serial: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    short: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    zone: str = ""
