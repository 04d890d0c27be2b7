"""One text that names a record, whatever its kind."""

import pandas as pd

from cqcdash.intake.columns.arrays import column
from cqcdash.vocabulary.records import Kind

IDENTITY = {
    Kind.CERTIFICATES: "certificate_no",
    Kind.AUDITS: "audit_key",
    Kind.APPLICATIONS: "application_no",
    Kind.DOCUMENTS: "application_no",
    Kind.SAMPLES: "application_no",
}
PART = {Kind.DOCUMENTS: "document", Kind.SAMPLES: "sample_no"}


def visit_keys(frame: pd.DataFrame) -> pd.Series:
    """Application, stage and first day as one text; missing when one of them is."""
    day = column(frame, "entered_on").dt.strftime("%Y-%m-%d").astype("str")
    case, stage = column(frame, "application_no"), column(frame, "stage").astype("str")
    return case + "|" + stage + "|" + day


def record_keys(kind: Kind, frame: pd.DataFrame) -> pd.Series:
    """The key of each record of a kind as one text."""
    if kind == Kind.APPLICATIONS:
        return visit_keys(frame)
    if kind in PART:
        return column(frame, IDENTITY[kind]) + "|" + column(frame, PART[kind]).astype("str")
    return column(frame, IDENTITY[kind]).astype("str")
