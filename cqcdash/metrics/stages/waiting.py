"""Waiting between stages: the larger half of an application's time."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.columns import words_of
from cqcdash.metrics.durations import summaries
from cqcdash.metrics.stages.cuts import cut_by
from cqcdash.metrics.stages.known import KnownVisits, known_visits
from cqcdash.metrics.stages.whereabouts import Cases, cases_of
from cqcdash.vocabulary.records import STAGE_ORDER, Stage

_STAGES = len(STAGE_ORDER)


class Waits(NamedTuple):
    """Every known wait between two stages, running ones included.

    Attributes:
        visit: place of a visit in ``KnownVisits``: the one that was waited for, or, while the case
            is still waiting, the one that it left last.
        left: place of the visit that was left; its ``waiting_for`` says whose move it was.
        stage: the stage that was waited for; while still waiting, the next one to expect.
        days: how long it took, or has been running.
        ended: which waits are over.
    """

    visit: np.ndarray
    left: np.ndarray
    stage: np.ndarray
    days: np.ndarray
    ended: np.ndarray


def waits(known: KnownVisits, now: Cases | None = None) -> Waits:
    """The waits before each visit, and those of cases that are between two stages."""
    now = now or cases_of(known)
    over = np.flatnonzero(known.waited)
    still = np.flatnonzero(now.waiting)
    visit = np.concatenate([over, now.visit[still]])
    return Waits(
        visit=visit,
        left=np.concatenate([over - 1, now.visit[still]]),
        stage=np.concatenate([known.stage[over], now.next_stage[still]]),
        days=np.concatenate([known.wait[over], known.as_of - known.until[now.visit[still]]]),
        ended=np.arange(len(visit)) < len(over),
    )


def waiting_statistics(visits: pd.DataFrame, as_of: date, by: Sequence[str] = ()) -> pd.DataFrame:
    """Waiting before each stage, one row per stage and group.

    The first stage is among them only when a case went back to it.

    Args:
        visits: schema VISITS.
        as_of: the day to look from.
        by: any of plant, product_category, kind, period (of the visit waited for), and
            waiting_for: whose move it was, as the visit that was left says.

    Returns:
        The columns of ``by``, then stage (which was waited for), waits, median_days, p85_days,
        n_closed, open, the 95 % limits, enough, days_total (all waiting days, also of those who
        still wait), share (of all waiting days).
    """
    known = known_visits(visits, as_of)
    waiting = waits(known)
    whose = "waiting_for" in by
    grouped = cut_by(known, by)
    of_wait = grouped.of_visit[waiting.left if whose else waiting.visit]
    group = of_wait * _STAGES + waiting.stage
    size = grouped.size * _STAGES
    table, _ = summaries(group, waiting.days, waiting.ended, size)
    total = np.bincount(group, weights=waiting.days, minlength=size)
    table.insert(0, "stage", words_of(np.arange(size) % _STAGES, Stage, table.index))
    table.insert(1, "waits", table["n_closed"] + table["open"])
    table["days_total"] = pd.array(total.astype("int64"), dtype="Int64")
    table["share"] = pd.array(total / max(total.sum(), 1), dtype="Float64")
    keys = grouped.keys.iloc[np.repeat(np.arange(grouped.size), _STAGES)].reset_index(drop=True)
    table = pd.concat([keys, table], axis=1)
    occurs = table["waits"] > 0
    shown = occurs if by else occurs | (table["stage"] != STAGE_ORDER[0])
    return table.loc[shown].reset_index(drop=True)


def waiting_by_whom(visits: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Whose move the waiting was, all stages together, the longest first.

    Returns:
        waiting_for (missing: the data does not say), waits, open, days_total, share.
    """
    each = waiting_statistics(visits, as_of, by=("waiting_for",))
    sums = ["waits", "open", "days_total", "share"]
    table = each.pivot_table(sums, "waiting_for", aggfunc="sum", dropna=False, observed=True)
    table = table[sums].reset_index()
    return table.sort_values("days_total", ascending=False, ignore_index=True)


def flow_efficiency(visits: pd.DataFrame, as_of: date, by: Sequence[str] = ()) -> pd.DataFrame:
    """The share of a finished case's time that it spent inside a stage.

    Only finished cases without a forgotten end count, since the others cannot be divided.

    Returns:
        The columns of ``by``, then n (cases), days_total, days_in_stages, days_waiting,
        efficiency (0 to 1, missing without a case).
    """
    known = known_visits(visits, as_of)
    now = cases_of(known)
    grouped = cut_by(known, by)
    unknown = np.bincount(known.case[~(known.ended | known.open)], minlength=now.size) > 0
    counted = np.flatnonzero(now.done & ~unknown)
    group = grouped.of_visit[now.first[counted]]
    total = (now.finished - now.started)[counted]
    waited = np.bincount(known.case, weights=known.wait * known.waited, minlength=now.size)
    sums = [
        np.bincount(group, weights=w, minlength=grouped.size).astype("int64")
        for w in (np.ones(len(counted)), total, waited[counted])
    ]
    n, days, waiting = (pd.Series(pd.array(s, dtype="Int64")) for s in sums)
    return grouped.keys.reset_index(drop=True).assign(
        n=n,
        days_total=days,
        days_in_stages=days - waiting,
        days_waiting=waiting,
        efficiency=((days - waiting) / days.where(days > 0)).astype("Float64"),
    )
