"""The cover against a walk from certificate to certificate and from day to day."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from dateutil.relativedelta import relativedelta
from world import audits_of, certificates_of

from cqcdash import metrics
from cqcdash.sample import generate
from cqcdash.vocabulary.records import PLANTS, VISITS
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 23)
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
    months = {"A": 24, "D": 6}.get(row["interval_class"], 12)
    next_one = visited and at <= booked.date() + relativedelta(months=months) + relativedelta(days=30)
    audit = before(row, "follow_up_deadline", at) or next_one
    failed = before(row, "repeat_audit_by", at) or visited
    finding = before(row, "finding_due_on", at) or visited
    renewed = done.get(row["renewal_application_no"], date.max) <= at
    paper = before(row, "expires_on", at) or renewed
    law = row["duty_state"] != "to_convert" or before(row, "convert_by", at)
    law = law or done.get(row["conversion_application_no"], date.max) <= at
    rest = before(row, "suspension_ends_on", at) and before(row, "rule_change_deadline", at)
    return audit and failed and finding and paper and law and rest


@pytest.mark.parametrize("seed", [7, 11])
def test_the_cover_is_what_a_walk_counts(seed):
    made = generate(certificates=90, seed=seed, as_of=TODAY)
    found = metrics.positions(
        made.certificates, made.audits, made.visits, PLANTS.empty(), TODAY, SHIPPED
    )
    forecasts = metrics.case_forecasts(made.visits, TODAY, SHIPPED)
    cover = metrics.cover_months(found, forecasts, PLANTS.empty(), TODAY, SHIPPED, 18)
    dated = forecasts.dropna(subset=["date_85"])
    done = dict(zip(dated["application_no"], dated["date_85"].dt.date, strict=True))
    classes = found.groupby("audit_group", observed=True)["factory_class"].agg(
        lambda held: min(held.dropna(), key=lambda c: {"A": 24, "D": 6}.get(c, 12), default=None)
    )
    positions = found.assign(interval_class=found["audit_group"].map(classes).astype("object"))
    expected = walked(positions, done, 18)
    months = cover.months
    assert months["day"].tolist() == expected["day"].tolist()
    assert months["usable"].tolist() == expected["usable"].tolist()
    assert months["usable_planned"].tolist() == expected["usable_planned"].tolist()
    assert (months["usable"].diff().dropna() <= 0).all(), "nobody acts, so nothing comes back"
    assert (months["saved"] == months["usable_planned"] - months["usable"]).all()
    lost = cover.lost.groupby("day")["lost"].sum().reindex(months["day"], fill_value=0)
    assert (lost.to_numpy() == months["usable"].iloc[0] - months["usable"].to_numpy()).all()


def test_on_the_day_itself_it_is_what_the_overview_counts_as_usable():
    made = generate(certificates=60, seed=3, as_of=TODAY)
    found = metrics.positions(
        made.certificates, made.audits, made.visits, PLANTS.empty(), TODAY, SHIPPED
    )
    empty = metrics.case_forecasts(VISITS.empty(), TODAY, SHIPPED)
    cover = metrics.cover_months(found, empty, PLANTS.empty(), TODAY, SHIPPED)
    assert cover.months["usable"].iloc[0] == np.isin(found["standing"], USABLE).sum()


def test_a_booked_visit_saves_what_its_audit_would_end():
    table = "certificate_no | issued_on | expires_on\nC1 | 2025-12-20 | 2030-01-01"
    audits = "kind | ended_on | result | planned_on\ninitial | 2025-12-20 | passed |\n{}"
    booked = "follow_up | | planned | 2026-12-15"
    usable = {}
    for name, extra in (("booked", booked), ("not", "")):
        found = metrics.positions(
            certificates_of(table),
            audits_of(audits.format(extra).strip()),
            VISITS.empty(),
            PLANTS.empty(),
            TODAY,
            SHIPPED,
        )
        forecasts = metrics.case_forecasts(VISITS.empty(), TODAY, SHIPPED)
        cover = metrics.cover_months(found, forecasts, PLANTS.empty(), TODAY, SHIPPED, 6)
        usable[name] = cover.months["usable_planned"].tolist()
    assert usable["not"] == [1, 1, 1, 0, 0, 0, 0]
    assert usable["booked"] == [1] * 7


def test_an_empty_view_has_an_empty_cover():
    found = metrics.positions(
        certificates_of("certificate_no | issued_on\nC1 | 2025-12-20").head(0),
        audits_of(None),
        VISITS.empty(),
        PLANTS.empty(),
        TODAY,
        SHIPPED,
    )
    forecasts = metrics.case_forecasts(VISITS.empty(), TODAY, SHIPPED)
    cover = metrics.cover_months(found, forecasts, PLANTS.empty(), TODAY, SHIPPED)
    assert cover.months["usable"].tolist() == [0] * 25
    assert cover.lost.empty
