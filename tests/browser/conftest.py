"""A real Chromium; without one: fail in CI, skip loudly elsewhere."""

import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Server
from ensure_browser import on_path
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from screens import fill, sample_files


def pytest_collection_modifyitems(items) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = on_path()
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(
                executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"]
            )
        except PlaywrightError as error:
            sentence = "NO BROWSER: the browser tests need a Chromium, see `make browser`."
            if os.environ.get("CI"):
                pytest.fail(f"{sentence} {error}")
            warnings.warn(sentence, stacklevel=1)
            pytest.skip(sentence)
        yield opened
        opened.close()


@pytest.fixture
def page(browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def visitor(browser) -> Iterator[Page]:
    """One window for many pages, which has the app's scripts in its cache."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("sample_server")
    fill(str(folder / "portfolio.duckdb"), sample_files())
    server = Server(folder / "portfolio.duckdb", folder / "log")
    yield server
    server.stop()
    log = server.log.read_text()
    assert "Please replace" not in log
    assert "Traceback" not in log
