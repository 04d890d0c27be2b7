"""One record among many: found by a part of its number, left again for another."""

import pytest
from screens import opened, opened_records, shown


@pytest.mark.parametrize("name", ["certificate", "case"])
def test_an_opened_record_can_be_left_for_another(name, database):
    database("sample")
    parameter, number = opened_records()[name].partition("?")[2].split("=")
    app = opened(name, **{parameter: number})
    assert f"{name}.search" not in {field.key for field in app.text_input}
    next(button for button in app.button if button.label == "Look for another").click().run()
    assert parameter not in app.query_params
    app.text_input(key=f"{name}.search").set_value(number[-4:]).run()
    assert number in app.dataframe[0].value.iloc[:, 0].tolist()


def test_one_day_is_not_days(database):
    database("sample")
    case = opened("case", application="APP-2026-00117", as_of="2026-11-13")
    assert "since 2026\\-11\\-12, 1 day ·" in shown(case)
    assert "1 days" not in shown(case)
