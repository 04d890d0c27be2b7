from enum import StrEnum

import pytest

from cqcdash.charts import style


@pytest.mark.parametrize("codes", style.COLOURS, ids=lambda codes: codes.__name__)
def test_every_code_has_a_colour(codes: type[StrEnum]):
    assert set(style.COLOURS[codes]) == set(codes)


def test_names_from_data_are_shown_as_they_stand():
    assert style.plain("<b>R&D</b>") == "&lt;b&gt;R&amp;D&lt;/b&gt;"


def test_a_long_name_leaves_room_for_the_chart_and_every_name_has_a_label():
    axis = style.name_axis(["horns", "Very long plant name " * 15])
    assert [len(word) for word in axis["ticktext"]] == [5, style.LONGEST]
    assert len(axis["categoryarray"][1]) == 315
    assert axis["tickvals"] == [0, 1]


def test_a_layout_adds_to_the_house_style():
    layout = style.figure([], 200, xaxis={"type": "date"})["layout"]
    assert layout["height"] == 200
    assert layout["xaxis"]["automargin"]
    assert layout["xaxis"]["type"] == "date"


def test_days_on_an_axis_are_numbers_in_every_language():
    assert style.figure([], 200, xaxis={"type": "date"})["layout"]["xaxis"]["tickformat"]
