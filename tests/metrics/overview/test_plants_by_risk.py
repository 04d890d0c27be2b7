"""Plants beside each other, counted again certificate by certificate."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

import pandas as pd
import pytest
from copies import begun
from dateutil.relativedelta import relativedelta

from cqcdash import metrics, portfolio
from cqcdash.sample import sample_portfolio
from cqcdash.vocabulary.records import AUDITS, CERTIFICATES, PLANTS, VISITS
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 23)
GONE = {"revoked", "cancelled", "expired"}
USABLE = {"deadline_missed", "act_soon", "fine"}
STANDINGS = ("not_usable", "deadline_missed", "unknown", "act_soon", "fine")


@pytest.fixture(scope="module", params=[7, 11])
def whole(request, tmp_path_factory):
    address = str(tmp_path_factory.mktemp("plants") / "portfolio.duckdb")
    begun(address)
    files = [*sample_portfolio(160, request.param, TODAY).items()]
    moment = datetime.combine(TODAY, time(8))
    portfolio.commit(address, portfolio.preview(address, files), "tester", moment)
    return portfolio.load(address, TODAY, SHIPPED)


def first(rows, name, which):
    found = [r[name] for r in rows if which(r) and pd.notna(r[name])]
    return min(found, default=pd.NaT)


def soon(row):
    limit = pd.Timestamp(TODAY + timedelta(days=90))
    return row["standing"] in USABLE and pd.notna(row["safe_until"]) and row["safe_until"] <= limit


def counted(rows):
    """One plant by the words of the schema."""
    categories = defaultdict(list)
    for row in rows:
        if pd.notna(row["product_category"]):
            categories[row["product_category"]].append(row["state"] in GONE)
    return [
        sum(soon(r) for r in rows),
        first(rows, "safe_until", lambda r: r["standing"] in USABLE),
        len(rows),
        *(sum(r["standing"] == standing for r in rows) for standing in STANDINGS),
        first(rows, "follow_up_due_on", lambda r: r["in_audit_group"]),
        first(rows, "audit_planned_on", lambda r: r["in_audit_group"]),
        sum(all(ended) for ended in categories.values()),
    ]


def test_each_plant_is_counted_as_its_certificates_are(whole):
    found = metrics.plant_comparison(whole.positions, whole.cases, TODAY)
    rows = defaultdict(list)
    for row in whole.positions.dropna(subset=["plant"]).to_dict("records"):
        rows[str(row["plant"])].append(row)
    assert set(found["plant"].astype("str")) == set(rows)
    compared = found.drop(columns=["plant", "cases_open", "cases_stuck"]).astype("object")
    for plant, values in zip(found["plant"].astype("str"), compared.to_numpy(), strict=True):
        expected = counted(rows[plant])
        for value, wanted in zip(values, expected, strict=True):
            assert value == wanted or (pd.isna(value) and pd.isna(wanted)), plant


def test_open_cases_are_those_of_the_page_about_applications(whole):
    found = metrics.plant_comparison(whole.positions, whole.cases, TODAY)
    cases = metrics.open_cases(whole.cases)
    own = cases["plant"].value_counts()
    stuck = cases.loc[cases["state"].isin(["over_norm", "stalled"]), "plant"].value_counts()
    for row in found.to_dict("records"):
        assert row["cases_open"] == own.get(row["plant"], 0)
        assert row["cases_stuck"] == stuck.get(row["plant"], 0)


def test_the_plant_at_most_risk_comes_first(whole):
    found = metrics.plant_comparison(whole.positions, whole.cases, TODAY)
    keys = [
        (
            -row["ending_soon"],
            row["safe_until"] if pd.notna(row["safe_until"]) else pd.Timestamp.max,
        )
        for row in found.to_dict("records")
    ]
    assert keys == sorted(keys)


def test_the_matrix_counts_whole_months_of_cover(whole):
    cells = metrics.plant_category_matrix(whole.positions, TODAY)
    for row in cells.to_dict("records"):
        if pd.isna(row["safe_until"]):
            assert pd.isna(row["months_left"])
            continue
        until = row["safe_until"].date()
        passed = relativedelta(until, TODAY) if until >= TODAY else relativedelta()
        assert row["months_left"] == passed.years * 12 + passed.months


def test_without_certificates_there_is_no_plant():
    visits = VISITS.empty()
    none = metrics.positions(
        CERTIFICATES.empty(), AUDITS.empty(), visits, PLANTS.empty(), TODAY, SHIPPED
    )
    cases = metrics.cases(visits, TODAY, SHIPPED)
    assert metrics.plant_comparison(none, cases, TODAY).empty
