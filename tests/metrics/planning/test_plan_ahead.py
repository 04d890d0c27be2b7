"""The plan of the coming months, against a walk by hand."""

from datetime import date

import pandas as pd
import pytest
from tables import frame_of
from world import audits_of, look

from cqcdash import metrics
from cqcdash.vocabulary.planning import CostKind
from cqcdash.vocabulary.records import PLANTS, VISITS
from cqcdash.vocabulary.rules import SHIPPED, RuleBook, Rules

TODAY = date(2026, 11, 20)
CERTIFICATES = """
certificate_no | plant | scheme   | first_issued_on | expires_on | owner | product_category
CQC1           | Ulm   | CQC      | 2024-01-15      | 2029-01-14 | Mei   | tyres
CQC2           | Ulm   | CQC      | 2024-06-15      | 2027-02-14 | Mei   | tyres
CQC3           | Bonn  | CQC      | 2024-06-15      | 2029-06-14 | Mei   | seats
CQC4           | Jena  | CCC-SDOC | 2024-06-15      | 2029-06-14 | Karl  | tyres
"""
AUDITS = """
plant | kind      | ended_on   | planned_on | result
Ulm   | follow_up | 2026-01-10 |            | passed
Bonn  | follow_up | 2025-10-05 |            | passed
Ulm   | follow_up |            | 2026-12-15 | planned
"""
SITES = """
plant | country | factory_class
Ulm   | DE      | D
Bonn  | DE      |
Jena  |         |
"""
CASES = """
application_no | plant | kind    | stage       | entered_on | left_on
NEW            | Graz  | initial | application | 2026-11-19 |
OLD            | Graz  | renewal | application | 2026-11-19 |
"""


@pytest.fixture(scope="module")
def world():
    audits, plants = audits_of(AUDITS), frame_of(SITES, PLANTS)
    positions = look(CERTIFICATES, TODAY, audits=AUDITS, plants=SITES).reset_index(drop=True)
    follow_ups = metrics.follow_up_audits(positions, audits, TODAY, SHIPPED)
    cases = metrics.cases(frame_of(CASES, VISITS), TODAY, SHIPPED)
    return positions, follow_ups, cases, audits, plants


def visits_of(world, book=SHIPPED, months=12):
    return metrics.planned_visits(*world, TODAY, book, months)


def test_every_visit_of_a_year(world):
    rows = visits_of(world).astype({"day_from": "str"})
    # Ulm is of class D: every six months. Bonn has been due since October and counts today.
    # The application at Graz has its norms of 7 and 28 days before its audit.
    assert [
        (f"{row['visit_day']:%F}", row["plant"], row["day_from"], row["auditor_days_planned"])
        for row in rows.to_dict("records")
    ] == [
        ("2026-11-20", "Bonn", "due", 1.5),
        ("2026-12-15", "Ulm", "booked", 1.5),
        ("2026-12-25", "Graz", "expected", 6.0),
        ("2027-06-15", "Ulm", "following", 1.5),
    ]
    assert len(visits_of(world, months=24)) == 7


def test_costs_by_hand_and_every_sum_agrees(world):
    book = RuleBook(
        Rules(
            cost_travel=1000, cost_application=500, cost_registration=800, cost_test=10_000,
            cost_test_by_category={"tyres": 20_000}, cny_per_own_currency=8.0,
        )
    )  # fmt: skip
    visits = visits_of(world, book)
    found = metrics.plan(world[0], visits, TODAY, book)
    by = found.costs.astype({"cost_kind": "str"}).groupby("cost_kind")[["pieces", "cost_cny"]].sum()
    assert {
        kind: (row["pieces"], row["cost_cny"]) for kind, row in by.to_dict("index").items()
    } == {
        "audits": (10.5, 26_250),
        "travel": (4, 4_000),
        # The renewal of CQC2 was to be filed by 2026-11-16 and belongs to this month; the seats of
        # CQC3 need a CCC certificate from 2027 on, so that a conversion is to be begun.
        "applications": (2, 1_000),
        "registrations": (2, 1_600),
        "tests": (2, 30_000),
        # Three certificates pay, each in its month; a self-declaration pays nothing.
        "annual_fees": (3, 1_200),
    }
    assert found.costs["cost_cny"].sum() == found.months["cost_cny"].sum() == 64_050
    assert found.costs["cost_own"].sum() == pytest.approx(64_050 / 8, abs=len(found.costs) / 2)
    assert found.months["auditor_days_planned"].sum() == visits["auditor_days_planned"].sum()
    assert found.unpriced == ()


def test_what_has_no_price_is_said(world):
    found = metrics.plan(world[0], visits_of(world), TODAY, SHIPPED)
    assert set(found.unpriced) == {
        CostKind.TRAVEL, CostKind.APPLICATIONS, CostKind.REGISTRATIONS, CostKind.TESTS,
    }  # fmt: skip
    assert found.costs["cost_own"].isna().all()


def test_one_journey_serves_windows_near_to_each_other_and_unknown_countries_none():
    visits = pd.DataFrame(
        {
            "visit_day": pd.to_datetime(["2027-03-01", "2027-05-10", "2027-05-20", "2027-05-21"]),
            "plant": ["Ulm", "Bonn", "Jena", "Graz"],
            "country": ["DE", "DE", "DE", None],
            "window_from": pd.to_datetime(["2027-01-01", "2027-03-14", "2027-03-16", "2027-01-01"]),
            "window_to": pd.to_datetime(["2027-03-01", "2027-05-10", "2027-05-20", "2027-05-21"]),
            "owner": ["Mei; Karl", "Mei", "Karl", "Karl"],
        }
    )
    found = metrics.travel_bundles(visits, TODAY, SHIPPED)
    # Bonn's window opens 13 days after Ulm's last day, Jena's 15 days: it stays alone.
    assert found[["bundle_plants", "journeys_saved"]].to_numpy().tolist() == [["Bonn; Ulm", 1]]
    row = found.iloc[0]
    assert (f"{row['travel_from']:%F}", f"{row['travel_to']:%F}") == ("2027-03-01", "2027-03-14")
    people = metrics.people_twice(visits)
    assert people.astype({"owner": "str"})[["owner", "week_plants"]].to_numpy().tolist() == [
        ["Karl", "Graz; Jena"]
    ]
