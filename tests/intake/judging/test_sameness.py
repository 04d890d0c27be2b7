"""One number, plant or case is one, however it is spelled; what is damaged is mended or named."""

import pytest
from steps import codes, judged


def numbers(*written: str) -> list[str]:
    rows = "".join(f'"{n}",Werk Nord,2027-04-14\n' for n in written)
    return judged("Certificate No.,Plant,Expiry date\n" + rows).clean["certificate_no"].tolist()


@pytest.mark.parametrize(
    "written",
    [
        *("CQC22001000001", " CQC22001000001 ", "\u200eCQC22001000001", "CQC\u00a022001000001"),
        *("ＣＱＣ22001000001", "cqc22001000001", "CQC 22001 000001", "No. CQC22001000001"),
        *(
            "CQC-22-001-000001",
            "CQC22001000001\n",
            "证书编号：CQC22001000001",
            "CQC\u00ad22001000001",
        ),
        *("CQC22001000001(B0)", "CQC22001000001-B0", "CQC22001000001 / B1", "'CQC22001000001"),
    ],
)
def test_one_number(written):
    assert numbers(written) == ["CQC22001000001"]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2022011101000119",
            "2022011101000119.0",
            "2,022,011,101,000,119",
            "CCC 2022011101000119",
        ),
        *(
            "2.022.011.101.000.119",
            "2'022'011'101'000'119",
            "2022 0111 0100 0119",
            "3C2022011101000119",
        ),
    ],
)
def test_one_long_number(written):
    assert numbers(written) == ["2022011101000119"]


@pytest.mark.parametrize("letter", ["С", "Ϲ".replace("Ϲ", "С"), "О"])
def test_a_letter_of_another_alphabet_is_named(letter):
    found = judged(
        f"Certificate No.,Plant,Expiry date\nCQC2200100{letter}001,Werk Nord,2027-04-14\n"
    )
    (finding,) = (f for f in found.findings if f.code == "foreign_letter")
    assert finding.params["letters"] == letter


@pytest.mark.parametrize(
    "plant",
    [
        "Werk Nord",
        "Werk  Nord",
        " Werk\u00a0Nord",
        "Werk\nNord",
        "Ｗｅｒｋ Ｎｏｒｄ",
        "Werk\u200e Nord",
    ],
)
def test_one_plant(plant):
    found = judged(f'Certificate No.,Plant\nCQC22001000001,"{plant}"\nCQC22001000002,Werk Nord\n')
    assert set(found.clean["plant"]) == {"Werk Nord"}


@pytest.mark.parametrize("number", ["APP-1", "app-1", "APP–1", " APP-1 ", "ＡＰＰ-1", "APP\u20111"])
def test_one_case(number):
    rows = f'"{number}",review,2026-02-01\nAPP-1,application,2026-01-01\n'
    found = judged("Application no.,Stage,Entered\n" + rows)
    assert set(found.clean["application_no"]) == {"APP-1"}


def lines(*models: str, product: str = "mirrors") -> str:
    head = "Certificate No.,Plant,Product,Model,Expiry date\n"
    rows = [f"CQC22001000001,Werk Nord,mirrors,{m},2027-04-14\n" for m in models]
    return head + "".join(rows[:-1]) + rows[-1].replace("mirrors", product)


def test_a_line_for_each_model_is_one_certificate():
    found = judged(lines("M-1", "M-2", "M-1", "M-3"))
    assert found.clean["model"].tolist() == ["M-1; M-2; M-3"]
    assert found.rows == 4
    assert found.rejected_rows == 0


def test_lines_that_differ_in_more_are_left_out_and_say_in_what():
    found = judged(lines("M-1", "M-2", product="horns"))
    assert found.rejected_rows == 2
    assert "product" in found.rejected["reason_json"].iloc[0]


@pytest.mark.parametrize("title", ["Subtotal 1", "Werk 2", "Page 1 of 2", "2026", "共 3 条"])
def test_a_line_with_one_cell_only_is_no_record(title):
    rows = [f"CQC2200100000{n},Werk Nord,m,2027-04-14\n" for n in (1, 2)]
    found = judged("Certificate No.,Plant,Product,Expiry date\n" + f"{title},,,\n".join(rows))
    assert found.clean["certificate_no"].tolist() == ["CQC22001000001", "CQC22001000002"]
    assert found.rejected_rows == 1


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!", "#BEZUG!", "#DIV/0!", "#NV"])
def test_an_error_leaves_the_line_out(error):
    found = judged(f"Certificate No.,Plant,Expiry date\nCQC22001000001,Werk Nord,{error}\n")
    assert found.rejected["code"].tolist() == ["error_cell"]


def test_numbers_of_another_kind_of_list_are_asked_about():
    from steps import understood

    found = understood("Certificate Number,Status\n3651,Active\n3093,Active\n3090,Active\n")
    assert [q.what for q in found.questions] == ["foreign"]


def test_what_disappears_is_counted():
    from cqcdash import intake
    from cqcdash.vocabulary.records import SCHEMA_OF

    full = judged("Certificate No.,Plant,Expiry date\nCQC22001000001,W,2027-04-14\n")
    empty = judged("Certificate No.,Plant,Expiry date\nCQC22001000001,W,\n")
    plan = intake.plan(empty, SCHEMA_OF[full.kind].conform(full.clean))
    told = [(f.column, f.params) for f in plan.findings if f.code == "values_cleared"]
    assert told == [("expires_on", {"count": 1})]
    assert "expiry_missing" not in codes(full)
