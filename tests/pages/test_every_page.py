"""Each page with the sample portfolio, with one row and with nothing, twice in a row."""

from pathlib import Path

import pytest
from screens import app_file, healthy, opened, shown

from cqcdash.ui.frame import PAGES

NAMES = [place.name for place in PAGES]


@pytest.mark.parametrize("data", ["sample", "one", "empty"])
@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_shown(name, data, database):
    database(data)
    app = opened(name)
    healthy(app)
    assert app.title[0].value
    again = app.run()
    healthy(again)
    assert again.title[0].value == app.title[0].value
    if data == "empty" and "open_page(" in Path(app_file(name)).read_text(encoding="utf-8"):
        assert "There are no records yet" in shown(app)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_without_the_frame_shows_nothing(name, database):
    from streamlit.testing.v1 import AppTest

    database("sample")
    place = next(place for place in PAGES if place.name == name)
    app = AppTest.from_file(place.path, default_timeout=30).run()
    assert [e.value for e in app.error] == ["This page can only be opened through the app."]
    assert not app.title
    assert not app.dataframe


@pytest.mark.parametrize("name", NAMES)
def test_hostile_parameters_do_no_harm(name, database):
    database("sample")
    app = opened(
        name,
        plant=["<script>alert(1)</script>", "'; drop table certificates; --"],
        category="![x](https://evil.example/x.png)",
        scheme="\x00",
        as_of="9999-99-99",
        state="<b>",
        band="-1",
        group="{{7*7}}",
        certificate="../../etc/passwd",
        application="%00",
        staged="nobody",
    )
    healthy(app)
    assert "![x](https://evil" not in shown(app)


def test_every_page_has_its_help():
    from cqcdash.ui.page import HELP

    assert [p for p in PAGES if not (HELP / f"{p.help or p.name}.md").exists()] == []
