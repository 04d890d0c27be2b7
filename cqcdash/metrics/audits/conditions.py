"""The four conditions over the audits of one group: what was found, again, and is open."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.audits.groups import audit_groups, covered, places_of_audits
from cqcdash.metrics.audits.known import finding_deadline, has_findings, known_audits
from cqcdash.metrics.calendar import NO_DAY, Days, day, days
from cqcdash.metrics.columns import Column
from cqcdash.vocabulary.preparation import CONDITION_HISTORY, CONDITIONS_FOUND, Condition
from cqcdash.vocabulary.records import CONDITIONS
from cqcdash.vocabulary.rules import RuleBook

# So many audits show whether a condition gets better; older ones say little about the plant of now.
RECENT = 5


def condition_history(
    members: pd.DataFrame, audits: pd.DataFrame, as_of: date, book: RuleBook
) -> pd.DataFrame:
    """The four conditions in every audit of one group that took place.

    Audits that end on one day are one visit; those of a single certificate are left out.

    Args:
        members: schema POSITIONS, the certificates of the group.
        audits: schema AUDITS, all of them.
        as_of: the day of the positions.
        book: the rules of the positions.

    Returns:
        Schema CONDITION_HISTORY, the earliest audit first.
    """
    found = _took_place(members, audits, day(as_of), book)
    if found.empty:
        return CONDITION_HISTORY.empty()
    parts = [_of_condition(found, *names) for names in zip(Condition, CONDITIONS, strict=True)]
    frame = pd.concat(parts, ignore_index=True)
    return CONDITION_HISTORY.conform(frame)


def _took_place(
    members: pd.DataFrame, audits: pd.DataFrame, today: np.datetime64, book: RuleBook
) -> pd.DataFrame:
    """The group's audits with their counts, their end, whether they are open, and the deadline."""
    seen = known_audits(audits, today)
    result = seen.passed | seen.failed | (has_findings(audits) & (seen.end <= today))
    chosen = np.flatnonzero(result & audits["certificate_no"].isna().to_numpy())
    groups = audit_groups(members, book)
    places = (place[chosen] for place in places_of_audits(audits, members, groups))
    mine = chosen[np.unique(covered(groups, *places).audit)]
    rows, end = audits.iloc[mine], seen.end[mine]
    passes = end[seen.passed[mine]]
    last_pass = passes.max() if len(passes) else NO_DAY
    closing = np.asarray(book.applying(rows, "findings_closed_by_later_pass"), dtype=bool)
    is_open = seen.unclosed[mine] & ~((last_pass > end) & closing)
    return (
        rows.loc[:, list(CONDITIONS)]
        .assign(audited_on=_micro(end), open=is_open, due=_micro(finding_deadline(rows, end, book)))
        .reset_index(drop=True)
    )


def _of_condition(found: pd.DataFrame, condition: Condition, column: str) -> pd.DataFrame:
    """One condition in each audit, in the order of the days."""
    counts = found[column]
    still = found["open"].to_numpy(bool) & (counts > 0).to_numpy(bool, na_value=False)
    rows = pd.DataFrame(
        {
            "audited_on": found["audited_on"],
            "findings": counts,
            "open_findings": counts.where(still, 0),
            "finding_due_on": found["due"].where(still),
        }
    )
    by_day: Column = rows.groupby("audited_on", sort=True)
    visits = by_day[["findings", "open_findings"]].sum(min_count=1)
    visits["finding_due_on"] = by_day["finding_due_on"].min()
    some = (visits["findings"] > 0).to_numpy(bool, na_value=False)
    visits["again"] = some & np.append(False, some[:-1])
    return visits.reset_index().assign(condition=str(condition))


def _micro(of: Days) -> np.ndarray:
    return of.astype("datetime64[us]")


def recent_audits(history: pd.DataFrame) -> pd.DataFrame:
    """The last few audits of a history; schema CONDITION_HISTORY."""
    ended = days(history["audited_on"])
    return history.loc[np.isin(ended, np.unique(ended)[-RECENT:])]


def audit_conditions(history: pd.DataFrame) -> pd.DataFrame:
    """The four conditions now: findings of the last audit, whether again, and what is open.

    Args:
        history: schema CONDITION_HISTORY, of one group.

    Returns:
        Schema CONDITIONS_FOUND, one row for each condition; counts are missing where no audit is
        known.
    """
    frame = pd.DataFrame({"condition": [str(condition) for condition in Condition]})
    by_condition = history.astype({"condition": "str"}).groupby("condition")
    last = history.loc[(history["audited_on"] == history["audited_on"].max()).to_numpy(bool)]
    now = last.astype({"condition": "str"}).set_index("condition")[["findings", "again"]]
    now = now.join(by_condition["open_findings"].sum()).join(by_condition["finding_due_on"].min())
    found = frame.join(now, on="condition")
    found["again"] = found["again"].fillna(value=False)
    return CONDITIONS_FOUND.conform(found)
