"""The first request of a cold server goes to a page: the frame stands around it all the same."""

import pytest
from browsing import Server, settled
from screens import fill, sample_files

UVICORN = ("-m", "uvicorn", "app:app", "--host", "localhost")


@pytest.mark.parametrize("command", [(), UVICORN], ids=["streamlit", "uvicorn"])
def test_a_cold_deep_link_has_navigation_filters_and_its_page(command, page, tmp_path):
    fill(str(tmp_path / "db"), sample_files())
    server = Server(tmp_path / "db", tmp_path / "log", command)
    try:
        page.goto(f"{server.url}/audits?plant=Plant%20Rayong")
        settled(page)
        assert page.get_by_role("heading", name="Follow-up audits").is_visible()
        assert page.get_by_test_id("stSidebarNavLink").count() >= 5
        assert page.get_by_test_id("stMultiSelect").first.inner_text().count("Plant Rayong") == 1
    finally:
        server.stop()


def test_answers_carry_the_security_headers_and_health_is_told(sample_server):
    for path in ("/", "/health", "/audits"):
        answer = sample_server.get(path)
        assert answer.status == 200
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("host", "status"), [("localhost", 101), ("evil.example", 403)])
def test_only_pages_of_this_machine_may_talk_to_the_server(host, status, sample_server):
    assert sample_server.handshake(host) == status


def test_the_page_calls_nobody_else(page, sample_server):
    foreign: list[str] = []
    mine = (sample_server.url, sample_server.url.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(mine) else foreign.append(r.url))
    page.goto(sample_server.url)
    settled(page)
    assert foreign == []
