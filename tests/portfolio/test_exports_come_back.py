"""A list that was downloaded is imported again as what it was."""

from datetime import date, datetime

from copies import begun

from cqcdash import exports, portfolio
from cqcdash.ui.parts import look_of, worded_table
from cqcdash.vocabulary.records import CERTIFICATES

COLUMNS = [
    "certificate_no",
    "plant",
    "product_category",
    "product",
    "scheme",
    "expires_on",
    "owner",
]
LIST = (
    "certificate_no,plant,product_category,product,scheme,status,expires_on,owner\n"
    "CQC21001345678,Werk Süd,horns,Horn A,CQC,valid,2030-01-31,Ida\n"
    'CQC21001345679,武汉工厂,horns,"Horn, B",CQC,valid,2029-05-09,陈伟\n'
)
ABOUT = (("Looked at", "Today, 2026-11-23"), ("Filters", "none"), ("Rules", "as shipped"))


def test_the_csv_of_a_table_is_the_same_records(tmp_path):
    moment = datetime(2026, 11, 23, 8)
    address = str(tmp_path / "portfolio.duckdb")
    begun(address)
    files = [("list.csv", LIST.encode())]
    portfolio.commit(address, portfolio.preview(address, files), "tester", moment)
    seen = portfolio.derive(portfolio.snapshot(address), date(2026, 11, 23)).positions
    looks = {name: look_of(name, CERTIFICATES) for name in COLUMNS}
    made = exports.csv_bytes(worded_table(seen, looks), ABOUT)
    (again,) = portfolio.preview(address, [("downloaded.csv", made)]).files
    assert again.plan is not None
    assert (again.plan.rows, again.plan.unchanged) == (2, 2)
