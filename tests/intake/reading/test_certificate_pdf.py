"""Certificates as PDF: labels in two languages, nothing guessed, scans and letters refused."""

from pathlib import Path

import pandas as pd
import pytest
from steps import codes

from cqcdash import intake, portfolio
from cqcdash.errors import UnreadableFileError
from cqcdash.vocabulary.records import SCHEMA_OF

FOLDER = Path(__file__).parents[2] / "data" / "certificates"


def files(*names: str) -> list[tuple[str, bytes]]:
    return [(f"{name}.pdf", (FOLDER / f"{name}.pdf").read_bytes()) for name in names]


def judged(*names: str) -> intake.Judged:
    (raw,) = intake.read_files(files(*names))
    return intake.judge(raw, intake.understand(raw))


def told(name: str) -> dict[str, str]:
    row = judged(name).clean.iloc[0].dropna()
    return {
        column: f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
        for column, value in row.items()
    }


def test_a_bilingual_certificate():
    found = told("bilingual")
    assert found["certificate_no"] == "2022011301000119"
    assert found["applicant"] == "北方汽车玻璃有限公司 北京市朝阳区 1 号"
    assert (found["plant"], found["standard"]) == ("Werk Göppingen 武汉工厂", "GB 9656-2021")
    assert found["product"] == "汽车安全玻璃 Windscreen K123"
    assert (found["issued_on"], found["expires_on"]) == ("2022-04-15", "2027-04-14")


def test_labels_above_their_values():
    found = told("english")
    assert (found["certificate_no"], found["plant"]) == ("CQC22001345678", "Plant Rayong")
    assert (found["first_issued_on"], found["issued_on"]) == ("2022-06-01", "2024-06-01")
    assert found["expires_on"] == "2032-05-31"


def test_an_address_is_no_part_of_the_plant_and_an_end_may_be_none():
    found = told("chinese")
    assert (found["plant"], found["applicant"]) == ("武汉工厂", "武汉汽车部件有限公司")
    assert (found["unlimited"], "expires_on" in found) == ("True", False)


def test_fifty_are_one_table_and_each_is_accounted_for():
    found = judged(*["bilingual", "english", "chinese", "offer", "scan"] * 10)
    assert found.rows == 50
    assert found.rejected_rows == 20
    assert set(found.rejected["code"]) == {"pdf_no_certificate", "pdf_without_text"}
    assert len(found.clean) == 3
    values = {f.value for f in found.findings if f.code == "pdf_without_text"}
    assert values == {"scan.pdf"}


def test_what_is_not_found_is_said():
    found = judged("without_expiry")
    assert "pdf_field_missing" in codes(found)
    (finding,) = (f for f in found.findings if f.code == "pdf_field_missing")
    assert (finding.column, finding.value) == ("expires_on", "without_expiry.pdf")


def test_what_is_not_found_clears_nothing():
    before, after = judged("bilingual"), judged("without_expiry", "bilingual")
    stored = before.clean.drop(columns="source_line").assign(certificate_no="2022011301000120")
    plan = intake.plan(after, SCHEMA_OF[after.kind].conform(stored))
    changed = plan.changed.loc[plan.changed["key"] == "2022011301000120", "column"]
    assert "expires_on" not in changed.tolist()


def test_two_certificates_in_one_pdf_are_not_mixed():
    found = judged("two", "english")
    assert found.rejected["code"].tolist() == ["several_numbers"]


@pytest.mark.parametrize(
    ("name", "said"), [("scan", "scan.*no text"), ("offer", "no certificate.*Certificate No")]
)
def test_what_is_no_certificate_is_refused(name, said):
    with pytest.raises(UnreadableFileError, match=said):
        intake.read_files(files(name))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF"])
def test_a_damaged_pdf_gets_a_sentence(content):
    with pytest.raises(UnreadableFileError, match=r"bad\.pdf"):
        intake.read_files([("bad.pdf", content)])


def test_they_go_through_the_same_gate(tmp_path):
    address = str(tmp_path / "portfolio.duckdb")
    portfolio.migrate(address)
    planned = portfolio.preview(address, files("bilingual", "english"))
    assert planned.can_commit
    assert sum(file.plan.inserted for file in planned.files if file.plan) == 2
