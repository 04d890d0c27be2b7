"""Headers in two languages, in brackets, of Jira, in traditional characters; and what is asked."""

import pytest
from steps import understood

from cqcdash.intake import Answers

ROW = "CQC22001000001,Werk Nord,2022-04-15,2027-04-14,valid\n"


def fields(header: str, row: str = ROW) -> dict[str, int]:
    return dict(understood(f"{header}\n{row}").fields)


@pytest.mark.parametrize(
    "header",
    [
        "Certificate No./证书编号,Plant/工厂,Issue date/发证日期,Expiry date/有效期至,Status/状态",
        (
            "证书编号 Certificate No.,生产企业 Factory,发证日期 Issue date,有效期至 Valid until,"
            "状态 Status"
        ),
        (
            "证书编号(Certificate No.),工厂(Plant),发证日期(Issue date),有效期至(Expiry date),"
            "状态(Status)"
        ),
        (
            "Zertifikatsnummer | Certificate No.,Werk | Plant,Issue date - Ausstellungsdatum,"
            "Gültig bis | Valid until,Status"
        ),
        (
            '"Certificate No.\n证书编号","Plant\n工厂","Issue date\n发证日期",'
            '"Expiry date\n有效期至",Status'
        ),
        (
            "Custom field (Certificate No.),Custom field (Plant),Custom field (Issue date),"
            "Custom field (Expiry date),Custom field (Status)"
        ),
        "證書編號,工廠名稱,發證日期,有效期至,證書狀態",
        "CERTIFICATE NO,PLANT,ISSUE DATE,EXPIRY DATE,STATUS",
    ],
)
def test_the_same_five_fields(header):
    assert fields(header) == {
        "certificate_no": 0,
        "plant": 1,
        "issued_on": 2,
        "expires_on": 3,
        "status": 4,
    }


@pytest.mark.parametrize(
    "word",
    ["planned", "expected", "geplant", "计划", "预计", "old", "bisher", "target", "estimated"],
)
def test_a_bracket_that_changes_the_meaning_makes_no_field_and_is_asked(word):
    found = understood(f"Certificate No.,Plant,Expiry date ({word})\nCQC22001000001,W,2027-04-14\n")
    assert "expires_on" not in found.fields
    (question,) = found.questions
    assert (question.what, question.subject) == ("column", "expires_on")
    assert question.candidates == (f"Expiry date ({word})",)


@pytest.mark.parametrize("unit", ["YYYY-MM-DD", "必填", "optional", "UTC"])
def test_a_unit_in_brackets_changes_nothing(unit):
    assert "expires_on" in fields(f"Certificate No.,Plant,Issued,Expiry date ({unit}),Status")


@pytest.mark.parametrize(
    ("text", "subject", "header"),
    [
        (
            "Status,Ende Laufzeit\nCQC22001000001,W,valid,2027-04-14\n",
            "expires_on",
            "Ende Laufzeit",
        ),
        ("Expiry date,Zustand\nCQC22001000001,W,2027-04-14,valid\n", "status", "Zustand"),
    ],
)  # fmt: skip
def test_a_column_that_looks_like_a_missing_field_is_asked(text, subject, header):
    found = understood(f"Certificate No.,Plant,{text}")
    assert [(q.subject, q.candidates) for q in found.questions] == [(subject, (header,))]


def test_after_one_answer_nothing_else_is_dropped():
    header = (
        "Laufende Nummer X,生产企业 Factory,发证日期 Issue date,有效期至 Valid until,状态 Status"
    )
    found = understood(f"{header}\n{ROW}", Answers(columns={"certificate_no": "Laufende Nummer X"}))
    assert set(found.fields) == {"certificate_no", "plant", "issued_on", "expires_on", "status"}
