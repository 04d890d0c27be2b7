"""What history says of each stage and of the waiting before it."""

from typing import NamedTuple

import numpy as np

from cqcdash.metrics.stages_cases import Cases
from cqcdash.metrics.stages_seen import Seen
from cqcdash.metrics.stages_summary import summaries
from cqcdash.metrics.stages_waiting import waits
from cqcdash.vocabulary.rules import RuleBook
from cqcdash.vocabulary.words import STAGE_ORDER

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


def history(known: Seen, now: Cases) -> History:
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
