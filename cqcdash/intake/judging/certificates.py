"""Certificate rows judged by domain section 4, R1, R2 and plain plausibility."""

import numpy as np
import pandas as pd

from cqcdash.intake.columns import (
    CCC_NUMBER,
    CQC_NUMBER,
    DAMAGED_NUMBER,
    FACTORY_CODE,
    SEVERAL_NUMBERS,
    Fields,
    by_distinct,
    factory_codes,
    lookalikes,
    mask,
    normalised,
    rules_in,
)
from cqcdash.intake.judging.cells import Cells
from cqcdash.intake.judging.duplicates import conflicts, drop_repeats, with_models
from cqcdash.intake.judging.ledger import Ledger
from cqcdash.intake.judging.records import Coverage, Records, one_per_row
from cqcdash.vocabulary.finding import Level
from cqcdash.vocabulary.records import Scheme, Status
from cqcdash.vocabulary.rules import Rules

# What stands beside a total: nothing, or a count.
BARE = r"^[\s\d.,/-]*$"
TEXTS = (
    *("rule", "product_category", "product", "model", "applicant", "manufacturer"),
    *("suspended_reason", "verified_by", "owner", "notes"),
)
DATES = (
    *("status_reported_on", "first_issued_on", "issued_on"),
    *("expires_on", "suspended_on", "suspended_until", "verified_on"),
)


def judge_certificates(cells: Cells, rules: Rules) -> Records:
    """CERTIFICATES records, one for each good row."""
    fields = _fields(cells)
    present = set(cells.fields)
    _report_status(cells, fields, present)
    _without_end(cells, fields, present)
    derived = _derive(fields, present)
    _check_number(cells, fields)
    check_expiry(cells, fields, rules)
    _check_plant(cells, fields)
    frame = pd.DataFrame(fields, index=cells.index)
    conflicts(frame, "certificate_no", ("plant", "product"), cells.ledger)
    with_models(frame, "certificate_no", cells.ledger)
    frame = drop_repeats(frame, "certificate_no", cells.ledger)
    keeps = frozenset(present if cells.raw.partial else {"version"} - present)
    coverage = Coverage(frozenset(present), frozenset(derived), keeps)
    return one_per_row(frame, cells.ledger, "certificate_no", coverage)


def _fields(cells: Cells) -> Fields:
    number, version = _numbers(cells)
    status, reported = (
        name if cells.has(name) else other
        for name, other in (("status", "reported_status"), ("reported_status", "status"))
    )
    return {
        "certificate_no": number,
        "version": cells.text("version").str.upper().fillna(version),
        "plant": cells.plant(),
        "factory_code": _factory_codes(cells),
        "standard": _standards(cells),
        "scheme": cells.codes("scheme", "scheme", "unknown_scheme"),
        "status": cells.codes(status, "status", "unknown_status", otherwise=Status.UNKNOWN),
        "reported_status": cells.text(reported),
        "factory_class": cells.codes("factory_class", "factory_class", "unknown_class"),
        "certificate_first": cells.flag("certificate_first"),
        "successor_no": normalised(cells.text("successor_no"))[0],
        "no_longer_produced": cells.flag("no_longer_produced"),
        "unlimited": cells.flag("unlimited"),
        **{name: cells.text(name) for name in TEXTS},
        **{name: cells.date(name) for name in DATES},
    }


def _numbers(cells: Cells) -> tuple[pd.Series, pd.Series]:
    """Normalised number and version; empty and damaged numbers leave the row out."""
    written = cells.shown("certificate_no")
    number, version = normalised(cells.text("certificate_no"))
    cells.ledger.reject(mask(number.isna()), "number_missing", "certificate_no", written)
    damaged = mask(number.str.match(DAMAGED_NUMBER))
    cells.ledger.reject(damaged, "number_damaged", "certificate_no", written)
    several = mask(number.str.contains(SEVERAL_NUMBERS))
    cells.ledger.reject(several, "several_numbers", "certificate_no", written)
    cells.ledger.reject(_no_number(cells, number), "no_number", "certificate_no", written)
    cells.ledger.reject(
        _alone(cells) & mask(number.notna()), "only_number", "certificate_no", written
    )
    rounded = cells.raw.rounded.get(cells.fields["certificate_no"])
    if rounded is not None:
        cells.ledger.warn(rounded, "number_rounded", "certificate_no", number)
    return number, version


def _no_number(cells: Cells, number: pd.Series) -> np.ndarray:
    """Words instead of a number, and totals or remarks below the last certificate."""
    digits = mask(number.str.contains(r"\d")) | mask(number.str.match(DAMAGED_NUMBER))
    wordy = mask(number.notna()) & ~digits
    known = mask(number.str.match(f"{CCC_NUMBER}|{CQC_NUMBER}"))
    last = int(np.flatnonzero(known).max(initial=-1))
    if last < 0 or cells.raw.cells.shape[1] == 1:
        return wordy
    others = cells.raw.cells.iloc[last + 1 :].drop(
        columns=cells.raw.labels[cells.fields["certificate_no"]]
    )
    bare = [mask(others[name].str.match(BARE)) for name in others]
    wordy[last + 1 :] |= np.logical_and.reduce(bare) & mask(number.notna())[last + 1 :]
    return wordy


