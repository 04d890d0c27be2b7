import pytest
from steps import judged, table

from cqcdash.errors import UnreadableFileError

PAGE = (
    "<html><head><meta charset='{charset}'><title>Certificate No.</title></head><body>"
    "<table><tr><td>menu</td></tr></table>"
    "<table border=1><thead><tr><th>证书编号</th><th>生产厂</th><th>证书状态</th></tr></thead>"
    "<tr><td rowspan=2>CQC21001679854</td><td>A &amp; B<br>上海</td><td>有效</td></tr>"
    "<tr><td>C</td><td>暂停</td></tr>"
    "<tr><td>CQC21001679855<td colspan=2>x</table></body></html>"
)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("utf-8", "utf-16"), ("gbk", "gbk")],
)
def test_the_table_with_the_best_headers_is_read(charset, encoding):
    read = table(PAGE.format(charset=charset).encode(encoding))
    assert read.labels == ("证书编号", "生产厂", "证书状态")
    assert read.lines.tolist() == [2, 3, 4]
    assert read.cells.to_numpy().tolist() == [
        ["CQC21001679854", "A & B\n上海", "有效"],
        ["CQC21001679854", "C", "暂停"],
        ["CQC21001679855", "x", "x"],
    ]


def test_a_page_that_lies_about_its_encoding():
    text = PAGE.format(charset="utf-8").encode("gb18030")
    assert table(text).labels[0] == "证书编号"


def test_xml_of_old_spreadsheets():
    xml = (
        "<?xml version='1.0'?><Workbook xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>"
        "<Worksheet><Table><Row><Cell><Data>Certificate No.</Data></Cell><Cell><Data>Plant</Data>"
        "</Cell><Cell><Data>Status</Data></Cell></Row><Row><Cell><Data>CQC21001679854</Data></Cell>"
        "<Cell ss:Index='3'><Data>valid</Data></Cell></Row></Table></Worksheet></Workbook>"
    )
    found = judged(xml)
    assert found.clean["status"].tolist() == ["valid"]
    assert found.clean["plant"].isna().all()


def test_entities_are_not_expanded():
    bomb = (
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY f SYSTEM 'file:///etc/passwd'>]><table><tr><th>Certificate No.</th>"
        "<th>Plant</th></tr><tr><td>X1</td><td>&b;&f;</td></tr></table>"
    )
    assert table(bomb).cells.iloc[0].tolist() == ["X1", "&b;&f;"]


def test_a_login_page_is_no_list():
    with pytest.raises(UnreadableFileError, match="web page without a table"):
        table("<!DOCTYPE html><html><body><form>Please sign in</form></body></html>")


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312"])
def test_what_a_page_says_about_its_encoding_is_not_believed_blindly(encoding, declared):
    page = f'<meta charset="{declared}"><table><tr><th>证书编号</th><th>生产企业</th></tr>'
    page += "<tr><td>CQC20001969201</td><td>上海工厂</td></tr></table>"
    assert judged(page.encode(encoding)).clean["plant"].tolist() == ["上海工厂"]
