"""Every page, narrow and wide, with nothing, one row, 2,000 certificates: for `make thorough`."""

import os
from datetime import date

import pytest
from browsing import Server, settled
from screens import ONE, TODAY, fill

from cqcdash.sample import sample_portfolio
from cqcdash.ui.frame import PAGES

# Streamlit's own: it looks for its server below the address of a page first.
OF_STREAMLIT = ("_stcore/health", "_stcore/host-config")
WIDTHS = {"wide": 1440, "phone": 390}
DATA = {
    "empty": list,
    "one": lambda: [("one.csv", ONE)],
    "many": lambda: [*sample_portfolio(2000, 7, date.fromisoformat(TODAY)).items()],
}
OVERFLOW = "document.scrollingElement.scrollWidth > window.innerWidth + 1"

pytestmark = pytest.mark.skipif(
    float(os.environ.get("TEST_FACTOR", "1")) < 2, reason="a look at everything: make thorough"
)


@pytest.fixture(scope="module", params=DATA)
def server(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    files = DATA[request.param]()
    if files:
        fill(str(folder / "portfolio.duckdb"), files)
    running = Server(folder / "portfolio.duckdb", folder / "log")
    yield running
    running.stop()
    assert "Traceback" not in running.log.read_text()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_whole(width, scheme, server, visitor):
    page = visitor.context.new_page()
    page.set_viewport_size({"width": WIDTHS[width], "height": 900})
    page.emulate_media(color_scheme=scheme)
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "response",
        lambda answer: (
            said.append(answer.url)
            if answer.status >= 400 and not answer.url.endswith(OF_STREAMLIT)
            else None
        ),
    )
    for place in PAGES:
        page.goto(f"{server.url}/{place.address}")
        page.get_by_role("heading", name=place.title, exact=True).first.wait_for()
        settled(page)
        assert page.get_by_test_id("stException").count() == 0, place.name
        errors = page.get_by_test_id("stAlertContentError").all_inner_texts()
        assert errors == [], place.name
        assert not page.evaluate(OVERFLOW), f"{place.name} is wider than the window"
    page.close()
    assert said == []
