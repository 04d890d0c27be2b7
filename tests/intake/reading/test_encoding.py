"""The encoding is found from headers and text, for short files as for long ones."""

import pytest
from steps import codes, judged, table

from cqcdash import intake
from cqcdash.errors import UnreadableFileError
from cqcdash.intake import Answers

GERMAN = "Zertifikat-Nr.;Werk;Gültig bis\nCQC25001969201;Werk Göppingen – Süd;20.11.2030\n"
CHINESE = "证书编号,生产企业,证书状态\nCQC25001969201,上海工厂,有效\n"
MIXED = "证书编号,生产企业,证书状态\nCQC25001969201,Zakład Gliwice Göppingen,有效\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [GERMAN, CHINESE, MIXED])
def test_unicode(text, encoding):
    read = table(text.encode(encoding))
    assert "\n".join(read.cells.iloc[0]) in text.replace(",", "\n").replace(";", "\n")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (CHINESE, "gb18030"), (CHINESE, "gbk"), (MIXED, "gb18030")],
)
@pytest.mark.parametrize("rows", [1, 2000])
def test_one_and_two_bytes(text, encoding, rows):
    head, line = text.splitlines()
    read = table("\n".join([head, *[line] * rows]).encode(encoding))
    assert read.labels == tuple(head.replace(";", ",").split(","))
    assert read.cells.iloc[-1].tolist() == line.replace(";", ",").split(",")
    assert read.encoding == ("cp1252" if encoding == "cp1252" else "gb18030")


@pytest.mark.parametrize(
    "plant", ["Müller", "Usine Béthune", "São Paulo", "Łódź".replace("Ł", "L")]
)
def test_a_single_accent_in_plain_text(plant):
    encoding = "cp1252" if plant.isascii() or "ź" not in plant else "utf-8"
    read = table(f"Certificate No.;Plant\nA;{plant}\n".encode(encoding))
    assert read.cells.iloc[0].tolist() == ["A", plant]


def test_special_characters_far_behind_the_head():
    lines = ["Certificate No.,Plant", *["CQC25001969201,Plant A"] * 20_000, "B,Göppingen Süd"]
    read = table("\n".join(lines).encode("cp1252"))
    assert read.cells.iloc[-1].tolist() == ["B", "Göppingen Süd"]


def test_a_line_in_another_encoding_leaves_out_its_row_only():
    raw = "Certificate No.,Plant\nA1,Göppingen\nA2,上海工厂\n".encode() + "A3,Süd\n".encode(
        "cp1252"
    )
    found = judged(raw)
    assert found.rejected["line"].tolist() == [4]
    assert found.rejected["code"].tolist() == ["damaged_text"]
    assert codes(found)[:2] == ["text_damaged", "damaged_text"]


def test_zero_bytes_leave_out_their_row_and_padding_is_nothing():
    found = judged(b"Certificate No.,Plant\nA\x001,X\nA2,Y\n" + b"\x00" * 512)
    assert found.rejected["line"].tolist() == [2]
    assert found.clean["certificate_no"].tolist() == ["A2"]


def test_the_user_may_name_the_encoding():
    raw = "Certificate No.;Plant\nA;Łódź\n".encode("cp1250")
    (read,) = intake.read_files([("a.csv", raw)], answers={"*": Answers(encoding="cp1250")})
    assert read.cells.iloc[0].tolist() == ["A", "Łódź"]
    with pytest.raises(UnreadableFileError, match="not known"):
        intake.read_files([("a.csv", raw)], answers={"*": Answers(encoding="klingon")})
