"""Yearly audits that begin again where declarations are converted into certificates (R4, R26)."""

import numpy as np
import pandas as pd

from cqcdash.metrics.audits import interval_months
from cqcdash.metrics.calendar import add_months, dates, day, days, earliest_by
from cqcdash.metrics.columns import codes, flags, is_one_of
from cqcdash.vocabulary.duty import LEFT_TO_CONVERT, DutyState
from cqcdash.vocabulary.overview import DUTY_AUDITS
from cqcdash.vocabulary.rules import DutyChange, Effect, RuleBook


def duty_audits(
    positions: pd.DataFrame,
    everything: pd.DataFrame,
    change: DutyChange,
    plants: pd.DataFrame,
    book: RuleBook,
) -> pd.DataFrame:
    """The plants whose declarations end: with the new certificates yearly audits begin again.

    Args:
        positions: schema POSITIONS, of what is looked at.
        everything: the same of the whole portfolio: a filter may leave successors out.
        change: a change that ends declarations, with a last day; else nothing.
        plants: schema PLANTS, for the factory classes.
        book: the rules of the positions.

    Returns:
        Schema DUTY_AUDITS. While a plant has no new certificate, its first audit is counted as
        if it were issued on the last day for converting: it is due by then at the latest.
    """
    if change.effect != Effect.DECLARATION_ENDS or change.last_day is None:
        return DUTY_AUDITS.empty()
    mine = positions.loc[(positions["duty_change"] == change.name).to_numpy(bool)]
    mine = mine.loc[is_one_of(mine["duty_state"], (*LEFT_TO_CONVERT, DutyState.CONVERTED))]
    site, names = codes(mine["plant"])
    size = len(names)
    if not size:
        return DUTY_AUDITS.empty()
    converted = is_one_of(mine["duty_state"], [DutyState.CONVERTED])
    new = everything["certificate_no"].isin(mine["duty_successor_no"].dropna()).to_numpy(bool)
    audited = everything["in_audit_group"].to_numpy(bool)
    where = names.get_indexer(pd.Index(everything["plant"].astype("str")))
    due = days(everything["follow_up_due_on"])
    already = np.bincount(where[audited & ~new & (where >= 0)], minlength=size) > 0
    known = earliest_by(np.where(audited & (new | already[where]), where, -1), due, size)
    months = interval_months(mine, plants, book)
    latest = add_months(np.full(len(mine), day(change.last_day)), months)
    expected = earliest_by(site, latest, size)
    index = pd.RangeIndex(size)
    found = {
        "plant": names,
        "declarations": np.bincount(site[site >= 0], minlength=size),
        "converted": np.bincount(site[converted & (site >= 0)], minlength=size),
        "audited_already": flags(already),
        "first_audit_on": dates(np.where(np.isnat(known), expected, known), index),
        "first_audit_estimated": flags(np.isnat(known)),
    }
    frame = pd.DataFrame(found, index=index).loc[np.bincount(site[site >= 0], minlength=size) > 0]
    frame = frame.sort_values(["first_audit_on", "plant"])
    return DUTY_AUDITS.conform(frame.reset_index(drop=True))
