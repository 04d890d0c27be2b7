"""What charts write, as the browser draws it: large enough, and read in both themes."""

import pytest
from browsing import settled
from screens import opened_records

from cqcdash.charts import contrast
from cqcdash.charts.contrast import INK, READABLE, WHITE

LEAST = 12
OPENED = opened_records()
ADDRESSES = [
    *("overview", "expiring", "audits", "trend", "renewals?years=true", "matrix", "applications"),
    *("applications?part=durations", "applications?part=flow&spectrum=true"),
    *("applications?part=forecast", "data_health"),
    *(OPENED["certificate"], OPENED["case"]),
]
DARK = "rgb(20, 25, 31)"
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
# Text inside a bar has a ground of its own, which is computed in tests/charts.
TEXTS = """() => [...document.querySelectorAll('.stPlotlyChart .main-svg text')]
  .filter(text => text.textContent.trim() && text.getClientRects().length)
  .filter(text => !text.classList.contains('bartext-inside'))
  .map(text => {
    const { fontSize, fill, fillOpacity } = getComputedStyle(text);
    return [text.textContent, parseFloat(fontSize), fill, parseFloat(fillOpacity)];
  })"""


def hexed(colour):
    parts = colour[colour.index("(") + 1 : -1].split(",")[:3]
    return "#" + "".join(f"{round(float(part)):02X}" for part in parts)


def unreadable(page):
    """Texts that are too small, or too pale for the page behind them."""
    ground = hexed(page.evaluate(BACKGROUND))
    found = {}
    for text, size, fill, opacity in page.evaluate(TEXTS):
        shade = hexed(fill)
        if size < LEAST:
            found[text] = size
        # On a filled cell the chart itself chooses one of these two.
        elif shade not in (INK, WHITE):
            ratio = contrast.contrast(contrast.mixed(ground, shade, opacity), ground)
            if ratio < READABLE:
                found[text] = round(ratio, 2)
    return found


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:40])
def test_the_text_of_charts_can_be_read(address, visitor, sample_server):
    visitor.emulate_media(color_scheme="light")
    visitor.goto(f"{sample_server.url}/{address}")
    settled(visitor)
    visitor.locator(".stPlotlyChart .main-svg text").first.wait_for(state="attached")
    visitor.wait_for_timeout(500)
    assert unreadable(visitor) == {}
    visitor.emulate_media(color_scheme="dark")
    visitor.wait_for_function(f"{BACKGROUND} === '{DARK}'")
    settled(visitor)
    visitor.wait_for_timeout(500)
    assert unreadable(visitor) == {}
