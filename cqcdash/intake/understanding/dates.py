"""One column of text to dates: its notation is decided from all its values, never guessed."""

import re
from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from cqcdash.intake.lexicon import NULLS
from cqcdash.intake.model import ParsedDates

EARLIEST_YEAR = 1980


LATEST_YEAR = 2100


NULL_DATES = NULLS | {
    *("0000-00-00", "1000-01-01", "0001-01-01", "00.00.0000", "0000/00/00", "00/00/0000", "0"),
    # A formula that points at an empty cell gives the time 0.
    "00:00:00",
    *("0000-00-00 00:00:00", "1000-01-01 00:00:00", "tbd", "?", "未知", "未定", "offen", "open"),
}
_TIME = (
    r"(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?"
    r"|[ t]00:00(?::00(?:\.0+)?)?(?:z|[+-]00:?00))?"
)
_YEAR_FIRST = (
    re.compile(rf"^(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}}){_TIME}$"),
    re.compile(rf"^(?P<y>\d{{4}})[/.](?P<m>\d{{1,2}})[/.](?P<d>\d{{1,2}})\.?{_TIME}$"),
    re.compile(rf"^(?P<y>\d{{4}})年(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})[日号]?{_TIME}$"),
    re.compile(r"^(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})$"),
)
_DOTTED = re.compile(rf"^(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}}){_TIME}$")
_OPEN = re.compile(rf"^(?P<a>\d{{1,2}})(?P<s>[/-])(?P<b>\d{{1,2}})(?P=s)(?P<y>\d{{4}}){_TIME}$")
_NAMED = (
    re.compile(
        rf"^(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[. -]+(?P<n>[a-zäé]+)[., -]+(?P<y>\d{{4}}){_TIME}$"
    ),
    re.compile(rf"^(?P<n>[a-zäé]+)\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}}){_TIME}$"),
)
_MONTHS = {
    name[:length]: number
    for number, names in enumerate(
        (
            "january januar",
            "february februar",
            "march maerz märz mrz",
            "april",
            "may mai",
            "june juni",
            "july juli",
            "august",
            "september sept",
            "october oktober",
            "november",
            "december dezember",
        ),
        start=1,
    )
    for name in names.split()
    for length in {3, len(name)}
}
_WRAPPED = re.compile(r"""^=?["'](.*?)"?$""")
_CHINESE_SPACES = re.compile(r"\s*([年月日号])\s*")
_SERIAL = re.compile(r"^\d{5}(?:\.0+)?$")
_SERIAL_RANGE = (20_000, 80_000)
_IN_TITLE = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}\.\d{1,2}\.\d{4}"
)
MONTH_MAX = 12
MISSING = np.iinfo("int64").min
_EPOCH = date(1970, 1, 1).toordinal()
_SERIAL_ZERO = date(1899, 12, 30).toordinal() - _EPOCH
_WIDE = str.maketrans("０１２３４５６７８９／－．：　\xa0", "0123456789/-.:  ")


