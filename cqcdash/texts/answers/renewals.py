"""Which renewals must start now and which months are too full, in one sentence."""

import pandas as pd

from cqcdash.texts import _, counted, grouped
from cqcdash.texts.answers.listing import named


def renewals_answer(flags: pd.DataFrame, months: pd.DataFrame) -> tuple[str, str]:
    """What has to begin or to be filed, the months that are too full, and what is lost otherwise.

    Args:
        flags: as ``metrics.renewal_flags``.
        months: schema RENEWAL_MONTHS.
    """
    starts, filings = sum(flags["start_overdue"]), sum(flags["filing_overdue"])
    return f"{_pressing(starts, filings, months)} {_full(months)}".strip(), _consequence(flags)


def _pressing(starts: int, filings: int, months: pd.DataFrame) -> str:
    if not starts:
        ahead = sum(months["to_file"])
        if not ahead:
            return _("No renewal has to be filed in the months ahead.")
        return counted(
            "No renewal is overdue; {n} has to be filed within {months} months.",
            "No renewal is overdue; {n} have to be filed within {months} months.",
            ahead,
            months=grouped(len(months)),
        )
    told = counted(
        "{n} renewal should have been started by now",
        "{n} renewals should have been started by now",
        starts,
    )
    if not filings:
        return _("{told}; none of them had to be filed yet.").format(told=told)
    return counted(
        "{told}; {n} of them should have been filed.",
        "{told}; {n} of them should have been filed.",
        filings,
        told=told,
    )


def _full(months: pd.DataFrame) -> str:
    """Without a known capacity nothing is said about full months."""
    full = months.loc[months["over"].to_numpy(bool)]
    if full.empty:
        return ""
    if len(full) == len(months):
        return counted(
            "The month holds more than the {most} that can be filed.",
            "Each of the {n} months ahead holds more than the {most} that can be filed.",
            len(full),
            most=grouped(int(full["capacity"].iloc[0])),
        )
    return counted(
        "{n} month holds more than the {most} that can be filed: {months}.",
        "{n} months hold more than the {most} that can be filed: {months}.",
        len(full),
        most=grouped(int(full["capacity"].iloc[0])),
        months=named(full["month"].dt.strftime("%Y-%m")),
    )


def _consequence(flags: pd.DataFrame) -> str:
    late = flags.loc[flags["not_in_time"].to_numpy(bool)]
    if late.empty:
        begun = _("Each of them can still be ready before its expiry if it is begun now.")
        return begun if sum(flags["start_overdue"]) else ""
    gaps = late["gap_days"].astype("int")
    return counted(
        "{n} cannot be ready in time even if begun today: {gap}.",
        "{n} cannot be ready in time even if begun today: {gap}.",
        len(late),
        gap=_gap(min(gaps), max(gaps)),
    )


def _gap(least: int, most: int) -> str:
    if least == most:
        return counted("a gap of {n} day", "a gap of {n} days", most)
    return _("gaps of {least} to {most} days").format(least=grouped(least), most=grouped(most))
