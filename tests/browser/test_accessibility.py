"""Every page from its address, in light and in dark: whole, and axe finds nothing of our making.

Axe does not see what is drawn: the text of charts is measured in the same visit.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import settled
from chart_text import unreadable
from screens import opened_records

from cqcdash.ui.frame import PAGES

# Made by Streamlit, not by us; each was looked at on an empty page of this version.
OF_STREAMLIT = {
    "list": "the navigation nests its sections inside the list",
    "listitem": "the same",
    "presentation-role-conflict": "the file uploader's drop zone",
}
OPENED = opened_records()
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
DARK = "rgb(20, 25, 31)"


@pytest.mark.parametrize("place", PAGES, ids=lambda place: place.name)
def test_the_page_opens_from_its_address_and_is_accessible(place, visitor, sample_server):
    visitor.emulate_media(color_scheme="light")
    visitor.goto(f"{sample_server.url}/{OPENED.get(place.name, place.address)}")
    visitor.get_by_role("heading", name=place.title, exact=True).first.wait_for()
    settled(visitor)
    assert visitor.get_by_test_id("stSidebarNavLink").count() >= 5
    assert visitor.get_by_test_id("stException").count() == 0
    assert violations(visitor) == {}
    assert unreadable_at_rest(visitor) == {}
    visitor.emulate_media(color_scheme="dark")
    visitor.wait_for_function(f"{BACKGROUND} === '{DARK}'")
    settled(visitor)
    assert violations(visitor) == {}
    assert unreadable_at_rest(visitor) == {}


def unreadable_at_rest(page) -> dict[str, float]:
    """What cannot be read in a chart; looked at again when it may still be drawing its theme."""
    if unreadable(page):
        page.wait_for_timeout(1_000)
    return unreadable(page)


def violations(page) -> dict[str, list[str]]:
    found = Axe().run(page).response["violations"]
    ours = {v["id"]: [n["html"][:160] for n in v["nodes"]] for v in found}
    return {name: nodes for name, nodes in ours.items() if name not in OF_STREAMLIT}
