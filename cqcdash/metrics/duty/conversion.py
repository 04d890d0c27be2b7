"""What a change of duty does to each certificate, and whether it is converted (R26, R27)."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, day
from cqcdash.metrics.columns import Column, codes, is_one_of, place
from cqcdash.metrics.duty.concern import Concern, concern
from cqcdash.metrics.duty.recognised import last_issue, product_codes
from cqcdash.vocabulary.duty import DUTY_ANSWERS, Criterion, DutyState
from cqcdash.vocabulary.records import Status
from cqcdash.vocabulary.rules import DutyChange, Effect, RuleBook


class Duty(NamedTuple):
    """What the change of duty that concerns each certificate does to it.

    Attributes:
        changes: what is known on the day; a change is its place in here.
        concern: which change, and by what it was recognised.
        state: place in ``DutyState``; -1 where no change concerns the certificate.
        convert_by: the last day on which what is held is enough; missing when converted.
        not_enough_from: the day from which the certificate alone does not cover the product.
        cancel_by: the last day for cancelling what is converted already; else missing.
        ends: the day on which the change ends the certificate's safety; missing where it does not.
        successor: place of the certificate that follows; -1 for none.
        update_by: the last day for updating the rule or standard that is cited (R24); else missing.
    """

    changes: tuple[DutyChange, ...]
    concern: Concern
    state: np.ndarray
    convert_by: Days
    not_enough_from: Days
    cancel_by: Days
    ends: Days
    successor: np.ndarray
    update_by: Days


def duty(
    certificates: pd.DataFrame,
    alive: np.ndarray,
    as_of: np.datetime64,
    book: RuleBook,
    answers: pd.DataFrame | None = None,
) -> Duty:
    """The change of duty of each certificate that is alive.

    Args:
        certificates: schema CERTIFICATES.
        alive: which are neither revoked, cancelled nor expired; only they can be concerned.
        as_of: the day to look at.
        book: the rules, with every change of duty.
        answers: schema DUTY_ANSWERS; nobody has answered anything without them.
    """
    changes = book.duty_changes_on(as_of.astype("datetime64[D]").item())
    said = DUTY_ANSWERS.empty() if answers is None else answers
    found = concern(certificates, alive, changes, said, book)
    change = found.change
    in_force = alive & is_one_of(certificates["status"], [Status.VALID])
    in_force &= ~(last_issue(certificates) > as_of)
    successor = _successors(certificates, change, in_force, changes, book)
    named, follows = _named_successors(certificates, change, in_force, changes)
    successor = np.where(successor < 0, follows, successor)
    converted = (successor >= 0) | named
    over = certificates["no_longer_produced"].to_numpy(bool, na_value=False)
    state = _states(found, converted, over, changes)
    last_days = [_last_day(c) for c in changes]
    by = _of_change(change, last_days)
    never = _of_change(change, [_first_day_without(c) for c in changes])
    asked = is_in(state, DutyState.TO_CONVERT, DutyState.NOT_ENOUGH)
    declared = _declared(change, changes)
    return Duty(
        changes=changes,
        concern=found,
        state=state,
        convert_by=np.where(asked, by, NO_DAY),
        not_enough_from=np.where(is_in(state, DutyState.NOT_ENOUGH), never, NO_DAY),
        cancel_by=np.where(is_in(state, DutyState.CONVERTED) & declared, by, NO_DAY),
        ends=np.where(is_in(state, DutyState.TO_CONVERT), by, NO_DAY),
        successor=successor,
        update_by=_of_change(found.update, last_days),
    )


def is_in(state: np.ndarray, *wanted: DutyState) -> np.ndarray:
    """Which certificates are in one of these states of duty."""
    return np.isin(state, [place(word) for word in wanted])


def _states(
    found: Concern, converted: np.ndarray, over: np.ndarray, changes: Sequence[DutyChange]
) -> np.ndarray:
    effects = np.array([*(str(change.effect) for change in changes), ""])[found.change]
    dated = np.array([*(change.dated for change in changes), False])[found.change]
    none = found.change < 0
    perhaps = found.criterion == place(Criterion.WORDS)
    return np.select(
        [
            none,
            perhaps,
            ~dated,
            effects == str(Effect.LEAVES_CATALOGUE),
            converted,
            over,
            effects == str(Effect.BECOMES_MANDATORY),
        ],
        [
            -1,
            place(DutyState.PERHAPS),
            place(DutyState.WATCHED),
            place(DutyState.NOT_REQUIRED),
            place(DutyState.CONVERTED),
            place(DutyState.EXEMPT),
            place(DutyState.NOT_ENOUGH),
        ],
        place(DutyState.TO_CONVERT),
    )


def _declared(change: np.ndarray, changes: Sequence[DutyChange]) -> np.ndarray:
    """Which are declarations that end: once converted, they have to be cancelled."""
    ends = [c.effect == Effect.DECLARATION_ENDS for c in changes]
    return np.array([*ends, False])[change]


def _named_successors(
    certificates: pd.DataFrame,
    change: np.ndarray,
    in_force: np.ndarray,
    changes: Sequence[DutyChange],
) -> tuple[np.ndarray, np.ndarray]:
    """Which certificates name a successor that counts, and its place.

    One that this portfolio does not hold is believed; its place is -1. One that it holds counts
    when it is in force and of the scheme that the change leads into. None follows itself.
    """
    rows = np.flatnonzero((change >= 0) & certificates["successor_no"].notna().to_numpy())
    named, place_of = np.zeros(len(change), dtype=bool), np.full(len(change), -1)
    numbers = pd.Index(certificates["certificate_no"])
    at = numbers.get_indexer(pd.Index(certificates["successor_no"].iloc[rows]))
    fits = np.zeros(len(rows), dtype=bool)
    for number in np.unique(change[rows]):
        into = changes[number].into
        right = is_one_of(certificates["scheme"], [into]) if into else np.ones_like(named)
        fits |= (change[rows] == number) & (at >= 0) & (in_force & right)[at] & (at != rows)
    named[rows] = fits | (at < 0)
    place_of[rows] = np.where(fits, at, -1)
    return named, place_of


def _last_day(change: DutyChange) -> np.datetime64:
    return NO_DAY if change.last_day is None else day(change.last_day)


def _first_day_without(change: DutyChange) -> np.datetime64:
    return _last_day(change) + np.timedelta64(1, "D")


def _of_change(change: np.ndarray, per_change: list[np.datetime64]) -> Days:
    return np.array([*per_change, NO_DAY], dtype="datetime64[D]")[change]


def _successors(
    certificates: pd.DataFrame,
    change: np.ndarray,
    in_force: np.ndarray,
    changes: Sequence[DutyChange],
    book: RuleBook,
) -> np.ndarray:
    """The certificate in force that covers the same product of the same plant; -1 for none.

    It has the scheme that the change leads into, and the same product; or the same product code,
    when it was issued since applications under the change are accepted: an older one of that code
    covers other goods.
    """
    successor = np.full(len(certificates), -1)
    asking = np.unique(change[change >= 0])
    if not any(changes[number].into for number in asking):
        return successor
    issued = last_issue(certificates)
    in_number, of_category = product_codes(certificates, book)
    goods = np.where(in_number == "", of_category, in_number)
    products = certificates["product"].astype("str").str.lower().to_numpy()
    for number in asking:
        asked = changes[number]
        if not asked.into:
            continue
        rows = np.flatnonzero(change == number)
        holds = in_force & is_one_of(certificates["scheme"], [asked.into]) & (change != number)
        since = asked.accepted_from or asked.announced
        recent = holds if since is None else holds & (issued >= day(since))
        for names, eligible in ((products, holds), (goods, recent)):
            at = _covering(certificates["plant"], names, np.flatnonzero(eligible), rows)
            successor[rows] = np.where(successor[rows] < 0, at, successor[rows])
    return successor


def _covering(
    plants: Column, names: np.ndarray, holders: np.ndarray, rows: np.ndarray
) -> np.ndarray:
    """For each of the rows the first holder of the same plant and name; -1 for none."""
    plant, _ = codes(plants)
    name, known = pd.factorize(names)
    name = np.where(np.append(known == "", values=False)[name], -1, name)
    whole = (plant >= 0) & (name >= 0)
    keys = np.where(whole, plant * (len(known) + 1) + name, -1)
    holders = holders[whole[holders]]
    first, place_of = np.unique(keys[holders], return_index=True)
    if not len(first):
        return np.full(len(rows), -1)
    at = np.minimum(np.searchsorted(first, keys[rows]), len(first) - 1)
    return np.where(whole[rows] & (first[at] == keys[rows]), holders[place_of[at]], -1)
