"""The sample group's certificates: who holds what since when, and in which status."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.vocabulary.records import Scheme

NEW, RENEWED, CHANGED = "new", "renewed", "changed"
_REISSUE_SHARES = (0.55, 0.28, 0.17)
_LONG_VALIDITY = 10
_LONG_VALIDITY_SINCE_DAYS = 1600
_STALE_REPORT_SHARE = 0.12
_YEARS_5 = pd.DateOffset(years=5)
_OWNERS = ("Keller", "Moreau", "Nowak", "Rossi", "陈伟", "Torres", None, "Patel")
_WORDS = ("valid", "有效", "gültig", "正常")
_ODD = (
    ("suspended", 0.014),
    ("cancelled", 0.02),
    ("expired", 0.02),
    ("lapsed", 0.012),
    ("revoked", 0.008),
    ("unclear", 0.008),
)


def population(
    count: int, plants: pd.DataFrame, catalogue: pd.DataFrame, as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    """One row per certificate with its place, its category and its dates.

    Returns:
        plant_at, category_at (positions in the two tables), reissue, years (validity),
        first_issued_on, issued_on, expires_on.
    """
    today = pd.Timestamp(as_of)
    at = rng.permutation(np.arange(count) % len(catalogue))
    years = catalogue["validity_years"].to_numpy()[at]
    reissue = rng.choice([NEW, RENEWED, CHANGED], size=count, p=_REISSUE_SHARES)
    spread = (rng.permutation(count) + rng.random(count)) / max(count, 1)
    oldest = np.where(years == _LONG_VALIDITY, _LONG_VALIDITY_SINCE_DAYS, 365 * years - 5)
    issued = today - pd.to_timedelta(np.rint(8 + spread * (oldest - 8)), unit="D")
    frame = pd.DataFrame(
        {
            "plant_at": rng.choice(len(plants), size=count, p=plants["weight"]),
            "category_at": at,
            "reissue": reissue,
            "years": years,
            "first_issued_on": issued,
            "issued_on": issued,
        }
    )
    set_period(frame, np.arange(count), frame["issued_on"].to_numpy(), as_of, rng)
    return frame


def set_period(
    frame: pd.DataFrame,
    rows: np.ndarray,
    begin: np.ndarray,
    as_of: date,
    rng: np.random.Generator,
) -> None:
    """Let the validity of some certificates begin on the given days, history included.

    A renewed certificate was first issued one validity earlier; a changed one keeps the first
    issue's expiry although it was issued again later.
    """
    part = frame.loc[rows]
    start = pd.Series(begin, index=part.index)
    earlier = pd.to_timedelta(rng.integers(1, 80, len(part)), unit="D")
    later = pd.to_timedelta(
        np.rint((0.1 + 0.8 * rng.random(len(part))) * (pd.Timestamp(as_of) - start).dt.days),
        unit="D",
    )
    renewed, changed = part["reissue"] == RENEWED, part["reissue"] == CHANGED
    frame.loc[rows, "first_issued_on"] = start.mask(renewed, start - _YEARS_5 + earlier)
    frame.loc[rows, "issued_on"] = start.mask(changed, start + later)
    frame.loc[rows, "expires_on"] = expiry(start, part["years"])


def let_the_rest_end_soon(frame: pd.DataFrame, as_of: date, rng: np.random.Generator) -> None:
    """Certificates without a recent application are the older ones: their expiry is near."""
    rows = np.nonzero(~frame["linked"] & (frame["years"] != _LONG_VALIDITY))[0]
    place = (rng.permutation(len(rows)) + rng.random(len(rows))) / max(len(rows), 1)
    days = pd.to_timedelta(np.rint(3 + 980 * place**1.8), unit="D")
    begin = pd.Series(pd.Timestamp(as_of) + days) - _YEARS_5
    set_period(frame, rows, begin.to_numpy(), as_of, rng)


def expiry(begin: pd.Series, years: pd.Series) -> pd.Series:
    """The last day of a validity that begins on these days."""
    ends = begin + _YEARS_5
    return ends.mask(years == _LONG_VALIDITY, begin + pd.DateOffset(years=10)) - pd.Timedelta(
        days=1
    )


def register(
    frame: pd.DataFrame,
    plants: pd.DataFrame,
    catalogue: pd.DataFrame,
    as_of: date,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """The certificates as the group's register has them, under the canonical headers.

    Args:
        frame: the population, with the flag ``linked`` for those that belong to a case.
        plants: the plants.
        catalogue: the product categories.
        as_of: the day of the export.
        rng: the source of chance.
    """
    count = len(frame)
    site = plants.iloc[frame["plant_at"]].reset_index(drop=True)
    kind = catalogue.iloc[frame["category_at"]].reset_index(drop=True)
    number = np.arange(count)
    model = pd.Series(
        np.char.add(
            np.array(list("BKMRX"))[rng.integers(0, 5, count)], (100 + number % 900).astype(str)
        )
    )
    reported = pd.Timestamp(as_of) - pd.to_timedelta(_reported_days_ago(count, rng), unit="D")
    table = pd.DataFrame(
        {
            "version": np.where(frame["reissue"] == NEW, "A0", "B0"),
            "scheme": kind["scheme"],
            "plant": site["plant"],
            "factory_code": site["factory_code"],
            "product_category": kind["product_category"],
            "product": kind["name_en"] + " " + model,
            "model": model + "-" + pd.Series((1 + number % 17).astype(str)),
            "standard": kind["standard"],
            "rule": kind["rule"],
            "applicant": "Nordlicht Automotive GmbH",
            "manufacturer": "Nordlicht Automotive " + site["country"],
            "status": np.array(_WORDS)[frame["plant_at"].to_numpy() % len(_WORDS)],
            "status_reported_on": reported,
            "first_issued_on": frame["first_issued_on"],
            "issued_on": frame["issued_on"],
            "expires_on": frame["expires_on"],
            "suspended_on": pd.Series(pd.NaT, index=range(count), dtype="datetime64[us]"),
            "suspended_until": pd.Series(pd.NaT, index=range(count), dtype="datetime64[us]"),
            "suspended_reason": None,
            "factory_class": site["factory_class"],
            "owner": np.array(_OWNERS, dtype=object)[frame["plant_at"].to_numpy() % len(_OWNERS)],
            "notes": None,
        }
    )
    free = rng.permutation(np.nonzero(~frame["linked"] & (frame["years"] != _LONG_VALIDITY))[0])
    _make_some_odd(table, free, as_of)
    table.insert(0, "certificate_no", _numbers(kind, table, rng))
    return table


def _reported_days_ago(count: int, rng: np.random.Generator) -> np.ndarray:
    recent, old = rng.integers(1, 25, count), rng.integers(31, 200, count)
    return np.where(rng.random(count) < _STALE_REPORT_SHARE, old, recent)


def _numbers(kind: pd.DataFrame, table: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    count = len(kind)
    serial = pd.Series((np.arange(count) * 389_891 + int(rng.integers(10**6))) % 10**6)
    serial = serial.astype(str).str.zfill(6)
    year = table["first_issued_on"].dt.year.astype(str)
    voluntary = "CQC" + year.str[2:] + "001" + serial
    mandatory = year + "01" + kind["product_code"].fillna("1100") + serial
    return voluntary.where(kind["scheme"] == Scheme.CQC, mandatory)


def _make_some_odd(table: pd.DataFrame, free: np.ndarray, as_of: date) -> None:
    """Give a few certificates without an application a past worth looking at."""
    today = pd.Timestamp(as_of)
    bounds = np.cumsum([0, *(max(1, round(share * len(table))) for _, share in _ODD)])
    for (what, _), low, high in zip(_ODD, bounds[:-1], bounds[1:], strict=True):
        rows = free[low:high]
        days = pd.Series(10 + 37 * np.arange(len(rows)) % 300, index=rows)
        ago = today - pd.to_timedelta(days, unit="D")
        _ODD_MAKERS[what](table, rows, ago)


def _suspended(table: pd.DataFrame, rows: np.ndarray, ago: pd.Series) -> None:
    table.loc[rows, ["status", "suspended_reason"]] = ["暂停", "认证委托人申请暂停"]
    table.loc[rows[::2], "suspended_reason"] = "监督抽样检测不合格"
    table.loc[rows, "suspended_on"] = ago
    table.loc[rows, "status_reported_on"] = ago + pd.Timedelta(days=5)
    table.loc[rows[::2], "suspended_until"] = ago + pd.DateOffset(months=3)


def _cancelled(table: pd.DataFrame, rows: np.ndarray, _: pd.Series) -> None:
    table.loc[rows, "status"] = "注销"


def _revoked(table: pd.DataFrame, rows: np.ndarray, _: pd.Series) -> None:
    table.loc[rows, "status"] = "撤销"


def _unclear(table: pd.DataFrame, rows: np.ndarray, _: pd.Series) -> None:
    table.loc[rows, "status"] = "资料核对中"


def _lapsed(table: pd.DataFrame, rows: np.ndarray, ago: pd.Series) -> None:
    """Expired, while the last report still says valid."""
    begin = ago + pd.Timedelta(days=1) - _YEARS_5
    table.loc[rows, "first_issued_on"] = begin
    table.loc[rows, "issued_on"] = begin
    table.loc[rows, "expires_on"] = ago
    table.loc[rows, "status_reported_on"] = ago - pd.Timedelta(days=40)


def _expired(table: pd.DataFrame, rows: np.ndarray, ago: pd.Series) -> None:
    _lapsed(table, rows, ago)
    table.loc[rows, "status"] = "已过期"
    table.loc[rows, "status_reported_on"] = ago + pd.Timedelta(days=5)


_ODD_MAKERS = {
    "suspended": _suspended,
    "cancelled": _cancelled,
    "expired": _expired,
    "lapsed": _lapsed,
    "revoked": _revoked,
    "unclear": _unclear,
}
