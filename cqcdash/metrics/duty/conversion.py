"""What a change of duty does to each certificate, and whether it is converted (R26, R27)."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, day, days
from cqcdash.metrics.columns import is_one_of, place
from cqcdash.metrics.duty.concern import Concern, concern, product_codes
from cqcdash.vocabulary.duty import Criterion, DutyState
from cqcdash.vocabulary.records import ENDED_STATUSES, Status
from cqcdash.vocabulary.rules import DutyChange, Effect, RuleBook


class Duty(NamedTuple):
    """What the change of duty that concerns each certificate does to it.

    Attributes:
        concern: which change, and by what it was recognised.
        state: place in ``DutyState``; -1 where no change concerns the certificate.
        convert_by: the last day on which what is held is enough; missing when converted.
        not_enough_from: the day from which the certificate alone does not cover the product.
        cancel_by: the last day for cancelling what is converted already; else missing.
        ends: the day on which the change ends the certificate's safety; missing where it does not.
        successor: place of the certificate that follows; -1 for none.
    """

    concern: Concern
    state: np.ndarray
    convert_by: Days
    not_enough_from: Days
    cancel_by: Days
    ends: Days
    successor: np.ndarray


def duty(
    certificates: pd.DataFrame, alive: np.ndarray, as_of: np.datetime64, book: RuleBook
) -> Duty:
    """The change of duty of each certificate that is alive.

    Args:
        certificates: schema CERTIFICATES.
        alive: which are neither revoked, cancelled nor expired; only they can be concerned.
        as_of: the day to look at.
        book: the rules, with every change of duty.
    """
    found = concern(certificates, as_of, book)
    change = np.where(alive, found.change, -1)
    found = Concern(change, np.where(alive, found.criterion, -1))
    successor = _successors(certificates, change, alive, as_of, book)
    state = _states(found, successor, book)
    by = _of_change(change, [_last_day(c) for c in book.duty_changes])
    never = _of_change(change, [_first_day_without(c) for c in book.duty_changes])
    asked = is_in(state, DutyState.TO_CONVERT, DutyState.NOT_ENOUGH)
    return Duty(
        concern=found,
        state=state,
        convert_by=np.where(asked, by, NO_DAY),
        not_enough_from=np.where(is_in(state, DutyState.NOT_ENOUGH), never, NO_DAY),
        cancel_by=np.where(is_in(state, DutyState.CONVERTED) & _declared(change, book), by, NO_DAY),
        ends=np.where(is_in(state, DutyState.TO_CONVERT), by, NO_DAY),
        successor=successor,
    )


def is_in(state: np.ndarray, *wanted: DutyState) -> np.ndarray:
    """Which certificates are in one of these states of duty."""
    return np.isin(state, [place(word) for word in wanted])


def _states(found: Concern, successor: np.ndarray, book: RuleBook) -> np.ndarray:
    effect = [str(change.effect) for change in book.duty_changes]
    effects = np.array([*effect, ""])[found.change]
    dated = np.array([*(change.dated for change in book.duty_changes), False])[found.change]
    none = found.change < 0
    perhaps = found.criterion == place(Criterion.WORDS)
    return np.select(
        [
            none,
            perhaps,
            ~dated,
            effects == str(Effect.LEAVES_CATALOGUE),
            successor >= 0,
            effects == str(Effect.BECOMES_MANDATORY),
        ],
        [
            -1,
            place(DutyState.PERHAPS),
            place(DutyState.WATCHED),
            place(DutyState.NOT_REQUIRED),
            place(DutyState.CONVERTED),
            place(DutyState.NOT_ENOUGH),
        ],
        place(DutyState.TO_CONVERT),
    )


def _declared(change: np.ndarray, book: RuleBook) -> np.ndarray:
    """Which are declarations that end: once converted, they have to be cancelled."""
    ends = [c.effect == Effect.DECLARATION_ENDS for c in book.duty_changes]
    return np.array([*ends, False])[change]


def _last_day(change: DutyChange) -> np.datetime64:
    by, never = change.convert_by, change.without_effect_from
    if by is not None:
        return day(by)
    return NO_DAY if never is None else day(never) - np.timedelta64(1, "D")


def _first_day_without(change: DutyChange) -> np.datetime64:
    return _last_day(change) + np.timedelta64(1, "D")


def _of_change(change: np.ndarray, per_change: list[np.datetime64]) -> Days:
    return np.array([*per_change, NO_DAY], dtype="datetime64[D]")[change]


def _successors(
    certificates: pd.DataFrame,
    change: np.ndarray,
    alive: np.ndarray,
    as_of: np.datetime64,
    book: RuleBook,
) -> np.ndarray:
    """The certificate in force that covers the same product of the same plant; -1 for none.

    It has the scheme that the change leads into, and the same product; or the same product code,
    when it was issued since applications under the change are accepted: an older one of that code
    covers other goods.
    """
    successor = np.full(len(certificates), -1)
    in_force = alive & ~is_one_of(certificates["status"], (*ENDED_STATUSES, Status.SUSPENDED))
    issued = days(certificates["issued_on"])
    issued = np.where(np.isnat(issued), days(certificates["first_issued_on"]), issued)
    in_force &= ~(issued > as_of)
    in_number, of_category = product_codes(certificates, book)
    goods = np.where(in_number == "", of_category, in_number)
    plant = certificates["plant"].astype("str").fillna("").to_numpy()
    product = certificates["product"].astype("str").fillna("").str.casefold().to_numpy()
    for number in np.unique(change[change >= 0]):
        asked = book.duty_changes[number]
        if not asked.into:
            continue
        holds = in_force & is_one_of(certificates["scheme"], [asked.into]) & (change != number)
        since = asked.accepted_from or asked.announced
        recent = holds if since is None else holds & (issued >= day(since))
        rows = np.flatnonzero(change == number)
        for names, eligible in ((product, holds), (goods, recent)):
            known = np.flatnonzero(eligible & (names != "") & (plant != ""))
            keys = pd.MultiIndex.from_arrays([plant[known], names[known]])
            first = ~keys.duplicated()
            at = keys.drop_duplicates().get_indexer(
                pd.MultiIndex.from_arrays([plant[rows], names[rows]])
            )
            hit = (at >= 0) & (successor[rows] < 0)
            successor[rows[hit]] = known[first][at[hit]]
    return successor
