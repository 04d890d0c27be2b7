"""Which numbers must be looked up, in one sentence."""

import pandas as pd

from cqcdash.texts import _, counted, grouped
from cqcdash.vocabulary.certificates import Standing

USABLE = (Standing.DEADLINE_MISSED, Standing.ACT_SOON, Standing.FINE)


def verify_answer(found: pd.DataFrame) -> tuple[str, str]:
    """How many numbers are to be looked up and why, and what rests on them.

    Args:
        found: as ``metrics.numbers_to_verify``.
    """
    if found.empty:
        return _("No number has to be looked up today: every status was seen lately."), ""
    told = counted("{n} number to look up today", "{n} numbers to look up today", len(found))
    stale = ~found["verified"].to_numpy(bool)
    parts = [_stale(found.loc[stale]), _shaky(int((~stale).sum()))]
    return f"{told}: {'; '.join(part for part in parts if part)}.", _consequence(found)


def _stale(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    ages = [int(days) for days in rows["status_age_days"].dropna().tolist()]
    told = counted(
        "the status of {n} is too old to count",
        "the statuses of {n} are too old to count",
        len(rows),
    )
    if not ages:
        return told
    return _("{told}, the oldest {days} days").format(told=told, days=grouped(max(ages)))


def _shaky(number: int) -> str:
    if not number:
        return ""
    return counted("{n} may stand differently any day", "{n} may stand differently any day", number)


def _consequence(found: pd.DataFrame) -> str:
    usable = sum(word in USABLE for word in found["standing"].tolist())
    if not usable:
        return _("None of them counts as usable in the records.")
    return counted(
        "{n} of them counts as usable: customs look up the same number, and goods stop there if it "
        "is not valid.",
        "{n} of them count as usable: customs look up the same numbers, and goods stop there if "
        "one is not valid.",
        usable,
    )
