"""The installed program, served from a folder of the user's, in a real browser."""

import pytest
from browsing import Server, settled
from installing import apart
from screens import SAMPLE

OTHERS = 'theme.baseFontSize = 30\nserver.allowedHosts = ["evil.example"]\n'
FONT = "getComputedStyle(document.documentElement).fontSize"


@pytest.fixture
def served(installed, tmp_path):
    command = installed / "cqcdash"
    assert apart(command, "import", *map(str, SAMPLE), folder=tmp_path).returncode in {0, 1}
    # The folder of another Streamlit app, whose settings must not become ours.
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(OTHERS)
    # No database is named: it is the one that the import made below this folder.
    server = Server("", tmp_path / "log", ("serve",), command, tmp_path)
    yield server
    server.stop()


def test_a_cold_deep_link_and_the_overview_of_the_installed_program(served, page, tmp_path):
    page.goto(f"{served.url}/audits?plant=Plant%20Rayong")
    settled(page)
    assert page.get_by_role("heading", name="Follow-up audits").is_visible()
    assert page.get_by_test_id("stSidebarNavLink").count() >= 5
    assert page.get_by_test_id("stMultiSelect").first.inner_text().count("Plant Rayong") == 1
    assert page.evaluate(FONT) == "15px"
    page.get_by_test_id("stPopoverButton").last.click()
    assert "follow-up" in page.get_by_test_id("stPopoverBody").inner_text().lower()
    page.goto(served.url)
    settled(page)
    assert page.get_by_role("heading", name="Do now").is_visible()
    assert page.get_by_test_id("stAppDeployButton").count() == 0
    said = served.log.read_text()
    assert f"Portfolio: {tmp_path / 'data' / 'portfolio.duckdb'}\n" in said
    assert f"{served.url} " in said
    assert "Traceback" not in said


def test_the_settings_hold_in_any_folder(served):
    assert served.handshake("localhost") == 101
    assert served.handshake("evil.example") == 403
    assert "frame-ancestors 'none'" in served.get("/").headers["Content-Security-Policy"]
