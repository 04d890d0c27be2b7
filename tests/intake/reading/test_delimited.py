"""Delimited text: what was written is read, cell for cell, whatever the dialect."""

import csv
import io
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from steps import codes, judged, table
from thoroughness import examples

from cqcdash.intake.reading.delimited import _swallowed

HEADERS = ("证书编号", "Zertifikat-Nr.", "Certificate No.")
MORE = ("Werk", "Product category", "Status", "Gültig bis", "产品名称", "anything", "Notes")
WESTERN = "abcXYZ 0189äöüßéñ.:-/'\"\n,;\t|"
CHINESE = "abc 019有效门锁上海工厂，；（）、GB-/'\"\n,;\t|"


def written(rows, delimiter, quoting, line_end):
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, quoting=quoting, lineterminator=line_end).writerows(
        rows
    )
    return buffer.getvalue()


@st.composite
def tables(draw):
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "cp1252"]))
    western = encoding == "cp1252"
    first = draw(st.sampled_from(HEADERS[1:] if western else HEADERS))
    more = [name for name in MORE if not (western and name == "产品名称")]
    header = [first, *draw(st.lists(st.sampled_from(more), unique=True, min_size=1, max_size=5))]
    text = st.text(WESTERN if western else CHINESE, max_size=12)
    if western:
        text = text.filter(lambda cell: not re.search(r"[^\x00-\x7f]{2}", cell))
    row = st.tuples(*[text] * len(header)).map(list)
    return header, draw(st.lists(row, min_size=1, max_size=12)), encoding


@settings(max_examples=examples(80), deadline=None)
@given(
    tables(),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_table_in_any_dialect_is_read_back(made, delimiter, quoting, line_end):
    header, rows, encoding = made
    records = [row for row in rows if any(not cell.isspace() and cell for cell in row)]
    assume(records)
    assume(not any(_swallowed(row, delimiter) for row in rows))
    raw = written([header, *rows], delimiter, quoting, line_end).encode(encoding)
    read = table(raw)
    assert list(read.labels) == header
    # Blanks after a separator may be the dialect's; judging strips them in any case.
    assert _begun(read.cells.to_numpy().tolist()) == _begun(records)
    assert not read.refused
    assert not read.surplus


def _begun(rows):
    return [[cell.lstrip(" ") for cell in row] for row in rows]


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=30), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_are_physical_lines(breaks, line_end):
    rows = [[f"CQC{i}", "x" + line_end * n] for i, n in enumerate(breaks)]
    read = table(written([["Certificate No.", "Notes"], *rows], ",", csv.QUOTE_MINIMAL, line_end))
    expected = [2 + i + sum(breaks[:i]) for i in range(len(breaks))]
    assert read.lines.tolist() == expected


def test_a_title_a_hint_and_separator_lines_are_no_rows():
    read = table('sep=;\n"Liste; Stand heute";;\n;;\nZertifikat-Nr.;Werk;Notiz\nA;B;C\n;;\n \n')
    assert read.labels == ("Zertifikat-Nr.", "Werk", "Notiz")
    assert (read.header_line, read.lines.tolist()) == (4, [5])
    assert read.titles[0] == "Liste; Stand heute"


def test_the_header_once_more_is_no_row():
    read = table("Certificate No.,Plant\nA,B\nCertificate No.,Plant\nC,D\n")
    assert read.lines.tolist() == [2, 4]
    assert [(f.code, f.line) for f in read.findings] == [("repeated_header", 3)]


def test_the_header_in_two_languages():
    found = judged(
        "证书编号,生产企业,证书状态\nCertificate No.,Factory,Status\nCQC20001969201,A,有效\n"
    )
    assert (found.rows, found.clean["plant"].tolist()) == (1, ["A"])
    assert [(f.code, f.line) for f in found.findings] == [("repeated_header", 2)]


@pytest.mark.parametrize(
    "head",
    [
        "Certificate No.,Plant,Dates,,Status\n,,First issue,Valid until,\n",
        "Certificate No.,Plant,,,\n,,First issue,Valid until,Status\n",
        "Certificate,,Dates,,\nCertificate No.,Plant,First issue,Valid until,Status\n",
    ],
)
def test_a_header_in_two_rows_is_read_together(head):
    found = judged(head + "CQC20001969201,A,2020-03-05,2025-03-04,valid\n")
    record = found.clean.iloc[0]
    assert (found.rows, record["plant"], record["status"]) == (1, "A", "valid")
    assert str(record["expires_on"])[:10] == "2025-03-04"


def test_a_line_whose_cells_cannot_be_told_apart_says_nothing_else():
    found = judged(
        "Certificate No.,Plant,Valid until\nCQC20001969201,A, B,x\nCQC20001969201,A,2025-03-04\n"
    )
    assert codes(found) == ["ragged_row"]
    assert found.clean["plant"].tolist() == ["A"]


def test_too_many_and_too_few_cells():
    found = judged("Certificate No.,Plant,Product\nA1,B,C,D\nE2,F\nG3,H,I,,\n")
    assert found.rejected["line"].tolist() == [2, 3]
    assert found.rejected["code"].tolist() == ["ragged_row", "short_row"]
    assert '"+1": "D"' in found.rejected["raw_json"].iloc[0]


@pytest.mark.parametrize(
    "bad", ['"Werk A,x', '"Werk" A,x', 'Werk,"x', '"Werk A,x\nCQC22001234567,"B",y']
)
def test_broken_quotes_leave_out_their_line_only(bad):
    text = f'Certificate No.,Plant,Product\nCQC21001234567,{bad}\nCQC23001234567,"C",z\n'
    read = table(text)
    found = judged(text)
    assert set(read.refused.values()) == {"broken_quotes"}
    assert found.rejected["line"].tolist()[0] == 2
    assert found.clean["certificate_no"].tolist()[-1] == "CQC23001234567"


def test_a_quote_inside_a_cell_is_text():
    read = table('Certificate No.,Product\nA,5" wheel\n')
    assert read.cells.iloc[0].tolist() == ["A", '5" wheel']


def test_a_record_swallowed_by_a_lone_quote_is_found():
    head = "Certificate No.,Plant,Product,Model,Status\n"
    text = head + 'A1,"W,p,m,valid\nB1,W,p,m,valid\nC1,W",p,m,valid\nD1,W,p,m,valid\n'
    found = judged(text)
    assert found.rejected["line"].tolist() == [2]
    assert found.clean["certificate_no"].tolist() == ["B1", "C1", "D1"]


def test_headers_without_text_and_twice():
    read = table("Certificate No.,,Status,Status\nA,x,valid,expired\n")
    assert read.labels == ("Certificate No.", "#2", "Status", "Status (2)")
