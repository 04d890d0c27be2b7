"""Exports open in a spreadsheet program without surprises, and come back as they were."""

import io
import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from cqcdash import exports, intake
from cqcdash.vocabulary.records import SCHEMA_OF, Kind

FRAME = pd.DataFrame(
    {
        "no": ["2022011401000119", "=1+1", "-5", None],
        "plant": pd.Series(["Werk Göppingen", "@SUM(A1)", "上海工厂", None], dtype="category"),
        "day": pd.to_datetime(["2026-02-28", None, "2031-12-31", "1999-01-01"]),
        "days": pd.array([1, None, -3, 10**16], dtype="Int64"),
        "share": [0.5, float("nan"), 1.0, float("inf")],
        "flag": pd.array([True, False, None, True], dtype="boolean"),
    }
)


def cells(content: bytes, sheet: str) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_csv_has_iso_dates_and_no_formula():
    text = exports.csv_bytes(FRAME).decode("utf-8-sig")
    assert text.splitlines()[1:3] == [
        "2022011401000119,Werk Göppingen,2026-02-28,1,0.5,True",
        "'=1+1,'@SUM(A1),,,,False",
    ]
    assert "-5,上海工厂,2031-12-31,-3,1.0," in text


def test_xlsx_keeps_types():
    rows = cells(exports.xlsx_bytes({"All": FRAME}), "All")
    assert rows[0] == list(FRAME.columns)
    assert rows[1] == ["2022011401000119", "Werk Göppingen", datetime(2026, 2, 28), 1, 0.5, True]
    assert rows[2] == ["=1+1", "@SUM(A1)", None, None, None, False]
    assert rows[4][3] == str(10**16)


def test_text_like_a_formula_is_text_in_xlsx():
    book = openpyxl.load_workbook(io.BytesIO(exports.xlsx_bytes({"All": FRAME})))
    assert book["All"]["A3"].data_type == "s"


def test_sheet_names_are_made_valid_and_unique():
    content = exports.xlsx_bytes({"a/b:c": FRAME, "A b c": FRAME, "x" * 40: FRAME, "": FRAME})
    names = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert names == ["a b c", "A b c (2)", "x" * 31, "1"]


def test_the_same_frame_gives_the_same_file():
    assert exports.xlsx_bytes({"a": FRAME}) == exports.xlsx_bytes({"a": FRAME})


def test_an_empty_frame_is_a_header():
    assert cells(exports.xlsx_bytes({"a": FRAME.iloc[:0]}), "a") == [list(FRAME.columns)]


FILLED = {
    Kind.CERTIFICATES: {
        "certificate_no": "2024012216962272",
        "plant": "Werk Göppingen",
        "status": "valid",
        "first_issued_on": date(2024, 3, 13),
        "expires_on": date(2029, 3, 12),
        "certificate_first": "yes",
    },
    Kind.AUDITS: {
        "plant": "Werk Göppingen",
        "kind": "follow_up",
        "started_on": date(2026, 2, 1),
        "ended_on": date(2026, 2, 2),
        "result": "passed",
        "findings_equipment": 2,
    },
    Kind.APPLICATIONS: {
        "application_no": "APP-1",
        "stage": "product_tests",
        "entered_on": date(2026, 2, 1),
        "waiting_for": "customs",
    },
    Kind.DOCUMENTS: {
        "application_no": "APP-1",
        "document": "cop_control_plan",
        "document_state": "objected",
        "objected_on": date(2026, 2, 1),
        "answer_by": date(2026, 3, 1),
        "objection_round": 2,
    },
    Kind.SAMPLES: {
        "application_no": "APP-1",
        "sample_no": "S1",
        "sample_count": 6,
        "sent_on": date(2026, 2, 1),
        "test_standard": "GB 8410-2006",
    },
}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_filled_template_comes_back(kind):
    book = openpyxl.load_workbook(io.BytesIO(exports.template_bytes(kind)))
    sheet = book[str(kind)]
    position = {cell.value: cell.column for cell in sheet[1]}
    for name, value in FILLED[kind].items():
        sheet.cell(2, position[name], value)
    buffer = io.BytesIO()
    book.save(buffer)
    (raw,) = intake.read_files([("filled.xlsx", buffer.getvalue())])
    understanding = intake.understand(raw)
    judged = intake.judge(raw, understanding)
    assert judged.kind == kind
    assert set(understanding.how.values()) == {"exact"}
    assert (len(judged.clean), len(judged.rejected)) == (1, 0)
    record = judged.clean.iloc[0]
    for name, value in FILLED[kind].items():
        expected = pd.Timestamp(value) if isinstance(value, date) else value
        assert record[name] == (True if name == "certificate_first" else expected)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_template_explains_each_of_its_columns(kind):
    rows = cells(exports.template_bytes(kind), str(kind))
    explained = cells(exports.template_bytes(kind), "columns")
    assert [row[0] for row in explained[1:]] == rows[0]
    assert all(row[2] for row in explained[1:])
    assert set(rows[0]) <= set(SCHEMA_OF[kind].names)


@pytest.mark.parametrize(
    "name", ["cnca_query_gb18030.csv", "audits.csv", "applications_stages.csv"]
)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_exported_records_come_back_unchanged(name, suffix):
    content = (Path(__file__).parents[1] / "data" / "samples" / name).read_bytes()
    (raw,) = intake.read_files([(name, content)])
    stored = intake.judge(raw, intake.understand(raw)).clean
    table = stored.drop(columns="source_line")
    written = exports.csv_bytes(table) if suffix == "csv" else exports.xlsx_bytes({"a": table})
    (again,) = intake.read_files([(f"back.{suffix}", written)])
    plan = intake.plan(intake.judge(again, intake.understand(again)), stored)
    assert (plan.rows, plan.unchanged) == (len(stored), len(stored))
    assert plan.vanished.empty


BAD = "Zertifikat-Nr.;Werk;Gültig bis;line\n2.02E+15;=X;2026-01-01;7\n;Y;2026-02-30;8\n"
BAD += "CQC21001345678; Z;Werk Z;2026-01-01;9\n"


@pytest.mark.parametrize("write", [exports.rejects_csv, exports.rejects_xlsx])
def test_rejected_rows_come_back_as_they_were_with_reasons(write):
    (raw,) = intake.read_files([("a.csv", BAD.encode())])
    judged = intake.judge(raw, intake.understand(raw))
    (again,) = intake.read_files([("corrections.xlsx", write(judged.rejected))])
    assert again.labels == ("Zertifikat-Nr.", "Werk", "Gültig bis", "+1", "line", "reason")
    reasons = again.cells["reason"].tolist()
    assert "Format the column as text" in reasons[0]
    assert "There is no certificate number" in reasons[1]
    assert "not a date" in reasons[1]
    assert "more cells than the header" in reasons[2]
    understanding = intake.understand(again)
    assert understanding.correction
    assert understanding.unused == ()
    second = intake.judge(again, understanding)
    assert second.rejected["code"].tolist() == judged.rejected["code"].tolist()
    first = json.loads(judged.rejected["raw_json"].iloc[0])
    assert first["Werk"] == "=X"
    assert intake.plan(second, SCHEMA_OF["certificates"].empty()).rejected_rows == 3
