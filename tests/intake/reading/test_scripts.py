"""Text of every script: UTF-8 wins, other encodings are recognised, or a person chooses."""

import pytest
from steps import judged, table

from cqcdash import intake

LINE = "Certificate No.,Plant,Expiry date\nCQC22001000001,{plant},2027-04-14\n"
PLANTS = {
    "Cyrillic": "Завод Калуга",
    "Greek": "Εργοστάσιο Αθήνα",
    "Korean": "울산 공장",
    "Arabic": "مصنع القاهرة",
    "Hebrew": "מפעל חיפה",
    "Thai": "โรงงาน ระยอง",
    "Japanese": "横浜ガラス工場",
    "Hindi": "पुणे संयंत्र",
    "Vietnamese": "Nhà máy Hải Phòng",
    "Chinese": "武汉工厂",
    "German": "Werk Göppingen",
    "Turkish": "Bursa Işık fabrikası",
}
# What each encoding is chosen for or offered for; the right reading is always among them.
OTHERS = [
    ("gb18030", "武汉汽车玻璃工厂", ""),
    ("cp1252", "Werk Göppingen Süd", ""),
    ("cp1252", "Planta Querétaro", ""),
    ("cp1252", "Usine Orléans Évreux", ""),
    ("cp1250", "Zakład Gliwice Śląsk", ""),
    ("cp1250", "Závod Kopřivnice Třinec", "asked"),
    ("cp1250", "Győr gyár Székesfehérvár", "asked"),
    ("cp1254", "Işık fabrikası Gebze", "asked"),
    ("mac_roman", "Werk Göppingen Süd", "asked"),
    ("cp850", "Werk Göppingen Süd", "asked"),
    ("cp437", "Werk Göppingen Süd", "asked"),
    ("cp932", "横浜ガラス工場", "asked"),
    ("big5", "桃園汽車玻璃工廠", "asked"),
    ("cp949", "울산 자동차 공장", "asked"),
    ("koi8_r", "Завод Калуга Автостекло", "asked"),
    ("cp1251", "Завод Калуга Автостекло", "asked"),
]


@pytest.mark.parametrize("script", PLANTS)
def test_utf8_of_any_script_is_read_as_it_is(script):
    raw = LINE.format(plant=PLANTS[script]).encode()
    for text in (raw, b"\xef\xbb\xbf" + raw):
        found = judged(text)
        assert found.clean["plant"].tolist() == [PLANTS[script]]


@pytest.mark.parametrize(("encoding", "plant", "how"), OTHERS)
def test_another_encoding_is_right_or_asked_and_never_another_text(encoding, plant, how):
    raw = table(LINE.format(plant=plant).encode(encoding))
    read = raw.cells["Plant"].tolist()
    readings = dict(raw.encodings)
    if not readings:
        assert read == [plant]
        return
    assert how == "asked"
    assert any(plant in line for line in readings.values())
    understood = intake.understand(raw)
    assert [q.what for q in understood.questions] == ["encoding"]


@pytest.mark.parametrize(("encoding", "plant"), [(e, p) for e, p, how in OTHERS if not how])
def test_what_files_of_this_field_have_is_not_asked(encoding, plant):
    assert table(LINE.format(plant=plant).encode(encoding)).encodings == ()


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "koi8_r", "big5"])
def test_the_answer_decides(encoding):
    plant = next(p for e, p, _ in OTHERS if e == encoding)
    given = {"*": intake.Answers(encoding=encoding)}
    (raw,) = intake.read_files([("x.csv", LINE.format(plant=plant).encode(encoding))], None, given)
    assert raw.cells["Plant"].tolist() == [plant]
    assert raw.encodings == ()


def test_traditional_headers_decide_for_big5():
    header = "證書編號,工廠名稱,發證日期,有效期至,證書狀態\n"
    row = "CQC22001000001,桃園工廠,2022-04-15,2027-04-14,有效\n"
    found = judged((header + row).encode("big5"))
    assert found.clean["plant"].tolist() == ["桃園工廠"]
    assert found.clean["status"].tolist() == ["valid"]
