"""Applications that got stuck: each one is to be asked after."""

import numpy as np
import pandas as pd

from cqcdash.metrics.applications import usual_move
from cqcdash.metrics.attention.parts import Part
from cqcdash.metrics.calendar import NO_DAY, Days, dates, days
from cqcdash.metrics.columns import is_one_of, place
from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.attention import ItemKind
from cqcdash.vocabulary.certificates import NextAction, State
from cqcdash.vocabulary.records import ApplicationKind

STUCK = (CaseState.OVER_NORM, CaseState.STALLED)


def cases_to_chase(positions: pd.DataFrame, cases: pd.DataFrame, today: np.datetime64) -> Part:
    """One item for each case over its norm or stalled.

    It bites when the certificate expires that a renewal is about, or when the day to convert by
    comes; else on the day of the retest (R18), else on the authority's target (R19). Its date is
    the day since when it stands there: once it moves, an acknowledgement lapses.
    """
    rows = cases.loc[is_one_of(cases["state"], STUCK)].reset_index(drop=True)
    at = pd.Index(positions["certificate_no"]).get_indexer(pd.Index(rows["certificate_no"]))
    at = np.where(rows["certificate_no"].isna(), -1, at)
    own = np.append(positions["state"].cat.codes.to_numpy().astype("int64"), len(State))[at]
    since = days(rows["here_since"])
    act_by = np.full(len(rows), today)
    items = pd.DataFrame(
        {
            "item_kind": str(ItemKind.APPLICATION),
            "item_key": rows["application_no"],
            "what": str(NextAction.CHASE),
            "date": rows["here_since"],
            "act_by": dates(act_by, rows.index),
            "bites_on": dates(_bites_on(positions, rows, at), rows.index),
            "state_code": np.minimum(own, place(State.DUE_SOON)),
            "estimated": False,
            "lost": False,
            "plant": rows["plant"].astype("object"),
            "product_categories": rows["product_category"].astype("object"),
            "certificates_at_stake": 1,
            "whose_move": usual_move(rows),
            "days_here": rows["days_here"],
        },
        index=rows.index,
    )
    item = np.flatnonzero(at >= 0)
    return Part(items, item, at[item], since[item], act_by[item])


def _bites_on(positions: pd.DataFrame, rows: pd.DataFrame, at: np.ndarray) -> Days:
    expiry = np.append(days(positions["expires_on"]), NO_DAY)[at]
    convert_by = np.append(days(positions["convert_by"]), NO_DAY)[at]
    found = np.select(
        [
            is_one_of(rows["kind"], [ApplicationKind.RENEWAL]),
            is_one_of(rows["kind"], [ApplicationKind.CONVERSION]),
        ],
        [expiry, convert_by],
        np.full(len(rows), NO_DAY),
    )
    for other in (days(rows["retest_by"]), days(rows["authority_due_on"])):
        found = np.where(np.isnat(found), other, found)
    return found