def _alone(cells: Cells) -> np.ndarray:
    """Rows that hold a number and nothing else, in a table that holds more: they are padding.

    Group titles and page footers are such rows too.
    """
    position = cells.fields["certificate_no"]
    rows = np.arange(cells.raw.rows)
    for column in (i for i in range(len(cells.raw.labels)) if i != position):
        rows = rows[mask(cells.raw.column(column).iloc[rows].str.strip().eq(""))]
    alone = np.zeros(cells.raw.rows, dtype=bool)
    alone[rows] = len(rows) < cells.raw.rows
    return alone


def _factory_codes(cells: Cells) -> pd.Series:
    code = factory_codes(cells.text("factory_code"))
    wrong = code.notna() & ~mask(code.str.match(FACTORY_CODE))
    cells.ledger.warn(mask(wrong), "factory_code_format", "factory_code", code)
    return code


def _standards(cells: Cells) -> pd.Series:
    """Standards separated by ``; `` whatever separates them in the file."""
    return by_distinct(
        cells.text("standard"),
        lambda texts: texts.str.replace(r"\s*[;；、\n]\s*", "; ", regex=True),
    )


def _derive(fields: Fields, present: set[str]) -> set[str]:
    """Fill what other columns say: scheme from the number, rule from standard or category."""
    number = fields["certificate_no"]
    by_form = pd.Series(str(Scheme.OTHER), index=number.index, dtype="str")
    by_form = by_form.mask(mask(number.str.match(CCC_NUMBER)), str(Scheme.CCC))
    by_form = by_form.mask(mask(number.str.startswith("CQC")), str(Scheme.CQC))
    fields["scheme"] = fields["scheme"].fillna(by_form)
    if "rule" not in present:
        cited = rules_in(fields["standard"])
        fields["rule"] = cited.fillna(rules_in(fields["product_category"]))
    return {"scheme", "rule", "status"} - present


def _report_status(cells: Cells, fields: Fields, present: set[str]) -> None:
    """A status that nobody reports is unknown; the title may say on which day all were true."""
    fields["status"] = fields["status"].fillna(str(Status.UNKNOWN))
    if not present & {"status", "reported_status"}:
        return
    present.update({"status", "reported_status"})
    day = cells.understanding.reported_on
    if day is not None:
        all_of = pd.Series(pd.Timestamp(day), index=cells.index)
        fields["status_reported_on"] = all_of.astype("datetime64[us]")
        present.add("status_reported_on")
        told = day.isoformat()
        cells.ledger.about_file(Level.NOTE, "reported_on_from_title", "status_reported_on", told)


def _without_end(cells: Cells, fields: Fields, present: set[str]) -> None:
    """An expiry that says that there is none; a printed day says that there is one."""
    if not cells.has("expires_on"):
        return
    endless = cells.understanding.dates["expires_on"].unlimited
    if not cells.has("unlimited"):
        # Of a printed day nothing is said: it has an end, and that is all.
        said = pd.Series(endless, index=cells.index).astype("boolean")
        fields["unlimited"] = said.mask(~endless)
        present.add("unlimited")
    cells.ledger.note(endless, "unlimited", "expires_on", cells.shown("expires_on"))


def _check_number(cells: Cells, fields: Fields) -> None:
    """Unknown form, year and body that do not fit: kept, with a warning."""
    ledger, number, first = cells.ledger, fields["certificate_no"], fields["first_issued_on"]
    ccc, cqc = mask(number.str.match(CCC_NUMBER)), mask(number.str.match(CQC_NUMBER))
    strange = mask(number.notna()) & ~ccc & ~cqc
    _warn_of_strange(ledger, number, strange)
    year = number.str.slice(0, 4).where(ccc, "20" + number.str.slice(3, 5))
    differs = (ccc | cqc) & mask(first.notna() & (year != first.dt.strftime("%Y")))
    ledger.warn(differs, "number_year", "certificate_no", number, first_issued_on=first)
    if cells.has("scheme"):
        body = number.str.slice(4, 6)
        other = ccc & mask(body.ne("01") & fields["scheme"].eq(str(Scheme.CQC)))
        ledger.warn(other, "number_body", "certificate_no", number, body=body)


def _warn_of_strange(ledger: Ledger, number: pd.Series, strange: np.ndarray) -> None:
    """Numbers of another form; where letters of another alphabet make it one, these are named."""
    if not strange.any():
        return
    letters = by_distinct(number.where(strange), lambda texts: texts.map(lookalikes))
    disguised = mask(letters.ne("")) & strange
    ledger.warn(disguised, "foreign_letter", "certificate_no", number, letters=letters)
    ledger.warn(strange & ~disguised, "number_format", "certificate_no", number)


def _check_plant(cells: Cells, fields: Fields) -> None:
    if cells.has("plant"):
        cells.ledger.warn(mask(fields["plant"].isna()), "plant_missing", "plant")
    else:
        cells.ledger.about_file(Level.WARN, "no_plant_column", "plant", count=cells.raw.rows)


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
        silent = mask(expires.isna()) & ~mask(fields["unlimited"])
        ledger.note(silent & known, "expiry_missing", "expires_on")
        ledger.warn(silent & ~known, "no_date_at_all", "expires_on")


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
