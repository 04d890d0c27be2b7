"""What charts write, as the browser draws it: large enough, and read against the page."""

from playwright.sync_api import Page

from cqcdash.charts import contrast
from cqcdash.charts.contrast import INK, READABLE, WHITE

LEAST = 12
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


def hexed(colour: str) -> str:
    parts = colour[colour.index("(") + 1 : -1].split(",")[:3]
    return "#" + "".join(f"{round(float(part)):02X}" for part in parts)


def unreadable(page: Page) -> dict[str, float]:
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
