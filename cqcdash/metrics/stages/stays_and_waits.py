"""Every stay in a stage and every wait between two, one after the other."""

from typing import NamedTuple

import numpy as np

from cqcdash.metrics.stages.known import KnownVisits
from cqcdash.metrics.stages.waiting import waits
from cqcdash.metrics.stages.whereabouts import before, cases_of, inside


class Spells(NamedTuple):
    """Every known spell in a stage or between two, one element each.

    Attributes:
        visit: place of the visit in ``KnownVisits``; of a wait, the one that was left before
            it, whose ``waiting_for`` says whose move it was.
        place: place of ``Place``.
        begin: day number.
        end: day number; ``as_of`` while it lasts.
        ended: which are over.
    """

    visit: np.ndarray
    place: np.ndarray
    begin: np.ndarray
    end: np.ndarray
    ended: np.ndarray


def spells(known: KnownVisits) -> Spells:
    """Stays and waits of all cases; those with an unknown end are left out."""
    stay = np.flatnonzero(known.ended | known.open)
    waiting = waits(known, cases_of(known))
    wait_end = np.where(waiting.ended, known.entered[waiting.visit], known.as_of)
    return Spells(
        visit=np.concatenate([stay, waiting.left]),
        place=np.concatenate([inside(known.stage[stay]), before(waiting.stage)]),
        begin=np.concatenate([known.entered[stay], wait_end - waiting.days]),
        end=np.concatenate([known.until[stay], wait_end]),
        ended=np.concatenate([known.ended[stay], waiting.ended]),
    )
