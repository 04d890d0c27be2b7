"""Certificate rows judged by domain section 4, R2 and plain plausibility."""

import numpy as np
import pandas as pd

from cqcdash.intake import numbers
from cqcdash.intake.arrays import Fields, by_distinct, mask
from cqcdash.intake.cells import Cells
from cqcdash.intake.duplicates import conflicts, drop_repeats
from cqcdash.intake.expiry import check_expiry
from cqcdash.intake.records import Coverage, Records, one_per_row
from cqcdash.vocabulary.rules import Rules
from cqcdash.vocabulary.words import Level, Scheme, Status

# What stands beside a total: nothing, or a count.
BARE = r"^[\s\d.,/-]*$"
TEXTS = (
    *("rule", "product_category", "product", "model", "applicant", "manufacturer"),
    *("suspended_reason", "owner", "notes"),
)
DATES = (
    *("status_reported_on", "first_issued_on", "issued_on"),
    *("expires_on", "suspended_on", "suspended_until"),
)


def judge_certificates(cells: Cells, rules: Rules) -> Records:
    """CERTIFICATES records, one for each good row."""
    fields = _fields(cells)
    present = set(cells.fields)
    _report_status(cells, fields, present)
    derived = _derive(fields, present)
    _check_number(cells, fields)
    check_expiry(cells, fields, rules)
    _check_plant(cells, fields)
    frame = pd.DataFrame(fields, index=cells.index)
    conflicts(frame, "certificate_no", ("plant", "product"), cells.ledger)
    frame = drop_repeats(frame, "certificate_no", cells.ledger)
    keeps = frozenset({"version"} - present)
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
        **{name: cells.text(name) for name in TEXTS},
        **{name: cells.date(name) for name in DATES},
    }


def _numbers(cells: Cells) -> tuple[pd.Series, pd.Series]:
    """Normalised number and version; empty and damaged numbers leave the row out."""
    written = cells.shown("certificate_no")
    number, version = numbers.normalised(cells.text("certificate_no"))
    cells.ledger.reject(mask(number.isna()), "number_missing", "certificate_no", written)
    damaged = mask(number.str.match(numbers.DAMAGED))
    cells.ledger.reject(damaged, "number_damaged", "certificate_no", written)
    several = mask(number.str.contains(numbers.SEVERAL))
    cells.ledger.reject(several, "several_numbers", "certificate_no", written)
    cells.ledger.reject(_no_number(cells, number), "no_number", "certificate_no", written)
    rounded = cells.raw.rounded.get(cells.fields["certificate_no"])
    if rounded is not None:
        cells.ledger.warn(rounded, "number_rounded", "certificate_no", number)
    return number, version


def _no_number(cells: Cells, number: pd.Series) -> np.ndarray:
    """Words instead of a number, and totals or remarks below the last certificate."""
    digits = mask(number.str.contains(r"\d")) | mask(number.str.match(numbers.DAMAGED))
    wordy = mask(number.notna()) & ~digits
    known = mask(number.str.match(f"{numbers.CCC}|{numbers.CQC}"))
    last = int(np.flatnonzero(known).max(initial=-1))
    if last < 0 or cells.raw.cells.shape[1] == 1:
        return wordy
    others = cells.raw.cells.iloc[last + 1 :].drop(
        columns=cells.raw.labels[cells.fields["certificate_no"]]
    )
    bare = [mask(others[name].str.match(BARE)) for name in others]
    wordy[last + 1 :] |= np.logical_and.reduce(bare) & mask(number.notna())[last + 1 :]
    return wordy


def _factory_codes(cells: Cells) -> pd.Series:
    code = numbers.factory_codes(cells.text("factory_code"))
    wrong = code.notna() & ~mask(code.str.match(numbers.FACTORY))
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
    by_form = by_form.mask(mask(number.str.match(numbers.CCC)), str(Scheme.CCC))
    by_form = by_form.mask(mask(number.str.startswith("CQC")), str(Scheme.CQC))
    fields["scheme"] = fields["scheme"].fillna(by_form)
    if "rule" not in present:
        cited = numbers.rules_in(fields["standard"])
        fields["rule"] = cited.fillna(numbers.rules_in(fields["product_category"]))
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


def _check_number(cells: Cells, fields: Fields) -> None:
    """Unknown form, year and body that do not fit: kept, with a warning."""
    ledger, number, first = cells.ledger, fields["certificate_no"], fields["first_issued_on"]
    ccc, cqc = mask(number.str.match(numbers.CCC)), mask(number.str.match(numbers.CQC))
    strange = mask(number.notna()) & ~ccc & ~cqc
    ledger.warn(strange, "number_format", "certificate_no", number)
    year = number.str.slice(0, 4).where(ccc, "20" + number.str.slice(3, 5))
    differs = (ccc | cqc) & mask(first.notna() & (year != first.dt.strftime("%Y")))
    ledger.warn(differs, "number_year", "certificate_no", number, first_issued_on=first)
    if cells.has("scheme"):
        body = number.str.slice(4, 6)
        other = ccc & mask(body.ne("01") & fields["scheme"].eq(str(Scheme.CQC)))
        ledger.warn(other, "number_body", "certificate_no", number, body=body)


def _check_plant(cells: Cells, fields: Fields) -> None:
    if cells.has("plant"):
        cells.ledger.warn(mask(fields["plant"].isna()), "plant_missing", "plant")
    else:
        cells.ledger.about_file(Level.WARN, "no_plant_column", "plant", count=cells.raw.rows)
