"""Expiries week by week against counting by hand."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples
from world import certificates_of

from cqcdash import metrics
from cqcdash.vocabulary.records import AUDITS, PLANTS, VISITS
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 23)
DAYS = st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=400))


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=12), st.sampled_from([30, 90, 365]))
def test_each_week_counts_what_expires_and_what_must_be_filed(expiries, span):
    rows = "\n".join(
        f"C{n} | {day - timedelta(days=900)} | {day}" for n, day in enumerate(expiries)
    )
    found = metrics.positions(
        certificates_of(f"certificate_no | issued_on | expires_on\n{rows}"),
        AUDITS.empty(),
        VISITS.empty(),
        PLANTS.empty(),
        TODAY,
        SHIPPED,
    )
    weeks = metrics.expiries_by_week(found, TODAY, span)
    last = TODAY + timedelta(days=span)
    ending = [day for day in expiries if TODAY <= day <= last]
    by_week = weeks.expiries.groupby("week")["certificates"].sum()
    told = {week.date(): n for week, n in by_week.items()}
    assert told == Counter(day - timedelta(days=day.weekday()) for day in ending)
    filing = [
        row.date()
        for row, day in zip(found["file_renewal_by"], expiries, strict=True)
        if day >= TODAY and TODAY <= row.date() <= last
    ]
    filed = dict(zip(weeks.filings["week"], weeks.filings["filings"], strict=True))
    monday = Counter(day - timedelta(days=day.weekday()) for day in filing)
    assert {week.date(): n for week, n in filed.items()} == monday
    near = metrics.expiring_within(found, TODAY, span)
    assert sorted(near["expires_on"].dt.date) == sorted(ending)
    assert metrics.has_ended(found).sum() == sum(day < TODAY for day in expiries)
