"""Autumn 2026 in the sample group: declarations end, some are converted, some are on their way."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.vocabulary.records import ApplicationKind, Scheme

BEGIN, END = date(2026, 7, 1), date(2027, 12, 31)
_BESIDE_SHARE, _CONVERTED_SHARE, _RUNNING_SHARE, _OVER_SHARE = 0.35, 0.25, 0.3, 0.08
_PERHAPS = 2
_YEARS_5 = pd.DateOffset(years=5)
_DAY = pd.Timedelta(days=1)
# Stages of an exchange on the basis of a declaration, and of a case with tests, as positions.
_EXCHANGE, _WITH_TESTS = (0, 3, 4), (0, 1, 3, 4)
_STAY = (5, 24, 4, 14, 3)
_GOODS = ("1104", "1109", "1110", "1114", "1301")


class Law(NamedTuple):
    """What a change of duty adds to a group.

    Attributes:
        certificates: the group's register with declarations and new certificates.
        cases: kind, certificate (position in the register), plant, product_category.
        walked: the visits of these cases, as ``cases.walks`` gives them.
    """

    certificates: pd.DataFrame
    cases: pd.DataFrame
    walked: pd.DataFrame


def conversions(
    table: pd.DataFrame, codes: dict[str, str], as_of: date, rng: np.random.Generator
) -> Law:
    """The register and the cases after the announcement of SAMR 2025 no. 57.

    Args:
        table: the register as ``certificates.register`` gives it.
        codes: CCC product code of each product category.
        as_of: the day of the export; nothing happens outside the time of the conversion.
        rng: the source of chance.
    """
    table = table.assign(successor_no=None, no_longer_produced=None)
    nothing = pd.DataFrame({"kind": [], "certificate": [], "plant": [], "product_category": []})
    if not BEGIN <= as_of <= END:
        return Law(table, nothing, _walk([], np.zeros(0, dtype="int64"), rng))
    table = _perhaps(table)
    table = pd.concat([table, _beside(table, codes, as_of, rng)], ignore_index=True)
    order = rng.permutation(_asking(table, codes, as_of))
    declared = (table["scheme"].iloc[order] == Scheme.CCC_SDOC).to_numpy()
    converted = order[declared][: round(_CONVERTED_SHARE * declared.sum())]
    rest = order[~np.isin(order, converted)]
    over = rest[declared[~np.isin(order, converted)]][: max(1, round(_OVER_SHARE * len(rest)))]
    table.loc[over, "no_longer_produced"] = "yes"
    rest = rest[~np.isin(rest, over)]
    still = declared[np.isin(order, rest)]
    running = np.concatenate([_some(rest[still]), _some(rest[~still])])
    began = _began(len(converted), len(running), as_of, rng)
    based = [*converted, *running]
    paths = [
        _EXCHANGE if table["scheme"].iloc[at] == Scheme.CCC_SDOC else _WITH_TESTS for at in based
    ]
    walked = _walk(paths, began, rng)
    ends = np.zeros(len(based), dtype="int64")
    np.maximum.at(ends, walked["case"].to_numpy(), walked["left"].to_numpy())
    issued = pd.Series(ends[: len(converted)].astype("datetime64[D]").astype("datetime64[us]"))
    new = _new(table.iloc[converted], issued, as_of)
    new["certificate_no"] = _numbers(issued, _goods(new, codes), table, rng)
    table.loc[converted[:1], "successor_no"] = new["certificate_no"].iloc[:1].to_numpy()
    cases = pd.DataFrame({"kind": str(ApplicationKind.CONVERSION), "certificate": based})
    named = table.loc[based, ["plant", "product_category"]].reset_index(drop=True)
    return Law(pd.concat([table, new], ignore_index=True), cases.join(named), walked)


def _some(rows: np.ndarray) -> np.ndarray:
    return rows[: round(_RUNNING_SHARE * len(rows))]


def _perhaps(table: pd.DataFrame) -> pd.DataFrame:
    """A few products whose words alone say that they may be concerned."""
    trim = np.flatnonzero(table["product_category"] == "interior trim")[:_PERHAPS]
    product = table["product"].copy()
    product.iloc[trim] = "Seat cover fabric " + table["model"].iloc[trim]
    return table.assign(product=product)


def _beside(
    table: pd.DataFrame, codes: dict[str, str], as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    """Declarations beside some of the voluntary certificates of products that become mandatory."""
    goods = _goods(table, codes)
    voluntary = np.flatnonzero(goods.isin(_GOODS) & (table["scheme"] == Scheme.CQC))
    chosen = rng.permutation(voluntary)[: round(_BESIDE_SHARE * len(voluntary))]
    rows = table.iloc[chosen].reset_index(drop=True)
    ago = pd.Series(pd.to_timedelta(rng.integers(300, 1700, len(rows)), unit="D"))
    first = pd.Timestamp(as_of) - ago
    return rows.assign(
        certificate_no=_numbers(first, _goods(rows, codes), table, rng),
        scheme=str(Scheme.CCC_SDOC),
        rule=None,
        version="A0",
        status="valid",
        status_reported_on=pd.Timestamp(as_of) - _DAY * 6,
        first_issued_on=first,
        issued_on=first,
        expires_on=first + _YEARS_5 - _DAY,
        **dict.fromkeys(("suspended_on", "suspended_until"), pd.NaT),
        suspended_reason=None,
    )


def _asking(table: pd.DataFrame, codes: dict[str, str], as_of: date) -> np.ndarray:
    """What is to be converted: declarations in force, and voluntary ones without one beside."""
    goods = _goods(table, codes).isin(_GOODS)
    alive = (table["expires_on"] >= pd.Timestamp(as_of)) & table["suspended_on"].isna()
    declared = table["scheme"] == Scheme.CCC_SDOC
    product = table["plant"].str.cat(table["product"], sep="|")
    beside = product.isin(list(product[declared]))
    voluntary = (table["scheme"] == Scheme.CQC) & ~beside
    return np.flatnonzero(goods & alive & (declared | voluntary))


def _began(converted: int, running: int, as_of: date, rng: np.random.Generator) -> np.ndarray:
    """Begin of each case as a day number: done ones since July, running ones lately."""
    today, first = (int(np.datetime64(day, "D").astype("int64")) for day in (as_of, BEGIN))
    latest = max(today - 50, first + 1)
    done = rng.integers(first, latest, converted)
    return np.concatenate([done, today - rng.integers(3, 25, running)])


def _walk(
    paths: list[tuple[int, ...]], began: np.ndarray, rng: np.random.Generator
) -> pd.DataFrame:
    """Every visit, as ``cases.walks`` gives them: stages without waiting for an auditor."""
    rows = []
    for case, (path, begin) in enumerate(zip(paths, began, strict=True)):
        day = int(begin)
        for step, stage in enumerate(path):
            entered = day + (int(rng.integers(2, 6)) if step else 0)
            day = entered + max(1, round(_STAY[stage] * float(rng.uniform(0.7, 1.2))))
            rows.append((case, step, stage, entered, day))
    frame = pd.DataFrame(rows, columns=["case", "step", "stage", "entered", "left"])
    return frame.astype("int64")


def _new(basis: pd.DataFrame, issued: pd.Series, as_of: date) -> pd.DataFrame:
    """The CCC certificates that were issued when the exchange was done, without their numbers."""
    return basis.reset_index(drop=True).assign(
        scheme=str(Scheme.CCC),
        version="A0",
        status="valid",
        status_reported_on=issued.clip(lower=pd.Timestamp(as_of) - _DAY * 6),
        first_issued_on=issued,
        issued_on=issued,
        expires_on=issued + _YEARS_5 - _DAY,
        no_longer_produced=None,
    )


def _goods(table: pd.DataFrame, codes: dict[str, str]) -> pd.Series:
    """The CCC product code of each product category; missing where it has none."""
    return pd.Series([codes.get(name) for name in table["product_category"]], index=table.index)


def _numbers(
    issued: pd.Series, goods: pd.Series, table: pd.DataFrame, rng: np.random.Generator
) -> pd.Series:
    """CCC numbers whose serials nobody in the register has."""
    taken = table["certificate_no"].str[-6:].astype("int64").to_numpy()
    free = np.setdiff1d(np.arange(10**6), taken)
    serial = pd.Series(rng.choice(free, len(goods), replace=False), index=goods.index)
    year = issued.dt.year.astype(str).set_axis(goods.index)
    return year + "01" + goods + serial.astype(str).str.zfill(6)
