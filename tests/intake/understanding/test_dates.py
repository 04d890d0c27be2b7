from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import judged, understood

from cqcdash.intake import Answers
from cqcdash.intake.understanding.dates import Column, decide, named_day


def parsed(*cells: str, serials: bool = True, order: dict[str, str] | None = None):
    column = Column(pd.Series(cells, dtype="str"), serials=serials)
    decided = decide({"x": column}, order or {}).get("x")
    assert decided is not None, "the order of day and month is open"
    return column.parse(decided)


def days(*cells: str, **options) -> list[str]:
    return [str(day)[:10] for day in parsed(*cells, **options).days]


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "2017-06-03",
            "2017-6-3",
            "2017/6/3",
            "2017.06.03",
            "2017年6月3日",
            "2017 年 06 月 03 日",
        ),
        *("20170603", "03.06.2017", "3.6.2017", "2017-06-03 00:00:00", "2017-06-03T00:00:00"),
        *("2017-06-03T00:00:00Z", "2017-06-03 14:30", "２０１７－０６－０３", " 2017-06-03 "),
        *("3 Jun 2017", "03-JUN-2017", "June 3, 2017", "3. Juni 2017", "Jun 3rd 2017"),
        *("3rd June 2017", "3.Jun.2017", "'2017-06-03", '="2017-06-03"', "2017-06-03 2:30 PM"),
    ],
)
def test_every_notation_of_one_day(cell):
    assert days(cell) == ["2017-06-03"]


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "/",
        "暂无",
        "无",
        "0000-00-00",
        "1000-01-01",
        "n/a",
        "NULL",
        "—",
        "00.00.0000",
        "00:00:00",
    ],
)
def test_nothing_is_nothing(cell):
    found = parsed(cell, "2017-06-03")
    assert pd.isna(found.days[0])
    assert not found.wrong.any()


@pytest.mark.parametrize(
    "cell",
    [
        *("2026-02-30", "31.11.2027", "2026-13-32", "20261301", "soon", "2026-00-10"),
        *(
            "2026-02-28T09:12:00Z",
            "2026年2月30日",
            "31 Feb 2026",
            "2026-02",
            "2026",
            "Mo 3 Jun 2017",
        ),
    ],
)
def test_what_is_no_day_is_never_made_one(cell):
    found = parsed(cell, "2017-06-03")
    assert found.wrong.tolist() == [True, False]


def test_a_year_out_of_range_is_implausible():
    found = parsed("1066-10-14", "2199-12-31", "2017-06-03")
    assert found.implausible.tolist() == [True, True, False]
    assert not found.wrong.any()


def test_notations_may_be_mixed_when_each_is_clear():
    assert days("2026-03-04", "2026 年 3 月 5 日", "06.03.2026", "20260307") == [
        *("2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07")
    ]


def test_one_telling_value_decides_a_column():
    assert days("03/04/2026", "13/04/2026") == ["2026-04-03", "2026-04-13"]
    assert days("03/04/2026", "04/13/2026") == ["2026-03-04", "2026-04-13"]


def test_equal_day_and_month_leave_nothing_open():
    assert days("03/03/2026", "") == ["2026-03-03", "NaT"]


def test_serial_days_in_a_column_of_their_own_and_among_dates():
    assert days("45000", "45001.0", "") == ["2023-03-15", "2023-03-16", "NaT"]
    found = parsed("45000", "2026-01-01")
    assert [str(day)[:10] for day in found.days] == ["2023-03-15", "2026-01-01"]
    assert found.serial.tolist() == [True, False]
    assert parsed("45000", serials=False).wrong.all()


TEXT = "Certificate No.,Issued,Valid until\nCQC25001969201,{issued},{until}\n"


def test_an_open_order_blocks_and_is_asked():
    found = understood(TEXT.format(issued="03/04/2026", until="02/04/2031"))
    assert found.blocked
    asked = [(q.what, q.subject, q.header) for q in found.questions]
    assert asked == [
        ("date_order", "issued_on", "Issued"),
        ("date_order", "expires_on", "Valid until"),
    ]
    assert "--date-order" in found.questions[0].sentence()[1]


@pytest.mark.parametrize(("order", "month"), [("dmy", 4), ("mdy", 3)])
def test_the_answer_decides(order, month):
    answers = Answers(date_orders={"*": order})
    found = judged(TEXT.format(issued="03/04/2026", until="02/04/2031"), answers)
    assert found.clean["issued_on"].dt.month.tolist() == [month]


@pytest.mark.parametrize("issued", ["03/04/2026", "03-04-2026"])
def test_the_order_of_one_column_is_no_proof_for_another(issued):
    found = understood(TEXT.format(issued=issued, until="25/04/2031"))
    assert found.date_orders == {"expires_on": "dmy"}
    assert [q.subject for q in found.questions] == ["issued_on"]


@pytest.mark.parametrize("order", ["dmy", "mdy"])
def test_an_answer_for_all_columns_does_not_overrule_what_a_column_says(order):
    answers = Answers(date_orders={"*": order})
    found = judged(TEXT.format(issued="03/04/2026", until="25/04/2031"), answers)
    assert found.clean["expires_on"].dt.strftime("%m-%d").tolist() == ["04-25"]


def test_a_contradictory_column_is_asked_with_counts():
    days = ("13/01/2026", "01/13/2026", "14/01/2026")
    lines = (f"CQC2600196920{n},{day}\n" for n, day in enumerate(days))
    text = "Certificate No.,Issued\n" + "".join(lines)
    (question,) = understood(text).questions
    assert question.counts == (2, 1)
    found = judged(text, Answers(date_orders={"issued_on": "dmy"}))
    assert found.rejected["line"].tolist() == [3]


def test_the_day_of_a_title():
    assert named_day(["Stand 20.11.2026"]) == date(2026, 11, 20)
    assert named_day(["截至 2026年11月20日"]) == date(2026, 11, 20)
    assert named_day(["Stand 20.11.2026, gedruckt 21.11.2026"]) is None
    assert named_day(["as of 11/10/2026"]) is None


def test_the_title_dates_the_statuses():
    text = "Zertifikate Stand 20.11.2026;;\nZertifikat-Nr.;Werk;Status\nCQC25001969201;A;gültig\n"
    assert judged(text).clean["status_reported_on"].tolist() == [pd.Timestamp("2026-11-20")]


@given(st.dates(date(1980, 1, 1), date(2100, 12, 31)), st.sampled_from("abcdef"))
def test_a_written_day_is_read_back(day, notation):
    written = {
        "a": f"{day:%Y-%m-%d}",
        "b": f"{day.year}/{day.month}/{day.day}",
        "c": f"{day.year} 年 {day:%m} 月 {day:%d} 日",
        "d": f"{day:%Y%m%d}",
        "e": f"{day.day}.{day.month}.{day.year}",
        "f": f"{day:%m/%d/%Y}",
    }[notation]
    order = {"x": "mdy"} if notation == "f" else {}
    assert days(written, order=order) == [day.isoformat()]
