"""How applications walk on: which stage follows, after how much waiting, until the issue.

A semi-Markov model of the whole history. Its state is the stage of a visit together with what was
done before it (tests, audit), so that swapped, skipped and repeated stages keep their share.
"""

from typing import NamedTuple

import numpy as np

from cqcdash.metrics.forecast.remaining import HORIZON, Length, length_of
from cqcdash.metrics.stages import (
    AUDIT,
    ISSUE,
    TESTS,
    Cases,
    KnownVisits,
    cases_of,
    next_stage,
    waits,
)
from cqcdash.vocabulary.records import STAGE_ORDER

_STAGES = len(STAGE_ORDER)
_DONE_BEFORE = 4
_STATES = _STAGES * _DONE_BEFORE
_FINISHED = _STAGES


class Model(NamedTuple):
    """What history says about the way to the certificate.

    Attributes:
        stay: the length of each stage.
        wait: the length of the waiting before each stage.
        next: states × (stages and the end), the share that goes on to each.
        after: states × frequencies, the Fourier transform of the days from leaving a visit in
            this state to the end.
        finished: per state, the fewest finished stays or waits on its most likely way.
    """

    stay: tuple[Length, ...]
    wait: tuple[Length, ...]
    next: np.ndarray
    after: np.ndarray
    finished: np.ndarray


def model(known: KnownVisits) -> Model:
    """Learn from every visit that was known on the day."""
    now = cases_of(known)
    stays = tuple(
        length_of(known.days[at], known.ended[at])
        for at in (
            np.flatnonzero((known.stage == s) & (known.ended | known.open)) for s in range(_STAGES)
        )
    )
    waiting = waits(known, now)
    befores = tuple(
        length_of(waiting.days[at], waiting.ended[at])
        for at in (np.flatnonzero(waiting.stage == s) for s in range(_STAGES))
    )
    share = _next_shares(known, now, states(known))
    return Model(
        stays, befores, share, _after(stays, befores, share), _finished(stays, befores, share)
    )


def states(known: KnownVisits) -> np.ndarray:
    """The state of each visit: its stage, and whether tests and audit were entered before it."""
    done = np.zeros(len(known.case), dtype=np.int64)
    for bit, stage in enumerate((TESTS, AUDIT)):
        count = np.cumsum(known.stage == stage)
        first = np.searchsorted(known.case, known.case)
        hit = (known.stage == stage).astype(np.int64)
        before = count - hit - (count[first] - hit[first])
        done += (before > 0) << bit
    return known.stage * _DONE_BEFORE + done


def following(state: np.ndarray, stage: np.ndarray) -> np.ndarray:
    """The state of the visit after one in ``state``, when it goes on to ``stage``."""
    from_stage, done = np.divmod(state, _DONE_BEFORE)
    done = done | (from_stage == TESTS) | ((from_stage == AUDIT) << 1)
    return stage * _DONE_BEFORE + done


def _next_shares(known: KnownVisits, now: Cases, state: np.ndarray) -> np.ndarray:
    """Shares of what followed each state; the usual order where nothing was seen."""
    same = np.flatnonzero(known.case[1:] == known.case[:-1])
    followed = np.concatenate([state[same], state[now.visit[now.done]]]) * (_STAGES + 1)
    followed[: len(same)] += known.stage[same + 1]
    followed[len(same) :] += _FINISHED
    count = np.bincount(followed, minlength=_STATES * (_STAGES + 1)).astype("float64")
    count = count.reshape(_STATES, _STAGES + 1)
    every = np.arange(_STATES)
    stage, done = np.divmod(every, _DONE_BEFORE)
    visited = np.zeros((_STATES, _STAGES), dtype=bool)
    visited[:, TESTS], visited[:, AUDIT] = done & 1, done >> 1
    usual = np.where(stage == ISSUE, _FINISHED, next_stage(stage, visited))
    unseen = count.sum(axis=1) == 0
    count[every[unseen], usual[unseen]] = 1
    return count / count.sum(axis=1, keepdims=True)


def _after(stay: tuple[Length, ...], wait: tuple[Length, ...], share: np.ndarray) -> np.ndarray:
    """Solve, frequency by frequency: after(s) = Σ share × wait × stay × after(next)."""
    step = np.stack(
        [np.fft.rfft(w.rest(-1)) * np.fft.rfft(s.rest(-1)) for w, s in zip(wait, stay, strict=True)]
    )
    system = np.zeros((step.shape[1], _STATES, _STATES), dtype=complex)
    system[:, np.arange(_STATES), np.arange(_STATES)] = 1
    for state, stage in zip(*np.nonzero(share[:, :_STAGES]), strict=True):
        target = following(np.array(state), np.array(stage))
        system[:, state, target] -= share[state, stage] * step[stage]
    end = np.broadcast_to(share[:, _FINISHED, None], (step.shape[1], _STATES, 1))
    return np.linalg.solve(system, end.astype(complex))[:, :, 0].T


def _finished(stay: tuple[Length, ...], wait: tuple[Length, ...], share: np.ndarray) -> np.ndarray:
    """The fewest finished durations on the most likely way from each state."""
    found = np.full(_STATES, np.iinfo(np.int64).max)
    for start in range(_STATES):
        state = start
        for _ in range(2 * _STAGES):
            stage = int(share[state].argmax())
            if stage == _FINISHED:
                break
            found[start] = min(found[start], stay[stage].finished, wait[stage].finished)
            state = int(following(np.array(state), np.array(stage)))
    return found


def days_to_end(model_: Model, state: int, age: int) -> np.ndarray:
    """Chance to be done in 0, 1, … days for a case whose visit in ``state`` has lasted ``age``."""
    stage = state // _DONE_BEFORE
    ahead = np.fft.rfft(model_.stay[stage].rest(age)) * model_.after[state]
    return np.fft.irfft(ahead, HORIZON)


def days_to_end_waiting(model_: Model, state: int, waited: int) -> np.ndarray:
    """The same for a case that left a visit in ``state`` and has been waiting since."""
    ahead = np.zeros(model_.after.shape[1], dtype=complex)
    stages = np.flatnonzero(model_.next[state, :_STAGES])
    weight = model_.next[state, stages] * [model_.wait[s].longer[waited] for s in stages]
    total = weight.sum()
    weight = weight / total if total > 0 else np.full(len(stages), 1 / max(len(stages), 1))
    for stage, part in zip(stages, weight, strict=True):
        target = int(following(np.array(state), np.array(stage)))
        way = np.fft.rfft(model_.wait[stage].rest(waited)) * np.fft.rfft(
            model_.stay[stage].rest(-1)
        )
        ahead += part * way * model_.after[target]
    return np.fft.irfft(ahead, HORIZON)
