"""Taking many items in hand: two clicks, the owner of the records proposed, one transaction."""

import pytest
from screens import healthy
from streamlit.testing.v1 import AppTest

from cqcdash import portfolio

pytestmark = pytest.mark.slow


def script():
    from datetime import date

    import streamlit as st

    from cqcdash.portfolio import EVERYTHING
    from cqcdash.ui.frame import cached_attention
    from cqcdash.ui.parts import draw_handling, take_in_hand

    found = cached_attention(date(2026, 11, 23), EVERYTHING, None)
    if st.button("Take", key="many"):
        take_in_hand(found.items, found.members)
    draw_handling(found.items, found.members)


def pressed(app):
    """The harness runs the whole page, not the dialog alone: its button is pressed as well."""
    return app.get_by_key("many").click()


def test_many_items_are_taken_in_two_clicks(records):
    app = AppTest.from_function(script, default_timeout=60).run()
    pressed(app).run()
    assert app.get_by_key("acknowledging.owner").value == "Martin"
    pressed(app)
    app.get_by_key("acknowledging.owner").set_value("Ida Novak")
    app.get_by_key("acknowledging.save").click().run()
    healthy(app)
    told = portfolio.acknowledgements(records)
    assert set(told["owner"]) == {"Ida Novak"}
    # A bundle is taken certificate by certificate.
    assert set(told["item_kind"]) <= {
        *("audit_group", "finding", "certificate", "application", "duty_change"),
    }
    app = AppTest.from_function(script, default_timeout=60).run()
    words = [text.value for text in app.text]
    assert words
    assert all("In hand" in word and "Ida Novak" in word for word in words)


def test_a_taken_item_is_given_back(records):
    app = AppTest.from_function(script, default_timeout=60).run()
    pressed(app).run()
    pressed(app)
    app.get_by_key("acknowledging.save").click().run()
    before = len(portfolio.acknowledgements(records))
    app = AppTest.from_function(script, default_timeout=60).run()
    app.get_by_key("give.0").click().run()
    healthy(app)
    assert before - len(portfolio.acknowledgements(records)) > 0
