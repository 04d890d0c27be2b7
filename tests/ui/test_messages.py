import logging

import pytest
from streamlit.testing.v1 import AppTest

from cqcdash.ui.frame import messages


def _fails():
    from cqcdash.errors import UnknownRecordError
    from cqcdash.ui.frame.messages import guarded

    with guarded():
        raise UnknownRecordError("import", "<b>7</b> *bold*")


def _breaks():
    import streamlit as st

    from cqcdash.ui.frame.messages import guarded

    with guarded():
        st.text("before")
        raise ZeroDivisionError("secret of the machine")


def _calls_back():
    import streamlit as st

    from cqcdash.errors import StalePlanError
    from cqcdash.ui.frame.messages import guarded, safely

    def pressed():
        raise StalePlanError

    with guarded():
        st.button("Write", on_click=safely(pressed))


def test_a_failure_that_the_user_can_mend_is_its_own_sentence_without_markup():
    app = AppTest.from_function(_fails).run()
    assert app.error[0].value.startswith("There is no import")
    assert "\\<b\\>7\\<\\/b\\>" in app.error[0].value or "\\<b\\>" in app.error[0].value
    assert not app.exception


def test_any_other_failure_is_a_calm_sentence_with_a_log_entry(caplog):
    with caplog.at_level(logging.ERROR, "cqcdash"):
        app = AppTest.from_function(_breaks).run()
    assert app.text[0].value == "before"
    said = app.error[0].value
    assert "Your data is unharmed" in said
    assert "secret" not in said
    assert not app.exception
    assert caplog.messages[0].removeprefix("log entry ") in said


def test_a_failing_callback_is_told_on_the_run_that_follows():
    app = AppTest.from_function(_calls_back).run()
    app.button[0].click().run()
    assert "The database changed after this preview" in app.error[0].value
    assert not app.run().error


def test_work_that_nobody_waits_for_is_only_logged(caplog):
    with caplog.at_level(logging.WARNING, "cqcdash"), messages.logged("warm-up"):
        raise OSError
    assert any(message.startswith("warm-up: ") for message in caplog.messages)


@pytest.mark.parametrize("text", ["![x](https://evil/x.png)", "$$x$$", "# title", ":red[x]", "a|b"])
def test_text_from_data_is_no_markup(text):
    escaped = messages.escaped(text)
    assert escaped.replace("\\", "") == text
    assert all(f"\\{c}" in escaped for c in text if c in "![]()$#:|")
