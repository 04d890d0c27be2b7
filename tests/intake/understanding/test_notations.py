"""Dates as programs and people write them: each notation, each language, each trap."""

import numpy as np
import pandas as pd
import pytest
from babel import Locale

from cqcdash.intake.understanding.dates import Column, Decision, decide, ranges
from cqcdash.intake.understanding.months import TABLE, folded_month, months_of


def parsed(*cells: str, order: str = "", typed=None, swap: str = ""):
    column = Column(pd.Series(cells, dtype="str"), serials=True, typed=typed)
    given = {"x": order} if order else {}
    decision = decide({"x": column}, given, {"x": swap} if swap else {}).get("x")
    return None if decision is None else column.parse(decision)


def days(*cells: str, **more) -> list[str]:
    found = parsed(*cells, **more)
    assert found is not None, "asked"
    return [str(day)[:10] for day in found.days]


@pytest.mark.parametrize(
    "cell",
    [
        *("14. April 2027", "14 avril 2027", "14 de abril de 2027", "14 aprile 2027"),
        *("14 kwietnia 2027", "14. dubna 2027", "2027. április 14.", "14 апреля 2027 г."),
        *("14 Nisan 2027", "14 เม.ย. 2027", "14 aprilie 2027", "14 april 2027"),
        *("2027년 4월 14일", "2027年4月14日", "2027 年 4 月 14 号", "April 14th, 2027"),
        *("14-APR-27", "14-Apr-2027", "Apr 14, 2027, 12:00 AM", "14.Apr.2027"),
        *("Wednesday, April 14, 2027", "Mittwoch, 14. April 2027", "Wed 14 Apr 2027"),
        *("2027-04-14 星期三", "星期三 2027-04-14", "2027年4月14日 周三", "Mi 14.04.2027"),
        *("2027-04-14T00:00:00+08:00", "2027-04-14 00:00:00+00", "2027-04-14T00:00:00.000Z"),
        *("2027‑04‑14", "2027–04–14", "2027\u200e-04-14", "2027-04-14\u00a0"),
        *("2027/04/14 0:00", "2027-04-14 23:59:59", "14.04.2027 08:30", "'2027-04-14"),
        *("20270414", "46491", "14.04.27"),
    ],
)  # fmt: skip
def test_one_day_in_many_notations(cell):
    assert days(cell) == ["2027-04-14"]


def test_every_language_of_the_table_reads_its_own_months():
    words: dict[str, list[tuple[str, int]]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        word, *months = line.split("\t")
        for one in months:
            number, languages = one.split(" ", 1)
            for language in languages.split():
                words.setdefault(language, []).append((word, int(number)))
    assert len(words) > 150
    for language, own in words.items():
        found = months_of([word for word, _ in own])
        for word, number in own:
            assert found.get(word, number) == number, (language, word)


def test_a_name_of_two_months_is_decided_by_the_others_or_not_at_all():
    assert months_of(["listopad"]) == {}
    assert months_of(["listopad", "grudnia"])["listopad"] == 11
    assert months_of(["listopad", "prosinac"])["listopad"] == 10


def test_the_table_is_that_of_the_library():
    lines = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    table = {word: months for word, *months in lines}
    for code in ("de", "fr", "es", "pl", "cs", "hu", "ru", "tr", "fi", "el"):
        for number, name in Locale.parse(code).months["format"]["wide"].items():
            told = {int(month): spoken.split() for month, spoken in _months(table, name)}
            assert code in told.get(number, ()), (code, number, name)


def _months(table, name):
    return [month.split(" ", 1) for month in table.get(folded_month(name), ())]


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        (("03/04/2027",), True),
        (("03/04/2027", "13/04/2027"), False),
        (("3/4/27",), True),
        (("3/4/27", "3/14/27"), False),
        (("22-04-15",), True),
        (("03.04.2027",), False),
        (("03.04.27",), False),
        (("04.15.2027", "03.02.2027"), True),
        (("04.15.2027",) * 2 + tuple(f"04.{d}.2027" for d in range(16, 22)), False),
        (("2027-15-04", "2027-02-03"), True),
        (("2027-04-15", "2027-02-03"), False),
        (("Thu 4/15/27",), False),
    ],
)
def test_only_what_is_open_is_asked(cells, asked):
    assert (parsed(*cells) is None) is asked


