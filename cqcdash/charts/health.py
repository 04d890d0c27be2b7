"""The chart of data health: how many records have each problem."""

import pandas as pd

from cqcdash.charts.style import LILAC, VIOLET, Figure, figure
from cqcdash.texts.words import label
from cqcdash.vocabulary.health import Problem

ROW, HEAD = 30, 30
# Problems from here on lack something; those before contradict themselves.
FIRST_MISSING = list(Problem).index(Problem.EXPIRY_MISSING)


def problems(counts: pd.DataFrame) -> Figure:
    """A bar per problem, contradictions first and darker.

    Args:
        counts: schema HEALTH_COUNTS.
    """
    found = [Problem(code) for code in counts["problem"]]
    order = list(Problem)
    return figure(
        [
            {
                "type": "bar",
                "orientation": "h",
                "y": [label(problem) for problem in found],
                "x": counts["records"].tolist(),
                "text": counts["records"].tolist(),
                "textposition": "outside",
                "cliponaxis": False,
                "customdata": [str(problem) for problem in found],
                "marker": {
                    "color": [
                        VIOLET if order.index(problem) < FIRST_MISSING else LILAC
                        for problem in found
                    ]
                },
                "hovertemplate": "%{y}: %{x}<extra></extra>",
            }
        ],
        ROW * len(found) + HEAD,
        margin={"r": 48},
        xaxis={"visible": False},
        yaxis={"autorange": "reversed", "type": "category"},
    )
