"""Charts of expiring certificates."""

import pandas as pd

from cqcdash.charts.style import Figure, colour, figure
from cqcdash.texts.words import label
from cqcdash.vocabulary.words import ExpiryBand


def bands(frame: pd.DataFrame) -> Figure:
    """One bar per expiry band (R14), the most urgent at the left.

    Args:
        frame: expiry_band, certificates (count).
    """
    found = [ExpiryBand(code) for code in frame["expiry_band"]]
    return figure(
        [
            {
                "type": "bar",
                "x": [label(band) for band in found],
                "y": frame["certificates"].tolist(),
                "text": frame["certificates"].tolist(),
                "textposition": "outside",
                "cliponaxis": False,
                "customdata": [str(band) for band in found],
                "marker": {"color": [colour(band) for band in found]},
                "hovertemplate": "%{x}: %{y}<extra></extra>",
            }
        ],
        220,
        margin={"t": 26},
        xaxis={"type": "category"},
        yaxis={"visible": False, "rangemode": "tozero"},
    )
