"""The sample group's factory audits: years of visits, some late, and what comes next."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.sample.plants import FAILED, PLANNED
from cqcdash.vocabulary.records import AuditKind, AuditResult

_AT_LEAST = 5
_OPEN_FINDING = 4
_LATE_SHARE, _UNANNOUNCED_SHARE = 0.12, 0.04
_CONDITIONS = ("quality_system", "conformity", "equipment", "personnel")


def audits(
    plants: pd.DataFrame,
    certificates: pd.DataFrame,
    as_of: date,
    rng: np.random.Generator,
    total: int | None = None,
) -> pd.DataFrame:
    """Every audit under the canonical headers.

    When ``total`` asks for more visits than the plants had, the rest are records of single
    certificates on the days of their plant's visits.
    """
    table = pd.concat(
        [_history(plants, certificates, as_of, rng), _present(plants, certificates, as_of)]
    )
    table["auditor_days"] = table["auditors"] * 1.5
    if total is not None and total > len(table):
        table = pd.concat([table, _of_certificates(table, certificates, total - len(table))])
    table = table.sort_values("started_on", kind="stable", ignore_index=True)
    number = pd.Series(np.arange(1, len(table) + 1).astype(str)).str.zfill(6)
    table.insert(0, "audit_no", "A-" + number)
    return table


def _history(
    plants: pd.DataFrame, certificates: pd.DataFrame, as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    """One visit per interval, back to before the plant's oldest certificate."""
    last = plants["due_on"].astype("datetime64[us]") - pd.to_timedelta(
        np.rint(plants["interval"] * 30.44), unit="D"
    )
    first = _oldest(certificates)
    begun = dict(zip(first["plant"], first["first_issued_on"], strict=True))
    oldest = pd.Series([begun.get(plant, pd.Timestamp(as_of)) for plant in plants["plant"]])
    days = plants["interval"].to_numpy()[:, None] * 30.44
    steps = int(4200 / days.min()) + _AT_LEAST
    early = rng.integers(4, 35, (len(plants), steps))
    late = rng.integers(-40, -3, (len(plants), steps))
    gaps = days - np.where(rng.random(early.shape) < _LATE_SHARE, late, early)
    back = np.cumsum(np.concatenate([np.zeros((len(plants), 1)), gaps], axis=1), axis=1)
    ended = last.to_numpy()[:, None] - np.rint(back).astype("timedelta64[D]")
    younger = ended > oldest.to_numpy()[:, None] - np.timedelta64(30, "D")
    count = np.maximum(younger.sum(axis=1) + 1, _AT_LEAST)
    plant, step = np.nonzero(np.arange(steps + 1)[None, :] < count[:, None])
    is_first = step == count[plant] - 1
    return _visits(plants.iloc[plant], ended[plant, step], is_first, as_of, rng)


def _oldest(certificates: pd.DataFrame) -> pd.DataFrame:
    """Each plant's first certificate."""
    return certificates.sort_values("first_issued_on", kind="stable").drop_duplicates("plant")


