"""The dates of a certificate against each other, and the printed expiry against R2."""

import numpy as np
import pandas as pd

from cqcdash.intake.arrays import Fields, mask
from cqcdash.intake.cells import Cells
from cqcdash.vocabulary.rules import Rules

LONG_VALIDITY_YEARS = 10


def check_expiry(cells: Cells, fields: Fields, rules: Rules) -> None:
    """Expiry before issue leaves the row out; other contradictions are warned of."""
    ledger = cells.ledger
    first, issued, expires = (fields[n] for n in ("first_issued_on", "issued_on", "expires_on"))
    printed = cells.shown("expires_on")
    for begin in (first, issued):
        wrong = mask(expires < begin) & ~ledger.rejected
        ledger.reject(wrong, "expiry_before_issue", "expires_on", printed, issued=begin)
    shown = cells.shown("issued_on")
    early = mask(issued < first)
    ledger.warn(early, "issue_before_first_issue", "issued_on", shown, first_issued_on=first)
    shown = cells.shown("suspended_until")
    ends = mask(fields["suspended_until"] < fields["suspended_on"])
    ledger.warn(ends, "suspension_order", "suspended_until", shown)
    _check_validity(cells, fields, rules)
    if cells.has("expires_on"):
        known = mask(first.notna() | issued.notna())
        ledger.note(mask(expires.isna()) & known, "expiry_missing", "expires_on")
        ledger.warn(mask(expires.isna()) & ~known, "no_date_at_all", "expires_on")


def _check_validity(cells: Cells, fields: Fields, rules: Rules) -> None:
    """R2: the printed expiry lies the validity minus a day after the first or a later issue.

    Where the file cites no rule, the default validity and the long one are both accepted.
    """
    expires, default = fields["expires_on"], rules.validity_years
    years_of_rule = {str(rule): int(years) for rule, years in rules.validity_years_by_rule.items()}
    cited = _years(fields["rule"], years_of_rule, default)
    open_rule = mask(fields["rule"].isna())
    fits = np.zeros(len(expires), dtype=bool)
    for years in {LONG_VALIDITY_YEARS, *np.unique(cited).tolist()}:
        applies = (cited == years) | (open_rule & (years == LONG_VALIDITY_YEARS))
        for name in ("first_issued_on", "issued_on"):
            off = (expires - _end(fields[name], years)).abs().dt.days
            fits |= applies & mask(off <= rules.expiry_tolerance_days)
    begin = fields["first_issued_on"].fillna(fields["issued_on"])
    expected = _end(begin, default)
    for years in np.unique(cited).tolist():
        expected = expected.mask(cited == years, _end(begin, years))
    wrong = mask(expires.notna() & begin.notna()) & ~fits
    shown = cells.shown("expires_on")
    cells.ledger.warn(wrong, "expiry_unlike_validity", "expires_on", shown, expected=expected)


def _years(rule: pd.Series, years_of_rule: dict[str, int], default: int) -> np.ndarray:
    positions, found = pd.factorize(rule)
    table = [years_of_rule.get(str(name), default) for name in found]
    return np.array([*table, default])[positions]


def _end(begin: pd.Series, years: int) -> pd.Series:
    return begin + pd.DateOffset(years=years) - pd.Timedelta(days=1)
