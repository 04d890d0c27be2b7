"""Charts of expiring certificates."""

from collections.abc import Mapping

from cqcdash.charts.style import Figure, colour, figure
from cqcdash.texts.words import label
from cqcdash.vocabulary.certificates import ExpiryBand


def bands(counts: Mapping[str, int]) -> Figure:
    """One bar per expiry band (R14), the most urgent at the left.

    Args:
        counts: expiry band → number of certificates.
    """
    found = [band for band in ExpiryBand if counts[band] or band != ExpiryBand.UNKNOWN]
    values = [counts[band] for band in found]
    return figure(
        [
            {
                "type": "bar",
                "x": [label(band) for band in found],
                "y": values,
                "text": values,
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
