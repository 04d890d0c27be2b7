"""Whether the portfolio gets safer, in one sentence."""

import pandas as pd

from cqcdash.texts import _, counted, grouped
from cqcdash.texts.answers.listing import on
from cqcdash.vocabulary.certificates import Standing

GONE = (Standing.NOT_USABLE, Standing.UNKNOWN)


def trend_answer(trend: pd.DataFrame) -> tuple[str, str]:
    """Usable certificates then and now, missed deadlines then and now, and where.

    Args:
        trend: schema TREND.
    """
    if trend.empty:
        return _("Nothing was known in this time."), ""
    days = sorted(trend["day"].unique())
    first, last = (trend.loc[(trend["day"] == day).to_numpy(bool)] for day in (days[0], days[-1]))
    usable = _of(last) - _of(last, *GONE)
    told = _("Usable: {n} of {all}").format(n=grouped(usable), all=grouped(_of(last)))
    if len(days) == 1:
        return _("{told}; nothing was known before {day}.").format(told=told, day=on(days[0])), ""
    change = usable - (_of(first) - _of(first, *GONE))
    return f"{told}, {_change(change, days[0])}.", _missed(first, last, days[0])


def _of(rows: pd.DataFrame, *standings: Standing) -> int:
    chosen = rows.loc[rows["standing"].isin(standings)] if standings else rows
    return sum(chosen["certificates"])


def _change(n: int, day: object) -> str:
    if not n:
        return _("as many as on {day}").format(day=on(day))
    words = ("{n} more than on {day}", "{n} more than on {day}")
    if n < 0:
        words = ("{n} fewer than on {day}", "{n} fewer than on {day}")
    return counted(*words, abs(n), day=on(day))


def _missed(first: pd.DataFrame, last: pd.DataFrame, day: object) -> str:
    before, now = (_of(rows, Standing.DEADLINE_MISSED) for rows in (first, last))
    if before == now:
        told = _("Missed deadlines: {n}, as many as then").format(n=grouped(now))
    else:
        words = _("Missed deadlines rose from {before} to {now}")
        if now < before:
            words = _("Missed deadlines fell from {before} to {now}")
        told = words.format(before=grouped(before), now=grouped(now))
    del day
    if not now:
        return f"{told}."
    missed = last.loc[(last["standing"] == Standing.DEADLINE_MISSED).to_numpy(bool)]
    ordered = missed.sort_values("certificates", ascending=False)
    most = ordered.iloc[0].to_dict()
    alone = (ordered["certificates"] == most["certificates"]).sum() == 1
    if pd.isna(most["plant"]) or not alone:
        return f"{told}."
    return _("{told}, most at {plant}.").format(told=told, plant=most["plant"])
