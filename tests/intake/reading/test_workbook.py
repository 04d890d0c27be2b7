import io
from datetime import date, datetime

import pytest
import xlsxwriter
from steps import codes

from cqcdash import intake
from cqcdash.errors import UnreadableFileError
from cqcdash.intake import Answers

CERTIFICATES = ["Certificate No.", "Plant", "Valid until", "Status"]
AUDITS = ["Audit No.", "Plant", "Audit type", "Start", "End", "Result"]


def workbook(sheets, options=None, change=None):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, **(options or {})})
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(r, c, cell, day)
                elif cell is not None:
                    sheet.write(r, c, cell)
    if change:
        change(book)
    book.close()
    return buffer.getvalue()


def read(content, answers=None):
    return intake.read_files([("book.xlsx", content)], answers={"*": answers or Answers()})


ROW = ["CQC20001969201", "Werk A", date(2025, 3, 4), "valid"]


def test_dates_are_dates_and_rows_are_spreadsheet_rows():
    content = workbook({"Export": [["Title"], [], CERTIFICATES, ROW, [], ROW]})
    (raw,) = read(content)
    assert raw.lines.tolist() == [4, 6]
    assert (raw.header_line, raw.label) == (3, "book.xlsx")
    assert raw.cells["Valid until"].tolist() == ["2025-03-04", "2025-03-04"]


def test_a_number_of_16_digits_is_reported():
    content = workbook({"a": [CERTIFICATES, [2020011401000119, "A"], ["2020011401000120", "A"]]})
    (raw,) = read(content)
    judged = intake.judge(raw, intake.understand(raw))
    assert judged.clean["certificate_no"].tolist()[0] == "2020011401000119"
    rounded = [f for f in judged.findings if f.code == "number_rounded"]
    assert [(f.line, f.level) for f in rounded] == [(2, "warn")]


def test_the_sheet_with_records_is_read():
    sheets = {"Notes": [["see below"], ["x"]], "Data": [CERTIFICATES, ROW], "Empty": []}
    (raw,) = read(workbook(sheets))
    assert (raw.sheet, raw.rows) == ("Data", 1)


def test_hidden_sheets_are_not_read():
    def hide(book):
        book.get_worksheet_by_name("Old").hide()

    content = workbook({"New": [CERTIFICATES, ROW], "Old": [CERTIFICATES, ROW]}, change=hide)
    (raw,) = read(content)
    assert raw.sheet == "New"
    assert not intake.understand(raw).blocked


def test_sheets_of_different_kinds_are_all_read():
    audit = ["A1", "Werk A", "initial", date(2025, 3, 4), date(2025, 3, 5), "passed"]
    raws = read(workbook({"Certs": [CERTIFICATES, ROW], "Audits": [AUDITS, audit]}))
    assert {raw.label for raw in raws} == {"book.xlsx · Certs", "book.xlsx · Audits"}
    assert {intake.understand(raw).kind for raw in raws} == {"certificates", "audits"}


def test_two_sheets_of_one_kind_are_asked():
    other = ["CQC20001969202", *ROW[1:]]
    content = workbook({"2025": [CERTIFICATES, ROW], "2026": [CERTIFICATES, other]})
    (raw,) = read(content)
    understanding = intake.understand(raw)
    assert understanding.blocked
    (question,) = understanding.questions
    assert (question.what, question.candidates) == ("sheet", ("2025", "2026"))
    (chosen,) = read(content, Answers(sheet="2026"))
    assert not intake.understand(chosen, Answers(sheet="2026")).blocked
    assert chosen.cells.iloc[0, 0] == "CQC20001969202"
    assert len(read(content, Answers(sheet="*"))) == 2
    with pytest.raises(UnreadableFileError, match="2025, 2026"):
        read(content, Answers(sheet="2027"))


def test_merged_cells_count_for_all_their_rows():
    def merge(book):
        book.get_worksheet_by_name("a").merge_range(1, 1, 3, 1, "Werk A")

    rows = [CERTIFICATES, *[[f"CQC2000196920{i}", None, None, "valid"] for i in range(4)]]
    (raw,) = read(workbook({"a": rows}, change=merge))
    assert raw.cells["Plant"].tolist() == ["Werk A", "Werk A", "Werk A", ""]


def test_values_of_formulas_numbers_times_and_flags():
    def formulas(book):
        sheet = book.get_worksheet_by_name("a")
        sheet.write_formula(1, 1, '="Werk "&"A"', None, "Werk A")
        sheet.write_boolean(1, 3, True)  # noqa: FBT003 - its only signature
        sheet.write_number(1, 4, 1370.02)
        sheet.write_datetime(1, 5, datetime(2026, 1, 2, 3, 4), book.add_format({"num_format": 22}))

    rows = [[*CERTIFICATES, "Cost", "Seen"], ["CQC20001969201"]]
    (raw,) = read(workbook({"a": rows}, change=formulas))
    assert raw.cells.iloc[0].tolist() == [
        *("CQC20001969201", "Werk A", "", "TRUE", "1370.02", "2026-01-02 03:04:00")
    ]


@pytest.mark.parametrize(("epoch", "day"), [(False, "2025-03-04"), (True, None)])
def test_days_as_plain_numbers(epoch, day):
    content = workbook({"a": [CERTIFICATES, ["CQC20001969201", "A", 45720]]}, {"date_1904": epoch})
    (raw,) = read(content)
    judged = intake.judge(raw, intake.understand(raw))
    if day:
        assert str(judged.clean["expires_on"].iloc[0])[:10] == day
        assert "serial_dates" in codes(judged)
    else:
        assert judged.rejected["code"].tolist() == ["not_a_date"]


def test_a_template_without_rows_says_so():
    with pytest.raises(UnreadableFileError, match="header but no rows"):
        read(workbook({"a": [CERTIFICATES], "b": [["Notes"], ["x"]]}))
