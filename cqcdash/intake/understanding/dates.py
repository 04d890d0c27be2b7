"""One column of text to dates: its notation is decided from all its values, never guessed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from cqcdash.intake.model import ParsedDates
from cqcdash.intake.understanding import midnights
from cqcdash.intake.understanding.months import months_of
from cqcdash.intake.understanding.notation import (
    EPOCH,
    NOTHING,
    UNLIMITED,
    Cell,
    cell,
    full_year,
    is_null,
    is_serial,
    looked_at,
    made,
    weekday_of,
)

EARLIEST_YEAR, LATEST_YEAR = 1980, 2100
MISSING = np.iinfo("int64").min
MONTHS = 12
# Of a notation that everybody reads in one order a few slips do not make another order.
CLEAR = 9
ENOUGH = 5
SHORTEST_PAIR = 13
# The order that a notation has wherever it is used; the others are open.
USUAL_ORDER = {"year-": "ymd", "year/": "ymd", "year.": "ymd", ".": "dmy"}
SWAP, KEEP = "swap", "keep"
_IN_TITLE = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}\.\d{1,2}\.\d{4}"
)
_BETWEEN = r"至|到|~|～|—+|–|--+|\bto\b|\bthru\b|\buntil\b|\bbis\b|\bau\b| - "
_RANGE = re.compile(_BETWEEN, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decision:
    """How the open notations of a column are read: group → order, and what decided it."""

    orders: Mapping[str, str] = field(default_factory=dict)
    how: str = "column"
    swap: bool = False

    @property
    def order(self) -> str:
        """The order to show: that of the notation which is open to several."""
        told = [order for group, order in self.orders.items() if group not in USUAL_ORDER]
        return told[0] if told else next(iter(self.orders.values()), "")


class Column:
    """The different values of one date column, and what they say about its notation."""

    def __init__(
        self, values: pd.Series, *, serials: bool, typed: np.ndarray | None = None
    ) -> None:
        """Take a column of text.

        Args:
            values: the cells as text.
            serials: whether numbers may be days as spreadsheets count them.
            typed: rows in which a spreadsheet holds a real date.
        """
        codes, found = pd.factorize(values)
        self.codes = codes
        self.counts = np.bincount(codes[codes >= 0], minlength=len(found))
        self.raw = [str(text) for text in found]
        self.texts = [looked_at(text) for text in self.raw]
        self.unlimited = np.array([t in UNLIMITED for t in self.texts], dtype=bool)
        self.null = np.array([is_null(t) for t in self.texts], dtype=bool)
        blank = self.null | self.unlimited
        self.cells = [
            NOTHING if empty else cell(text, serials=serials)
            for text, empty in zip(self.texts, blank, strict=True)
        ]
        self.typed = np.zeros(len(values), dtype=bool) if typed is None else typed
        self.groups: dict[str, list[int]] = {}
        for i, one in enumerate(self.cells):
            if one.numbers and not one.month:
                self.groups.setdefault(one.group, []).append(i)

    def orders(self, group: str) -> tuple[str, ...]:
        """The orders that a group can have; one of them when it is decided."""
        cells = [(self.cells[i].days, int(self.counts[i])) for i in self.groups[group]]
        every = dict.fromkeys(order for days, _ in cells for order in days)
        fitting = tuple(order for order in every if all(order in days for days, _ in cells))
        usual = USUAL_ORDER.get(group, "")
        if usual in fitting:
            return (usual,)
        if usual and fitting and self.telling(fitting[0], group) < ENOUGH:
            # A slip in a usual notation looks like the unusual one.
            return (usual, *fitting)
        if fitting and all(len({days[order] for order in fitting}) == 1 for days, _ in cells):
            return fitting[:1]
        if not fitting and usual in every:
            right = sum(count for days, count in cells if usual in days)
            if right >= CLEAR * (sum(count for _, count in cells) - right):
                return (usual,)
        return fitting or tuple(every)

    def telling(self, order: str, group: str) -> int:
        """How many cells of a group can only be read in this order."""
        return sum(
            int(self.counts[i]) for i in self.groups[group] if list(self.cells[i].days) == [order]
        )

    def examples(self, groups: Iterable[str], most: int = 3) -> tuple[str, ...]:
        """Some cells of these groups whose order is open."""
        members = [i for group in groups for i in self.groups[group]]
        several = [i for i in members if len(set(self.cells[i].days.values())) > 1]
        return tuple(self.raw[i] for i in (several or members)[:most])

    def swapped(self) -> tuple[str, ...]:
        """Examples of real dates that a spreadsheet has probably turned around; else none.

        It makes a date of ``03/04/2027`` in its own order, and leaves ``15/04/2027`` as text when
        there is no month 15: real dates whose days are all months, beside text in which no day is.
        """
        rows = np.flatnonzero(self.typed & (self.codes >= 0))
        real = {int(code) for code in self.codes[rows]} - set(np.flatnonzero(self.null).tolist())
        days = [date.fromordinal(d + EPOCH) for i in real for d in self.cells[i].days.values()]
        text = [i for g, members in self.groups.items() if "year" not in g for i in members]
        telling = text and all(len(self.cells[i].days) == 1 for i in text)
        if not days or not telling or any(self.cells[i].group.startswith("year") for i in text):
            return ()
        reads = [date.fromordinal(next(iter(self.cells[i].days.values())) + EPOCH) for i in text]
        turned = all(self._real(i).day <= MONTHS for i in real if self.cells[i].days) and all(
            day.day > MONTHS for day in reads
        )
        return tuple(self.raw[i] for i in [*sorted(real)[:2], *text[:2]]) if turned else ()

    def _real(self, i: int) -> date:
        days = self.cells[i].days
        return date.fromordinal(days.get("ymd", next(iter(days.values()))) + EPOCH)

    def parse(self, decision: Decision) -> ParsedDates:
        """Every value as a date, in the orders that were decided."""
        months = months_of(one.month for one in self.cells if one.month)
        day = [self._day(one, months, decision) for one in self.cells]
        zone, shifted, astray = self._zone(day)
        found = np.array([*(MISSING if d is None else d for d in day), MISSING], dtype="int64")
        found[np.flatnonzero(astray)] = MISSING
        for i in shifted:
            found[i] = midnights.local_day(int(found[i]), self.cells[i].minutes or 0, zone)
        days = found.astype("datetime64[D]")
        blank = np.append(self.null | self.unlimited, values=True)
        wrong = np.isnat(days) & ~blank
        years = days.astype("datetime64[Y]").astype("int64") + 1970
        implausible = ~np.isnat(days) & ((years < EARLIEST_YEAR) | (years > LATEST_YEAR))
        days[implausible] = np.datetime64("NaT")
        of_row = days[self.codes]
        if decision.swap:
            of_row = np.where(self.typed, _turned(of_row), of_row)
        serial = np.array([*(is_serial(t) for t in self.texts), False])
        return ParsedDates(
            of_row.astype("datetime64[us]"),
            wrong[self.codes],
            implausible[self.codes],
            decision.order,
            "serial" if serial.any() and serial[:-1][~blank[:-1]].all() else decision.how,
            unlimited=np.append(self.unlimited, values=False)[self.codes],
            in_utc=np.append(astray, values=False)[self.codes],
            serial=serial[self.codes],
            short=np.array([*(c.short for c in self.cells), False])[self.codes],
            zone=zone,
        )

    def _day(self, one: Cell, months: Mapping[str, int], decision: Decision) -> int | None:
        if one.month:
            number = months.get(one.month)
            year, day = one.numbers
            found = None if number is None else made(full_year(year), number, int(day))
            agrees = found is None or one.weekday in (None, weekday_of(found))
            return found if agrees else None
        if "" in one.days:
            return one.days[""]
        return one.days.get(decision.orders.get(one.group, ""))

    def _zone(self, day: list[int | None]) -> tuple[str, list[int], np.ndarray]:
        """The zone whose midnights were written in UTC, those cells, and instants of no zone."""
        astray = np.zeros(len(self.cells), dtype=bool)
        dated = [i for i, d in enumerate(day) if d is not None]
        marked = [i for i in dated if self.cells[i].offset == 0]
        timed = [i for i in dated if self.cells[i].minutes is not None]
        if any(self.cells[i].minutes for i in marked):
            zone = midnights.zone_of(self._instants(marked, day), midnights.MARKED)
            if not zone:
                astray[[i for i in marked if self.cells[i].minutes]] = True
            return zone, marked if zone else [], astray
        local = [i for i in timed if self.cells[i].offset is None]
        if len(local) > 1 and len(local) == len(dated):
            zone = midnights.zone_of(self._instants(local, day), midnights.UNMARKED)
            return zone, local if zone else [], astray
        return "", [], astray

    def _instants(self, places: list[int], day: list[int | None]) -> list[tuple[int, int]]:
        return [(day[i] or 0, self.cells[i].minutes or 0) for i in places]


def _turned(days: np.ndarray) -> np.ndarray:
    """The days with day and month exchanged, where the calendar has such a day."""
    turned = days.copy()
    for place in np.flatnonzero(~np.isnat(days)).tolist():
        one = days[place].astype("datetime64[D]").item()
        other = made(one.year, one.day, one.month)
        if other is not None:
            turned[place] = np.datetime64(other, "D")
    return turned


def decide(
    columns: Mapping[str, Column],
    given: Mapping[str, str],
    swaps: Mapping[str, str] | None = None,
) -> dict[str, Decision]:
    """Each column's orders and what decided them; an undecided column is left out.

    A column decides for itself, or the user does: what another column says is no proof.

    Args:
        columns: by field.
        given: the user's order by field, or ``*`` for every column that does not say it itself.
        swaps: ``swap`` or ``keep`` by field, or ``*``, for real dates that are probably turned.
    """
    decided: dict[str, Decision] = {}
    for name, column in columns.items():
        turning = (swaps or {}).get(name) or (swaps or {}).get("*", "")
        if column.swapped() and turning not in (SWAP, KEEP):
            continue
        orders: dict[str, str] = {}
        how = "column"
        for group in column.groups:
            possible = column.orders(group)
            answer = given.get(name) or ("" if len(possible) == 1 else given.get("*", ""))
            if answer and any(answer in column.cells[i].days for i in column.groups[group]):
                orders[group], how = answer, "answered"
            elif len(possible) == 1:
                orders[group] = possible[0]
        if len(orders) == len(column.groups):
            decided[name] = Decision(orders, how, turning == SWAP and bool(column.swapped()))
    return decided


def open_groups(column: Column) -> dict[str, tuple[str, ...]]:
    """The groups of a column whose order only the user knows, with the orders to choose from."""
    found = {group: column.orders(group) for group in column.groups}
    return {group: orders for group, orders in found.items() if len(orders) > 1}


def ranges(values: pd.Series) -> tuple[pd.Series, pd.Series] | None:
    """The begins and the ends of a column whose cells hold two days; None when none does."""
    positions, found = pd.factorize(values)
    pairs = [_pair(str(text)) for text in found]
    if not any(begin for begin, _ in pairs):
        return None
    table = [(begin, end) for begin, end in pairs] + [("", "")]
    begins, ends = (pd.Series(part, dtype="str") for part in zip(*table, strict=True))
    return tuple(  # pyright: ignore[reportReturnType] - two of them
        pd.Series(part.array.take(positions), index=values.index) for part in (begins, ends)
    )


def _pair(text: str) -> tuple[str, str]:
    """The two days in a cell; an empty begin and the whole text when it holds one."""
    if len(text) < SHORTEST_PAIR:
        return "", text
    for between in _RANGE.finditer(text):
        parts = text[: between.start()].strip(), text[between.end() :].strip()
        if all(cell(looked_at(part), serials=False) is not NOTHING for part in parts):
            return parts
    return "", text


def looks_like_dates(values: pd.Series) -> float:
    """The share of filled cells that can be read as a day."""
    seen = [looked_at(str(text)) for text in values.dropna().unique()]
    filled = [text for text in seen if not is_null(text)]
    good = [t for t in filled if t in UNLIMITED or cell(t, serials=False) is not NOTHING]
    return len(good) / len(filled) if filled else 0.0


def named_day(texts: Iterable[str]) -> date | None:
    """The one unambiguous day in some lines of text, such as a title; None without one."""
    words = [word for text in texts for word in _IN_TITLE.findall(text)]
    column = Column(pd.Series(words, dtype="str"), serials=False)
    parsed = column.parse(decide({"": column}, {}).get("", Decision()))
    days = {day for day in parsed.days.astype("datetime64[D]").tolist() if day}
    return days.pop() if len(days) == 1 else None
