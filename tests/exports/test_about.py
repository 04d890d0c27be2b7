"""Files say what they show, and come back in as what they are."""

import io

import openpyxl
import pandas as pd
import pytest

from cqcdash import exports
from cqcdash.ui.parts import look_of, pale, tints_of

ABOUT = (("Looked at", "Today, 2026-11-23"), ("Plant", 'Rayong "A", B\nC'), ("Data version", "7"))
FRAME = pd.DataFrame(
    {
        "certificate_no": ["CQC21001345678", "CQC21001345679"],
        "State": ["Expired", "Fine"],
        "expires_on": pd.to_datetime(["2026-01-31", "2027-01-31"]),
        "days": [-296, 69],
    }
)


def test_a_csv_says_it_above_its_header_and_other_readers_pass_over_it():
    text = exports.csv_bytes(FRAME, ABOUT).decode("utf-8-sig")
    lines = text.split("\r\n")
    assert lines[0] == "# Looked at: Today; 2026-11-23"
    assert lines[1] == "# Plant: Rayong A ; B C"
    assert lines[3].startswith("certificate_no,")
    read = pd.read_csv(io.StringIO(text), comment="#")
    assert read["certificate_no"].tolist() == FRAME["certificate_no"].tolist()


def test_a_workbook_says_it_on_a_last_sheet():
    tints = {"State": {"Expired": "#EFB9B5"}}
    made = exports.xlsx_bytes({"list": FRAME}, ABOUT, tints)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["list", "About"]
    assert [row[0].value for row in book["About"].iter_rows()] == [name for name, _ in ABOUT]
    sheet = book["list"]
    assert sheet.freeze_panes == "A2"
    assert sheet["B2"].fill.start_color.rgb == "FFEFB9B5"
    assert sheet["B3"].fill.fill_type is None
    assert sheet["C2"].is_date
    assert sheet["D2"].value == -296


def luminance(shade: str) -> float:
    parts = [int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("column", ["state", "standing", "audit_task", "status", "turn", "change"])
def test_words_on_their_tints_are_easy_to_read(column):
    (words,) = tints_of({column: look_of(column)}).values()
    for shade in words.values():
        light, dark = luminance(shade), luminance("#1B2228")
        assert (light + 0.05) / (dark + 0.05) >= 4.5
    assert pale("#000000") == "#9E9E9E"
