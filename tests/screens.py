"""Pages run in Streamlit's own test harness over a real database with a frozen day."""

import csv
import os
from datetime import datetime
from functools import cache
from pathlib import Path

from copies import begun
from streamlit.testing.v1 import AppTest

from cqcdash import portfolio
from cqcdash.ui.frame import PAGES

ROOT = Path(__file__).resolve().parents[1]
FRAME = ROOT / "cqcdash" / "ui" / "frame" / "script.py"
SAMPLE = sorted((ROOT / "data" / "sample").glob("*.csv"))
TODAY = "2026-11-23"
AT = datetime(2026, 11, 23, 8, 0)
LONG_AGO = AT.timestamp() - 86_400 * 365
ONE = b"certificate_no,plant,product_category,status,first_issued_on,expires_on\n" + (
    "CQC21001345678,武汉工厂,horns,有效,2021-05-10,2026-12-20\n".encode()
)


def fill(address: str, files: list[tuple[str, bytes]]) -> None:
    begun(address)
    portfolio.commit(address, portfolio.preview(address, files), "tester", AT)


def sample_files() -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in SAMPLE]


def opened_records() -> dict[str, str]:
    """Addresses of a certificate and a case of the sample, opened; by the name of the page."""
    tables = {path.name: csv.DictReader(path.open(encoding="utf-8-sig")) for path in SAMPLE}
    certificate = [*tables["certificates.csv"]][-1]["certificate_no"]
    case = [*tables["applications.csv"]][-1]["application_no"]
    return {
        "certificate": f"certificate?certificate={certificate}",
        "case": f"case?application={case}",
    }


def app_file(name: str) -> str:
    return next(place.path for place in PAGES if place.name == name)


def put_in_place(address: str, made: bytes) -> None:
    """A database made before, as old as one that nobody has just written.

    A file of this second is opened again at every look, since its time may hide another change.
    """
    Path(address).write_bytes(made)
    os.utime(address, (LONG_AGO, LONG_AGO))


@cache
def _first_run() -> AppTest:
    """What the harness learns by running the frame: addresses of pages, installed components."""
    return AppTest.from_file(str(FRAME), default_timeout=60).run()


def opened(name: str, **query: object) -> AppTest:
    """A page after its first run, from its own address like a link that somebody sent."""
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app._registered_pages = _first_run()._registered_pages
    app._bidi_component_manager = _first_run()._bidi_component_manager
    for key, value in query.items():
        app.query_params[key] = value
    return app.switch_page(os.path.relpath(app_file(name), FRAME.parent)).run()


def shown(app: AppTest) -> str:
    """Everything that is readable on the page, for a look at its words."""
    groups = (
        app.title,
        app.header,
        app.subheader,
        app.markdown,
        app.caption,
        app.text,
        app.info,
        app.warning,
    )
    return "\n".join(str(element.value) for group in groups for element in group)


def healthy(app: AppTest) -> None:
    assert not app.exception, [e.value for e in app.exception]
    assert not app.error, [e.value for e in app.error]
