"""The sample group's applications: how each one walks through the stages.

Lengths are log-normal around the source document's weeks, waiting takes about half of the time,
auditors come in fortnightly rounds, a few cases get stuck, go back, skip or swap a stage.
"""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.vocabulary.records import STAGE_ORDER, ApplicationKind, WaitingFor

HISTORY_DAYS = 3 * 365
KINDS = (
    ApplicationKind.INITIAL,
    ApplicationKind.RENEWAL,
    ApplicationKind.CHANGE,
    ApplicationKind.EXTENSION,
)
_KIND_SHARES = (0.45, 0.25, 0.20, 0.10)

# Application, product tests, factory audit, review, issue.
_STAY_DAYS = np.array([5.0, 21.0, 2.6, 16.0, 2.6])
_STAY_SPREAD = np.array([0.35, 0.35, 0.2, 0.35, 0.4])
_WAIT_DAYS = np.array([0.0, 16.0, 16.0, 5.0, 4.0])
_WAIT_SPREAD = np.array([0.0, 0.6, 0.6, 0.6, 0.5])
_STUCK_SHARE, _STUCK_FACTOR = 0.04, 3.5
_TOGETHER_SHARE, _FORGOTTEN_SHARE, _SILENT_SHARE = 0.2, 0.012, 0.1
_ROUND_DAYS = 14
_AUDIT = 2

_USUAL = (0, 1, 2, 3, 4, -1, -1)
_PATHS = np.array(
    [
        _USUAL,
        (0, 2, 1, 3, 4, -1, -1),  # the audit before the tests
        (0, 1, 3, 4, -1, -1, -1),  # no audit needed
        (0, 1, 2, 3, 1, 3, 4),  # an objection: back to the tests
        _USUAL,  # the audit while the tests run
    ]
)
_PATH_SHARES = (0.85, 0.04, 0.02, 0.05, 0.04)
_PATH_SHARES_CHANGE = (0.56, 0.02, 0.35, 0.04, 0.03)
_PARALLEL = 4
_STEPS = _PATHS.shape[1]


def kinds(count: int, rng: np.random.Generator) -> np.ndarray:
    """An application kind for each case."""
    return rng.choice([str(k) for k in KINDS], size=count, p=_KIND_SHARES)


