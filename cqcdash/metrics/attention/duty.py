"""What needs attention because the law changes: conversions that nobody has begun (R26, R27)."""

import numpy as np
import pandas as pd

from cqcdash.metrics.attention.parts import Part, gap_days, or_none, summed_up
from cqcdash.metrics.calendar import NO_DAY, add_days, days
from cqcdash.metrics.certificates import Steps, ready_on
from cqcdash.metrics.columns import codes, is_one_of, place
from cqcdash.vocabulary.attention import ItemKind
from cqcdash.vocabulary.certificates import NextAction, State
from cqcdash.vocabulary.duty import LEFT_TO_CONVERT
from cqcdash.vocabulary.renewals import LeadTimeFrom
from cqcdash.vocabulary.rules import RuleBook

BETWEEN = " · "


def conversions_to_begin(
    positions: pd.DataFrame, found: Steps, today: np.datetime64, horizon: int, book: RuleBook
) -> Part:
    """One item for each change and plant: what has no case yet, or was not converted in time.

    It cannot be saved any more when no case that begins now ends in time for any certificate of it.
    """
    left = is_one_of(positions["duty_state"], LEFT_TO_CONVERT)
    by = days(positions["convert_by"])
    limit = add_days(np.full(len(positions), today), horizon)
    near = np.fmin(days(positions["start_conversion_by"]), by) <= limit
    row = np.flatnonzero(left & near & ~np.isnat(found.conversion.date))
    rows = _rows(positions.iloc[row], today, book).assign(
        date=found.conversion.date[row], act_by=found.conversion.act_by[row], bites_on=by[row]
    )
    change, changes = codes(positions["duty_change"])
    plant, plants = codes(positions["plant"])
    own, kinds = pd.factorize(change[row] * (len(plants) + 1) + plant[row] + 1)
    size, pair = len(kinds), np.asarray(kinds, dtype="int64")
    named = or_none(plants)[pair % (len(plants) + 1) - 1]
    law = changes.astype("str").to_numpy()[pair // (len(plants) + 1)]
    saveable = np.bincount(own, weights=~rows["lost"].to_numpy(bool), minlength=size) > 0
    items = pd.DataFrame(
        {
            "item_kind": str(ItemKind.DUTY_CHANGE),
            "item_key": [
                f"{name}{BETWEEN}{site or ''}" for name, site in zip(law, named, strict=True)
            ],
            "what": str(NextAction.CONVERT),
            "estimated": False,
            "lost": ~saveable,
            "plant": named,
            **summed_up(own, size, rows),
        }
    )
    return Part(items, own, row, days(rows["date"]), days(rows["act_by"]))


def _rows(rows: pd.DataFrame, today: np.datetime64, book: RuleBook) -> pd.DataFrame:
    by_default = is_one_of(rows["conversion_lead_from"], [LeadTimeFrom.DEFAULT])
    lead = rows["conversion_lead_days"].to_numpy("int64", na_value=0)
    ready = ready_on(today, lead, by_default, book.applying(rows, "lead_time_months"))
    by = days(rows["convert_by"])
    lost = ready > by
    over = is_one_of(rows["state"], [State.DUTY_CHANGE_OVERDUE])
    return pd.DataFrame(
        {
            "state_code": np.where(over, place(State.DUTY_CHANGE_OVERDUE), place(State.DUE_SOON)),
            "lost": lost,
            "gap_days": gap_days(ready, by, lost),
            "expected_on": np.where(lost, ready, NO_DAY),
        }
    )
