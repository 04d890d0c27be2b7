"""Renewals as a list: which must start, which are too late, which are under way."""

import numpy as np
import pandas as pd

from cqcdash.metrics.codes import is_one_of, place, words_of
from cqcdash.vocabulary.derived import RenewalTurn
from cqcdash.vocabulary.rules import SHIPPED, RuleBook
from cqcdash.vocabulary.words import State

ENDED = (State.REVOKED, State.CANCELLED, State.EXPIRED)


def renewals(positions: pd.DataFrame, book: RuleBook = SHIPPED) -> pd.DataFrame:
    """The certificates that can still be renewed, with ``turn`` (RenewalTurn), most urgent first.

    A renewal is too late when it had to be started before the day looked at (R12), and starts
    soon within the days of ``due_soon_days``.

    Args:
        positions: schema POSITIONS.
        book: the rules of the positions.
    """
    rows = positions.loc[~is_one_of(positions["state"], ENDED)]
    slack = rows["renewal_slack_days"].to_numpy("float64", na_value=np.nan)
    soon = book.per_row(rows, "due_soon_days").to_numpy("float64")
    filed = rows["renewal_application_no"].notna().to_numpy()
    turn = np.select(
        [filed, np.isnan(slack), slack < 0, slack <= soon],
        [
            place(RenewalTurn.FILED),
            place(RenewalTurn.UNKNOWN),
            place(RenewalTurn.TOO_LATE),
            place(RenewalTurn.START_SOON),
        ],
        place(RenewalTurn.LATER),
    )
    found = rows.assign(turn=words_of(turn, RenewalTurn, rows.index))
    return found.sort_values(["turn", "renewal_slack_days", "expires_on"], kind="stable")
