"""What needs attention about certificates themselves, those of one plant and week together."""

import numpy as np
import pandas as pd

from cqcdash.metrics.attention.audits import WORDS
from cqcdash.metrics.attention.parts import Part, gap_days, or_none, summed_up
from cqcdash.metrics.calendar import NO_DAY, days, first_ahead
from cqcdash.metrics.certificates import Steps, verify_by
from cqcdash.metrics.columns import codes, is_one_of, place
from cqcdash.vocabulary.attention import ItemKind
from cqcdash.vocabulary.certificates import NextAction, State
from cqcdash.vocabulary.renewals import BlockedBy
from cqcdash.vocabulary.rules import RuleBook

ENDED = (State.REVOKED, State.CANCELLED, State.EXPIRED)
# Their own state says more about the item than how near its day is.
KEPT = (State.SUSPENDED, State.DUTY_CHANGE_OVERDUE, State.UNKNOWN)
BETWEEN = " · "
# Places of the sorts of item that a certificate can be; a suspension stays alone.
LIFT, RENEW, LAPSE, END, UPDATE, VERIFY = range(6)
KINDS = np.array(
    [
        str(ItemKind.CERTIFICATE),
        str(ItemKind.RENEWALS),
        str(ItemKind.LAPSES),
        str(ItemKind.ENDED),
        str(ItemKind.RULE_UPDATES),
        str(ItemKind.STATUSES),
    ]
)
BY_WEEK = (RENEW, LAPSE, END)


def waiting_renewals(
    positions: pd.DataFrame, found: Steps, today: np.datetime64, horizon: int
) -> np.ndarray:
    """Renewals to file soon that something blocks: what blocks them carries them (R13)."""
    renewal = found.renewal
    near = renewal.step.date <= today + np.timedelta64(horizon, "D")
    return near & renewal.blocked & ~renewal.lost & ~is_one_of(positions["state"], ENDED)


def certificates_to_handle(
    positions: pd.DataFrame, found: Steps, today: np.datetime64, horizon: int, book: RuleBook
) -> Part:
    """One sort of item at most for each certificate, bundled by plant and week.

    Suspended; else what comes first of an update to a rule and a renewal that nothing blocks or
    that cannot be saved; else a status that nobody verified lately. A certificate that expired
    longer ago than the horizon is history. Of one that was revoked or cancelled nobody knows
    when: it shows among the changes, not here.
    """
    rows = _rows(positions, found, today, horizon, book)
    kept = rows.loc[rows["sort"] >= 0]
    return _bundled(positions, kept)


def _rows(
    positions: pd.DataFrame, found: Steps, today: np.datetime64, horizon: int, book: RuleBook
) -> pd.DataFrame:
    """The sort of item that each certificate is, -1 for none, with its dates."""
    sort = _sorts(positions, found, today, horizon)
    renewal, rule = found.renewal, found.rule
    ended_on, lift = days(positions["safe_until"]), days(positions["suspension_ends_on"])
    told = verify_by(positions, book)
    filing, by = renewal.step, days(positions["expires_on"])
    none = np.full(len(positions), NO_DAY)
    # In the order of the sorts: the underlying date, the day to act, the day on which it bites.
    table = (
        (lift, first_ahead(today, lift), lift),
        (filing.date, filing.act_by, by),
        (filing.date, filing.act_by, by),
        (ended_on, none, ended_on),
        (rule.date, rule.act_by, days(positions["rule_change_deadline"])),
        (told, first_ahead(today, told), none),
    )
    date, act_by, bites = (
        np.choose(np.maximum(sort, 0), [row[n] for row in table]) for n in range(3)
    )
    lost, over = sort == LAPSE, sort == END
    return pd.DataFrame(
        {
            "sort": sort,
            "row": np.arange(len(positions)),
            "what": _what(sort),
            "date": date,
            "act_by": act_by,
            "bites_on": bites,
            "state_code": _states(positions, sort, date < today),
            "gap_days": gap_days(renewal.ready_on, by, lost),
            "expected_on": np.where(lost | over, renewal.ready_on, NO_DAY),
        }
    )


