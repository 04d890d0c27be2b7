"""Which numbers are to be looked up in the public database, the most urgent first (R23)."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, add_days, dates, day, days, earliest
from cqcdash.metrics.columns import is_one_of, place, whole, words_of
from cqcdash.vocabulary.certificates import Standing, State
from cqcdash.vocabulary.records import ENDED_STATUSES, Status
from cqcdash.vocabulary.rules import SHIPPED, RuleBook
from cqcdash.vocabulary.verification import MAY_CHANGE, VerifyReason


def numbers_to_verify(
    positions: pd.DataFrame, as_of: date, book: RuleBook = SHIPPED
) -> pd.DataFrame:
    """The certificates to look up, the most urgent first, with VERIFICATION's columns.

    A number is to be looked up when its status is not verified (R23), and again after
    ``verify_again_days`` when the status may be another one any day: it is unknown or suspended,
    or a deadline was missed. What is reported as revoked, cancelled or expired is over.

    In this order: what is not verified first; then by reason, in the order of ``VerifyReason``;
    then by the earlier of safe-until and expiry, none first; then the oldest status, none first;
    then by number.

    Args:
        positions: schema POSITIONS.
        as_of: the day of the positions.
        book: the rules of the positions.
    """
    rows = with_sights(positions, as_of)
    rows = rows.assign(verify_reason=_reasons(rows, as_of, book))
    today, told = day(as_of), _by(days(rows["status_reported_on"]), as_of)
    again = add_days(told, book.applying(rows, "verify_again_days"))
    stale = ~rows["verified"].to_numpy(bool)
    shaky = is_one_of(rows["verify_reason"], MAY_CHANGE) & ~(again > today)
    over = is_one_of(rows["status"], ENDED_STATUSES)
    order = rows.assign(
        fresh=~stale,
        ends=dates(earliest(days(rows["safe_until"]), days(rows["expires_on"])), rows.index),
        told=dates(told, rows.index),
    )
    order = order.loc[(stale | shaky) & ~over].sort_values(
        ["fresh", "verify_reason", "ends", "told", "certificate_no"], na_position="first"
    )
    return order.drop(columns=["fresh", "ends", "told"])


def with_sights(positions: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The positions with how old each status is, and when and by whom it was last verified.

    A status that a list brought after the last look-up is the newer verification, and nobody's.

    Args:
        positions: schema POSITIONS.
        as_of: the day of the positions; what is dated later is not yet known.
    """
    told = _by(days(positions["status_reported_on"]), as_of)
    looked = _by(days(positions["verified_on"]), as_of)
    own = ~np.isnat(looked) & ~(told > looked)
    age = (day(as_of) - told).astype("int64")
    return positions.assign(
        status_age_days=whole(age, ~np.isnat(told)),
        last_seen_on=dates(np.where(own, looked, told), positions.index),
        last_seen_by=positions["verified_by"].where(own),
    )


def _by(found: Days, as_of: date) -> Days:
    return np.where(found <= day(as_of), found, NO_DAY)


def _reasons(rows: pd.DataFrame, as_of: date, book: RuleBook) -> pd.Series:
    horizon = add_days(np.full(len(rows), day(as_of)), book.applying(rows, "due_soon_days"))
    unknown = is_one_of(rows["status"], [Status.UNKNOWN]) | rows["status"].isna().to_numpy()
    ends = earliest(days(rows["safe_until"]), days(rows["expires_on"]))
    # An expired one ships nothing, whatever else is the matter with it.
    code = np.select(
        [
            is_one_of(rows["state"], [State.EXPIRED]),
            unknown,
            is_one_of(rows["status"], [Status.SUSPENDED]),
            is_one_of(rows["standing"], [Standing.DEADLINE_MISSED])
            | is_one_of(rows["state"], [State.DUTY_CHANGE_OVERDUE]),
            ends <= horizon,
        ],
        [
            place(VerifyReason.EXPIRED),
            place(VerifyReason.UNKNOWN),
            place(VerifyReason.SUSPENDED),
            place(VerifyReason.DEADLINE_MISSED),
            place(VerifyReason.ENDS_SOON),
        ],
        place(VerifyReason.NOT_SEEN),
    )
    return words_of(code, VerifyReason, rows.index)
