"""What the coming months cost, by month, plant and kind. Planning figures, no accounts."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import Days, day, days
from cqcdash.metrics.columns import Column, is_one_of
from cqcdash.metrics.overview import to_file
from cqcdash.vocabulary.certificates import State
from cqcdash.vocabulary.duty import LEFT_TO_CONVERT
from cqcdash.vocabulary.planning import PLAN_COSTS, PLAN_MONTHS, CostKind
from cqcdash.vocabulary.records import SCHEMES_WITHOUT_AUDITS
from cqcdash.vocabulary.rules import RuleBook

ENDED = (State.REVOKED, State.CANCELLED, State.EXPIRED)
PRICE = {
    CostKind.AUDITS: "cost_auditor_day",
    CostKind.TRAVEL: "cost_travel",
    CostKind.APPLICATIONS: "cost_application",
    CostKind.REGISTRATIONS: "cost_registration",
    CostKind.TESTS: "cost_test",
    CostKind.ANNUAL_FEES: "cost_annual_fee",
}


class Plan(NamedTuple):
    """What is planned.

    Attributes:
        months: schema PLAN_MONTHS, by month and plant.
        costs: schema PLAN_COSTS, by month and kind, those without a price too.
        unpriced: kinds of which there is something without a price.
    """

    months: pd.DataFrame
    costs: pd.DataFrame
    unpriced: tuple[CostKind, ...]


def plan(
    positions: pd.DataFrame, visits: pd.DataFrame, as_of: date, book: RuleBook, months: int = 12
) -> Plan:
    """Audit days, applications and costs of this month and the ones after it.

    An auditor-day costs ``cost_auditor_day``, each visit ``cost_travel``. A renewal that is to be
    filed, and a conversion that is to be begun, costs an application, a registration and a test,
    the test by its product category; what is overdue counts in this month. Each certificate that
    has not ended costs ``cost_annual_fee`` once a year, in the month of its issue; a suspended one
    too, a self-declaration none.

    Args:
        positions: schema POSITIONS.
        visits: schema PLAN_VISITS of the same months.
        as_of: the day of the positions.
        book: gives the prices.
        months: how many months, this one among them.
    """
    first = day(as_of).astype("datetime64[M]")
    ahead = first + np.arange(months)
    pieces = pd.concat(
        [_of_visits(visits), _of_filings(positions, first), _of_fees(positions, ahead)],
        ignore_index=True,
    )
    at = (pieces["month"].to_numpy("datetime64[M]") - first).astype("int64")
    pieces = pieces.loc[(at >= 0) & (at < months)].reset_index(drop=True)
    price = _prices(pieces, book)
    pieces["cost_cny"] = pieces["pieces"] * price
    costs = _by_kind(pieces, ahead)
    free = (pieces["pieces"] > 0).to_numpy(bool) & (price == 0)
    nothing = set(pieces.loc[free, "cost_kind"])
    unpriced = tuple(kind for kind in CostKind if str(kind) in nothing)
    return Plan(
        _in_own(_by_plant(pieces, visits), book, PLAN_MONTHS.names).pipe(PLAN_MONTHS.conform),
        _in_own(costs, book, PLAN_COSTS.names).pipe(PLAN_COSTS.conform),
        unpriced,
    )


def _pieces(kind: CostKind, rows: pd.DataFrame, month: Days, number: np.ndarray) -> pd.DataFrame:
    known = "product_category" in rows
    category = rows["product_category"].astype("object").to_numpy() if known else None
    return pd.DataFrame(
        {
            "month": month.astype("datetime64[M]").astype("datetime64[us]"),
            "plant": rows["plant"].astype("object").to_numpy(),
            "product_category": category,
            "cost_kind": str(kind),
            "pieces": number,
        }
    )


def _of_visits(visits: pd.DataFrame) -> pd.DataFrame:
    month, one = days(visits["visit_day"]), np.ones(len(visits))
    auditor_days = visits["auditor_days_planned"].to_numpy("float64")
    return pd.concat(
        [
            _pieces(CostKind.AUDITS, visits, month, auditor_days),
            _pieces(CostKind.TRAVEL, visits, month, one),
        ],
        ignore_index=True,
    )


def _of_filings(positions: pd.DataFrame, first: np.datetime64) -> pd.DataFrame:
    """Renewals to file and conversions to begin; what is overdue belongs to the first month."""
    renewals = to_file(positions)
    left = is_one_of(positions["duty_state"], LEFT_TO_CONVERT)
    begun = positions["conversion_application_no"].notna().to_numpy()
    conversions = positions.loc[left & ~begun & positions["convert_by"].notna().to_numpy()]
    start = first.astype("datetime64[D]")
    parts = []
    for rows, column in (
        (renewals, "file_renewal_by"),
        (conversions, "start_conversion_by"),
    ):
        by = days(rows[column])
        month = np.maximum(np.where(np.isnat(by), start, by), start)
        one = np.ones(len(rows))
        parts += [
            _pieces(kind, rows, month, one)
            for kind in (CostKind.APPLICATIONS, CostKind.REGISTRATIONS, CostKind.TESTS)
        ]
    return pd.concat(parts, ignore_index=True)


def _of_fees(positions: pd.DataFrame, ahead: np.ndarray) -> pd.DataFrame:
    """The annual fee of each certificate in the month in which it was issued, every year."""
    free = is_one_of(positions["scheme"], SCHEMES_WITHOUT_AUDITS)
    ended = is_one_of(positions["state"], ENDED)
    rows = positions.loc[~free & ~ended]
    issued = days(rows["first_issued_on"])
    issued = np.where(np.isnat(issued), days(rows["issued_on"]), issued)
    # Without a day of issue the fee is planned in January.
    known = np.where(np.isnat(issued), np.datetime64("1970-01-01"), issued)
    of_year = known.astype("datetime64[M]").astype("int64") % 12
    parts = []
    for month in ahead:
        mine = rows.loc[of_year == month.astype("int64") % 12]
        when = np.full(len(mine), month.astype("datetime64[D]"))
        parts.append(_pieces(CostKind.ANNUAL_FEES, mine, when, np.ones(len(mine))))
    return pd.concat(parts, ignore_index=True)


def _prices(pieces: pd.DataFrame, book: RuleBook) -> np.ndarray:
    rules = book.defaults
    kinds: Column = pieces["cost_kind"]
    categories: Column = pieces["product_category"]
    price = kinds.map({str(k): getattr(rules, name) for k, name in PRICE.items()})
    test = (kinds == CostKind.TESTS).to_numpy(bool)
    own = categories.map(dict(rules.cost_test_by_category))
    return np.where(test & own.notna().to_numpy(), own.fillna(0), price).astype("float64")


def _by_kind(pieces: pd.DataFrame, ahead: np.ndarray) -> pd.DataFrame:
    every = pd.MultiIndex.from_product(
        [ahead.astype("datetime64[us]"), [str(kind) for kind in CostKind]],
        names=["month", "cost_kind"],
    )
    sums: Column = pieces.groupby(["month", "cost_kind"])[["pieces", "cost_cny"]].sum()
    return sums.reindex(every, fill_value=0.0).reset_index()


def _by_plant(pieces: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    key = ["month", "plant"]
    costs: Column = pieces.groupby(key, dropna=False)["cost_cny"].sum()
    filings = pieces.loc[(pieces["cost_kind"] == CostKind.APPLICATIONS).to_numpy(bool)]
    filed: Column = filings.groupby(key, dropna=False)["pieces"].sum().rename("filings_planned")
    own = visits.astype({"plant": "object"}).groupby(key, dropna=False)
    seen: Column = own.agg(
        visits_planned=("visit_day", "size"),
        days_planned=("audit_days", "sum"),
        auditor_days_planned=("auditor_days_planned", "sum"),
    )
    frame = pd.concat([costs, filed, seen], axis=1).fillna(0).reset_index()
    return frame.sort_values(key, kind="stable", ignore_index=True)


def _in_own(frame: pd.DataFrame, book: RuleBook, names: list[str]) -> pd.DataFrame:
    """The costs also in the own currency, at the fixed rate."""
    rate = book.defaults.cny_per_own_currency
    own = frame["cost_cny"] / rate if rate else pd.Series(pd.NA, index=frame.index)
    return frame.assign(
        cost_cny=frame["cost_cny"].round().astype("Int64"),
        cost_own=own.astype("Float64").round().astype("Int64"),
    ).reindex(columns=names)