def _sorts(positions: pd.DataFrame, found: Steps, today: np.datetime64, horizon: int) -> np.ndarray:
    state, renewal, rule = positions["state"], found.renewal, found.rule
    limit = today + np.timedelta64(horizon, "D")
    ended, suspended = is_one_of(state, ENDED), is_one_of(state, [State.SUSPENDED])
    begin = today - np.timedelta64(horizon, "D")
    recent = is_one_of(state, [State.EXPIRED]) & (days(positions["safe_until"]) >= begin)
    outdated = is_one_of(positions["conversion_blocked_by"], [BlockedBy.OLD_STANDARD])
    updating = (rule.date <= limit) | (outdated & ~np.isnat(rule.date))
    filing = (renewal.step.date <= limit) & (~renewal.blocked | renewal.lost)
    first = updating & (outdated | ~filing | (rule.act_by <= renewal.step.act_by))
    unsure = is_one_of(positions["next_action"], [NextAction.VERIFY_STATUS])
    return np.select(
        [recent, ended, suspended, first, filing & renewal.lost, filing, unsure],
        [END, -1, LIFT, UPDATE, LAPSE, RENEW, VERIFY],
        -1,
    )


def _what(sort: np.ndarray) -> np.ndarray:
    actions = (
        NextAction.LIFT_SUSPENSION,
        NextAction.FILE_RENEWAL,
        NextAction.APPLY_ANEW,
        NextAction.APPLY_ANEW,
        NextAction.UPDATE_RULE,
        NextAction.VERIFY_STATUS,
        NextAction.NONE,
    )
    return WORDS[np.array([place(action) for action in actions])[sort]]


def _states(positions: pd.DataFrame, sort: np.ndarray, late: np.ndarray) -> np.ndarray:
    own = positions["state"].cat.codes.to_numpy().astype("int64")
    kept = np.isin(own, [place(state) for state in (*ENDED, *KEPT)]) | (sort == VERIFY)
    return np.select(
        [kept, late & (sort == UPDATE), late],
        [own, place(State.RULE_CHANGE_OVERDUE), place(State.RENEWAL_LATE)],
        place(State.DUE_SOON),
    )


def _bundled(positions: pd.DataFrame, rows: pd.DataFrame) -> Part:
    """Rows of one sort, plant and week as one item; a single one keeps its certificate's number.

    A suspension is lifted one by one, and what has no plant stands for itself.
    """
    row, sort = rows["row"].to_numpy(), rows["sort"].to_numpy()
    plant, plants = codes(positions["plant"])
    of_row = plant[row]
    week = _weeks(rows, sort)
    own = _factorized(sort, of_row, week, row)
    size = int(own.max()) + 1 if len(own) else 0
    head = np.zeros(size, dtype="int64")
    head[own[::-1]] = np.arange(len(row))[::-1]
    summary = summed_up(own, size, rows)
    single = np.asarray(summary["certificates_at_stake"]) == 1
    numbers = positions["certificate_no"].to_numpy()[row[head]]
    named = or_none(plants)[of_row[head]]
    keys = np.where(single, numbers, _keys(named, week[head]))
    items = pd.DataFrame(
        {
            "item_kind": np.where(single, KINDS[LIFT], KINDS[sort[head]]),
            "item_key": keys,
            "what": rows["what"].to_numpy()[head],
            "estimated": False,
            "lost": np.isin(sort[head], (LAPSE, END)),
            "plant": named,
            **summary,
        }
    )
    return Part(items, own, row, days(rows["date"]), days(rows["act_by"]))


def _weeks(rows: pd.DataFrame, sort: np.ndarray) -> np.ndarray:
    """The Monday, as a number of days, of the week that bundles; 0 for what has none.

    Renewals go by the filing day, what cannot be saved by the day on which it ends.
    """
    of = np.where(sort == RENEW, days(rows["date"]), days(rows["bites_on"])).astype("int64")
    monday = of - (of + 3) % 7  # 1970-01-01 was a Thursday
    return np.where(np.isin(sort, BY_WEEK), monday, 0)


def _factorized(
    sort: np.ndarray, plant: np.ndarray, week: np.ndarray, row: np.ndarray
) -> np.ndarray:
    apart = (sort == LIFT) | (plant < 0)
    frame = pd.DataFrame(
        {"sort": sort, "plant": plant, "week": week, "apart": np.where(apart, row, -1)}
    )
    return frame.groupby(list(frame), sort=False).ngroup().to_numpy()


def _keys(plants: np.ndarray, weeks: np.ndarray) -> np.ndarray:
    """The plant, and its ISO week where that bundles."""
    monday = pd.Series(weeks.astype("datetime64[D]").astype("datetime64[us]"))
    iso = monday.dt.isocalendar()
    week = iso["year"].astype("str") + "-W" + iso["week"].astype("str").str.zfill(2)
    named = pd.Series(plants, dtype="object").fillna("").astype("str")
    return np.where(weeks == 0, named, named + BETWEEN + week)
