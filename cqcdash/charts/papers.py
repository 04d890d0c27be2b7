"""The chart of documents that wait for us: which, in how many cases, and why."""

import pandas as pd

from cqcdash.charts.style import BAND, LILAC, VIOLET, Figure, figure, name_axis, plain
from cqcdash.texts import _
from cqcdash.texts.papers import document_name
from cqcdash.vocabulary.case_records import DocumentState
from cqcdash.vocabulary.paperwork import LACKING

ROW, HEAD = 28, 64
MOST = 15


def documents_waiting(rows: pd.DataFrame) -> Figure:
    """A bar for each document by the number of cases that wait for it; the most first.

    Args:
        rows: schema DOSSIER, the documents that wait for us.
    """
    names = rows["document"].astype("object")
    most = names.value_counts().head(MOST)
    lacking = rows["document_state"].isin([str(state) for state in LACKING]).to_numpy(bool)
    objected = (rows["document_state"] == DocumentState.OBJECTED).to_numpy(bool)
    parts = (
        (_("Missing"), lacking, VIOLET, ""),
        (_("Here, not sent"), ~lacking & ~objected, LILAC, ""),
        (_("Objected to"), objected, VIOLET, "/"),
    )
    names_shown = [document_name(name) for name in most.index]
    labels = [plain(name) for name in names_shown]
    return figure(
        [
            {
                "type": "bar",
                "orientation": "h",
                "name": words,
                "y": labels,
                "x": [int((mask & (names == name).to_numpy(bool)).sum()) for name in most.index],
                "marker": {
                    "color": tint,
                    "pattern": {"shape": shape, "bgcolor": BAND, "size": 6, "solidity": 0.35},
                },
                "hovertemplate": "%{y}<br>%{fullData.name}: %{x}<extra></extra>",
            }
            for words, mask, tint, shape in parts
            if mask.any()
        ],
        ROW * len(most) + HEAD,
        barmode="stack",
        showlegend=True,
        xaxis={
            "title": {"text": _("Open applications")},
            "rangemode": "tozero",
            "gridcolor": BAND,
            "tickformat": "d",
        },
        yaxis=name_axis(names_shown) | {"autorange": "reversed"},
        legend={"y": 1.02, "yanchor": "bottom"},
        margin={"t": 30},
    )
