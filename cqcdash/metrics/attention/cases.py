"""Applications that got stuck: each one is to be asked after."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.applications import usual_move
from cqcdash.metrics.attention.parts import Part
from cqcdash.metrics.calendar import NO_DAY, Days, dates, days
from cqcdash.metrics.columns import is_one_of, place
from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.attention import ItemKind
from cqcdash.vocabulary.certificates import NextAction, State
from cqcdash.vocabulary.records import ApplicationKind, WaitingFor

STUCK = (CaseState.OVER_NORM, CaseState.STALLED)
ELSEWHERE = (WaitingFor.LABORATORY, WaitingFor.AUDITORS, WaitingFor.AUTHORITY)


class OfCases(NamedTuple):
    """What all items about cases have in common.

    Attributes:
        items: key, state, plant and category of each.
        place: the place of its certificate among the positions; -1 for none.
        bites_on: the day on which it does harm if nobody acts.
    """

    items: pd.DataFrame
    place: np.ndarray
    bites_on: Days


def of_cases(positions: pd.DataFrame, rows: pd.DataFrame) -> OfCases:
    """An item for each of some cases, numbered from 0.

    It bites when the certificate expires that a renewal is about, or when the day to convert by
    comes; else on the day of the retest (R18), else on the authority's target (R19).
    """
    at = pd.Index(positions["certificate_no"]).get_indexer(pd.Index(rows["certificate_no"]))
    at = np.where(rows["certificate_no"].isna(), -1, at)
    own = np.append(positions["state"].cat.codes.to_numpy().astype("int64"), len(State))[at]
    items = pd.DataFrame(
        {
            "item_key": rows["application_no"],
            "state_code": np.minimum(own, place(State.DUE_SOON)),
            "estimated": False,
            "lost": False,
            "plant": rows["plant"].astype("object"),
            "product_categories": rows["product_category"].astype("object"),
            "certificates_at_stake": 1,
        },
        index=rows.index,
    )
    return OfCases(items, at, _bites_on(positions, rows, at))


def cases_to_chase(
    positions: pd.DataFrame, cases: pd.DataFrame, today: np.datetime64, others: Sequence[str]
) -> Part:
    """One item for each case over its norm or stalled.

    A case whose documents or samples are an item is one beside it only if the data says that
    somebody else is to move: then somebody else is to be asked. Its date is the day since when it
    stands there: once it moves, an acknowledgement lapses.

    Args:
        positions: schema POSITIONS.
        cases: schema CASES.
        today: the day looked at.
        others: numbers of cases whose documents or samples are an item.
    """
    known = cases["application_no"].isin(others).to_numpy(bool)
    told = is_one_of(cases["whose_move"], ELSEWHERE)
    rows = cases.loc[is_one_of(cases["state"], STUCK) & ~(known & ~told)].reset_index(drop=True)
    found = of_cases(positions, rows)
    since, act_by = days(rows["here_since"]), np.full(len(rows), today)
    items = found.items.assign(
        item_kind=str(ItemKind.APPLICATION),
        what=str(NextAction.CHASE),
        date=rows["here_since"],
        act_by=dates(act_by, rows.index),
        bites_on=dates(found.bites_on, rows.index),
        whose_move=usual_move(rows),
        days_here=rows["days_here"],
    )
    item = np.flatnonzero(found.place >= 0)
    return Part(items, item, found.place[item], since[item], act_by[item])


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
