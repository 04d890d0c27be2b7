import pandas as pd
import pytest
from steps import codes, judged

from cqcdash.intake import Answers
from cqcdash.vocabulary.imports import Learned

HEAD = "certificate_no,plant,product,status,first_issued_on,issued_on,expires_on\n"


def row(no="CQC20001969201", plant="Werk A", rest="Spiegel,有效,2020-03-05,,2025-03-04"):
    return f"{no},{plant},{rest}\n"


def test_a_good_row_has_no_findings():
    found = judged(HEAD + row())
    assert codes(found) == []
    record = found.clean.iloc[0]
    assert (record["scheme"], record["status"], record["reported_status"]) == (
        "CQC",
        "valid",
        "有效",
    )


@pytest.mark.parametrize(
    "footer",
    ["Summe,,,,,,\n", "Total: 2,,,,,,\n", "合计,2,,,,,\n", "2,,,,,,\n", "共 1 条记录\n"],
)
def test_a_line_of_totals_is_no_certificate(footer):
    found = judged(HEAD + row() + footer)
    short = footer.count(",") == 0
    assert found.rejected["code"].tolist() == ["short_row" if short else "no_number"]
    assert found.clean["certificate_no"].tolist() == ["CQC20001969201"]


def test_a_number_of_unknown_form_is_kept_where_something_is_said_about_it():
    found = judged(HEAD + row() + "X-7,Werk A,,,,,\n" + row("pending"))
    assert found.clean["certificate_no"].tolist() == ["CQC20001969201", "X-7"]
    assert found.rejected["code"].tolist() == ["no_number"]


@pytest.mark.parametrize("name", ["Werk GÃ¶ppingen", "ä¸Šæµ·å·¥åŽ‚"])
def test_text_that_was_read_in_a_wrong_encoding_is_not_stored(name):
    assert judged(HEAD + row(plant=name)).rejected["code"].tolist() == ["damaged_text"]


@pytest.mark.parametrize("name", ["Ângela SÃO", "Usine «été»", "Größe 5 m²", "Ä–Ö-Werk"])
def test_accents_are_no_damage(name):
    assert judged(HEAD + row(plant=name)).clean["plant"].tolist() == [name]


@pytest.mark.parametrize(
    ("written", "number", "version"),
    [
        ("2022221101000119（b0）", "2022221101000119", "B0"),
        ("CQC16001151037(A1)", "CQC16001151037", "A1"),
        (" cqc 1600 1151 037 ", "CQC16001151037", None),
        ("２０２２２２１１０１０００１１９", "2022221101000119", None),
        ("2022\u200b2211\u00a001000119", "2022221101000119", None),
        ('"=""2022221101000119"""', "2022221101000119", None),
        ("'2022221101000119", "2022221101000119", None),
    ],
)
def test_numbers_are_normalised(written, number, version):
    record = judged(HEAD + row(written)).clean.iloc[0]
    assert record["certificate_no"] == number
    assert record["version"] == version or (version is None and pd.isna(record["version"]))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "number_missing"),
        ("-", "number_missing"),
        ("2.02201E+15", "number_damaged"),
        ('"2,02201E+15"', "number_damaged"),
        ("2E15", "number_damaged"),
        ("########", "number_damaged"),
        ("2022011401000119 2022011401000120", "several_numbers"),
        ("CQC16001151037/CQC16001151038", "several_numbers"),
    ],
)
def test_numbers_that_cannot_be_used_leave_the_row_out(written, code):
    found = judged(HEAD + row() + row(written))
    assert found.rejected["line"].tolist() == [3]
    assert found.rejected["code"].tolist() == [code]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ABC-1", "number_format"),
        ("CQC19001969201", "number_year"),
        ("2021011401000119", "number_year"),
    ],
)
def test_odd_numbers_are_kept_with_a_warning(written, code):
    found = judged(HEAD + row(written))
    assert (codes(found), len(found.clean)) == ([code], 1)


def test_another_body_matters_only_when_the_scheme_says_cqc():
    text = "certificate_no,plant,scheme\n2022221101000119,A,{}\n"
    assert codes(judged(text.format("CQC"))) == ["number_body"]
    assert codes(judged(text.format("强制性产品认证"))) == []


