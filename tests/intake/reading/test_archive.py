import gzip
import io
import itertools
import zipfile

import pytest

from cqcdash import intake
from cqcdash.errors import UnreadableFileError
from cqcdash.intake.reading import archive

A = b"Certificate No.,Plant\nA,X\n"
B = b"Audit No.,Plant,Start,Result\n1,X,2026-01-01,planned\n"


def packed(members, compress=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compress) as made:
        for name, content in members:
            made.writestr(name, content)
    return buffer.getvalue()


def test_the_files_of_a_zip_are_read_by_their_own_names():
    content = packed(
        [
            *(("out/a.csv", A), ("../../etc/b.csv", B), ("C:\\temp\\a.csv", A), ("sub/", b"")),
            *(("__MACOSX/out/._a.csv", b"\x00\x05"), ("Thumbs.db", b"x"), (".DS_Store", b"x")),
        ]
    )
    raws = intake.read_files([("all.zip", content)])
    assert [raw.label for raw in raws] == ["a.csv", "b.csv", "a (2).csv"]


def test_several_files_and_a_zip_in_their_order():
    raws = intake.read_files([("x.csv", A), ("y.zip", packed([("b.csv", B)]))])
    assert [raw.file for raw in raws] == ["x.csv", "b.csv"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packed([("inner.zip", packed([("a.csv", A)]))]), "ZIP inside the ZIP"),
        (gzip.compress(gzip.compress(A)), "archive inside the archive"),
        (packed([("folder/", b"")]), "no files"),
        (packed([("word/document.xml", b"x")]), "Word document"),
        (packed([("xl/workbook.bin", b"x")]), "damaged or no workbook"),
        (packed([("mimetype", b"application/vnd.oasis.opendocument")]), "OpenDocument"),
        (packed([("a.csv", b"0" * 30_000_000)]), "Unpacked it would have"),
        (packed([(f"{i}.csv", A) for i in range(201)]), "more than 200 files"),
        (packed([("a.csv", A)])[:-30], "damaged or cut off"),
        (packed([("a.csv", A)], zipfile.ZIP_STORED).replace(b"A,X", b"B,X"), "damaged or cut off"),
    ],
    ids=map(str, itertools.count()),
)
def test_what_is_refused_with_a_sentence(content, said):
    with pytest.raises(UnreadableFileError, match=said):
        intake.read_files([("all.zip", content)])


def test_an_oddly_named_workbook_is_weighed_before_it_is_unpacked():
    content = packed([("xl/workbook2.xml", b"x"), ("xl/worksheets/sheet1.xml", b"0" * 30_000_000)])
    with pytest.raises(UnreadableFileError, match="Unpacked it would have"):
        archive.mended("odd.xlsx", content)


def test_documents_beside_the_lists_are_left_out_and_named():
    (raw,) = intake.read_files([("all.zip", packed([("a.csv", A), ("offer.pdf", b"%PDF-1.7")]))])
    assert [(f.code, f.value) for f in raw.findings] == [("file_left_out", "offer.pdf")]


def test_progress_is_told_per_file():
    told = []
    intake.read_files(
        [("x.csv", A), ("y.csv", B)], progress=lambda step, done: told.append((step, done))
    )
    assert told == [("read", 0.0), ("read", 0.5), ("read", 1.0)]
