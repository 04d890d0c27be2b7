"""What somebody saw in the public database, written as corrections through the one gate."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pandas as pd

from cqcdash import store
from cqcdash.errors import BadRequestError, StalePlanError
from cqcdash.portfolio.commit import ATTEMPTS, commit
from cqcdash.portfolio.corrections import plan_same
from cqcdash.portfolio.preview import FilePreview, Preview
from cqcdash.vocabulary.records import Kind
from cqcdash.vocabulary.verification import Sight

# Neither a newer status nor a newer look-up may be overwritten by an older one.
NEWEST = ("status_reported_on", "verified_on")


@dataclass(slots=True)
class Seen:
    """What became of the numbers that somebody looked up.

    Attributes:
        written: numbers of which something was written, one correction each.
        known: numbers of which exactly this is recorded already.
        newer: numbers whose status or look-up in the records is of a later day.
        unknown: numbers that no record has.
        import_ids: the corrections, for undoing them.
    """

    written: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    import_ids: list[int] = field(default_factory=list)


def record_sight(  # noqa: PLR0913 - what was seen of which numbers, and who, why, when
    address: str,
    numbers: Iterable[str],
    sight: Sight,
    day: date,
    *,
    reason: str,
    user: str,
    at: datetime,
) -> Seen:
    """Write what was seen of each number, as a correction of its own, all in one transaction.

    It sets the status and the reported word, the day of the status and of the look-up, and who
    looked. What cannot be written of one number does not keep the others from it.

    Raises:
        BadRequestError: the day has not come yet anywhere.
        StalePlanError: the database changed at every attempt; nothing was written.
    """
    # The moment is UTC; east of it the next day may have begun.
    if day > at.date() + timedelta(days=1):
        raise BadRequestError("day", day.isoformat(), "a day that has come")
    changes = {
        "status": str(sight),
        **dict.fromkeys(NEWEST, day.isoformat()),
        "verified_by": user,
    }
    for _ in range(ATTEMPTS):
        seen = Seen()
        known = _known(address, numbers, seen)
        if not known:
            return seen
        planned = plan_same(address, known, changes, reason)
        writing = replace(planned, files=_worth_writing(known, planned, seen))
        if not writing.files:
            return seen
        try:
            seen.import_ids += commit(address, writing, user, at).import_ids
        except StalePlanError:
            continue
        return seen
    raise StalePlanError


def _known(address: str, numbers: Iterable[str], seen: Seen) -> list[str]:
    """The numbers of the records, each once; the others are told."""
    held = set(store.read_current(address, Kind.CERTIFICATES)["certificate_no"])
    asked = list(dict.fromkeys(numbers))
    seen.unknown += [number for number in asked if number not in held]
    return [number for number in asked if number in held]


def _worth_writing(numbers: list[str], planned: Preview, seen: Seen) -> tuple[FilePreview, ...]:
    """The corrections that say something new and overwrite nothing newer; the others are told."""
    worth = []
    for number, file in zip(numbers, planned.files, strict=True):
        if file.plan is None or _overwrites_newer(file.plan.changed):
            seen.newer.append(number)
        elif not file.plan.updated:
            seen.known.append(number)
        else:
            seen.written.append(number)
            worth.append(file)
    return tuple(worth)


def _overwrites_newer(changed: pd.DataFrame) -> bool:
    """Whether a stored day is later than the one that would be written; both are ISO texts."""
    dated = changed.loc[changed["column"].isin(NEWEST).to_numpy(bool)].dropna(subset=["before"])
    return bool((dated["before"] > dated["after"]).any())
