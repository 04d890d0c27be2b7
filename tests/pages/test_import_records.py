"""The import page: stage, look, answer, write once, and what follows."""

import os
from pathlib import Path

import pytest
from copies import begun
from screens import AT, ONE, fill, healthy, opened, put_in_place, shown

from cqcdash import portfolio
from cqcdash.vocabulary.records import Kind

US = """certificate_no,plant,status,first_issued_on,expires_on
CQC21001345678,Plant A,valid,03/04/2021,05/06/2031
"""
WRITE = "Write to the portfolio"


@pytest.fixture(autouse=True)
def _empty(installation):  # noqa: ARG001 - it sets the address
    """A database without records that nobody has just made."""
    begun(address())
    put_in_place(address(), Path(address()).read_bytes())


def address() -> str:
    return os.environ["CQCDASH_DATABASE"]


def button(app, label):
    return next(b for b in app.button if b.label == label)


def labels(app):
    return [b.label for b in app.button]


def uploaded(*files):
    app = opened("import_records")
    app.file_uploader[0].upload(*files[0], "text/csv")
    for name, data in files[1:]:
        app.file_uploader[0].upload(name, data, "text/csv")
    return app.run()


@pytest.mark.slow
def test_a_file_is_looked_at_before_anything_is_written():
    app = uploaded(("one.csv", ONE))
    healthy(app)
    assert "1 new, 0 changed, 0 unchanged, 0 left out" in shown(app)
    assert "1 certificate is new" in [e.label for e in app.expander]
    assert portfolio.data_version(address()) == 0


@pytest.mark.slow
def test_written_once_however_often_the_button_is_pressed():
    app = uploaded(("one.csv", ONE))
    button(app, WRITE).click()
    app.run()
    healthy(app)
    assert "1 new record, 0 changed\\." in [s.value for s in app.success]
    assert WRITE not in labels(app)
    assert len(portfolio.import_history(address())) == 1
    assert len(portfolio.snapshot(address()).certificates) == 1


@pytest.mark.slow
def test_the_same_file_again_says_nothing_new():
    fill(address(), [("one.csv", ONE)])
    app = uploaded(("one.csv", ONE))
    assert "0 new, 0 changed, 1 unchanged, 0 left out" in shown(app)
    assert "imported before, as import 1" in shown(app).replace("\\", "")


@pytest.mark.slow
def test_staged_files_survive_another_page():
    app = uploaded(("one.csv", ONE))
    app.switch_page("../../../pages/overview.py").run()
    app.switch_page("../../../pages/import_records.py").run()
    assert WRITE in labels(app)


@pytest.mark.slow
def test_dropped_files_are_gone():
    app = uploaded(("one.csv", ONE))
    button(app, "Drop these files").click()
    app.run()
    assert WRITE not in labels(app)
    assert len(app.file_uploader) == 1
    assert portfolio.data_version(address()) == 0


