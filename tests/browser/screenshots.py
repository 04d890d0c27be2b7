"""The images of the README from the sample portfolio on a frozen day.

``python tests/browser/screenshots.py [FOLDER]``; without a folder into ``data/screenshots``.
With ``--all`` every page in light, dark, narrow and wide: for looking, not for keeping.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browsing import Server, settled  # noqa: E402 - found on the path that was just made
from ensure_browser import on_path  # noqa: E402 - the same
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402 - the same
from screens import fill, opened_records, sample_files  # noqa: E402 - the same

from cqcdash.ui.frame import PAGES  # noqa: E402 - the same

EXTRA = {
    "applications_durations": "applications?part=durations",
    "applications_flow": "applications?part=flow",
    "applications_more": "applications?part=flow&spectrum=true",
    "applications_forecast": "applications?part=forecast",
    "audits_at_stake": "audits?group=Plant+Rayong",
    "history_import": "history?import=1",
}
LIGHT, DARK = ("light", 1400, 1000), ("dark", 1400, 1000)
PHONE, WIDE = ("light", 390, 844), ("light", 2200, 1200)
KEPT = {"overview": (LIGHT, ""), "audits": (DARK, "audits"), "phone": (PHONE, "")}
LOOKS = {"light": LIGHT, "dark": DARK, "phone": PHONE, "wide": WIDE}


def main() -> None:
    """Start a server over the sample portfolio and take the images."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default=str(ROOT / "data" / "screenshots"))
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        database = Path(temporary) / "portfolio.duckdb"
        fill(str(database), sample_files())
        server = Server(database, Path(temporary) / "log")
        browser = playwright.chromium.launch(
            executable_path=on_path(),
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        try:
            shoot = take_all if options.all else take_kept
            shoot(browser, server.url, folder)
        finally:
            browser.close()
            server.stop()


def take_kept(browser: Browser, url: str, folder: Path) -> None:
    """What the README shows: two pages, one of them in the dark, and a phone."""
    for name, (look, address) in KEPT.items():
        take(browser, url, folder, look, {name: address})


def take_all(browser: Browser, url: str, folder: Path) -> None:
    """Every page in every look."""
    pages = {place.name: place.address for place in PAGES} | EXTRA | opened_records()
    for name, look in LOOKS.items():
        target = folder / name
        target.mkdir(exist_ok=True)
        take(browser, url, target, look, pages, whole=True)


def take(  # noqa: PLR0913 - what to look at, how, and where to put it
    browser: Browser,
    url: str,
    folder: Path,
    look: tuple[str, int, int],
    pages: dict[str, str],
    *,
    whole: bool = False,
) -> None:
    """One image per page; ``whole`` makes the window as tall as the page."""
    scheme, width, height = look
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for name, address in pages.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{url}/{address}")
        drawn(page)
        if whole:
            tall = page.evaluate(
                "document.querySelector('[data-testid=stMain]').firstElementChild.scrollHeight"
            )
            page.set_viewport_size({"width": width, "height": min(max(tall + 40, height), 6000)})
            drawn(page)
        page.screenshot(path=folder / f"{name}.png")
    context.close()


def drawn(page: Page) -> None:
    """Wait for the script, then for every chart and table."""
    settled(page)
    for chart in page.get_by_test_id("stPlotlyChart").all():
        chart.locator(".main-svg").first.wait_for(state="attached")
    page.wait_for_timeout(1200)


if __name__ == "__main__":
    main()
