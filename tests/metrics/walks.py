"""Short tables of stage visits for the tests of applications."""

import io
from datetime import date
from functools import cache

import pandas as pd
from tables import frame_of

from cqcdash.sample import sample_portfolio
from cqcdash.vocabulary.records import VISITS

TODAY = date(2026, 11, 23)


def visits_of(text):
    """A table with application_no, stage, entered_on, left_on and what else a test needs."""
    return frame_of(text, VISITS)


@cache
def sample(applications=None, seed=7):
    """The clean visits of a sample portfolio, as the store hands them out."""
    files = sample_portfolio(160, seed, TODAY, applications=applications)
    raw = pd.read_csv(io.BytesIO(files["applications.csv"]), dtype=str)
    raw = raw[~raw["application_no"].str.contains("DAMAGED")].reset_index(drop=True)
    dated = ["entered_on", "left_on"]
    return VISITS.conform(raw.assign(**{c: pd.to_datetime(raw[c]) for c in dated}))


ONE_CASE = """
application_no | stage         | entered_on | left_on    | plant | waiting_for
A-1            | application   | 2026-01-05 | 2026-01-12 | Ulm   | customs
A-1            | product_tests | 2026-02-02 | 2026-02-26 | Ulm   | auditors
A-1            | factory_audit | 2026-03-16 | 2026-03-18 | Ulm   | authority
A-1            | review        | 2026-03-20 | 2026-04-15 | Ulm   | us
A-1            | issue         | 2026-04-20 | 2026-04-21 | Ulm   |
"""
