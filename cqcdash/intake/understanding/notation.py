"""One cell of a date column: what it can mean, before anybody decides what it does mean."""

import re
from dataclasses import dataclass, field
from datetime import date

from cqcdash.intake.columns import plain_text
from cqcdash.intake.lexicon import NULLS
from cqcdash.intake.understanding.months import WEEKDAY, folded_month, is_month

# Two digits of a year mean one of 1980 to 2079.
CENTURY_FROM = 80
EPOCH = date(1970, 1, 1).toordinal()
_SERIAL_ZERO = date(1899, 12, 30).toordinal() - EPOCH
_SERIAL_RANGE = (20_000, 80_000)
NULL_DATES = NULLS | {"0", "tbd", "?", "未知", "未定", "offen", "open", "1000-01-01", "0001-01-01"}
UNLIMITED = frozenset(
    {
        *("9999-12-31", "31.12.9999", "12/31/9999", "31/12/9999", "99991231", "9999/12/31"),
        *("长期", "长期有效", "長期", "長期有效", "永久", "永久有效", "无期限", "unbefristet"),
        *("unlimited", "no expiry", "never", "does not expire", "indefinite", "permanent"),
        *("open-ended", "no end", "läuft nicht ab", "2958465"),
    }
)
_ALL_ZERO = re.compile(r"^(?:0{8}|0{1,4}([-/. ])0{1,2}\1 ?0{1,4})$")
_TIME = re.compile(
    r"(?:(?<=\d)t|[ ,]+(?:上午|下午)?)\s*(?P<h>\d{1,2})[:.](?P<mi>\d{2})"
    r"(?:[:.](?P<s>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?$"
)
_NUMBERS = re.compile(r"^(?P<a>\d{1,4})(?P<s>[-/.]) ?(?P<b>\d{1,2})(?P=s) ?(?P<c>\d{1,4})\.?$")
_CHINESE = re.compile(r"^(\d{4}|\d{2})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?$")
_COMPACT = re.compile(r"^((?:19|20|21)\d{2})(\d{2})(\d{2})$")
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_SERIAL = re.compile(r"^\d{5}(?:\.0+)?$")
_WORD = re.compile(r"[^\W\d_]+(?:['ʼ][^\W\d_]+)*\.?|\d+")
_ORDINAL = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|er|º|ª|°)$")
_FILLERS = frozenset(
    {
        *("de", "del", "of", "the", "den", "d", "le", "el", "m", "г", "года", "р", "року", "y"),
        *("il", "dnia", "kl", "a"),
    }
)
_WRAPPED = re.compile(r"""^=?["'](.*?)"?$""")
_FOUR = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text can mean as a day.

    Attributes:
        group: cells of one group are written alike, and one order holds for all of them.
        days: order → day since 1970-01-01; one that needs no order has the order ``""``.
        numbers: the parts as written, where an order is open.
        month: the name of a month that is still to be looked up.
        short: whether the year has two digits.
        minutes: minutes after midnight; None without a time of day.
        offset: the zone's minutes; None without a zone.
        weekday: the day of the week that is named, 0 for Monday; None without one.
    """

    group: str
    days: dict[str, int] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    month: str = ""
    short: bool = False
    minutes: int | None = None
    offset: int | None = None
    weekday: int | None = None


NOTHING = Cell("")


def looked_at(text: str) -> str:
    """The text without what nobody sees, in lower case, without the mark that it is text."""
    seen = plain_text(text).lower()
    return _WRAPPED.sub(r"\1", seen) if seen[:1] in ("=", "'") else seen


def is_null(text: str) -> bool:
    """Whether a cell that was looked at says that there is no day."""
    return text in NULL_DATES or text.startswith("00:00:00") or bool(_ALL_ZERO.match(_bare(text)))


def _bare(text: str) -> str:
    return text.removesuffix(" 00:00:00")


def is_serial(text: str) -> bool:
    """Whether it may be a day as spreadsheets count it."""
    return bool(_SERIAL.match(text)) and _SERIAL_RANGE[0] <= float(text) <= _SERIAL_RANGE[1]


def cell(text: str, *, serials: bool) -> Cell:
    """What a text that was looked at can mean; NOTHING when it is no day at all."""
    if _ISO.match(text):
        return _open(text[:4], text[5:7], text[8:], "-") or NOTHING
    if serials and is_serial(text):
        return Cell("serial", {"": _SERIAL_ZERO + int(float(text))})
    body, minutes, offset = _without_time(text)
    body, weekday = _without_weekday(body)
    found = _in_numbers(body) or _named(body)
    if found is None:
        return NOTHING
    days = found.days
    if weekday is not None and not found.month:
        days = {order: day for order, day in days.items() if weekday_of(day) == weekday}
    if not days and not found.month:
        return NOTHING
    return Cell(
        found.group, days, found.numbers, found.month, found.short, minutes, offset, weekday
    )


def made(year: int, month: int, day: int) -> int | None:
    """The day counted from 1970-01-01; None when the calendar does not have it."""
    try:
        return date(year, month, day).toordinal() - EPOCH
    except ValueError:
        return None


def full_year(text: str) -> int:
    """A year as written; two digits mean one of 1980 to 2079."""
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - more than two digits
        return year
    return year + (1900 if year >= CENTURY_FROM else 2000)


def _without_time(text: str) -> tuple[str, int | None, int | None]:
    match = _TIME.search(text)
    if not match or (":" not in match[0] and not match["zone"]):
        return text, None, None
    hour = int(match["h"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] == "p" else 0)
    minutes = hour * 60 + int(match["mi"])
    return text[: match.start()].rstrip(" ,"), minutes, _offset(match["zone"])


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone[0] not in "+-":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[3:].removeprefix(":") or 0)
    return (1 if zone[0] == "+" else -1) * (hours * 60 + minutes)


def _without_weekday(text: str) -> tuple[str, int | None]:
    """The text without the name of a weekday at its beginning or end, and that weekday."""
    for name, rest in _ends(text):
        if name in WEEKDAY and any(c.isdigit() for c in rest):
            return rest, WEEKDAY[name]
    return text, None


def _ends(text: str) -> list[tuple[str, str]]:
    first, _, rest = text.partition(" ")
    before, _, last = text.rpartition(" ")
    ends = [(first.strip(".,"), rest.strip(" ,")), (last.strip(".,()"), before.strip(" ,("))]
    if text[:2] in ("星期", "周一", "周二", "周三", "周四", "周五", "周六", "周日"):
        size = 3 if text.startswith("星期") else 2
        ends.append((text[:size], text[size:].strip()))
    return [*ends, *((text[-size:], text[:-size].strip()) for size in (3, 2))]


def weekday_of(day: int) -> int:
    """The day of the week, 0 for Monday."""
    return date.fromordinal(day + EPOCH).weekday()


def _in_numbers(text: str) -> Cell | None:
    if match := _COMPACT.match(text):
        day = made(*map(int, match.groups()))
        return None if day is None else Cell("compact", {"": day})
    if match := _CHINESE.match(text):
        day = made(full_year(match[1]), int(match[2]), int(match[3]))
        return None if day is None else Cell("named", {"": day}, short=len(match[1]) < _FOUR)
    if match := _NUMBERS.match(text):
        return _open(match["a"], match["b"], match["c"], match["s"])
    return None


def _open(a: str, b: str, c: str, separator: str) -> Cell | None:
    """Three numbers: which orders give a day that the calendar has."""
    if len(a) == _FOUR and len(c) <= 2:  # noqa: PLR2004 - a day has two digits
        tried = {"ymd": (a, b, c), "ydm": (a, c, b)}
        group = f"year{separator}"
    elif len(a) <= 2 and len(c) == _FOUR:  # noqa: PLR2004 - the same
        tried = {"dmy": (c, b, a), "mdy": (c, a, b)}
        group = separator
    elif len(a) <= 2 and len(c) == 2:  # noqa: PLR2004 - a short year has two digits
        tried = {"dmy": (c, b, a), "mdy": (c, a, b)}
        if len(a) == 2:  # noqa: PLR2004 - the same
            tried["ymd"] = (a, b, c)
        group = separator
    else:
        return None
    days = {order: made(full_year(y), int(m), int(d)) for order, (y, m, d) in tried.items()}
    possible = {order: day for order, day in days.items() if day is not None}
    short = len(a) != _FOUR and len(c) != _FOUR
    return Cell(group, possible, (a, b, c), short=short) if possible else None


def _parts(word: str) -> list[str]:
    """Numbers and words; a name that has dots within is one word."""
    whole = folded_month(word)
    if is_month(whole):
        return [whole]
    return [folded_month(part) for part in _WORD.findall(word)]


def _named(text: str) -> Cell | None:
    """A day, the name of a month and a year, in whatever order they stand."""
    words = [_ORDINAL.sub(r"\1", word) for word in re.split(r"[\s,/-]+", text) if word]
    parts = [part for word in words for part in _parts(word)]
    numbers = [part for part in parts if part.isdecimal()]
    names = [part for part in parts if not part.isdecimal() and part not in _FILLERS]
    names = [name for name in names if name not in ("st", "nd", "rd", "th")]
    if len(numbers) != 2 or len(names) != 1 or not is_month(names[0]):  # noqa: PLR2004 - day and year
        return None
    first, second = numbers
    year_first = len(first) == _FOUR or (len(second) <= 2 and int(first) > 31)  # noqa: PLR2004 - no day
    year, day = (first, second) if year_first else (second, first)
    if len(day) > 2 or len(year) not in (2, _FOUR):  # noqa: PLR2004 - a day has two digits
        return None
    return Cell("named", {}, (year, day), names[0], short=len(year) < _FOUR)