def _visits(
    site: pd.DataFrame, ended: np.ndarray, first: np.ndarray, as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    count = len(site)
    end = pd.Series(_by_friday(ended, np.where(first, 2, 1))).astype("datetime64[us]")
    found = rng.poisson(0.45, (count, len(_CONDITIONS)))
    unannounced = ~first & (rng.random(count) < _UNANNOUNCED_SHARE)
    kind = np.where(unannounced, str(AuditKind.UNANNOUNCED), str(AuditKind.FOLLOW_UP))
    some = found.sum(axis=1) > 0
    due = end + pd.DateOffset(months=3)
    closed = end + pd.to_timedelta(rng.integers(20, 80, count), unit="D")
    table = pd.DataFrame(
        {
            "plant": site["plant"].to_numpy(),
            "factory_code": site["factory_code"].to_numpy(),
            "certificate_no": None,
            "product_category": None,
            "kind": np.where(first, str(AuditKind.INITIAL), kind),
            "planned_on": pd.NaT,
            "started_on": end - pd.to_timedelta(np.where(first, 2, 1), unit="D"),
            "ended_on": end,
            "result": np.where(
                some, str(AuditResult.PASSED_WITH_FINDINGS), str(AuditResult.PASSED)
            ),
            "auditors": np.where(first, 2, 1),
            **{f"findings_{c}": found[:, i] for i, c in enumerate(_CONDITIONS)},
            "findings_due_on": due.where(some),
            "findings_closed_on": closed.where(some & (closed < pd.Timestamp(as_of))),
        }
    )
    return table.astype({"planned_on": "datetime64[us]"})


def _by_friday(ended: np.ndarray, nights: np.ndarray) -> np.ndarray:
    """The last days of visits, moved back where a weekend would lie in them or end them."""
    start = np.asarray(ended).astype("datetime64[D]") - nights
    weekday = (start.astype(int) + 3) % 7
    return start + nights - np.maximum(weekday + nights - 4, 0)


def _present(plants: pd.DataFrame, certificates: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """What keeps the group busy now: dates agreed, a failed visit, findings still open."""
    today = np.datetime64(as_of, "us")

    def day(days: int, nights: int = 0) -> np.datetime64:
        """A day of a visit that has begun so many nights before."""
        there = np.array([today + np.timedelta64(days, "D")])
        return _by_friday(there, np.array([nights]))[0].astype("datetime64[us]")

    night = np.timedelta64(1, "D")
    rows = [
        {"at": PLANNED, "kind": "follow_up", "planned_on": day(24), "result": "planned"},
        {
            "at": FAILED,
            "kind": "follow_up",
            "started_on": day(-23, 1) - night,
            "ended_on": day(-23, 1),
            "result": "failed",
            "auditors": 2,
            "findings_quality_system": 3,
            "findings_conformity": 2,
            "findings_due_on": day(67),
        },
        {"at": FAILED, "kind": "special", "planned_on": day(33), "result": "planned"},
        {
            "at": _OPEN_FINDING,
            "kind": "special",
            "started_on": day(-60, 1) - night,
            "ended_on": day(-60, 1),
            "result": "passed_with_findings",
            "auditors": 1,
            "findings_equipment": 1,
            "findings_due_on": day(25),
        },
        {
            "at": 1,
            "kind": "special",
            "started_on": day(-103, 1) - night,
            "ended_on": day(-103, 1),
            "result": "passed_with_findings",
            "auditors": 1,
            "findings_personnel": 1,
            "of_one": True,
        },
    ]
    table = pd.DataFrame([r for r in rows if int(r["at"]) < len(plants)])
    site = plants.iloc[table.pop("at")].reset_index(drop=True)
    living = certificates.loc[certificates["expires_on"] > today + np.timedelta64(365, "D")]
    one = _oldest(living).set_index("plant")["certificate_no"]
    of_one = table.pop("of_one").fillna(value=False).astype(bool)
    table["plant"], table["factory_code"] = site["plant"], site["factory_code"]
    table["certificate_no"] = site["plant"].map(one).where(of_one)
    return table


def _of_certificates(table: pd.DataFrame, certificates: pd.DataFrame, count: int) -> pd.DataFrame:
    """Records of single certificates, one a year back from their plant's last passed visit."""
    passed = table.loc[table["result"].str.startswith("passed") & table["certificate_no"].isna()]
    passed = passed.sort_values("ended_on")
    last = dict(zip(passed["plant"], passed["ended_on"], strict=True))
    number = np.arange(count)
    member = certificates.iloc[number % len(certificates)].reset_index(drop=True)
    end = pd.Series([last[plant] for plant in member["plant"]]) - pd.to_timedelta(
        364 * (number // len(certificates)), unit="D"
    )
    return pd.DataFrame(
        {
            "plant": member["plant"],
            "factory_code": member["factory_code"],
            "certificate_no": member["certificate_no"],
            "product_category": member["product_category"],
            "kind": str(AuditKind.FOLLOW_UP),
            "started_on": end - pd.Timedelta(days=1),
            "ended_on": end,
            "result": str(AuditResult.PASSED),
            "auditors": 1,
            "auditor_days": 0.5,
        }
    )