def test_the_same_number_with_another_plant_leaves_both_out():
    found = judged(HEAD + row() + row(plant="Werk B") + row("CQC20001969202"))
    assert found.rejected["line"].tolist() == [2, 3]
    assert set(found.rejected["code"]) == {"number_twice"}
    assert found.findings[0].params == {"lines": "2, 3", "differs": "plant"}


def test_the_same_number_counts_even_when_one_row_is_bad_anyway():
    bad = row(plant="Werk B", rest="Spiegel,有效,2020-02-30,,2025-03-04")
    assert judged(HEAD + row() + bad).rejected["line"].tolist() == [2, 3]


def test_contradictory_rows_are_left_out():
    found = judged(HEAD + row() + row(rest="Spiegel,暂停,2020-03-05,,2025-03-04"))
    assert set(found.rejected["code"]) == {"conflicting_duplicate"}
    assert found.findings[0].params["differs"] == "status, reported_status"


def test_identical_rows_are_one_record():
    found = judged(HEAD + row() + row() + row(" CQC20001969201 "))
    assert (found.rows, len(found.clean), found.duplicates) == (3, 1, 2)
    assert [f.params["line_kept"] for f in found.findings] == [2, 2]


@pytest.mark.parametrize(
    ("rest", "code", "kept"),
    [
        ("P,有效,2025-03-05,,2020-03-04", "expiry_before_issue", False),
        ("P,有效,2020-03-05,2025-03-05,2025-03-04", "expiry_before_issue", False),
        ("P,有效,2020-03-05,2019-03-05,2025-03-04", "issue_before_first_issue", True),
        ("P,有效,2020-03-05,,2024-03-04", "expiry_unlike_validity", True),
        ("P,有效,2020-03-05,,-", "expiry_missing", True),
        ("P,有效,,,", "no_date_at_all", True),
        ("P,某某,2020-03-05,,2025-03-04", "unknown_status", True),
        ("P,有效,2020-03-05,,2025-02-30", "not_a_date", False),
        ("P,有效,1066-10-14,,2025-02-20", "date_implausible", False),
    ],
)
def test_dates_and_words_of_a_row(rest, code, kept):
    found = judged(HEAD + row(rest=rest))
    assert codes(found) == [code]
    assert len(found.clean) == kept


@pytest.mark.parametrize("expiry", ["2025-03-04", "2025-03-07", "2030-03-04", "2027-06-09"])
def test_an_expiry_that_follows_from_first_or_later_issue_is_right(expiry):
    assert codes(judged(HEAD + row(rest=f"P,有效,2020-03-05,2022-06-10,{expiry}"))) == []


def test_a_cited_rule_decides_the_validity():
    text = "certificate_no,plant,first_issued_on,expires_on,rule\nCQC20001969201,A,{},{},{}\n"
    ten = text.format("2020-03-05", "2030-03-04", "CQC16-491264-2022")
    assert codes(judged(ten)) == []
    five = text.format("2020-03-05", "2025-03-04", "CQC16-491264-2022")
    found = judged(five)
    assert codes(found) == ["expiry_unlike_validity"]
    assert found.findings[0].params["expected"] == "2030-03-04"
    assert codes(judged(text.format("2020-03-05", "2030-03-04", "CQC12-1"))) == [
        "expiry_unlike_validity"
    ]


def test_a_rule_is_read_from_the_standards():
    found = judged(
        "certificate_no,plant,认证依据\nCQC20001969201,A,GB 8410-2006；CQC16-491264-2022\n"
    )
    record = found.clean.iloc[0]
    assert record["rule"] == "CQC16-491264-2022"
    assert record["standard"] == "GB 8410-2006; CQC16-491264-2022"
    assert "rule" in found.derived


def test_worked_example_1_a_reissue_does_not_make_the_expiry_wrong():
    text = "certificate_no,plant,初次获证日期,颁证日期,证书到期日期\n"
    found = judged(text + "2017011401000119,A,2017-04-17,2017-06-23,2022-04-16\n")
    assert codes(found) == []


@pytest.mark.parametrize(
    ("word", "status"),
    [
        *(
            ("有效", "valid"),
            ("正常", "valid"),
            ("VALID", "valid"),
            ("gültig", "valid"),
            ("01", "valid"),
        ),
        *(("暂停", "suspended"), ("ausgesetzt", "suspended"), ("02", "suspended")),
        *(("已撤销", "revoked"), ("entzogen", "revoked"), ("注销(非申请)", "cancelled")),
        *(
            ("无效（依申请注销）", "cancelled"),
            ("无效（逾期未换证）", "expired"),
            ("过期失效", "expired"),
        ),
        *(("Abgelaufen", "expired"), ("cancelled", "cancelled"), ("whatever", "unknown")),
    ],
)
def test_status_words(word, status):
    assert judged(HEAD + row(rest=f"P,{word},,,2030-01-01")).clean["status"].tolist() == [status]


