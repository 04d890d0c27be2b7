"""axe finds nothing on any page, in light and in dark, besides what Streamlit itself brings."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import settled

from cqcdash.ui.places import PLACES

# Made by Streamlit, not by us; each was looked at on an empty page of this version.
OF_STREAMLIT = {
    "list": "the navigation nests its sections inside the list",
    "listitem": "the same",
    "presentation-role-conflict": "the file uploader's drop zone",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_page_is_accessible(place, scheme, page, sample_server):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{sample_server.url}/{place.address}")
    settled(page)
    found = Axe().run(page).response["violations"]
    ours = {v["id"]: [n["html"][:160] for n in v["nodes"]] for v in found}
    assert {k: v for k, v in ours.items() if k not in OF_STREAMLIT} == {}
