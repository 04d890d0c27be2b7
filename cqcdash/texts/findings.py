"""What the import noticed, as sentences: where, what was found, what was expected, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from cqcdash.texts import _
from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.finding import Finding, Level


@dataclass(frozen=True, slots=True)
class Advice:
    """The findings that are settled in the same way, grouped for the reader.

    Attributes:
        code: of all of them.
        level: of all of them.
        summary: what is the matter, without places.
        remedy: what to do.
        findings: the findings, in the order of their lines.
    """

    code: str
    level: Level
    summary: str
    remedy: str
    findings: tuple[Finding, ...]


_ASK_SOURCE = m("Correct the cell in the source and import the file again.")
_NOTHING = m("Nothing needs to be done.")

# code: what was found (with the finding's value and params), what to do
SENTENCES: dict[str, tuple[str, str]] = {
    "document_missing": (
        m("There is no document named."),
        m("Name the document, such as CoP control plan, and import the file again."),
    ),
    "document_off_list": (
        m("“{value}” is a document that we have no name for; it is kept under its own."),
        m("Say which document it is, or leave it: it is listed beside the checklist."),
    ),
    "unknown_document_state": (
        m("“{value}” is no state of a document; its days count. Known are: {known}."),
        m("Correct the word, or say once what it means; it is remembered."),
    ),
    "document_state_behind": (
        m("The state “{value}” is older than its latest day, which says {latest}."),
        m("Correct the state or the day; the named state holds until then."),
    ),
    "answer_before_objection": (
        m("The answer is due on {value}, before the objection of {objected_on}."),
        m("Correct one of the two days in the source and import the file again."),
    ),
    "sample_days_turned": (
        m("“{value}” lies before {other}, {day}; samples go one way."),
        m("Correct one of the two days in the source and import the file again."),
    ),
    "failed_and_passed": (
        m("The test has failed, and “{value}” is the day on which it was passed."),
        m("Correct the result or the day in the source and import the file again."),
    ),
    "number_missing": (
        m("There is no certificate number."),
        m("Enter the number as it is printed on the certificate."),
    ),
    "no_number": (
        m("“{value}” is no certificate number."),
        m("Enter the number as it is printed; a line of totals or remarks may stay out."),
    ),
    "number_damaged": (
        m("“{value}” is a number that a spreadsheet has cut off; its digits are lost."),
        m("Format the column as text in the source and export it again."),
    ),
    "several_numbers": (
        m("“{value}” holds more than one certificate number."),
        m("Enter each certificate on a line of its own."),
    ),
    "number_rounded": (
        m("“{value}” stands in a number cell; a spreadsheet keeps only 15 of its digits."),
        m("Compare the last digits with the certificate; format the column as text."),
    ),
    "number_format": (
        m("“{value}” is not written like a CCC number (16 digits) or a CQC number (CQC…)."),
        m("Compare the number with the certificate; it is kept as it stands."),
    ),
    "number_year": (
        m("The year in “{value}” is not the year of the first issue, {first_issued_on}."),
        m("Compare number and first issue with the certificate."),
    ),
    "number_body": (
        m("“{value}” names the body {body}; certificates of CQC carry 01."),
        m("Check which body issued the certificate."),
    ),
    "number_twice": (
        m("“{value}” stands on lines {lines} with different values in: {differs}."),
        m("Find out which line is right and remove the other one; both were left out."),
    ),
    "conflicting_duplicate": (
        m("“{value}” stands on lines {lines} with different values in: {differs}."),
        m("Keep the line that is right and remove the others; all of them were left out."),
    ),
    "duplicate_row": (m("The same as line {line_kept}; it counts once."), _NOTHING),
    "not_a_date": (
        m("“{value}” is not a date in the calendar."),
        m("Write the date as year-month-day, for example 2026-03-31."),
    ),
    "date_implausible": (
        m("The year of “{value}” is not between 1980 and 2100."),
        m("Correct the date, or leave the cell empty when there is none."),
    ),
    "expiry_before_issue": (
        m("The expiry {value} lies before the issue on {issued}."),
        m("The two dates may have changed places; correct them in the source."),
    ),
    "issue_before_first_issue": (
        m("The issue {value} lies before the first issue on {first_issued_on}."),
        m("Compare both dates with the certificate."),
    ),
    "expiry_unlike_validity": (
        m("The expiry {value} does not follow from the issue; {expected} was expected."),
        m("Compare the expiry with the certificate; the printed date is kept."),
    ),
    "expiry_missing": (
        m("There is no expiry; it is computed from the first issue."),
        m("Enter the printed expiry when you have the certificate at hand."),
    ),
    "no_date_at_all": (
        m("There is neither an expiry nor an issue date, so no due date can be computed."),
        m("Enter at least one of the two dates."),
    ),
    "suspension_order": (
        m("The suspension ends on {value}, before it begins."),
        m("Compare both dates with the notice of suspension."),
    ),
    "unknown_status": (
        m("The status “{value}” is not known; it never counts as valid."),
        m("Say once what the word means; it is remembered."),
    ),
    "unknown_scheme": (
        m("The scheme “{value}” is not known; it was read from the number. Known are: {known}."),
        m("Say once what the word means; it is remembered."),
    ),
    "unknown_class": (
        m("The factory class “{value}” is not known; expected {known}."),
        _ASK_SOURCE,
    ),
    "unknown_flag": (m("“{value}” is neither yes nor no."), m("Write yes or no.")),
    "factory_code_format": (
        m("“{value}” is not a factory code: one letter and six digits, such as V016952."),
        m("Compare the code with the certificate; it is kept as it stands."),
    ),
    "plant_missing": (
        m("There is no plant, so the certificate belongs to no follow-up audit."),
        m("Enter the plant; without it audits cannot be assigned."),
    ),
    "no_plant_column": (
        m("The file has no column for the plant."),
        m("Export the list with the plant; without it audits cannot be assigned."),
    ),
    "reported_on_from_title": (
        m("The title above the table gives {value} as the day of the statuses."),
        _NOTHING,
    ),
    "older_report": (
        m("{count} certificates have a stored status that is more recent than this file's."),
        m("Check that this is the newest export before you confirm."),
    ),
    "audit_without_site": (
        m("There is neither a plant nor a factory code nor a certificate number."),
        m("Enter the plant that was audited."),
    ),
    "audit_without_date": (
        m("There is no date."),
        m("Enter the day of the audit, or the planned day."),
    ),
    "audit_end_before_start": (
        m("The audit ended on {value}, before it began on {started_on}."),
        m("The two dates may have changed places; correct them in the source."),
    ),
    "audit_without_end": (
        m("The audit has the result “{value}” but no last day."),
        m("Enter the last day; the next follow-up audit is counted from it."),
    ),
    "audit_without_result": (
        m("The audit has ended but has no result; it does not count as passed."),
        m("Enter the result."),
    ),
    "single_audit_date": (
        m("The file gives one date for each audit; it was taken as first and last day."),
        _NOTHING,
    ),
    "unknown_audit_kind": (
        m("The kind of audit “{value}” is not known. Known are: {known}."),
        m("Say once what the word means; it is remembered."),
    ),
    "unknown_result": (
        m("The result “{value}” is not known; it does not count as passed."),
        m("Say once what the word means; it is remembered."),
    ),
    "findings_closed_early": (
        m("The findings were closed on {value}, before the audit began."),
        _ASK_SOURCE,
    ),
    "not_a_number": (
        m("“{value}” is not a count of zero or more; the cell was left empty."),
        _ASK_SOURCE,
    ),
    "application_missing": (
        m("There is no application number."),
        m("Enter the number of the application or project."),
    ),
    "unknown_stage": (
        m("“{value}” is not a stage. Known are: {known}."),
        m("Correct the word, or say once which stage it means; it is remembered."),
    ),
    "stage_missing": (m("There is no stage."), m("Enter one of the five stages.")),
    "unknown_application_kind": (
        m("The kind of application “{value}” is not known. Known are: {known}."),
        m("Say once what the word means; it is remembered."),
    ),
    "unknown_waiting_for": (
        m("“{value}” does not say whose move it is. Known are: {known}."),
        m("Say once what the word means; it is remembered."),
    ),
    "entered_missing": (
        m("There is no day on which the stage was entered."),
        m("Enter the day."),
    ),
    "left_before_entered": (
        m("The stage was left on {value}, before it was entered on {entered_on}."),
        m("The two dates may have changed places; correct them in the source."),
    ),
    "end_without_start": (
        m("The stage {stage} has an end, {value}, but no beginning; it was left out."),
        m("Enter the day on which the stage began."),
    ),
    "no_milestone": (
        m("The case has no date at all."),
        m("Enter at least the day on which the application was submitted."),
    ),
    "visit_moved": (
        m(
            "{application_no} entered the stage {stage} on {value} by this file, "
            "on {before} by an earlier one."
        ),
        m("Check which day is right; the file's day replaces the earlier one."),
    ),
    "audit_moved": (
        m("The audit of {site} planned for {before} without a number is on {value} by this file."),
        m("It counts as the same audit; if it is another one, enter the earlier one again."),
    ),
    "file_left_out": (
        m("The ZIP also holds “{value}”, which is no list; it was left out."),
        m("If it is a list, export it as CSV or XLSX."),
    ),
    "broken_quotes": (
        m("The quotation marks of the line do not match, so its cells cannot be told apart."),
        m("Close the quotation mark, or double one that belongs to the text."),
    ),
    "ragged_row": (
        m("The line has more cells than the header has columns ({expected}): {value}."),
        m("A separator inside a text is the usual cause; put the text in quotation marks."),
    ),
    "short_row": (
        m("The line has {found} cells, the header {expected}; which of them is missing is open."),
        m("Complete the line, and import it again."),
    ),
    "damaged_text": (
        m("“{value}” holds characters that were lost or garbled when the file was written."),
        m("Export the list again as UTF-8."),
    ),
    "text_damaged": (
        m(
            "Some bytes ({count}) are no text in the encoding {encoding}; "
            "rows in which they matter were left out."
        ),
        m("Export the list again as UTF-8, or choose the right encoding."),
    ),
    "substages_joined": (
        m("{count} lines are finer steps of a stage; each stage counts as one visit."),
        _NOTHING,
    ),
    "serial_dates": (
        m("The column “{value}” holds days as spreadsheets count them; they were read as dates."),
        m("Compare one of them with the source."),
    ),
    "foreign_letter": (
        m("“{value}” holds letters of another alphabet that only look like Latin ones: {letters}."),
        m("Compare the number with the certificate and write it anew; it is kept as it stands."),
    ),
    "only_number": (
        m("The line holds “{value}” and nothing else; it is no record."),
        m("Fill the line, or leave a group title or page footer out."),
    ),
    "rejects_not_kept": (
        m("{count} more lines that were left out are counted, but not kept for correction."),
        m("Correct the cause in the source and export the list again."),
    ),
    "models_joined": (
        m(
            "{count} certificates stand on several lines, one for each model; each became "
            "one record with all models."
        ),
        _NOTHING,
    ),
    "values_cleared": (
        m("{count} stored values of this field disappear, because their cells are empty."),
        m("Check that the export holds this column; otherwise leave the column out of the file."),
    ),
    "plant_alike": (
        m("The plant “{value}” is probably one that is known already: {others}."),
        m("Write it in the same way, or answer in the app which one it is."),
    ),
    "date_in_utc": (
        m("“{value}” is an instant in UTC; which day it is where you are is not said."),
        m("Export the column as a date without time, or with the time of the place."),
    ),
    "serial_among_dates": (
        m(
            "{count} cells of the column “{value}” hold days as spreadsheets count them; "
            "they were read as dates."
        ),
        m("Compare one of them with the source."),
    ),
    "short_years": (
        m("{count} years of the column “{value}” have two digits; they were read as 1980 to 2079."),
        _NOTHING,
    ),
    "midnights_in_utc": (
        m(
            "All times of the column “{value}” are midnights in {zone} written in UTC; the "
            "days there were taken."
        ),
        m("Compare one of the dates with the source."),
    ),
    "unlimited": (
        m("“{value}” says that the certificate has no end; it does not expire."),
        _NOTHING,
    ),
    "error_cell": (
        m("“{value}” is the error of a formula, and no value."),
        m("Mend the formula and save the workbook, or type the value."),
    ),
    "formula_unsaved": (
        m("The formula {value} was never computed: the file holds no value for it."),
        m("Open the workbook in a spreadsheet program and save it."),
    ),
    "cut_off": (
        m("The file ends within this line; its last cell may be incomplete."),
        m("Download or export it again."),
    ),
    "second_table": (
        m("The line belongs to another table in the same file, with other columns."),
        m("Put each table into a file or worksheet of its own."),
    ),
    "another_header": (
        m("Another header stands here, in the middle of the list."),
        m("Check that the columns below it were read rightly."),
    ),
    "records_above_header": (
        m("{count} lines above the header look like records; they were read too."),
        m("Check them; a list that was sorted together with its header looks like this."),
    ),
    "ruler": (
        m("The line is a ruler of a printed list."),
        _NOTHING,
    ),
    "filtered_rows": (
        m("A filter hides {count} rows of the worksheet “{value}”; they were imported too."),
        m("Remove the filter to see them, or delete them if they are not meant."),
    ),
    "hidden_rows": (
        m("{count} rows of the worksheet “{value}” are hidden; they were imported too."),
        m("Unhide them to see them, or delete them if they are not meant."),
    ),
    "hidden_columns": (
        m("These columns of the worksheet “{value}” are hidden, and were read: {headers}."),
        m("Unhide them to check them."),
    ),
    "pdf_field_missing": (
        m("The PDF “{value}” says nothing behind the label of this field."),
        m("Enter the value by hand, as it is printed; what is stored stays."),
    ),
    "pdf_without_text": (
        m("The PDF “{value}” is a scan: it holds pictures of pages, and no text."),
        m("Use the PDF that the certification body issued, or enter the certificate by hand."),
    ),
    "pdf_no_certificate": (
        m(
            "The PDF “{value}” is no certificate: no label such as 证书编号 or "
            "Certificate No. has a number."
        ),
        m("Leave it out."),
    ),
    "repeated_header": (m("The header is repeated here; the line is no record."), _NOTHING),
    "unused_columns": (m("Nothing uses these columns: {headers}."), _NOTHING),
    "close_spelling": (
        m("The header “{value}” was taken for this field because of its spelling."),
        m("Check that it is right; another column can be chosen."),
    ),
    "more_of_the_same": (m("{count} more findings of the kind {code} are not listed."), _NOTHING),
}


class _Params(dict[str, object]):
    """What a sentence needs; a finding kept from an earlier version may lack something."""

    def __missing__(self, key: str) -> str:
        """Stand in for what is not there."""
        return "…"


def sentence(finding: Finding) -> str:
    """Where, what was found, and what to do."""
    return " ".join(filter(None, (place(finding), summary(finding), remedy(finding.code))))


def place(finding: Finding) -> str:
    """``Line 8, certificate_no:``; empty for the whole file."""
    if finding.line and finding.column:
        return _("Line {line}, {column}:").format(line=finding.line, column=finding.column)
    if finding.line:
        return _("Line {line}:").format(line=finding.line)
    return f"{finding.column}:" if finding.column else ""


def summary(finding: Finding) -> str:
    """What was found."""
    found, _remedy = SENTENCES[finding.code]
    params = {
        name: ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
        for name, value in finding.params.items()
    }
    return _(found).format_map(_Params({"value": finding.value, **params}))


def remedy(code: str) -> str:
    """What to do about findings of this code; empty when nothing needs to be done."""
    _found, todo = SENTENCES[code]
    return "" if todo == _NOTHING else _(todo)


def by_remedy(findings: Iterable[Finding]) -> list[Advice]:
    """The findings grouped by what to do, gravest first."""
    groups: dict[tuple[Level, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.level, finding.code), []).append(finding)
    gravity = list(Level)
    return [
        Advice(code, level, summary(members[0]), remedy(code), tuple(members))
        for (level, code), members in sorted(
            groups.items(), key=lambda item: (gravity.index(item[0][0]), -len(item[1]))
        )
    ]
