"""What somebody saw in the public database, written as corrections through the one gate."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from cqcdash.errors import BadRequestError, CqcdashError, StalePlanError
from cqcdash.portfolio.commit import ATTEMPTS, commit
from cqcdash.portfolio.corrections import plan_correction
from cqcdash.portfolio.preview import Preview
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
        failed: the first sentence about numbers that could not be written, by number.
        import_ids: the corrections, for undoing them.
    """

    written: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
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
    """Write what was seen of each number, as a correction of its own.

    It sets the status and the reported word, the day of the status and of the look-up, and who
    looked. One number that cannot be written does not keep the others from it.

    Raises:
        BadRequestError: the day has not come yet anywhere.
    """
    # The moment is UTC; east of it the next day may have begun.
    if day > at.date() + timedelta(days=1):
        raise BadRequestError("day", day.isoformat(), "a day that has come")
    changes = {
        "status": str(sight),
        **dict.fromkeys(NEWEST, day.isoformat()),
        "verified_by": user,
    }
    seen = Seen()
    for number in dict.fromkeys(numbers):
        try:
            _record(address, number, changes, seen, reason=reason, user=user, at=at)
        except CqcdashError as error:
            seen.failed[number] = error.message
    return seen


def _record(  # noqa: PLR0913 - as above
    address: str,
    number: str,
    changes: dict[str, str],
    seen: Seen,
    *,
    reason: str,
    user: str,
    at: datetime,
) -> None:
    for _ in range(ATTEMPTS):
        planned = plan_correction(address, Kind.CERTIFICATES, (number,), changes, reason)
        if _overwrites_newer(planned):
            seen.newer.append(number)
            return
        plan = planned.files[0].plan
        if plan is not None and not plan.updated:
            seen.known.append(number)
            return
        try:
            receipt = commit(address, planned, user, at)
        except StalePlanError:
            continue
        seen.written.append(number)
        seen.import_ids.extend(receipt.import_ids)
        return
    raise StalePlanError


def _overwrites_newer(planned: Preview) -> bool:
    """Whether a stored day is later than the one that would be written; both are ISO texts."""
    plan = planned.files[0].plan
    if plan is None:
        return False
    changed = plan.changed
    dated = changed.loc[changed["column"].isin(NEWEST).to_numpy(bool)].dropna(subset=["before"])
    return bool((dated["before"] > dated["after"]).any())