def test_a_weekday_that_does_not_fit_is_no_day():
    found = parsed("Monday, April 14, 2027", "2027-04-14")
    assert found is not None
    assert found.wrong.tolist() == [True, False]


@pytest.mark.parametrize(
    ("times", "right"),
    [
        (("2022-07-14T22:00:00", "2022-01-14T23:00:00"), ["2022-07-15", "2022-01-15"]),
        (("2022-07-14T16:00:00", "2022-01-14T16:00:00"), ["2022-07-15", "2022-01-15"]),
        (("2022-07-14T22:00:00", "2022-01-14T22:00:00"), ["2022-07-14", "2022-01-14"]),
        (("2022-07-14T16:00:00", "2022-01-14T09:30:00"), ["2022-07-14", "2022-01-14"]),
        (("2022-07-14T16:00:00Z",), ["2022-07-15"]),
        (("2022-07-14T15:00:00Z",), ["2022-07-15"]),
        (("2022-07-14T18:30:00Z",), ["2022-07-15"]),
        (("2022-07-14T09:12:00Z", "2022-07-15"), ["NaT", "2022-07-15"]),
    ],
)
def test_midnights_that_were_written_in_utc(times, right):
    assert days(*times) == right


def test_two_digits_are_of_1980_to_2079_and_it_is_said():
    found = parsed("31.12.79", "01.01.80")
    assert found is not None
    assert [str(day)[:10] for day in found.days] == ["2079-12-31", "1980-01-01"]
    assert found.short.all()


@pytest.mark.parametrize(
    "cell", ["9999-12-31", "31.12.9999", "长期有效", "長期", "unbefristet", "Unlimited", "永久"]
)
def test_no_end_is_no_missing_day(cell):
    found = parsed(cell)
    assert found is not None
    assert (found.unlimited.tolist(), found.wrong.tolist()) == ([True], [False])


@pytest.mark.parametrize("cell", ["00000000", "0000-00-00", "00.00.0000", "00/00/0000", "0"])
def test_all_zeros_are_no_day(cell):
    found = parsed(cell)
    assert found is not None
    assert (found.unlimited.any(), found.wrong.any()) == (False, False)


@pytest.mark.parametrize("between", ["至", " 至 ", "~", " - ", " – ", " bis ", " to ", "到", "—"])
def test_two_days_in_one_cell(between):
    found = ranges(pd.Series([f"2022-04-15{between}2027-04-14", ""], dtype="str"))
    assert found is not None
    assert [part.iloc[0] for part in found] == ["2022-04-15", "2027-04-14"]


@pytest.mark.parametrize("cell", ["2022-04-15", "15.04.2022", "2022 - 2027", "soon to come"])
def test_one_day_is_not_two(cell):
    assert ranges(pd.Series([cell], dtype="str")) is None


def test_real_dates_are_turned_only_when_somebody_says_so():
    cells = ("2022-04-03", "2022-12-01", "15/04/2022")
    typed = np.array([True, True, False])
    assert parsed(*cells, typed=typed) is None
    assert days(*cells, typed=typed, swap="keep") == ["2022-04-03", "2022-12-01", "2022-04-15"]
    assert days(*cells, typed=typed, swap="swap") == ["2022-03-04", "2022-01-12", "2022-04-15"]
    assert days("2022-04-13", "15/04/2022", typed=np.array([True, False]))[0] == "2022-04-13"


def test_a_decision_shows_the_open_order():
    assert Decision({"year-": "ymd", "/": "mdy"}).order == "mdy"
    assert Decision({}).order == ""
