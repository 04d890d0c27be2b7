"""Fields of cells: every number can be read, every cell is where it belongs."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from cqcdash.charts import contrast, field, matrix, renewals
from cqcdash.charts.field import Cell
from cqcdash.vocabulary.load import RENEWAL_LOAD, RENEWAL_MONTHS
from cqcdash.vocabulary.overview import MATRIX

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("shade", field.SHADES)
def test_text_on_every_depth_can_be_read(shade):
    assert contrast.contrast(contrast.ink(shade), shade) >= contrast.READABLE


def test_deeper_is_more():
    lights = [contrast.luminance(shade) for shade in field.SHADES]
    assert lights == sorted(lights, reverse=True)


def test_each_text_has_the_ink_of_its_ground():
    cells = [Cell(n, 0, str(n), n / 8) for n in range(9)] + [Cell(9, 0, "-", None)]
    ground, *texts = field.field(cells)
    written = {text: trace["textfont"].get("color") for trace in texts for text in trace["text"]}
    levels = ground["z"][0]
    for n, level in enumerate(levels[:9]):
        assert written[str(n)] == contrast.ink(field.SHADES[level])
    assert (levels[9], written["-"]) == (None, None), "on the bare page the page's own colour"
    assert min(trace["textfont"]["size"] for trace in texts) >= 12


def test_a_column_without_cells_keeps_its_room():
    ground, *_ = field.field([Cell(0, 0, "1", 1), Cell(3, 1, "2", 1)])
    assert ground["x"] == [0, 1, 2, 3]
    assert ground["z"] == [[8, None, None, None], [None, None, None, 8]]


def cell(plant, category, n, months, **flags):
    known = {"plant": plant, "product_category": category, "certificates": n, "ended": 1}
    return known | {"months_left": months, "hole": False, "lapses_before_renewal": False} | flags


def drawn(rows, plants):
    return matrix.cells(MATRIX.conform(pd.DataFrame(rows)), plants)


def texts(figure):
    return {
        (x, y): text
        for trace in figure["data"]
        if trace.get("mode") == "text"
        for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True)
    }


ROWS = [
    cell("Ulm", "tyres", 4, 7),
    cell("Ulm", "lamps", 2, None),
    cell("Bonn", "tyres", 0, None, hole=True),
    cell("Bonn", "lamps", 1, 30, lapses_before_renewal=True),
]


def test_the_matrix_has_sums_and_the_plants_in_the_order_given():
    figure = drawn(ROWS, ["Ulm", "Bonn"])
    written = texts(figure)
    assert figure["layout"]["yaxis"]["ticktext"][:2] == ["Ulm", "Bonn"]
    assert figure["layout"]["xaxis"]["ticktext"][:2] == ["lamps", "tyres"]
    assert (written[1, 0], written[0, 0]) == ("<b>4</b><br>7 mo", "<b>2</b><br>–")
    sums = {at: text for at, text in written.items() if 2 in at}
    assert sums == {
        (2, 0): "<b>6</b>",
        (2, 1): "<b>1</b>",
        (0, 2): "<b>3</b>",
        (1, 2): "<b>4</b>",
        (2, 2): "<b>7</b>",
    }


def test_holes_and_what_lapses_are_signs_with_words():
    signs = {
        t["name"]: (t["x"], t["y"]) for t in drawn(ROWS, ["Ulm", "Bonn"])["data"] if t.get("name")
    }
    assert [words.split(":")[0] for words in signs] == [
        "Hole",
        "Lapses before a renewal begun today can be done",
    ]
    assert signs["Hole: all have ended"] == ([1.0], [1.0])


def test_more_plants_than_can_be_read_are_cut():
    rows = [cell(f"P{n}", "tyres", 1, 3) for n in range(100)]
    figure = drawn(rows, [f"P{n}" for n in range(100)])
    assert len(figure["layout"]["yaxis"]["ticktext"]) == matrix.MOST + 1
    go.Figure(figure)


def months(*to_file, overdue=0, capacity=None):
    days = pd.date_range("2026-11-01", periods=len(to_file), freq="MS")
    late = [overdue, *[0] * (len(to_file) - 1)]
    over = [capacity is not None and n > capacity for n in to_file]
    frame = {"month": days, "to_file": to_file, "filings_overdue": late, "capacity": capacity}
    return RENEWAL_MONTHS.conform(pd.DataFrame(frame | {"over": over}))


def load(frame):
    plants = pd.DataFrame(
        {"plant": ["Ulm", None], "month": frame["month"].iloc[[0, 1]], "to_file": [2, 1]}
    )
    return renewals.load(frame, RENEWAL_LOAD.conform(plants.reset_index(drop=True)))


def test_the_load_stands_above_its_plants_and_names_too_full_months():
    figure = load(months(5, 1, overdue=2, capacity=3))
    go.Figure(figure)
    bars = {t["name"]: t["y"] for t in figure["data"] if t["type"] == "bar"}
    assert bars == {"Filing overdue": [2, 0], "To file in the month": [3, 1]}
    signs = [t for t in figure["data"] if t.get("name") == "Too full"]
    assert [sign["x"] for sign in signs] == [[0]]
    assert figure["layout"]["xaxis"]["ticktext"] == ["11<br>2026", "12"]
    assert figure["layout"]["yaxis2"]["ticktext"] == ["Ulm", "No plant"]


def test_without_a_known_capacity_no_month_is_judged():
    names = [t.get("name", "") for t in load(months(50, 1))["data"]]
    assert not any("can be filed" in name or name == "Too full" for name in names)


def test_nothing_to_file_is_nothing_to_draw():
    assert not renewals.load(months(0, 0), RENEWAL_LOAD.empty())["data"]
