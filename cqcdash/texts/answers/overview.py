"""What to do first and how bad it is, in one sentence."""

from datetime import date, timedelta

import pandas as pd

from cqcdash.texts import _, counted, grouped
from cqcdash.texts.attention import item_title
from cqcdash.vocabulary.attention import Section

WEEK = timedelta(days=7)


def overview_answer(
    items: pd.DataFrame, members: pd.DataFrame, cover: pd.DataFrame, as_of: date
) -> tuple[str, str]:
    """How many things protect how many certificates this week, and the first of them.

    Args:
        items: schema ATTENTION.
        members: schema MEMBERS, of these items.
        cover: schema COVER; gives what is lost if nobody acts.
        as_of: the day of all three.
    """
    saveable = items.loc[(items["section"] == Section.SAVEABLE).to_numpy(bool)]
    week = saveable.loc[(saveable["act_by"] <= pd.Timestamp(as_of + WEEK)).to_numpy(bool)]
    return _sentence(saveable, week, members), _consequence(cover)


def _sentence(saveable: pd.DataFrame, week: pd.DataFrame, members: pd.DataFrame) -> str:
    if saveable.empty:
        return _("Nothing has to be done now: no certificate in this view waits for anybody.")
    if week.empty:
        first = item_title(saveable.iloc[0].to_dict())
        return _("Nothing has to be done this week. First comes: {title}.").format(title=first)
    protected = _protected(week, members)
    told = counted(
        "{n} thing protects {certificates} this week",
        "{n} things protect {certificates} this week",
        len(week),
        certificates=counted("{n} certificate", "{n} certificates", protected),
    )
    first = item_title(week.iloc[0].to_dict())
    return _("{told}. First: {title}.").format(told=told, title=first)


def _protected(week: pd.DataFrame, members: pd.DataFrame) -> int:
    """Each certificate once, though an audit and a finding may both threaten it."""
    keys = ["item_kind", "item_key"]
    behind = members.astype({"item_kind": "str"}).merge(week[keys].astype({"item_kind": "str"}))
    return max(len(behind["certificate_no"].unique()), 1)


def _consequence(cover: pd.DataFrame) -> str:
    """What a year without anybody acting costs, and what of it planned work saves."""
    if len(cover) < 2:  # noqa: PLR2004 - today and at least one month
        return ""
    now = int(cover["usable"].iloc[0])
    soon = cover.iloc[min(3, len(cover) - 1)].to_dict()
    lost, saved = now - int(soon["usable"]), int(soon["usable_planned"] - soon["usable"])
    if lost <= 0:
        return ""
    told = counted(
        "If nobody acts, {n} of {all} usable certificates is lost by {day}",
        "If nobody acts, {n} of {all} usable certificates are lost by {day}",
        lost,
        all=grouped(now),
        day=f"{soon['day']:%Y-%m-%d}",
    )
    if saved <= 0:
        return _("{told}; what is planned saves none of them.").format(told=told)
    return counted(
        "{told}; what is planned saves {n} of them.",
        "{told}; what is planned saves {n} of them.",
        saved,
        told=told,
    )
