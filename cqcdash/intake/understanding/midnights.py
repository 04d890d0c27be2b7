"""Days that were written as instants: local midnights that an export turned into UTC."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Where plants and their systems stand; those west of Greenwich keep the day in UTC.
MARKED = (
    *("Europe/Berlin", "Asia/Shanghai", "Asia/Tokyo", "Asia/Bangkok", "Asia/Kolkata"),
    *("Europe/Helsinki", "Europe/Istanbul", "Europe/London"),
)
# Without a mark of the zone only the times that hardly mean anything else.
UNMARKED = ("Europe/Berlin", "Asia/Shanghai")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def zone_of(instants: Iterable[tuple[int, int]], zones: Iterable[str]) -> str:
    """The zone in which all of these instants are midnights; empty when there is none.

    Args:
        instants: days since 1970-01-01, and minutes after midnight in UTC.
        zones: the names of those to try.
    """
    told = [_EPOCH + timedelta(days=day, minutes=minutes) for day, minutes in instants]
    if not told or all(not (at.hour or at.minute) for at in told):
        return ""
    for name in zones:
        try:
            zone = ZoneInfo(name)
        except ZoneInfoNotFoundError:
            continue
        if all(_is_midnight(at.astimezone(zone)) for at in told):
            return name
    return ""


def local_day(day: int, minutes: int, zone: str) -> int:
    """The calendar day there of an instant in UTC."""
    at = (_EPOCH + timedelta(days=day, minutes=minutes)).astimezone(ZoneInfo(zone))
    return (at.replace(tzinfo=UTC) - _EPOCH).days


def _is_midnight(at: datetime) -> bool:
    return at.hour == 0 and at.minute == 0