def test_a_status_word_is_asked_once_and_remembered():
    text = HEAD + row(rest="P,laufend,,,2030-01-01")
    (question,) = judged(text).questions
    assert (question.what, question.subject, question.required) == ("status", "laufend", False)
    answered = judged(text, Answers(words={("status", "laufend"): "valid"}))
    assert answered.clean["status"].tolist() == ["valid"]
    lesson = Learned("certificates", "status", "Laufend", "valid")
    assert judged(text, learned=[lesson]).clean["status"].tolist() == ["valid"]


def test_without_a_status_column_nothing_is_valid():
    found = judged("certificate_no,plant\nCQC20001969201,A\n")
    assert found.clean["status"].tolist() == ["unknown"]
    assert "status" not in found.present


def test_missing_plants_are_mentioned_row_by_row_or_once():
    assert codes(judged(HEAD + row(plant=""))) == ["plant_missing"]
    assert codes(judged("certificate_no\nCQC20001969201\n")) == ["no_plant_column"]


def test_factory_code_class_and_flag():
    found = judged(
        "certificate_no,plant,factory_code,factory_class,certificate_first\n"
        "CQC20001969201,A,v016952,Klasse B,ja\nCQC20001969202,A,16952,Z,vielleicht\n"
    )
    assert found.clean["factory_code"].tolist() == ["V016952", "16952"]
    assert found.clean["factory_class"].tolist()[0] == "B"
    assert found.clean["certificate_first"].tolist()[0] is True
    assert codes(found) == ["factory_code_format", "unknown_class", "unknown_flag"] or set(
        codes(found)
    ) == {"factory_code_format", "unknown_class", "unknown_flag"}


def test_a_lost_character_leaves_the_row_out():
    text = (HEAD + row("CQC20001969202")).encode() + row(plant="G�ppingen").encode()
    found = judged(text)
    assert found.rejected["code"].tolist() == ["damaged_text"]


def test_reasons_are_complete_where_findings_are_only_counted():
    found = judged(HEAD + "".join(row(f"2.02E+{i}") for i in range(5_500)))
    assert [f.params for f in found.findings if f.code == "more_of_the_same"] == [
        {"code": "number_damaged", "count": 500}
    ]
    assert len(found.rejected) == found.rejected_rows == 5_500
    assert "2.02E+5499" in found.rejected["reason_json"].iloc[-1]


def test_of_very_many_rows_left_out_the_first_are_kept_and_all_are_counted(monkeypatch):
    monkeypatch.setattr("cqcdash.intake.judging.ledger.REJECTS_KEPT", 100)
    found = judged(HEAD + "".join(row(f"2.02E+{i}") for i in range(250)) + row())
    assert (len(found.rejected), found.rejected_rows) == (100, 250)
    assert [f.params for f in found.findings if f.code == "rejects_not_kept"] == [{"count": 150}]


def test_a_learned_plant_name_is_used():
    lesson = Learned("", "plant", "WERK A", "Werk A")
    found = judged(HEAD + row(plant="WERK A"), learned=[lesson])
    assert found.clean["plant"].tolist() == ["Werk A"]


@pytest.mark.parametrize(
    "header",
    [
        "verified_on,verified_by",
        "Last verification,Verified by",
        "Geprüft am,Geprüft von",
        "核验日期,核验人",
    ],
)
def test_the_last_look_into_the_public_database_is_read(header):
    text = f"证书编号,状态,查询日期,发证日期,{header},Responsible\n"
    text += "CQC22001000001,有效,2026-11-01,2022-04-15,2026-11-03,=cmd|' /C calc'!A0,Keller\n"
    row = judged(text).clean.iloc[0]
    days = [f"{row[name]:%Y-%m-%d}" for name in ("status_reported_on", "issued_on", "verified_on")]
    assert days == ["2026-11-01", "2022-04-15", "2026-11-03"]
    assert (row["verified_by"], row["owner"]) == ("=cmd|' /C calc'!A0", "Keller")
