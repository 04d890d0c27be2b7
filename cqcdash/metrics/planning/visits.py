"""The audit visits of the coming months: booked, due, those that follow, and first audits."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.applications import open_cases
from cqcdash.metrics.audits import case_visit, interval_months
from cqcdash.metrics.calendar import NO_DAY, Days, add_days, add_months, dates, day, days
from cqcdash.metrics.columns import Column, is_one_of, words_of
from cqcdash.vocabulary.applications import Place
from cqcdash.vocabulary.planning import PLAN_VISITS, VisitDay
from cqcdash.vocabulary.records import STAGE_ORDER, AuditKind, Stage
from cqcdash.vocabulary.rules import RuleBook

OWNERS = 3
BETWEEN = "; "


def planned_visits(  # noqa: PLR0913, PLR0917 - the frames of the portfolio, the day and the rules
    positions: pd.DataFrame,
    follow_ups: pd.DataFrame,
    cases: pd.DataFrame,
    audits: pd.DataFrame,
    plants: pd.DataFrame,
    as_of: date,
    book: RuleBook,
    months: int = 12,
) -> pd.DataFrame:
    """Every visit of this month and the ones after it; schema PLAN_VISITS, the earliest first.

    A booked visit is on its day, one that is due on its due day, an overdue one today; groups of
    one plant for which one visit is proposed (R10) are one visit whose days add up. Further visits
    follow after the group's interval (R4, R5). An initial application whose factory audit is not
    over has one: on its booked day, else when the norms of its stages before it are used up (R20).

    Args:
        positions: schema POSITIONS.
        follow_ups: schema FOLLOW_UPS of its groups.
        cases: schema CASES.
        audits: schema AUDITS, for initial audits that are booked.
        plants: schema PLANTS, for countries and classes.
        as_of: the day of all of them.
        book: gives how many auditors come for how many days.
        months: how many months, this one among them.
    """
    today = day(as_of)
    end = (today.astype("datetime64[M]") + np.timedelta64(months, "M")).astype("datetime64[D]")
    first = _first_visits(positions, follow_ups, plants, today, book)
    window = book.defaults.plan_days
    initial = _initial_audits(cases, _booked(audits, today), today, book)
    parts = [first, *_following(first, end, window), initial]
    filled = [part for part in parts if len(part)]
    rows = pd.concat(filled or parts[:1], ignore_index=True)
    on = days(rows["visit_day"])
    kept = rows.loc[(on < end) & ~np.isnat(on)].reset_index(drop=True)
    whose: Column = kept["plant"].astype("object")
    known: Column = plants.dropna(subset=["country"]).drop_duplicates("plant", keep="last")
    countries: Column = known.set_index("plant")["country"]
    frame = kept.assign(
        month=dates(days(kept["visit_day"]).astype("datetime64[M]").astype("M8[D]"), kept.index),
        country=whose.map(countries),
        auditor_days_planned=kept["team"].astype("float64") * kept["audit_days"].astype("float64"),
    )
    ordered = frame.sort_values(["visit_day", "plant"], kind="stable", ignore_index=True)
    return PLAN_VISITS.conform(ordered)


def _first_visits(
    positions: pd.DataFrame,
    follow_ups: pd.DataFrame,
    plants: pd.DataFrame,
    today: np.datetime64,
    book: RuleBook,
) -> pd.DataFrame:
    """The next visit of each plant's groups, those of one combined visit together."""
    rows = follow_ups.reset_index(drop=True)
    due, booked = days(rows["due_on"]), days(rows["planned_on"])
    booked = np.where(booked < today, NO_DAY, booked)
    shared = np.where(np.isnat(days(rows["visit_on"])), due, days(rows["visit_on"]))
    on = np.where(np.isnat(booked), np.fmax(shared, np.where(np.isnat(due), NO_DAY, today)), booked)
    groups = pd.DataFrame(
        {
            "visit_day": dates(on, rows.index),
            "plant": rows["plant"].astype("object"),
            "group": rows["audit_group"].astype("object"),
            "booked": ~np.isnat(booked),
            "from": dates(np.where(np.isnat(booked), days(rows["plan_from"]), booked), rows.index),
            "to": dates(np.where(np.isnat(booked), due, booked), rows.index),
            "interval": _intervals(positions, plants, rows, book),
            "team": _setting(rows, "follow_up_auditors", book),
            "audit_days": _setting(rows, "follow_up_audit_days", book),
        }
    )
    names: Column = rows["audit_group"].astype("object")
    groups["owner"] = names.map(_owners(positions)).to_numpy()
    by = groups.groupby(["plant", "visit_day"], sort=False, dropna=False)
    found = by.agg(
        visited=("group", lambda names: BETWEEN.join(str(name) for name in names)),
        booked=("booked", "any"),
        window_from=("from", "max"),
        window_to=("to", "min"),
        interval=("interval", "min"),
        team=("team", "max"),
        audit_days=("audit_days", "sum"),
        owner=("owner", "first"),
    ).reset_index()
    source = np.where(
        found["booked"].to_numpy(bool),
        list(VisitDay).index(VisitDay.BOOKED),
        list(VisitDay).index(VisitDay.DUE),
    )
    return found.assign(
        day_from=words_of(source, VisitDay, found.index).astype("str"), initial_visit=False
    )


