"""What has to be done before what: the item that blocks a renewal or a conversion (R13, R27)."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.attention.parts import Part
from cqcdash.metrics.columns import Column, is_one_of
from cqcdash.vocabulary.renewals import BlockedBy


class Blocking(NamedTuple):
    """Pairs of a certificate's row, the item that blocks it, and the blocked item.

    Attributes:
        row: the certificate.
        by: the item to be done before.
        item: the item that waits; -1 for a renewal that its blocker carries.
    """

    row: np.ndarray
    by: np.ndarray
    item: np.ndarray


class Blockers(NamedTuple):
    """The item of each certificate that could stand in its way; -1 for none."""

    audit: np.ndarray
    finding: np.ndarray
    own: np.ndarray


def blocking(
    positions: pd.DataFrame,
    blockers: Blockers,
    waiting: np.ndarray,
    lapsing: np.ndarray,
    converting: np.ndarray,
) -> Blocking:
    """Which items stand in the way of which.

    Args:
        positions: schema POSITIONS.
        blockers: the items that can be in the way.
        waiting: which renewals are carried by their blocker.
        lapsing: the item of each renewal that cannot be saved any more, -1 for none.
        converting: the item of each conversion, -1 for none.
    """
    renewal = _blocker(positions["renewal_blocked_by"], blockers)
    conversion = _blocker(positions["conversion_blocked_by"], blockers)
    parts = (
        (np.flatnonzero(waiting & (renewal >= 0)), renewal, np.full(len(waiting), -1)),
        (np.flatnonzero((lapsing >= 0) & (renewal >= 0)), renewal, lapsing),
        (np.flatnonzero((converting >= 0) & (conversion >= 0)), conversion, converting),
    )
    return Blocking(
        np.concatenate([rows for rows, _, _ in parts]),
        np.concatenate([by[rows] for rows, by, _ in parts]),
        np.concatenate([item[rows] for rows, _, item in parts]),
    )


def _blocker(why: Column, blockers: Blockers) -> np.ndarray:
    """A finding of a failed audit is made good by repeating that audit."""
    open_finding = np.where(blockers.finding >= 0, blockers.finding, blockers.audit)
    by_reason = {
        BlockedBy.SUSPENDED: blockers.own,
        BlockedBy.AUDIT_OVERDUE: blockers.audit,
        BlockedBy.FINDING_OPEN: open_finding,
        BlockedBy.OLD_STANDARD: blockers.own,
    }
    return np.select(
        [is_one_of(why, [reason]) for reason in by_reason], list(by_reason.values()), -1
    )


def needed_findings(part: Part, why: Column, rows: np.ndarray) -> np.ndarray:
    """Which findings stand in the way of one of these certificates, however far their deadline."""
    open_finding = rows & is_one_of(why, [BlockedBy.FINDING_OPEN])
    found = np.zeros(len(part.items), dtype=bool)
    found[part.item[open_finding[part.row]]] = True
    return found


def first_blockers(blocks: Blocking, size: int) -> np.ndarray:
    """The item that blocks most of each item's certificates, -1 for none."""
    pairs = pd.DataFrame({"item": blocks.item, "by": blocks.by})
    counts = pairs.loc[pairs["item"] >= 0].value_counts(sort=False).reset_index(name="n")
    counts = counts.sort_values(["n", "by"], ascending=[False, True]).drop_duplicates("item")
    found = np.full(size, -1)
    found[counts["item"].to_numpy("int64")] = counts["by"].to_numpy("int64")
    return found
