"""The dates of a certificate against each other, and the printed expiry against R2."""

import numpy as np
import pandas as pd

from cqcdash.intake.cells import Cells
from cqcdash.vocabulary.rules import Rules

LONG_VALIDITY_YEARS = 10


def check_expiry(cells: Cells, frame: pd.DataFrame, rules: Rules) -> None:
    """Expiry before issue leaves the row out; other contradictions are warned of."""
    ledger = cells.ledger
    first, issued, expires = (frame[n] for n in ("first_issued_on", "issued_on", "expires_on"))
    for name, begin in (("first_issued_on", first), ("issued_on", issued)):
        wrong = (expires < begin).to_numpy(dtype=bool) & ~ledger.rejected
        ledger.reject(
            wrong, "expiry_before_issue", "expires_on", expires, {"issued": begin, "field": name}
        )
    early = (issued < first).to_numpy(dtype=bool)
    ledger.warn(early, "issue_before_first_issue", "issued_on", issued, {"first_issued_on": first})
    ends = (frame["suspended_until"] < frame["suspended_on"]).to_numpy(dtype=bool)
    ledger.warn(ends, "suspension_order", "suspended_until", frame["suspended_until"])
    _check_validity(cells, frame, rules)
    if cells.has("expires_on"):
        known = first.notna() | issued.notna()
        empty = (expires.isna() & known).to_numpy(dtype=bool)
        nothing = (expires.isna() & ~known).to_numpy(dtype=bool)
        ledger.note(empty, "expiry_missing", "expires_on")
        ledger.warn(nothing, "no_date_at_all", "expires_on")


def _check_validity(cells: Cells, frame: pd.DataFrame, rules: Rules) -> None:
    """R2: the printed expiry lies the validity minus a day after the first or a later issue.

    Where the file cites no rule, the default validity and the long one are both accepted.
    """
    expires, default = frame["expires_on"], rules.validity_years
    cited = frame["rule"].map(dict(rules.validity_years_by_rule)).astype("Int64")
    fits = np.zeros(len(frame), dtype=bool)
    for years in {default, LONG_VALIDITY_YEARS, *cited.dropna().unique()}:
        applies = cited.eq(years).fillna(years == default).to_numpy(dtype=bool)
        if years == LONG_VALIDITY_YEARS:
            applies |= frame["rule"].isna().to_numpy()
        for name in ("first_issued_on", "issued_on"):
            off = (expires - _end(frame[name], years)).abs().dt.days
            fits |= applies & (off <= rules.expiry_tolerance_days).to_numpy(dtype=bool)
    begin = frame["first_issued_on"].fillna(frame["issued_on"])
    wrong = (expires.notna() & begin.notna()).to_numpy() & ~fits
    expected = _end(begin, default)
    for years in cited.dropna().unique():
        expected = expected.mask(cited.eq(years).fillna(value=False), _end(begin, years))
    cells.ledger.warn(
        wrong, "expiry_unlike_validity", "expires_on", expires, {"expected": expected}
    )


def _end(begin: pd.Series, years: int) -> pd.Series:
    return begin + pd.DateOffset(years=int(years)) - pd.Timedelta(days=1)
