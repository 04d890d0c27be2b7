"""Certificate rows judged by domain section 4, R2 and plain plausibility."""

import pandas as pd

from cqcdash.intake import numbers
from cqcdash.intake.cells import Cells
from cqcdash.intake.duplicates import conflicts, drop_repeats
from cqcdash.intake.expiry import check_expiry
from cqcdash.intake.records import Records, one_per_row
from cqcdash.vocabulary.rules import Rules
from cqcdash.vocabulary.words import Level, Scheme, Status

TEXTS = (
    *("product_category", "product", "model", "applicant", "manufacturer"),
    *("suspended_reason", "owner", "notes"),
)
DATES = (
    *("status_reported_on", "first_issued_on", "issued_on"),
    *("expires_on", "suspended_on", "suspended_until"),
)


def judge_certificates(cells: Cells, rules: Rules) -> Records:
    """CERTIFICATES records, one for each good row."""
    present = set(cells.fields)
    number, version = _numbers(cells)
    dates = {name: cells.date(name) for name in DATES}
    status = cells.codes("status", "status", "unknown_status", otherwise=Status.UNKNOWN)
    frame = pd.DataFrame(
        {
            "certificate_no": number,
            "version": cells.text("version").str.upper().fillna(version),
            "plant": cells.plant(),
            "factory_code": _factory_codes(cells),
            "standard": _standards(cells),
            "rule": cells.text("rule"),
            "scheme": cells.codes("scheme", "scheme", "unknown_scheme"),
            "status": status,
            "reported_status": cells.text("status"),
            "factory_class": cells.codes("factory_class", "factory_class", "unknown_class"),
            "certificate_first": cells.flag("certificate_first"),
            **{name: cells.text(name) for name in TEXTS},
            **dates,
        },
        index=cells.index,
    )
    if "status" in present:
        present.add("reported_status")
    derived = _derive(cells, frame, present)
    _check_number(cells, frame)
    check_expiry(cells, frame, rules)
    _check_plant(cells, frame)
    conflicts(frame, "certificate_no", ("plant", "product"), cells.ledger, "number_twice")
    frame = drop_repeats(frame, "certificate_no", cells.ledger)
    keeps = {"version"} - present
    return one_per_row(frame, cells.ledger, "certificate_no", present, derived, keeps)


def _numbers(cells: Cells) -> tuple[pd.Series, pd.Series]:
    """Normalised number and version; empty and damaged numbers leave the row out."""
    raw = cells.raw_cells("certificate_no").str.strip()
    number, version = numbers.normalised(cells.text("certificate_no"))
    missing = number.isna().to_numpy()
    damaged = number.str.match(numbers.DAMAGED).to_numpy(dtype=bool, na_value=False)
    cells.ledger.reject(missing, "number_missing", "certificate_no", raw)
    cells.ledger.reject(damaged, "number_damaged", "certificate_no", raw)
    rounded = cells.raw.rounded.get(cells.fields["certificate_no"])
    if rounded is not None:
        cells.ledger.warn(rounded, "number_rounded", "certificate_no", number)
    return number, version


def _factory_codes(cells: Cells) -> pd.Series:
    if not cells.has("factory_code"):
        return cells.text("factory_code")
    code, _ = numbers.normalised(cells.text("factory_code"))
    wrong = ~code.str.match(numbers.FACTORY).to_numpy(dtype=bool, na_value=True)
    cells.ledger.warn(wrong, "factory_code_format", "factory_code", code)
    return code


def _standards(cells: Cells) -> pd.Series:
    """Standards separated by ``; `` whatever separates them in the file."""
    return cells.text("standard").str.replace(r"\s*[;；、\n]\s*", "; ", regex=True)


def _derive(cells: Cells, frame: pd.DataFrame, present: set[str]) -> set[str]:
    """Fill what other columns say: scheme from the number, rule from the standards."""
    number = frame["certificate_no"]
    by_form = pd.Series(str(Scheme.OTHER), index=frame.index, dtype="str")
    by_form = by_form.mask(number.str.match(numbers.CCC).fillna(value=False), str(Scheme.CCC))
    by_form = by_form.mask(number.str.startswith("CQC").fillna(value=False), str(Scheme.CQC))
    frame["scheme"] = frame["scheme"].fillna(by_form)
    for source in ("standard", "product_category"):
        if frame["rule"].isna().all() and frame[source].notna().any():
            frame["rule"] = frame[source].str.extract(f"({numbers.RULE.pattern})", expand=False)
    derived = {"scheme", "rule"} - present
    if cells.has("status"):
        frame["status"] = frame["status"].fillna(str(Status.UNKNOWN))
    else:
        frame["status"] = str(Status.UNKNOWN)
        derived.add("status")
    title_day = cells.understanding.reported_on
    if title_day is not None and cells.has("status"):
        frame["status_reported_on"] = title_day
        present.add("status_reported_on")
        day = title_day.strftime("%Y-%m-%d")
        cells.ledger.about_file(Level.NOTE, "reported_on_from_title", "status_reported_on", day)
    return derived


def _check_number(cells: Cells, frame: pd.DataFrame) -> None:
    """Unknown form, year and body that do not fit: kept, with a warning."""
    ledger, number = cells.ledger, frame["certificate_no"]
    ccc = number.str.match(numbers.CCC).to_numpy(dtype=bool, na_value=False)
    cqc = number.str.match(numbers.CQC).to_numpy(dtype=bool, na_value=False)
    ledger.warn(~ccc & ~cqc & number.notna().to_numpy(), "number_format", "certificate_no", number)
    first = frame["first_issued_on"].dt.year
    long_year = pd.to_numeric(number.where(ccc).str.slice(0, 4), errors="coerce")
    short_year = pd.to_numeric(number.where(cqc).str.slice(3, 5), errors="coerce") + 2000
    year = long_year.fillna(short_year)
    differs = (first.notna() & year.notna() & (first != year)).to_numpy(dtype=bool)
    ledger.warn(
        differs,
        "number_year",
        "certificate_no",
        number,
        {"first_issued_on": frame["first_issued_on"]},
    )
    body = number.where(ccc).str.slice(4, 6)
    claims = cells.has("scheme") & frame["scheme"].eq(str(Scheme.CQC)).to_numpy(dtype=bool)
    other = (body.notna() & body.ne("01")).to_numpy(dtype=bool) & claims
    ledger.warn(other, "number_body", "certificate_no", number, {"body": body})


def _check_plant(cells: Cells, frame: pd.DataFrame) -> None:
    missing = frame["plant"].isna().to_numpy()
    if cells.has("plant"):
        cells.ledger.warn(missing, "plant_missing", "plant")
    else:
        cells.ledger.about_file(Level.WARN, "no_plant_column", "plant", count=len(frame))
