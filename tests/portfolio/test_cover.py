"""The cover against a walk from certificate to certificate and from day to day."""

from datetime import date, datetime, time

import numpy as np
import pandas as pd
import pytest
from copies import begun
from dateutil.relativedelta import relativedelta

from cqcdash import metrics, portfolio
from cqcdash.sample import sample_portfolio
from cqcdash.vocabulary.records import AUDITS, CERTIFICATES, PLANTS, VISITS
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 23)
HELD = b"""certificate_no,plant,scheme,status,issued_on,expires_on
CQC25001345678,Works,CQC,valid,2025-12-20,2030-01-01
"""
USABLE = ("deadline_missed", "act_soon", "fine")


def walked(positions: pd.DataFrame, done: dict[str, date], months: int) -> pd.DataFrame:
    """Each certificate on each day, by the words of the docstring."""
    firsts = [TODAY.replace(day=1) + relativedelta(months=n) for n in range(1, months + 1)]
    rows = []
    for at in [TODAY, *firsts]:
        base = [row for row in positions.to_dict("records") if row["standing"] in USABLE]
        alive = [at == TODAY or held(row, at) for row in base]
        planned = [ok or kept(row, at, done) for row, ok in zip(base, alive, strict=True)]
        rows.append((pd.Timestamp(at), sum(alive), sum(planned)))
    return pd.DataFrame(rows, columns=["day", "usable", "usable_planned"])


def before(row, name, at):
    return pd.isna(row[name]) or row[name].date() >= at


def held(row, at):
    return before(row, "safe_until", at)


def kept(row, at, done):
    booked = row["audit_planned_on"]
    visited = pd.notna(booked) and TODAY <= booked.date() <= at
    next_one = visited and at <= booked.date() + relativedelta(months=row["interval"], days=30)
    audit = before(row, "follow_up_deadline", at) or next_one
    failed = before(row, "repeat_audit_by", at) or visited
    finding = before(row, "finding_due_on", at) or visited
    renewed = done.get(row["renewal_application_no"], date.max) <= at
    paper = before(row, "expires_on", at) or renewed
    law = row["duty_state"] != "to_convert" or before(row, "convert_by", at)
    law = law or done.get(row["conversion_application_no"], date.max) <= at
    rest = before(row, "suspension_ends_on", at) and before(row, "rule_change_deadline", at)
    return audit and failed and finding and paper and law and rest


def records(tmp_path, seed: int, certificates: int = 160):
    address = str(tmp_path / "portfolio.duckdb")
    begun(address)
    files = [*sample_portfolio(certificates, seed, TODAY).items()]
    moment = datetime.combine(TODAY, time(8))
    portfolio.commit(address, portfolio.preview(address, files), "tester", moment)
    return portfolio.snapshot(address)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [7, 11])
def test_the_cover_is_what_a_walk_counts(seed, tmp_path):
    made = records(tmp_path, seed)
    seen = portfolio.derive(made, TODAY)
    forecasts = metrics.case_forecasts(made.visits, TODAY, SHIPPED)
    cover = metrics.cover_months(seen.positions, forecasts, made.plants, TODAY, SHIPPED, 18)
    dated = forecasts.dropna(subset=["date_85"])
    done = dict(zip(dated["application_no"], dated["date_85"].dt.date, strict=True))
    months = {"A": 24, "D": 6}
    own = seen.positions["factory_class"].astype("object").map(lambda c: months.get(c, 12))
    shortest = own.groupby(seen.positions["audit_group"].astype("str")).transform("min")
    expected = walked(seen.positions.assign(interval=shortest.fillna(own)), done, 18)
    found = cover.months
    assert found["day"].tolist() == expected["day"].tolist()
    assert found["usable"].tolist() == expected["usable"].tolist()
    assert found["usable_planned"].tolist() == expected["usable_planned"].tolist()
    assert found["saved"].max() > 0
    assert (found["usable"].diff().dropna() <= 0).all(), "nobody acts, so nothing comes back"
    assert (found["saved"] == found["usable_planned"] - found["usable"]).all()
    lost = cover.lost.groupby("day")["lost"].sum().reindex(found["day"], fill_value=0)
    assert (lost.to_numpy() == found["usable"].iloc[0] - found["usable"].to_numpy()).all()
    assert found["usable"].iloc[0] == np.isin(seen.positions["standing"], USABLE).sum()


@pytest.mark.parametrize("booked", [True, False])
def test_a_booked_visit_saves_what_its_audit_would_end(booked, tmp_path):
    plan = "Works,follow_up,,,2026-12-15\n" if booked else ""
    files = [
        (
            "certificates.csv",
            HELD,
        ),
        (
            "audits.csv",
            f"plant,kind,started_on,result,planned_on\nWorks,initial,2025-12-20,passed,\n{plan}".encode(),
        ),
    ]
    address = str(tmp_path / "portfolio.duckdb")
    begun(address)
    moment = datetime.combine(TODAY, time(8))
    portfolio.commit(address, portfolio.preview(address, files), "tester", moment)
    seen = portfolio.derive(portfolio.snapshot(address), TODAY)
    forecasts = metrics.case_forecasts(VISITS.empty(), TODAY, SHIPPED)
    cover = metrics.cover_months(seen.positions, forecasts, PLANTS.empty(), TODAY, SHIPPED, 6)
    assert cover.months["usable"].tolist() == [1, 1, 1, 0, 0, 0, 0]
    assert cover.months["usable_planned"].tolist() == ([1] * 7 if booked else [1, 1, 1, 0, 0, 0, 0])


def test_an_empty_view_has_an_empty_cover():
    forecasts = metrics.case_forecasts(VISITS.empty(), TODAY, SHIPPED)
    found = metrics.positions(
        CERTIFICATES.empty(), AUDITS.empty(), VISITS.empty(), PLANTS.empty(), TODAY, SHIPPED
    )
    cover = metrics.cover_months(found, forecasts, PLANTS.empty(), TODAY, SHIPPED)
    assert cover.months["usable"].tolist() == [0] * 25
    assert cover.lost.empty