class Column:
    """The different values of one date column, and what they say about its notation."""

    def __init__(self, values: pd.Series, *, serials: bool) -> None:
        """Take a column of text; ``serials`` allows spreadsheet day numbers."""
        codes, found = pd.factorize(values)
        self.codes = codes
        self.counts = np.bincount(codes[codes >= 0], minlength=len(found))
        self.texts = [_plain(text) for text in found]
        self.raw = list(found)
        self.null = np.fromiter((t in NULL_DATES for t in self.texts), bool, len(self.texts))
        filled = [t for t, null in zip(self.texts, self.null, strict=True) if not null]
        self.serial = serials and bool(filled) and all(map(_is_serial, filled))
        self.open = {i: m for i, t in enumerate(self.texts) if (m := _OPEN.match(t))}

    def evidence(self) -> tuple[int, int, int]:
        """How many cells can only be day first, only be month first, and can be either."""
        day_first = month_first = either = 0
        for i, match in self.open.items():
            first, second = int(match["a"]), int(match["b"])
            count = int(self.counts[i])
            if first > MONTH_MAX >= second:
                day_first += count
            elif second > MONTH_MAX >= first:
                month_first += count
            elif first != second:
                either += count
        return day_first, month_first, either

    def separators(self) -> set[str]:
        """The separators of the dates whose order is open."""
        return {match["s"] for match in self.open.values()}

    def examples(self, most: int = 3) -> tuple[str, ...]:
        """Some cells whose order is open."""
        telling = [
            i
            for i, m in self.open.items()
            if m["a"].zfill(2) != m["b"].zfill(2) and max(int(m["a"]), int(m["b"])) <= MONTH_MAX
        ]
        return tuple(str(self.raw[i]) for i in (telling or list(self.open))[:most])

    def parse(self, order: str, how: str) -> ParsedDates:
        """Every value as a date, in the order that was decided."""
        days = np.full(len(self.texts) + 1, MISSING)
        for i, text in enumerate(self.texts):
            if not self.null[i]:
                days[i] = self._day(i, text, order)
        found = days.astype("datetime64[D]")
        wrong = np.append(np.isnat(found[:-1]) & ~self.null, False)
        years = found.astype("datetime64[Y]").astype("int64") + 1970
        implausible = ~np.isnat(found) & ((years < EARLIEST_YEAR) | (years > LATEST_YEAR))
        found[implausible] = np.datetime64("NaT")
        return ParsedDates(
            found[self.codes].astype("datetime64[us]"),
            wrong[self.codes],
            implausible[self.codes],
            order,
            "serial" if self.serial else how,
        )

    def _day(self, i: int, text: str, order: str) -> int:
        if self.serial:
            return _SERIAL_ZERO + int(float(text))
        if i in self.open:
            match = self.open[i]
            day, month = ("a", "b") if order == "dmy" else ("b", "a")
            return _made(match["y"], match[month], match[day]) if order else MISSING
        for pattern in (*_YEAR_FIRST, _DOTTED):
            if match := pattern.match(text):
                return _made(match["y"], match["m"], match["d"])
        for pattern in _NAMED:
            if (match := pattern.match(text)) and match["n"] in _MONTHS:
                return _made(match["y"], _MONTHS[match["n"]], match["d"])
        return MISSING


def decide(columns: dict[str, Column], given: "dict[str, str]") -> dict[str, tuple[str, str]]:
    """Each column's order and what decided it; an undecided column is left out.

    A column decides for itself; failing that, another column of the same file with the same
    separator does; failing that, only the user can.
    """
    decided: dict[str, tuple[str, str]] = {}
    for name, column in columns.items():
        day_first, month_first, either = column.evidence()
        answer = given.get(name) or given.get("*", "")
        if answer in ("dmy", "mdy") and column.open:
            decided[name] = (answer, "answered")
        elif day_first and not month_first:
            decided[name] = ("dmy", "column")
        elif month_first and not day_first:
            decided[name] = ("mdy", "column")
        elif not (day_first or month_first or either):
            decided[name] = ("dmy" if column.open else "", "column")
    for name in columns.keys() - decided.keys():
        if all(columns[name].evidence()[:2]):
            continue
        orders = {
            decided[other][0]
            for other, column in columns.items()
            if other in decided
            and decided[other][1] != "other_column"
            and any(column.evidence()[:2])
            and column.separators() == columns[name].separators()
        }
        if len(orders) == 1:
            decided[name] = (orders.pop(), "other_column")
    return decided


def named_day(texts: Iterable[str]) -> date | None:
    """The one unambiguous day in some lines of text, such as a title; None without one."""
    words = [word for text in texts for word in _IN_TITLE.findall(text)]
    parsed = Column(pd.Series(words, dtype="str"), serials=False).parse("", "")
    days = {day for day in parsed.days.astype("datetime64[D]").tolist() if day}
    return days.pop() if len(days) == 1 else None


def _plain(text: str) -> str:
    """Half-width, lower case, no spaces around the Chinese units, no mark that it is text."""
    if not text.isascii():
        text = _CHINESE_SPACES.sub(r"\1", text.translate(_WIDE))
    text = " ".join(text.split()).lower()
    return _WRAPPED.sub(r"\1", text) if text[:1] in ("=", "'") else text


def _is_serial(text: str) -> bool:
    return bool(_SERIAL.match(text)) and _SERIAL_RANGE[0] <= float(text) <= _SERIAL_RANGE[1]


def _made(year: str, month: "str | int", day: str) -> int:
    """The day counted from 1970-01-01; MISSING when the calendar does not have it."""
    try:
        return date(int(year), int(month), int(day)).toordinal() - _EPOCH
    except ValueError:
        return MISSING
