"""Files that once stored a wrong value without a word: now read rightly, asked about or refused.

``tests/data/faults`` holds one file of each kind; what is right for it stands here.
"""

from pathlib import Path

import pandas as pd
import pytest

from cqcdash import intake
from cqcdash.errors import UnreadableFileError
from cqcdash.vocabulary.records import SCHEMA_OF

FILES = Path(__file__).parents[1] / "data" / "faults"
READ: dict[str, dict[str, list[str | None]]] = {
    "app_case_ids.csv": {"application_no": ["APP-1"] * 4},
    "bilingual.csv": {
        "plant": ["Werk Nord"], "issued_on": ["2022-04-15"], "expires_on": ["2027-04-14"],
        "status": ["valid"],
    },
    "bilingual_nl.csv": {"plant": ["Werk Nord"], "expires_on": ["2027-04-14"]},
    "bilingual_slash.csv": {"issued_on": ["2022-04-15"], "expires_on": ["2027-04-14"]},
    "caret.csv": {"plant": ["Werk Nord", "Werk Süd"]},
    "enc_big5_full.csv": {"plant": ["桃園工廠"], "expires_on": ["2027-04-14"]},
    "enc_cp1250_pl.csv": {"plant": ["Zakład Gliwice Śląsk", "Werk Nord"]},
    "endash.csv": {"expires_on": ["2027-04-14", "2030-04-14"]},
    "f_mhtml.xls": {"expires_on": ["2027-04-14"] * 2},
    "f_mhtml_from.mht": {"expires_on": ["2027-04-14"] * 2},
    "f_ods.ods": {"expires_on": ["2027-04-14"] * 2},
    "f_zip_docx.zip": {"expires_on": ["2027-04-14"] * 2},
    "f_zip_readme.zip": {"expires_on": ["2027-04-14"] * 2},
    "fr_months.csv": {"expires_on": ["2027-04-14", "2027-07-31"]},
    "fullcomma.csv": {"plant": ["北方工厂"], "expires_on": ["2027-04-14"]},
    "header_late_records.csv": {"certificate_no": ["CQC22001000009", "CQC22001000001"]},
    "header_sorted_last.csv": {
        "certificate_no": [
            *("CQC22001000009", "CQC22001000008", "CQC22001000007", "ZQC22001000001")
        ],
    },
    "infinity.csv": {"expires_on": [None] * 4, "unlimited": ["True"] * 4},
    "iso_offset.csv": {"issued_on": ["2022-04-15"], "expires_on": ["2027-04-14"]},
    "iso_z.csv": {"issued_on": ["2022-04-15"], "expires_on": ["2027-04-14"]},
    "lrm_date.csv": {"expires_on": ["2027-04-14"]},
    "lrm_number.csv": {"certificate_no": ["CQC22001000001"]},
    "metabase.csv": {"expires_on": ["2027-04-14"]},
    "msproject.csv": {"expires_on": ["2027-04-14"]},
    "multi_model.csv": {"model": ["M-1; M-2; M-3"]},
    "nbsp_all.csv": {"plant": ["Werk Nord"] * 2, "expires_on": ["2027-04-14"] * 2},
    "notes40.csv": {"expires_on": ["2027-04-14"]},
    "pandas_float.csv": {"certificate_no": ["2022011101000119", "2022011101000120"]},
    "pg_offset.csv": {"expires_on": ["2027-04-14"]},
    "prefixed.csv": {
        "certificate_no": [
            *("CQC22001000001", "CQC22001000002", "CQC22001000003", "CQC22001000004"),
            *("2022011101000119", "CQC22001O00005"),
        ],
        "version": [None, "B0", "B1", None, None, None],
    },
    "quote_header.csv": {"plant": ["Werk Nord"], "expires_on": ["2027-04-14"]},
    "range_cn.csv": {"issued_on": ["2022-04-15"] * 2, "expires_on": ["2027-04-14"] * 2},
    "sap_zero.csv": {"expires_on": [None, "2027-04-14"]},
    "sharepoint.csv": {"expires_on": ["2027-04-14"]},
    "space_quote.csv": {"plant": ["Werk Nord, Halle 2"] * 2, "expires_on": ["2027-04-14"] * 2},
    "symbol_plant.csv": {"plant": ["★", "Werk ★", "."]},
    "thousands.csv": {"certificate_no": ["2022011101000119", "2022011101000120"]},
    "trad_utf8.csv": {
        "plant": ["桃園工廠"], "issued_on": ["2022-04-15"], "expires_on": ["2027-04-14"],
        "status": ["valid"],
    },
    "tz_shifted.csv": {"expires_on": ["2027-04-14", "2027-01-14"]},
    "utf8_el.csv": {"plant": ["Εργοστάσιο", "Werk Nord"]},
    "utf8_ko.csv": {"plant": ["울산 공장", "Werk Nord"]},
    "utf8_ru.csv": {"plant": ["Завод Калуга", "Werk Nord"]},
    "utf8_th.csv": {"plant": ["โรงงาน ระยอง", "Werk Nord"]},
    "weekday_long.csv": {"expires_on": ["2027-04-14"]},
    "weekday_long_de.csv": {"expires_on": ["2027-04-14"]},
    "wrapped_lines.csv": {"product": ["mirrors, left", "horns"]},
    "wrapped_partial.csv": {"product": ["mirrors, left", "horns"]},
    "x_serial_mixed.xlsx": {"expires_on": ["2027-04-14"] * 3},
    "x_two_header_de.xlsx": {"issued_on": ["2022-04-15"], "expires_on": ["2027-04-14"]},
    "x_two_header_rows.xlsx": {"issued_on": ["2022-04-15"], "expires_on": ["2027-04-14"]},
    "x_workbook2.xlsx": {"expires_on": ["2027-04-14"]},
    "yy_dot.csv": {"expires_on": ["2030-11-20", "2027-04-04"]},
    "yy_us.csv": {"expires_on": ["2027-04-14", "2030-11-20"]},
}  # fmt: skip
# What is kept besides, and the codes that have to be among the findings.
SAID: dict[str, tuple[list[str], list[str]]] = {
    "cyrillic.csv": (["СQC22001000001", "CQC22001000001"], ["foreign_letter"]),
    "plant_variants.csv": ([f"CQC2200100000{n}" for n in range(1, 9)], ["plant_alike"] * 2),
    "x_filter.xlsx": ([f"CQC2200100000{n}" for n in (1, 2, 3)], ["filtered_rows"]),
    "thousand_days.csv": (["A1"], ["not_a_number"]),
    "cut_off2.csv": (["CQC22001000001"], ["cut_off"]),
    "html_cut.xls": (["CQC22001000001"], ["cut_off"]),
    "missing_cell2.csv": (["CQC22001000002"], ["short_row"]),
    "page_footer.csv": (["CQC22001000001", "CQC22001000002"], ["only_number"] * 2),
    "raw_newline.csv": (["CQC22001000002"], ["short_row"] * 2),
    "sap_pipe.txt": (["CQC22001000001", "CQC22001000002"], ["ruler"] * 3),
    "serial_mixed.csv": (["CQC22001000000", "CQC22001000001"], ["serial_among_dates"]),
    "total_digits.csv": (["CQC22001000001", "CQC22001000002"], ["only_number"] * 3),
    "two_tables.csv": (["CQC22001000001", "CQC22001000002"], ["another_header"]),
    "x_errors.xlsx": ([], ["error_cell"] * 7),
    "x_formula_nocache.xlsx": (["CQC22001000002"], ["formula_unsaved"]),
    "x_formula_status.xlsx": ([], ["formula_unsaved"]),
}
ASKED: dict[str, tuple[str, ...]] = {
    "audit_two_orders.csv": ("date_order", "date_order"),
    "enc_cp437_dos2.csv": ("encoding",),
    "enc_cp850_dos.csv": ("encoding",),
    "enc_mac_roman_mac.csv": ("encoding",),
    "enc_shift_jis_sjis.csv": ("encoding",),
    "foreign_list.csv": ("foreign",),
    "planned_expiry.csv": ("column",),
    "us_dots.csv": ("date_order", "date_order"),
    "x_swapped.xlsx": ("date_swap", "date_swap"),
    "ydm.csv": ("date_order", "date_order"),
    "yy_us_ambig.csv": ("date_order", "date_order"),
}
REFUSED = {
    "f_eml.eml": "mail.*attachment",
    "f_iqy.iqy": "web query.*save it as XLSX",
    "f_json.json": "JSON",
    "f_lock.xlsx": "lock file.*workbook itself",
    "f_numbers.numbers": "Numbers.*File → Export",
    "f_pdf_junk.pdf": "PDF",
    "f_toml.toml": "settings",
    "f_url.url": "shortcut",
    "f_xmldata.xml": "XML",
    "no_header.csv": "no header line",
    "x_hidden_sheet.xlsx": "hidden worksheet 'Certificates'",
}
NUMBER = {"audits": "audit_no", "applications": "application_no"}