def walks(
    kind: np.ndarray, plant: np.ndarray, slow: np.ndarray, as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    """Every stage visit of every case, also those which lie after ``as_of``.

    Args:
        kind: the kind of each case.
        plant: the plant's position of each case.
        slow: the factor on the waiting for auditors of each case.
        as_of: the day on which the group looks at its cases.
        rng: the source of chance.

    Returns:
        case (position), step, stage (position), entered and left as day numbers,
        one row per visit, in the order of the walk.
    """
    count = len(kind)
    path = _paths(kind, rng)
    steps = _PATHS[path]
    today = int(np.datetime64(as_of, "D").astype(int))
    previous = _starts(count, today, rng)
    entered, left = np.zeros((2, count, _STEPS), dtype=np.int64)
    for step in range(_STEPS):
        stage = steps[:, step]
        wait = _lengths(_WAIT_DAYS[stage], _WAIT_SPREAD[stage], rng)
        wait = np.where(stage == _AUDIT, wait * slow, wait) if step else np.zeros(count)
        begin = previous + np.rint(wait).astype(np.int64)
        begin = np.where(stage == _AUDIT, _next_round(begin, plant), begin)
        stay = np.maximum(np.rint(_lengths(_STAY_DAYS[stage], _STAY_SPREAD[stage], rng)), 1)
        overlapping = (path == _PARALLEL) & (stage == _AUDIT)
        begin = np.where(overlapping, previous - 5, begin)
        entered[:, step], left[:, step] = begin, begin + stay.astype(np.int64)
        previous = np.where(stage >= 0, np.maximum(previous, left[:, step]), previous)
    _place_one_in_every_stage(steps, entered, left, today)
    case, step = np.nonzero(steps >= 0)
    return pd.DataFrame(
        {
            "case": case,
            "step": step,
            "stage": steps[case, step],
            "entered": entered[case, step],
            "left": left[case, step],
        }
    )


def visits(walked: pd.DataFrame, as_of: date, rng: np.random.Generator) -> pd.DataFrame:
    """What is known of the walks on ``as_of``: later visits are unseen, running ones open.

    Returns:
        case, stage, entered_on, left_on, waiting_for; a few ends were never written down.
    """
    today = int(np.datetime64(as_of, "D").astype(int))
    case, _, stage, entered, left = walked[walked["entered"] <= today].to_numpy().T
    last = np.append(case[1:] != case[:-1], True)
    open_now = left > today
    forgotten = ~last & (rng.random(len(case)) < _FORGOTTEN_SHARE)
    return pd.DataFrame(
        {
            "case": case,
            "stage": np.array([str(s) for s in STAGE_ORDER])[stage],
            "entered_on": entered.astype("datetime64[D]"),
            "left_on": pd.Series(left.astype("datetime64[D]")).mask(open_now | forgotten),
            "waiting_for": _whose_move(stage, open_now, rng),
        }
    )


def spans(walked: pd.DataFrame, count: int) -> tuple[pd.Series, pd.Series]:
    """The first and the last day of each case."""
    case = walked["case"].to_numpy()
    first, last = np.full(count, np.iinfo(np.int64).max), np.zeros(count, dtype=np.int64)
    np.minimum.at(first, case, walked["entered"].to_numpy())
    np.maximum.at(last, case, walked["left"].to_numpy())
    return pd.Series(first.astype("datetime64[D]")), pd.Series(last.astype("datetime64[D]"))


def _paths(kind: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    drawn = rng.random(len(kind))
    usual = np.searchsorted(np.cumsum(_PATH_SHARES)[:-1], drawn)
    change = np.searchsorted(np.cumsum(_PATH_SHARES_CHANGE)[:-1], drawn)
    return np.where(kind == ApplicationKind.CHANGE, change, usual)


def _starts(count: int, today: int, rng: np.random.Generator) -> np.ndarray:
    start = np.sort(today - rng.integers(1, HISTORY_DAYS, count))
    together = rng.random(count) < _TOGETHER_SHARE
    return np.where(together, np.roll(start, 1), start)


def _lengths(middle: np.ndarray, spread: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    stuck = np.where(rng.random(len(middle)) < _STUCK_SHARE, _STUCK_FACTOR, 1.0)
    return middle * stuck * np.exp(spread * rng.standard_normal(len(middle)))


def _next_round(day: np.ndarray, plant: np.ndarray) -> np.ndarray:
    shift = (plant * 5) % _ROUND_DAYS
    return -(-(day - shift) // _ROUND_DAYS) * _ROUND_DAYS + shift


def _place_one_in_every_stage(
    steps: np.ndarray, entered: np.ndarray, left: np.ndarray, today: int
) -> None:
    """Move single finished cases in time, so that no stage is empty on the day of looking."""
    end = left.max(axis=1, where=steps >= 0, initial=0)
    finished = list(np.nonzero(end < today - 200)[0])
    for stage in range(len(STAGE_ORDER)):
        inside = (steps == stage) & (entered <= today) & (left > today)
        if inside.any() or not finished:
            continue
        case = finished.pop()
        at = int(np.nonzero(steps[case] == stage)[0][0]) if (steps[case] == stage).any() else 0
        move = today - entered[case, at]
        entered[case] += move
        left[case] += move


def _whose_move(stage: np.ndarray, is_open: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Whose move it is: inside the stage while it is open, behind it once it was left."""
    u, la, au, ty, cu = (str(w) for w in WaitingFor)
    inside = np.array([[u, ty, ty], [la, la, cu], [au, au, au], [ty, ty, u], [ty, ty, u]])
    behind = np.array([[cu, cu, u], [au, au, u], [ty, ty, u], [u, u, ty], [ty, ty, ty]])
    pick = rng.integers(0, 3, len(stage))
    said = np.where(is_open, inside[stage, pick], behind[stage, pick]).astype(object)
    said[rng.random(len(stage)) < _SILENT_SHARE] = None
    return said
