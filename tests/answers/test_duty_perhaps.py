"""What words alone recognise: answered once on the page, remembered, and asked again on demand."""

import pytest
from screens import AT, fill, healthy, opened, shown

from cqcdash import portfolio
from cqcdash.vocabulary.rules import SHIPPED

GLAZING = (
    b"certificate_no,scheme,plant,product_category,product,status,first_issued_on,expires_on\n"
    b"2022019901000001,CCC-SDOC,Wuhan,glazing,safety glass roof,valid,2022-01-15,2031-01-14\n"
    b"2022019901000002,CCC-SDOC,Wuhan,glazing,safety glass door,valid,2022-01-15,2031-01-14\n"
)


@pytest.fixture
def glazing(installation) -> str:
    address = str(installation / "portfolio.duckdb")
    fill(address, [("glazing.csv", GLAZING)])
    return address


def mark(app, table: str, *rows: int):
    key = next(frame.key for frame in app.dataframe if (frame.key or "").startswith(table))
    app.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return app.run()


def states(address: str) -> list[str]:
    found = portfolio.load(address, AT.date(), SHIPPED).positions
    return found.set_index("certificate_no")["duty_state"].astype("object").tolist()


def test_the_answers_decide_and_can_be_taken_back(glazing):
    assert states(glazing) == ["perhaps", "perhaps"]
    app = opened("duty")
    assert "Perhaps concerned" in shown(app)
    assert app.get_by_key("duty.answer.True").disabled
    mark(app, "duty.perhaps", 0)
    app.get_by_key("duty.answer.True").click().run()
    healthy(app)
    assert "Remembered for 1 certificate\\." in [message.value for message in app.success]
    assert states(glazing) == ["to_convert", "perhaps"]
    # The mark does not move on to the row that took the place of the answered one.
    assert app.get_by_key("duty.answer.False").disabled
    mark(app, "duty.perhaps", 0)
    app.get_by_key("duty.answer.False").click().run()
    healthy(app)
    assert states(glazing)[0] == "to_convert"
    assert states(glazing)[1] != states(glazing)[1]
    assert "1 declaration in 1 plant ends on" in shown(app)
    mark(app, "duty.said", 0, 1)
    app.get_by_key("duty.answer.None").click().run()
    healthy(app)
    assert states(glazing) == ["perhaps", "perhaps"]
