"""The clocks of a case and the history behind them: target (R19), retest (R18), stalled (R21)."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, add_days, add_months, earliest_by, latest_by
from cqcdash.metrics.durations import summaries
from cqcdash.metrics.stages import APPLICATION, AUDIT, REVIEW, TESTS, Cases, KnownVisits, waits
from cqcdash.vocabulary.records import STAGE_ORDER, ApplicationKind
from cqcdash.vocabulary.rules import RuleBook


class Targets(NamedTuple):
    """One element per case; days left are meaningless where the date is missing."""

    accepted: Days
    authority_due: Days
    authority_left: np.ndarray
    retest_by: Days
    retest_left: np.ndarray
    retest_risk: np.ndarray


def targets(
    known: KnownVisits, now: Cases, rows: pd.DataFrame, book: RuleBook, passed: Days
) -> Targets:
    """The authority's target counts from acceptance, the end of the stage application (R19).

    The retest counts from the passed type test, for initial applications whose audit has not
    ended (R18): from ``passed`` where the samples say so, else from the end of the product tests.
    It is at risk when its day is nearer than ``due_soon_days``.
    """
    today = np.datetime64(known.as_of, "D")
    accepted = earliest_by(known.case, _ends(known, APPLICATION), now.size)
    due = add_days(accepted, book.per_row(rows, "authority_target_days"))
    until = np.where(now.done, now.finished, known.as_of).astype("datetime64[D]")
    initial = (rows["kind"].isna() | (rows["kind"] == ApplicationKind.INITIAL)).to_numpy(bool)
    audited = ~np.isnat(latest_by(known.case, _ends(known, AUDIT), now.size))
    awaited = initial & ~now.done & ~audited & ~now.visited[:, REVIEW:].any(axis=1)
    tested = latest_by(known.case, _ends(known, TESTS), now.size)
    tested = np.where(np.isnat(passed), tested, passed)
    retest = add_months(tested, book.per_row(rows, "retest_months"))
    retest = np.where(awaited, retest, NO_DAY)
    left = (retest - today).astype("int64")
    soon = book.per_row(rows, "due_soon_days").to_numpy("int64")
    return Targets(
        accepted=accepted,
        authority_due=due,
        authority_left=(due - until).astype("int64"),
        retest_by=retest,
        retest_left=left,
        retest_risk=~np.isnat(retest) & (left <= soon),
    )


def _ends(known: KnownVisits, stage: int) -> Days:
    ended = known.ended & (known.stage == stage)
    return np.where(ended, known.until.astype("datetime64[D]"), NO_DAY)


def stalled_after(
    now: Cases, norm: np.ndarray, p85: np.ndarray, rows: pd.DataFrame, book: RuleBook
) -> np.ndarray:
    """After how many days in its stage, or between two, a case is stalled (R21); NaN: never.

    In a stage: 1.5 × the norm, or P85 of the stage's own history, whichever is known and passed
    first. Between two stages: P85 of the waiting before the next stage; while that is not known,
    1.5 × an even share of the time that the norms leave for waiting.

    Args:
        now: where the cases stand.
        norm: the norm of each case's present stage, NaN without one.
        p85: P85 of its present stage or waiting, NaN while there are too few.
        rows: plant and category of each case.
        book: gives the factor and the norms.
    """
    factor = book.per_row(rows, "stalled_factor").to_numpy("float64")
    inside = np.fmin(factor * norm, p85)
    between = np.where(np.isnan(p85), factor * waiting_norm_days(book), p85)
    return np.where(now.waiting, between, inside)


_STAGES = len(STAGE_ORDER)
_DAYS_PER_MONTH = 365.25 / 12


class History(NamedTuple):
    """P85 per stage in days, NaN with too few finished ones.

    Attributes:
        stay: of the stage.
        wait: of the waiting before the stage.
    """

    stay: np.ndarray
    wait: np.ndarray


def history(known: KnownVisits, now: Cases) -> History:
    """P85 of every stage and of the waiting before it, open ones counted."""
    stays = np.where(known.ended | known.open, known.stage, -1)
    waiting = waits(known, now)
    return History(
        _p85(stays, known.days, known.ended), _p85(waiting.stage, waiting.days, waiting.ended)
    )


def _p85(stage: np.ndarray, days: np.ndarray, ended: np.ndarray) -> np.ndarray:
    table, _ = summaries(stage, days, ended, _STAGES)
    return table["p85_days"].to_numpy("float64", na_value=np.nan)


def waiting_norm_days(book: RuleBook) -> float:
    """An even share of what the norm of a whole case leaves for waiting (R20).

    The source document gives no norm for waiting: (months of a case − norms of its stages),
    divided by the four waits between five stages.
    """
    rules = book.defaults
    left = rules.case_norm_months * _DAYS_PER_MONTH - sum(rules.stage_norm_days.values())
    return max(left / (_STAGES - 1), 1.0)