def read(name: str, **answers) -> tuple[intake.Understanding, intake.ImportPlan | None]:
    raw, *rest = intake.read_files([(name, (FILES / name).read_bytes())])
    assert not rest
    understood = intake.understand(raw, intake.Answers(**answers))
    if understood.blocked:
        return understood, None
    judged = intake.judge(raw, understood)
    plan = intake.plan(judged, SCHEMA_OF[judged.kind].empty())
    assert plan.rows == plan.inserted + plan.unchanged + plan.rejected_rows
    return understood, plan


def values(frame: pd.DataFrame, column: str) -> list[str | None]:
    cells = frame[column]
    if cells.dtype.kind == "M":
        cells = cells.dt.strftime("%Y-%m-%d")
    return [None if pd.isna(cell) else str(cell) for cell in cells]


def test_every_file_has_its_answer():
    told = [*READ, *SAID, *ASKED, *REFUSED]
    assert sorted(told) == sorted(path.name for path in FILES.iterdir())


@pytest.mark.parametrize("name", READ)
def test_it_is_read_rightly(name):
    _understood, plan = read(name)
    assert plan is not None
    assert {column: values(plan.insert, column) for column in READ[name]} == READ[name]


@pytest.mark.parametrize("name", SAID)
def test_it_is_read_and_said(name):
    _understood, plan = read(name)
    assert plan is not None
    numbers, codes = SAID[name]
    assert values(plan.insert, NUMBER.get(str(plan.kind), "certificate_no")) == numbers
    found = [finding.code for finding in plan.findings]
    assert {code: found.count(code) >= codes.count(code) for code in codes} == dict.fromkeys(
        codes, True
    )


