"""What the open cases still lack: dossiers, and where their samples are."""

from typing import NamedTuple

import pandas as pd

from cqcdash import metrics
from cqcdash.portfolio.derived import Derived
from cqcdash.vocabulary.checklist import Checklist


class Paperwork(NamedTuple):
    """The papers of all cases on one day.

    Attributes:
        documents: schema DOSSIER, one row for each document of a case that has a dossier.
        dossiers: schema DOSSIERS, one row for each such case.
        shipments: schema SHIPMENTS, one row for each shipment of samples.
    """

    documents: pd.DataFrame
    dossiers: pd.DataFrame
    shipments: pd.DataFrame

    def of(self, cases: pd.DataFrame) -> "Paperwork":
        """Those of some cases, such as the ones in a scope."""
        numbers = pd.Index(cases["application_no"])
        return Paperwork(
            *(
                frame.loc[(numbers.get_indexer(pd.Index(frame["application_no"])) >= 0)]
                for frame in self
            )
        )


def paperwork(whole: Derived, checklist: Checklist) -> Paperwork:
    """The papers of all cases; pass the whole portfolio, since customs are judged by all of it."""
    documents = metrics.dossier(whole.documents, whole.cases, checklist, whole.as_of)
    return Paperwork(
        documents,
        metrics.dossiers(documents),
        metrics.shipments(whole.samples, whole.cases, whole.as_of, whole.book),
    )
