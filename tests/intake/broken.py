"""Broken files of every sort, made when they are needed; each must end in a sentence."""

import gzip
import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
HEAD = "Certificate No.,Plant,Product,Valid until,Status\n"
ROW = "CQC20001969201,Werk A,P,2025-03-04,valid\n"
GOOD = (HEAD + ROW).encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def workbook(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    fill(book)
    book.close()
    return buffer.getvalue()


def replaced(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    source = zipfile.ZipFile(io.BytesIO(content))
    members = {
        n: change(source.read(n)) if n == part else source.read(n) for n in source.namelist()
    }
    return zipped({name: data for name, data in members.items() if data})


def noise(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)


def far_cell(reference: str) -> bytes:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cell = f'<row r="{row}"><c r="{reference}"><v>1</v></c></row>'
    return replaced(
        sample("projects_wide.xlsx"),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", cell.encode() + b"</sheetData>"),
    )


def encrypted_workbook() -> bytes:
    name = "EncryptedPackage".encode("utf-16-le")
    return OLE + b"\x00" * 504 + name.ljust(64, b"\x00") + struct.pack("<I", 7) + noise(4000, 1)


def protected_zip() -> bytes:
    raw = bytearray(zipped({"a.csv": GOOD}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def lying_zip() -> bytes:
    """Declares a small member, holds a large one."""
    raw = bytearray(zipped({"a.csv": b"Certificate No.,Plant\n" + b"x,y\n" * 100_000}))
    central = raw.index(b"PK\x01\x02")
    raw[central + 24 : central + 28] = struct.pack("<I", 100)
    raw[22:26] = struct.pack("<I", 100)
    return bytes(raw)


# Files that cannot be imported at all.
REFUSED: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "one_byte": lambda: b"\n",
    "blanks": lambda: b" \r\n\t\r\n  ",
    "separators_only": lambda: b";;;;\n;;;;\n" * 20,
    "bom_only": lambda: b"\xef\xbb\xbf",
    "bom_16_only": lambda: b"\xff\xfe",
    "zero_bytes": lambda: b"\x00" * 5000,
    "only_quotes": lambda: b'"' * 999,
    "quotes_and_commas": lambda: b'","' * 999,
    "one_quote": lambda: b'"',
    "header_only": HEAD.encode,
    "header_and_blank_lines": (HEAD + ",,,,\n\n ,,,,\n").encode,
    "title_only": lambda: b"List of certificates as of today\n",
    "prose": lambda: b"Dear colleague,\nplease find the list attached.\nKind regards\n",
    "no_number_column": lambda: b"Name,Age,Town\nx,7,Ulm\n",
    "numbers_only": lambda: b"1,2,3\n4,5,6\n",
    "json": lambda: b'{"certificates": [{"certificate_no": "CQC20001969201"}]}',
    "xml": lambda: b"<?xml version='1.0'?><list><item no='1'/></list>",
    "python": lambda: b"import os\nprint(os.name)\n",
    "binary": lambda: noise(20_000, 2),
    "binary_with_header": lambda: GOOD + noise(20_000, 3),
    "pdf": lambda: b"%PDF-1.7\n" + noise(2000, 4),
    "png": lambda: b"\x89PNG\r\n\x1a\n" + noise(2000, 5),
    "jpeg": lambda: b"\xff\xd8\xff\xe0" + noise(2000, 6),
    "gzip": lambda: gzip.compress(GOOD)[:-20],
    "sqlite": lambda: b"SQLite format 3\x00" + noise(2000, 7),
    "parquet": lambda: b"PAR1" + noise(2000, 8),
    "program": lambda: b"MZ\x90\x00" + noise(2000, 9),
    "rtf": lambda: b"{\\rtf1 Certificate No.}",
    "web_archive": lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n",
    "login_page": lambda: b"<!DOCTYPE html><html><body><form>sign in</form></body></html>",
    "html_without_rows": lambda: b"<table><tr><th>Certificate No.</th><th>Plant</th></tr></table>",
    "html_cut_off": lambda: sample("query_result.xls")[:90],
    "html_10000_tables": lambda: b"<table>" * 10_000,
    "ten_thousand_columns": (",".join(f"c{i}" for i in range(10_000)) + "\nx\n").encode,
    "fifty_megabyte_cell": lambda: HEAD.encode() + b"CQC1," + b"x" * 50_000_000 + b",P,,\n",
    "fifty_megabyte_quoted": lambda: HEAD.encode() + b'CQC1,"' + b"x" * 50_000_000 + b'",P,,\n',
    "fifty_megabyte_line": lambda: b"x" * 50_000_000,
    "broken_quotes_everywhere": (HEAD + 'A,"b"c,d,e,f\n' * 500).encode,
    "xlsx_cut_off": lambda: sample("projects_wide.xlsx")[:3000],
    "xlsx_head_only": lambda: sample("projects_wide.xlsx")[:30],
    "xlsx_changed_byte": lambda: _flipped(sample("projects_wide.xlsx"), 400),
    "xlsx_without_sheet": lambda: replaced(
        sample("projects_wide.xlsx"), "xl/worksheets/sheet1.xml", lambda _: b""
    ),
    "xlsx_broken_xml": lambda: replaced(
        sample("projects_wide.xlsx"), "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2]
    ),
    "xlsx_broken_workbook_part": lambda: replaced(
        sample("projects_wide.xlsx"), "xl/workbook.xml", lambda _: b"<workbook>"
    ),
    "xlsx_noise_as_sheet": lambda: replaced(
        sample("projects_wide.xlsx"), "xl/worksheets/sheet1.xml", lambda _: noise(500, 10)
    ),
    "xlsx_no_sheets_filled": lambda: workbook(lambda book: book.add_worksheet()),
    "xlsx_title_only": lambda: workbook(lambda book: book.add_worksheet().write(3, 3, "Title")),
    "xlsx_chart_only": lambda: workbook(lambda book: book.add_chartsheet()),
    "xlsx_far_cell": lambda: far_cell("XFD1048576"),
    "xlsx_far_column": lambda: far_cell("XFD90000"),
    "xlsx_absurd_reference": lambda: far_cell("ZZZZ99999999"),
    "xlsx_bomb": lambda: replaced(
        sample("projects_wide.xlsx"),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", b"<row></row>" * 4_000_000 + b"</sheetData>"),
    ),
    "xlsx_password": encrypted_workbook,
    "xls_noise": lambda: OLE + noise(8000, 11),
    "xls_head_only": lambda: OLE,
    "docx": lambda: zipped({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}),
    "ods": lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    "zip_empty": lambda: zipped({}),
    "zip_folders": lambda: zipped({"a/": b"", "b/": b""}),
    "zip_of_zip": lambda: zipped({"a.zip": zipped({"a.csv": GOOD})}),
    "zip_bomb": lambda: zipped({"a.csv": GOOD + b"0" * 40_000_000}),
    "zip_cut_off": lambda: zipped({"a.csv": GOOD * 50})[:-40],
    "zip_protected": protected_zip,
    "zip_lying": lying_zip,
    "zip_with_pdf": lambda: zipped({"a.pdf": b"%PDF-1.7", "b.pdf": b"%PDF-1.7"}),
    "zip_300_files": lambda: zipped({f"{i}.csv": GOOD for i in range(300)}),
}


def _flipped(raw: bytes, position: int) -> bytes:
    return raw[:position] + bytes([raw[position] ^ 0xFF]) + raw[position + 1 :]


# Files of which a part can be imported; the number of rows that are left out.
PARTLY: dict[str, tuple[Callable[[], bytes], int]] = {
    "cut_off_in_a_quote": (lambda: GOOD + b'CQC20001969202,"Werk', 1),
    "cut_off_in_a_line": (lambda: GOOD + b"CQC20001969202,We", 1),
    "cut_off_in_a_character": (lambda: GOOD + "CQC20001969202,工厂".encode()[:-1], 1),
    "zero_byte_in_a_cell": (lambda: GOOD + b"CQC2000\x001969203,W,P,2025-03-04,valid\n", 1),
    "two_encodings": (
        lambda: GOOD + "CQC20001969204,工厂,上海,,\n".encode() + b"X,S\xfcd,P,,\n",
        1,
    ),
    "ragged": (lambda: GOOD + b"CQC20001969202,a,b,2025-03-04,valid,more,and more\n", 1),
    "short": (lambda: GOOD + b"CQC20001969202\n", 1),
    "lone_quotes": (lambda: GOOD + b'CQC20001969202,"Werk" B,P,2025-03-04,valid\n', 1),
    "damaged_numbers": (lambda: GOOD + b"2.02201E+15,W,P,2025-03-04,valid\n", 1),
    "impossible_dates": (lambda: GOOD + b"CQC20001969202,W,P,2025-02-30,valid\n", 1),
    "old_mac_lines": (lambda: GOOD.replace(b"\n", b"\r"), 0),
    "mixed_lines": (lambda: GOOD + ROW.replace("201,", "202,").encode().rstrip() + b"\r\n\r", 0),
    "control_characters": (lambda: GOOD + b"CQC20001969205,W\x07\x0bX,P,2025-03-04,valid\n", 0),
    "script_as_a_name": (lambda: GOOD + b"CQC20001969206,<script>alert(1)</script>,P,,\n", 0),
    "formula_as_a_name": (lambda: GOOD + b"CQC20001969207,=cmd|' /C calc'!A0,P,,\n", 0),
    "right_to_left": (lambda: GOOD + "CQC20001969208,\u202eW\u200b,P,,\n".encode(), 0),
    "headers_twice": (lambda: GOOD + GOOD.replace(b"201,", b"209,"), 0),
}