def test_what_stands_below_another_header_is_read_by_it():
    _understood, plan = read("two_tables.csv")
    assert plan is not None
    assert values(plan.insert, "plant") == ["Werk Nord", "Werk Süd"]
    assert values(plan.insert, "applicant") == ["Nord GmbH", "Sued GmbH"]


def test_blanks_and_width_make_no_other_plant():
    _understood, plan = read("plant_variants.csv")
    assert plan is not None
    assert set(values(plan.insert, "plant")) == {"Werk Nord", "WERK NORD", "Werk-Nord"}


@pytest.mark.parametrize("name", ASKED)
def test_it_is_asked(name):
    understood, plan = read(name)
    assert plan is None
    assert tuple(q.what for q in understood.questions if q.required) == ASKED[name]
    for question in understood.questions:
        found, remedy = question.sentence()
        assert "--" in remedy
        assert found.endswith(".")


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_true_sentence(name):
    with pytest.raises(UnreadableFileError, match=f"(?s){REFUSED[name]}"):
        read(name)


@pytest.mark.parametrize(
    ("name", "answers", "column", "right"),
    [
        ("enc_cp437_dos2.csv", {"encoding": "cp850"}, "plant", ["Werk München", "Werk Nord"]),
        ("enc_mac_roman_mac.csv", {"encoding": "mac_roman"}, "plant", ["Werk Göppingen"]),
        ("enc_shift_jis_sjis.csv", {"encoding": "cp932"}, "plant", ["横浜工場", "Werk Nord"]),
        ("us_dots.csv", {"date_orders": {"*": "mdy"}}, "expires_on",
         ["2027-04-14", "2030-03-01", "2030-11-20"]),
        ("ydm.csv", {"date_orders": {"*": "ydm"}}, "expires_on", ["2027-04-14", "2030-03-01"]),
        ("foreign_list.csv", {"foreign": True}, "certificate_no", ["3651", "3093", "3090"]),
        ("planned_expiry.csv", {"columns": {"expires_on": ""}}, "expires_on", [None]),
        ("x_hidden_sheet.xlsx", {"sheet": "Certificates"}, "certificate_no", ["CQC22001000001"]),
    ],
)  # fmt: skip
def test_the_answer_reads_it_rightly(name, answers, column, right):
    raw, *_ = intake.read_files(
        [(name, (FILES / name).read_bytes())], answers={"*": intake.Answers(**answers)}
    )
    understood = intake.understand(raw, intake.Answers(**answers))
    assert not understood.blocked
    found = intake.judge(raw, understood).clean
    assert values(found, column)[: len(right)] == right


def test_real_dates_that_a_spreadsheet_has_turned_are_turned_back():
    _understood, plan = read("x_swapped.xlsx", date_swaps={"*": "swap"})
    assert plan is not None
    assert values(plan.insert, "issued_on")[0] == "2022-04-03"
    _understood, plan = read("x_swapped.xlsx", date_swaps={"*": "keep"})
    assert plan is not None
    assert values(plan.insert, "issued_on")[0] == "2022-03-04"
