"""The whole portfolio at one moment, as the store hands it out."""

from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole portfolio at one data version; frames conformed, with provenance columns.

    Attributes:
        version: the data version that these frames show.
        certificates: CERTIFICATES and PROVENANCE columns.
        audits: AUDITS and PROVENANCE columns.
        visits: VISITS and PROVENANCE columns.
        documents: DOCUMENTS and PROVENANCE columns.
        samples: SAMPLES and PROVENANCE columns.
        plants: PLANTS columns.
        imports: IMPORTS columns, newest first.
        answers: DUTY_ANSWERS columns.
        preparations: PREPARATIONS columns.
        known_on: set for a look back: what was known at the end of that day (UTC).
    """

    version: int
    certificates: pd.DataFrame
    audits: pd.DataFrame
    visits: pd.DataFrame
    documents: pd.DataFrame
    samples: pd.DataFrame
    plants: pd.DataFrame
    imports: pd.DataFrame
    answers: pd.DataFrame
    preparations: pd.DataFrame
    known_on: date | None = None
