"""Three ways for a renewal to be late, each a rule of its own (R11, R12)."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import day, days
from cqcdash.metrics.certificates.next_steps import ready_on
from cqcdash.metrics.columns import flags, is_one_of, whole
from cqcdash.vocabulary.certificates import State
from cqcdash.vocabulary.renewals import LeadTimeFrom
from cqcdash.vocabulary.rules import SHIPPED, RuleBook

ENDED = (State.REVOKED, State.CANCELLED, State.EXPIRED)


def renewal_flags(positions: pd.DataFrame, as_of: date, book: RuleBook = SHIPPED) -> pd.DataFrame:
    """Which renewals are late in which sense; what has ended or is filed is late in none.

    Every count of these names on a page, in a sentence or on the command line is taken from here.

    Args:
        positions: schema POSITIONS.
        as_of: the day of the positions.
        book: the rules of the positions.

    Returns:
        One row per position, with its index: ``start_overdue`` (the day to start has passed),
        ``filing_overdue`` (the last day for filing has passed), ``not_in_time`` (begun on the day
        looked at, a case of the usual length ends after the expiry), and ``gap_days``, by how many
        days it does; missing for all others.
    """
    today = day(as_of)
    waiting = ~is_one_of(positions["state"], ENDED)
    waiting &= positions["renewal_application_no"].isna().to_numpy()
    expires = days(positions["expires_on"])
    ready = _ready_on(positions, today, book)
    late = waiting & (ready > expires)
    gap = np.where(late, (ready - expires).astype("int64"), 0)
    return pd.DataFrame(
        {
            "start_overdue": flags(waiting & (days(positions["start_renewal_by"]) < today)),
            "filing_overdue": flags(waiting & (days(positions["file_renewal_by"]) < today)),
            "not_in_time": flags(late),
            "gap_days": whole(gap, late),
        },
        index=positions.index,
    )


def _ready_on(positions: pd.DataFrame, today: np.datetime64, book: RuleBook) -> np.ndarray:
    by_default = is_one_of(positions["lead_time_from"], [LeadTimeFrom.DEFAULT])
    lead = positions["lead_time_days"].to_numpy("int64", na_value=0)
    return ready_on(today, lead, by_default, book.applying(positions, "lead_time_months"))