def _setting(rows: pd.DataFrame, name: str, book: RuleBook) -> np.ndarray:
    return np.broadcast_to(book.applying(rows, name), len(rows)).astype("float64")


def _intervals(
    positions: pd.DataFrame, plants: pd.DataFrame, groups: pd.DataFrame, book: RuleBook
) -> np.ndarray:
    """Months between visits of each group: the shortest of its members."""
    members = positions.loc[positions["in_audit_group"].to_numpy(bool)]
    months = interval_months(members, plants, book)
    names: Column = members["audit_group"].astype("object")
    shortest: Column = pd.Series(months, index=members.index).groupby(names).min()
    usual = book.defaults.follow_up_months
    return groups["audit_group"].astype("object").map(shortest).fillna(usual).to_numpy("int64")


def _owners(positions: pd.DataFrame) -> pd.Series:
    """Whom the certificates of each group name most often."""
    members = positions.loc[positions["in_audit_group"].to_numpy(bool), ["audit_group", "owner"]]
    pairs = members.dropna().astype("object").groupby(["audit_group", "owner"]).size()
    ranked = pairs.reset_index(name="n").sort_values(
        ["audit_group", "n", "owner"], ascending=[True, False, True]
    )
    first = ranked.loc[ranked.groupby("audit_group").cumcount() < OWNERS]
    return first.groupby("audit_group")["owner"].agg(BETWEEN.join)


def _following(first: pd.DataFrame, end: np.datetime64, window: int) -> list[pd.DataFrame]:
    """The visits after the first ones, up to the end, each an interval after the one before."""
    found, rows = [], first
    while len(rows):
        on: Days = add_months(days(rows["visit_day"]), rows["interval"].to_numpy("int64"))
        rows = rows.assign(
            visit_day=dates(on, rows.index),
            window_from=dates(add_days(on, -window), rows.index),
            window_to=dates(on, rows.index),
            day_from=str(VisitDay.FOLLOWING),
        )
        rows = rows.loc[(on < end) & ~np.isnat(on)]
        found.append(rows)
    return [part for part in found if len(part)]


def _booked(audits: pd.DataFrame, today: np.datetime64) -> dict[str, np.datetime64]:
    """The next booked initial audit of each plant."""
    planned = days(audits["planned_on"])
    ahead = is_one_of(audits["kind"], [AuditKind.INITIAL]) & (planned >= today)
    open_now = ahead & audits["ended_on"].isna().to_numpy()
    rows = audits.loc[open_now].sort_values("planned_on", ascending=False)
    return dict(zip(rows["plant"].astype("object"), days(rows["planned_on"]), strict=True))


def _initial_audits(
    cases: pd.DataFrame, booked: Mapping[str, np.datetime64], today: np.datetime64, book: RuleBook
) -> pd.DataFrame:
    """The first audits that open applications wait for, when their norms have been used up."""
    ahead = open_cases(cases)
    waits = [case_visit(row) is not None for row in ahead.to_dict("records")]
    rows = ahead.loc[np.array(waits, dtype=bool)].reset_index(drop=True)
    place = [Place(code) for code in rows["place"]]
    left = np.zeros(len(rows), dtype="int64")
    for stage in STAGE_ORDER[: STAGE_ORDER.index(Stage.FACTORY_AUDIT)]:
        norm = np.broadcast_to(book.applying(rows, "stage_norm_days", str(stage)), len(rows))
        to_come = np.array([STAGE_ORDER.index(p.stage) <= STAGE_ORDER.index(stage) for p in place])
        left += np.where(to_come.astype(bool), norm.astype("int64"), 0)
    on = today + left.astype("timedelta64[D]")
    fixed = np.array([booked.get(str(name), NO_DAY) for name in rows["plant"]], dtype="M8[D]")
    known = ~np.isnat(fixed)
    on = np.where(known, fixed, on)
    source = np.where(known, str(VisitDay.BOOKED), str(VisitDay.EXPECTED))
    last = np.where(known, fixed, days(rows["retest_by"].fillna(dates(on, rows.index))))
    return pd.DataFrame(
        {
            "visit_day": dates(on, rows.index),
            "plant": rows["plant"].astype("object"),
            "visited": rows["application_no"],
            "window_from": dates(on, rows.index),
            "window_to": dates(last, rows.index),
            "team": _setting(rows, "initial_auditors", book),
            "audit_days": _setting(rows, "initial_audit_days", book),
            "owner": None,
            "day_from": source,
            "initial_visit": True,
        },
        index=rows.index,
    )
