"""Makes the PDFs of certificates under ``tests/data/certificates``, with Chinese fonts inside.

``python -m tests.certificate_pdfs [FONT.ttf]``; the font is one that has Chinese and Latin letters.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

FOLDER = Path(__file__).parent / "data" / "certificates"
FONT = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
BILINGUAL = """中国国家强制性产品认证证书
CERTIFICATE FOR CHINA COMPULSORY PRODUCT CERTIFICATION
证书编号 / Certificate No.: 2022011301000119
认证委托人 / Applicant: 北方汽车玻璃有限公司
北京市朝阳区 1 号
生产者 / Manufacturer: Nordlicht Automotive GmbH
生产企业 / Factory: Werk Göppingen 武汉工厂
产品名称和系列、规格、型号 / Product: 汽车安全玻璃 Windscreen K123
产品标准和技术要求 / Standards: GB 9656-2021
发证日期 / Date of issue: 2022年04月15日
有效期至 / Valid until: 2027年04月14日
上述产品符合强制性产品认证实施规则的要求,特发此证。
中国质量认证中心 CHINA QUALITY CERTIFICATION CENTRE
http://www.cqc.com.cn"""
ENGLISH = """CERTIFICATE OF PRODUCT CERTIFICATION
Certificate No. CQC22001345678
Name and address of the applicant
Nordlicht Automotive GmbH
Name and address of the factory
Plant Rayong
Product name and model
Seat belts R-7
Standards and technical requirements
GB 14166-2013
Date of original certification
2022-06-01
Date of issue
2024-06-01
Valid until
2032-05-31
President"""
CHINESE = """证书编号:CQC23001456789
委托人名称及地址
武汉汽车部件有限公司
武汉市 2 号
生产企业名称及地址
武汉工厂
武汉市 3 号
产品名称
间接视野装置
发证日期:2023年1月5日
有效期至:长期有效
本证书的有效性依据发证机构的定期监督获得保持。"""
WITHOUT_EXPIRY = BILINGUAL.replace("2022011301000119", "2022011301000120").replace(
    "有效期至 / Valid until: 2027年04月14日\n", ""
)
TWO = f"{BILINGUAL}\n{ENGLISH}"
OFFER = "Offer 4711\nDear Sirs,\nwe offer ten windscreens at 100 EUR each.\nDate: 2026-11-01"
MADE = {
    "bilingual": BILINGUAL,
    "english": ENGLISH,
    "chinese": CHINESE,
    "without_expiry": WITHOUT_EXPIRY,
    "offer": OFFER,
    "two": TWO,
}


def made(text: str, font: str) -> bytes:
    """A page with the lines of a text."""
    page = FPDF()
    page.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    page.add_page()
    page.add_font("cjk", fname=font)
    page.set_font("cjk", size=11)
    for line in text.splitlines():
        page.cell(0, 9, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def scan() -> bytes:
    """A page without any text."""
    page = FPDF()
    page.add_page()
    page.rect(20, 20, 100, 150)
    return bytes(page.output())


def main() -> None:
    """Write all of them."""
    font = sys.argv[1] if len(sys.argv) > 1 else FONT
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in MADE.items():
        (FOLDER / f"{name}.pdf").write_bytes(made(text, font))
    (FOLDER / "scan.pdf").write_bytes(scan())


if __name__ == "__main__":
    main()
