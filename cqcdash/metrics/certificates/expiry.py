"""Until when a certificate runs by its own paper: R1, R2, R3, R14."""

from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import Days, add_days, add_months, days
from cqcdash.metrics.columns import Column, codes, is_one_of, place, words_of
from cqcdash.metrics.explanation import Evidence, Explanation, Step
from cqcdash.vocabulary.certificates import ExpiryBand
from cqcdash.vocabulary.records import Status
from cqcdash.vocabulary.rules import Applied, RuleBook


class Expiry(NamedTuple):
    """The printed expiry, the effective one, and which of them are computed."""

    printed: Days
    effective: Days
    estimated: np.ndarray


def expiry(certificates: pd.DataFrame, book: RuleBook) -> Expiry:
    """The printed expiry, else first issue + validity − 1 day (R1)."""
    printed = days(certificates["expires_on"])
    effective = printed.copy()
    missing = np.isnat(printed) & ~without_end(certificates)
    if missing.any():
        without = certificates.loc[missing]
        effective[missing] = computed_expiry(without, validity_base(without), book)
    return Expiry(printed, effective, missing & ~np.isnat(effective))


def without_end(certificates: pd.DataFrame) -> np.ndarray:
    """Which are printed without an end: no expiry is missing, and none is computed."""
    return certificates["unlimited"].to_numpy(bool, na_value=False)


def computed_expiry(certificates: pd.DataFrame, base: Days, book: RuleBook) -> Days:
    """The day before base + validity."""
    return add_days(add_months(base, 12 * validity_years(certificates, book)), -1)


def validity_base(certificates: pd.DataFrame) -> Days:
    """The first issue; the present issue stands in unless the number names an earlier year."""
    first = days(certificates["first_issued_on"])
    issued = days(certificates["issued_on"])
    fits = ~(year_of_number(certificates["certificate_no"]) < issued.astype("datetime64[Y]"))
    return np.where(np.isnat(first) & fits, issued, first)


def year_of_number(numbers: Column) -> np.ndarray:
    """The year of first issue that a CQC or CCC number begins with; NaT when it has none."""
    text = numbers.astype("str")
    cqc = text.str.fullmatch(r"CQC\d{9,17}", na=False).to_numpy(bool)
    ccc = text.str.fullmatch(r"(?:19|20)\d{14}", na=False).to_numpy(bool)
    year = np.zeros(len(text), dtype="int64")
    year[cqc] = 2000 + text.loc[cqc].str.slice(3, 5).astype("int64").to_numpy()
    year[ccc] = text.loc[ccc].str.slice(0, 4).astype("int64").to_numpy()
    return np.where(
        np.logical_or(cqc, ccc), (year - 1970).astype("datetime64[Y]"), np.datetime64("NaT", "Y")
    )


def validity_years(certificates: pd.DataFrame, book: RuleBook) -> np.ndarray:
    """Years by the rule that the certificate cites, else by the setting (R1)."""
    years = np.broadcast_to(book.applying(certificates, "validity_years"), len(certificates))
    by_rule = book.defaults.validity_years_by_rule
    for rule, rule_years in by_rule.items():
        years = np.where(cites(certificates, rule), rule_years, years)
    return years


def cites(certificates: pd.DataFrame, cited: str) -> np.ndarray:
    """Which certificates name a rule or standard, as a whole entry of a '; ' list."""
    found = np.zeros(len(certificates), dtype=bool)
    for column in ("rule", "standard", "product_category"):
        if column in certificates:
            own, words = codes(certificates[column])
            padded = ("; " + words.astype("str") + "; ").str.upper()
            hit = padded.str.contains(f"; {cited.strip().upper()}; ", regex=False)
            found |= np.append(np.asarray(hit, dtype=bool), values=False)[own]
    return found


def expired(certificates: pd.DataFrame, effective: Days, as_of: np.datetime64) -> np.ndarray:
    """Past the expiry day, or reported as expired (R3)."""
    return (as_of > effective) | is_one_of(certificates["status"], [Status.EXPIRED])


def expiry_band(
    certificates: pd.DataFrame,
    effective: Days,
    expired_now: np.ndarray,
    as_of: np.datetime64,
    book: RuleBook,
) -> pd.Series:
    """The band of days to the expiry (R14)."""
    ahead = (effective - as_of).astype("int64")
    near, middle, far = (book.applying(certificates, "expiry_bands", place) for place in (0, 1, 2))
    code = np.select(
        [
            expired_now,
            without_end(certificates),
            np.isnat(effective),
            ahead <= near,
            ahead <= middle,
            ahead <= far,
        ],
        [place(band) for band in BANDS],
        place(ExpiryBand.LATER),
    )
    return words_of(code, ExpiryBand, certificates.index)


BANDS = (
    ExpiryBand.EXPIRED,
    ExpiryBand.UNLIMITED,
    ExpiryBand.UNKNOWN,
    ExpiryBand.WITHIN_30,
    ExpiryBand.WITHIN_90,
    ExpiryBand.WITHIN_180,
)


def doubtful_expiry(certificates: pd.DataFrame, book: RuleBook) -> np.ndarray:
    """Printed expiries that are too far from first issue or present issue + validity (R2).

    Without a cited rule, each validity that the settings know is accepted.
    """
    printed = days(certificates["expires_on"])
    tolerance = book.applying(certificates, "expiry_tolerance_days")
    own = validity_years(certificates, book)
    unruled = certificates["rule"].isna().to_numpy()
    allowed = [own] + [
        np.where(unruled, years, own)
        for years in sorted(set(book.defaults.validity_years_by_rule.values()))
    ]
    near = np.zeros(len(certificates), dtype=bool)
    known = np.zeros(len(certificates), dtype=bool)
    for column in ("first_issued_on", "issued_on"):
        base = days(certificates[column])
        known |= ~np.isnat(base)
        for years in allowed:
            expected = add_days(add_months(base, 12 * years), -1)
            near |= np.abs((printed - expected).astype("timedelta64[D]")) <= np.timedelta64(
                1, "D"
            ) * np.asarray(tolerance, dtype="int64")
    return known & ~np.isnat(printed) & ~near


def expiry_explained(evidence: Evidence) -> Explanation:
    """R1, R3: printed, else issue + validity − 1 day."""
    value = evidence.value("expires_on")
    names = ("expires_on", "first_issued_on", "issued_on", "rule", "standard")
    printed, *others = (evidence.given(name) for name in names)
    if printed.value is not None:
        steps = (Step("take", (("expires_on", printed.value),), None, value),)
        return Explanation("expires_on", value, ("R1", "R3"), (printed,), steps)
    inputs = (printed, *others, evidence.given("certificate_no"))
    row = evidence.certificate
    setting = validity_setting(evidence, row)
    base = others[0] if others[0].value is not None else others[1]
    if value is None:
        return Explanation("expires_on", None, ("R1",), inputs, (), (setting,))
    anniversary = date.fromisoformat(str(value)) + timedelta(days=1)
    steps = (
        Step("add_months", ((base.name, base.value),), 12 * setting.value, anniversary),
        Step("subtract_days", (("anniversary", anniversary),), 1, value),
    )
    return Explanation("expires_on", value, ("R1", "R3"), inputs, steps, (setting,), estimated=True)


def validity_setting(evidence: Evidence, row: pd.DataFrame) -> Applied:
    """The rule that the certificate cites, else the validity that the settings give."""
    for rule, years in evidence.book.defaults.validity_years_by_rule.items():
        if cites(row, rule)[0]:
            return Applied("validity_years_by_rule", years, "rule", rule)
    return evidence.applied("validity_years")