@pytest.mark.slow
def test_an_open_question_must_be_answered_first():
    app = uploaded(("us.csv", US.encode()))
    healthy(app)
    assert button(app, WRITE).disabled
    answers = [s for s in app.selectbox if s.label == "Answer"]
    assert answers
    answers[0].select("mdy").run()
    for left in [s for s in app.selectbox if s.label == "Answer"]:
        left.select("mdy").run()
    assert not button(app, WRITE).disabled
    button(app, WRITE).click()
    app.run()
    stored = portfolio.snapshot(address()).certificates
    assert str(stored["first_issued_on"].iloc[0].date()) == "2021-03-04"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.csv", b"", "empty.csv"),
        ("binary.csv", bytes(range(256)) * 20, "binary.csv"),
        ("no_number.csv", b"colour;size\nred;3\n", "no_number.csv"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence(name, data, words):
    app = uploaded((name, data))
    assert not app.exception
    said = app.error[0].value.replace("\\", "")
    assert words in said
    assert "Nothing was written." in shown(app)
    assert "Drop these files" in labels(app)


@pytest.mark.slow
def test_two_files_of_the_same_name_are_two_files():
    other = ONE.replace(b"CQC21001345678", b"CQC21001345679")
    app = uploaded(("export.csv", ONE), ("export.csv", other))
    healthy(app)
    assert "2 new, 0 changed, 0 unchanged, 0 left out" in shown(app)
    button(app, WRITE).click()
    healthy(app.run())
    assert len(portfolio.snapshot(address()).certificates) == 2


@pytest.mark.slow
def test_somebody_else_wrote_meanwhile():
    app = uploaded(("one.csv", ONE))
    other = ONE.replace(b"CQC21001345678", b"CQC21001345679")
    fill(address(), [("other.csv", other)])
    button(app, WRITE).click()
    app.run()
    assert not app.exception
    history = portfolio.import_history(address())
    if len(history) == 1:
        assert "The database changed" in app.warning[0].value
        button(app, WRITE).click()
        app.run()
    assert len(portfolio.snapshot(address()).certificates) == 2


@pytest.mark.slow
def test_another_database_of_the_same_age_was_put_in_place(tmp_path):
    replacement = tmp_path / "replacement.duckdb"
    fill(str(replacement), [("one.csv", ONE)])
    fill(address(), [("other.csv", ONE.replace(b"CQC21001345678", b"CQC21001345679"))])
    app = uploaded(("one.csv", ONE))
    assert "1 new, 0 changed, 0 unchanged" in shown(app)
    replacement.replace(address())
    assert "0 new, 0 changed, 1 unchanged" in shown(app.run())


@pytest.mark.slow
def test_left_out_rows_are_named_and_can_be_downloaded():
    broken = ONE + b"2.02201E+15,Plant B,horns,valid,2021-05-10,2026-12-20\n"
    app = uploaded(("broken.csv", broken))
    healthy(app)
    assert "1 new, 0 changed, 0 unchanged, 1 left out" in shown(app)
    assert any("a spreadsheet has cut off" in e.label for e in app.expander)
    assert [b.label for b in app.download_button].count("CSV") >= 1


@pytest.mark.slow
def test_an_import_can_be_taken_back_from_the_history():
    fill(address(), [("one.csv", ONE)])
    app = opened("history", **{"import": "1"})
    healthy(app)
    button(app, "Take this import back").click()
    app.run()
    button(app, "Take it back").click()
    app.run()
    healthy(app)
    assert portfolio.snapshot(address()).certificates.empty
    assert any("1 removed, 0 restored\\." in s.value for s in app.success)
    assert AT.year == 2026


@pytest.mark.slow
def test_the_greeting_leads_to_the_sample_portfolio():
    app = opened("overview")
    button(app, "Look around with a sample portfolio").click()
    app.run()
    app.switch_page("../../../pages/import_records.py").run()
    healthy(app)
    assert " new, 0 changed" in shown(app)
    button(app, WRITE).click()
    app.run()
    assert len(portfolio.snapshot(address()).certificates) == 183


def box(app, label):
    return next(s for s in app.selectbox if s.label == label)


@pytest.mark.slow
def test_a_column_can_be_read_as_something_else_and_is_remembered():
    data = b"certificate_no,Halle,valid until\nCQC21001345678,Plant A,2031-05-06\n"
    app = uploaded(("list.csv", data))
    assert "no column for the plant" in " ".join(e.label for e in app.expander)
    box(app, "Header in the file").select("Halle").run()
    box(app, "Read as").select("plant").run()
    healthy(app)
    button(app, WRITE).click()
    app.run()
    assert portfolio.snapshot(address()).certificates["plant"].tolist() == ["Plant A"]
    again = portfolio.preview(address(), [("next.csv", data + b"\n")])
    assert again.files[0].understanding.how["plant"] == "learned"


@pytest.mark.slow
def test_a_column_can_be_left_unused():
    app = uploaded(("one.csv", ONE))
    header = next(h for h in box(app, "Header in the file").options if "plant" in h.casefold())
    box(app, "Header in the file").select(header).run()
    box(app, "Read as").select("").run()
    healthy(app)
    button(app, WRITE).click()
    app.run()
    assert portfolio.snapshot(address()).certificates["plant"].isna().all()


@pytest.mark.slow
def test_the_column_that_is_missing_can_be_pointed_at():
    app = uploaded(("list.csv", b"Kennung,Werk\nX-1001,Plant A\n"))
    assert "needs a column for certificate" in app.error[0].value.replace("\\", "")
    box(app, "Which column holds “Certificate”?").select("Kennung").run()
    healthy(app)
    assert "1 new, 0 changed, 0 unchanged, 0 left out" in shown(app)


def test_the_kind_of_a_list_can_be_corrected():
    app = uploaded(("list.csv", b"Kennung,Werk,Datum\nX-1001,Plant A,2026-02-03\n"))
    box(app, "This is a list of").select(Kind.AUDITS).run()
    assert not app.exception
    assert "A list of audits" in app.error[0].value


@pytest.mark.slow
def test_the_other_files_go_on_without_one_that_cannot_be_read():
    app = uploaded(("one.csv", ONE), ("empty.csv", b""))
    button(app, "Go on without empty\\.csv").click()
    healthy(app.run())
    assert "1 new, 0 changed, 0 unchanged, 0 left out" in shown(app)
