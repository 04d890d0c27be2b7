"""Every page: its file, its address, its place in the navigation; and links between them."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from cqcdash import locations
from cqcdash.texts import _
from cqcdash.vocabulary import mark as m

Parameters = Mapping[str, str | list[str]]
MISSING = "no_page"
"""Of the address: the page that somebody asked for and that does not exist."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        name: the file in ``pages``.
        title: in the navigation and at its head.
        question: what the page answers.
        icon: a Material symbol.
        section: of the navigation.
        address: the last part of its URL.
        help: the text in ``cqcdash/help``; by the name of the page when empty.
    """

    name: str
    title: str
    question: str
    icon: str
    section: str
    address: str = ""
    help: str = ""

    @property
    def path(self) -> str:
        """The file that Streamlit runs."""
        return str(locations.PAGES / f"{self.name}.py")


PORTFOLIO, RECORDS = m("Portfolio"), m("Records")
PAGES = (
    Page("overview", m("Overview"), m("What needs attention first?"), "dashboard", PORTFOLIO),
    Page(
        "expiring",
        m("Expiring certificates"),
        m("Which certificates expire, and when must each renewal be filed?"),
        "event_busy",
        PORTFOLIO,
        "expiring",
    ),
    Page(
        "audits",
        m("Follow-up audits"),
        m("Which plants have a follow-up audit due, and what is at stake?"),
        "fact_check",
        PORTFOLIO,
        "audits",
    ),
    Page(
        "applications",
        m("Applications"),
        m("Where are applications stuck?"),
        "hourglass_top",
        PORTFOLIO,
        "applications",
        help="bottlenecks",
    ),
    Page(
        "renewals",
        m("Renewals"),
        m("Which renewals must start now, and which months are too full?"),
        "autorenew",
        PORTFOLIO,
        "renewals",
    ),
    Page(
        "planning",
        m("Plan"),
        m("What do the coming months take, in audit days, travel and money?"),
        "calendar_month",
        PORTFOLIO,
        "plan",
    ),
    Page(
        "duty",
        m("Changes of duty"),
        m("Which certificates does the law change, and by when must each be converted?"),
        "gavel",
        PORTFOLIO,
        "duty",
    ),
    Page(
        "matrix",
        m("Plants and categories"),
        m("Where is something held, and where does a hole open?"),
        "grid_on",
        PORTFOLIO,
        "matrix",
    ),
    Page(
        "trend",
        m("Trend"),
        m("Is the portfolio getting safer?"),
        "trending_up",
        PORTFOLIO,
        "trend",
    ),
    Page(
        "changes",
        m("What changed"),
        m("What is different since an earlier day or import?"),
        "difference",
        PORTFOLIO,
        "changes",
    ),
    Page(
        "certificate",
        m("Certificate"),
        m("How does this certificate stand, and where does each date come from?"),
        "workspace_premium",
        RECORDS,
        "certificate",
    ),
    Page(
        "case",
        m("Application"),
        m("Where does this case stand, and whose move is it?"),
        "assignment",
        RECORDS,
        "case",
    ),
    Page(
        "verify",
        m("Verify"),
        m("Which numbers must be looked up today, before a shipment depends on them?"),
        "travel_explore",
        RECORDS,
        "verify",
    ),
    Page(
        "import_records",
        m("Import"),
        m("What do these files change?"),
        "upload_file",
        RECORDS,
        "import",
    ),
    Page(
        "history",
        m("Import history"),
        m("Who imported what, and how is it taken back?"),
        "history",
        RECORDS,
        "history",
    ),
    Page(
        "data_health",
        m("Data health"),
        m("What contradicts itself, and what could not be counted?"),
        "health_and_safety",
        RECORDS,
        "data-health",
    ),
    Page(
        "procedure",
        m("Procedure"),
        m("Which line of the procedure is looked after where?"),
        "route",
        RECORDS,
        "procedure",
    ),
    Page(
        "settings",
        m("Settings"),
        m("Which rules apply, and what would another value change?"),
        "tune",
        RECORDS,
        "settings",
    ),
)
PAGE_BY_NAME = {place.name: place for place in PAGES}


def page_sections() -> dict[str, list[st.Page]]:
    """The pages by section, in the reader's language."""
    sections: dict[str, list[st.Page]] = {}
    for place in PAGES:
        sections.setdefault(_(place.section), []).append(_page(place))
    return sections


def _page(place: Page) -> st.Page:
    return st.Page(
        place.path,
        title=_(place.title),
        icon=f":material/{place.icon}:",
        url_path=place.address or None,
        default=not place.address,
        help=_(place.question),
    )


def link_to(name: str, label: str, parameters: Parameters | None = None, *, icon: str = "") -> None:
    """A link to a page; the sidebar's filters come along by themselves."""
    st.page_link(
        PAGE_BY_NAME[name].path,
        label=label,
        icon=icon or ":material/arrow_forward:",
        icon_position="left" if icon else "right",
        query_params=dict(parameters or {}),
        help="",
    )


def go_to(name: str, parameters: Parameters | None = None) -> None:
    """Go to a page at once."""
    st.switch_page(PAGE_BY_NAME[name].path, query_params=dict(parameters or {}))
