"""How long applications stay in each stage, against the norms (R20)."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.columns import is_one_of, whole, words_of
from cqcdash.metrics.durations import summaries
from cqcdash.metrics.stages.cuts import Cut, cut_by
from cqcdash.metrics.stages.known import KnownVisits, known_visits
from cqcdash.metrics.stages.waiting import waits
from cqcdash.vocabulary.records import STAGE_ORDER, ApplicationKind, Stage
from cqcdash.vocabulary.rules import RuleBook

_STAGES = len(STAGE_ORDER)
_FIRST = (
    "stage",
    "visits",
    "open",
    "median_days",
    "p85_days",
    "norm_days",
    "over_norm",
    "waiting_median_days",
)


def stage_statistics(
    visits: pd.DataFrame, as_of: date, book: RuleBook, by: Sequence[str] = ()
) -> pd.DataFrame:
    """Duration of the stages, one row per stage and group.

    Args:
        visits: schema VISITS.
        as_of: the day to look from; what came later is not seen.
        book: gives the norms (R20); the stage of issue has none.
        by: any of plant, product_category, kind, waiting_for, period (quarter of the entry).

    Returns:
        The columns of ``by``, then stage, visits, open, median_days, p85_days, norm_days,
        over_norm (visits, open or not, that are longer than the norm), waiting_median_days (from
        leaving the stage before to entering this one), n_closed, the 95 % limits median_low,
        median_high, p85_low, p85_high, share_over_norm (Kaplan–Meier, 0 to 1), enough,
        unknown_end, waiting_n (waits that have ended). Days are calendar days.
    """
    known = known_visits(visits, as_of)
    grouped = cut_by(known, by)
    group = grouped.of_visit * _STAGES + known.stage
    size = grouped.size * _STAGES
    measured = np.where(known.ended | known.open, group, -1)
    table, curves = summaries(measured, known.days, known.ended, size)
    norm = visit_norms(known, book)
    over = (known.ended | known.open) & (known.days > norm)
    table["visits"] = _count(group, size)
    table["unknown_end"] = _count(group[~(known.ended | known.open)], size)
    table["over_norm"] = _count(group[over], size)
    shown = _norm_of_group(group, norm, size, book)
    table["norm_days"] = whole(shown, ~np.isnan(shown))
    share = [curve.longer_than(days) for curve, days in zip(curves, shown, strict=True)]
    table["share_over_norm"] = pd.array(np.where(np.isnan(shown), np.nan, share), dtype="Float64")
    before = _waiting(known, grouped, size)
    table["waiting_median_days"], table["waiting_n"] = before["median_days"], before["n_closed"]
    table["stage"] = words_of(np.arange(size) % _STAGES, Stage, table.index)
    keys = grouped.keys.iloc[np.repeat(np.arange(grouped.size), _STAGES)].reset_index(drop=True)
    rest = [c for c in table if c not in _FIRST]
    return pd.concat([keys, table[[*_FIRST, *rest]]], axis=1)


def stage_points(visits: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Every measured visit: what a page shows where there are too few to say.

    Returns:
        application_no, plant, product_category, kind, stage, entered_on, days, open.
    """
    known = known_visits(visits, as_of)
    chosen = np.flatnonzero(known.ended | known.open)
    columns = ["application_no", "plant", "product_category", "kind", "stage", "entered_on"]
    rows = known.rows[columns].iloc[chosen].reset_index(drop=True)
    return rows.assign(
        days=pd.array(known.days[chosen], dtype="Int64"),
        open=pd.array(known.open[chosen], dtype="boolean"),
    )


def visit_norms(known: KnownVisits, book: RuleBook) -> np.ndarray:
    """The norm of each visit in days (R20, R27), NaN where there is none."""
    norm = np.full(len(known.case), np.nan)
    converting = _conversions(known)
    for place, stage in enumerate(STAGE_ORDER):
        inside = known.stage == place
        for setting, rows in (
            ("stage_norm_days", inside & ~converting),
            ("conversion_norm_days", inside & converting),
        ):
            if str(stage) in getattr(book.defaults, setting) and rows.any():
                norm = np.where(rows, book.applying(known.rows, setting, str(stage)), norm)
    return norm


def _conversions(known: KnownVisits) -> np.ndarray:
    """Which visits are of a case whose last visit that names a kind says conversion."""
    kind = known.rows["kind"]
    named = np.flatnonzero(kind.notna())
    told = np.zeros(len(known.numbers), dtype=bool)
    told[known.case[named]] = is_one_of(kind, [ApplicationKind.CONVERSION])[named]
    return told[known.case]


def _norm_of_group(group: np.ndarray, norm: np.ndarray, size: int, book: RuleBook) -> np.ndarray:
    """The norm that all visits of a group share, else the default one."""
    defaults = book.defaults.stage_norm_days
    default = np.array([float(defaults.get(str(s), np.nan)) for s in STAGE_ORDER])
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.fmin.at(low, group, norm)
    np.fmax.at(high, group, norm)
    return np.where(low == high, low, default[np.arange(size) % _STAGES])


def _waiting(known: KnownVisits, grouped: Cut, size: int) -> pd.DataFrame:
    waiting = waits(known)
    group = grouped.of_visit[waiting.visit] * _STAGES + waiting.stage
    return summaries(group, waiting.days, waiting.ended, size)[0]


def _count(group: np.ndarray, size: int) -> pd.api.extensions.ExtensionArray:
    return pd.array(np.bincount(group, minlength=size), dtype="Int64")
