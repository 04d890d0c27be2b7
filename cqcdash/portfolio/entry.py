"""One record as a person enters it: a table of one row that the intake understands."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from cqcdash import intake
from cqcdash.vocabulary.case_records import DAY_OF_STATE
from cqcdash.vocabulary.imports import Learned
from cqcdash.vocabulary.records import SCHEMA_OF, Kind, Status

# The fields that the key of a record is made of.
KEY_PARTS: dict[Kind, set[str]] = {
    Kind.CERTIFICATES: {"certificate_no"},
    Kind.AUDITS: {
        *("audit_no", "plant", "factory_code", "kind", "planned_on", "started_on", "ended_on"),
        *("certificate_no", "product_category"),
    },
    Kind.APPLICATIONS: {"application_no", "stage", "entered_on"},
    Kind.DOCUMENTS: {"application_no", "document"},
    Kind.SAMPLES: {"application_no", "sample_no"},
}
# Fields which the intake settles together: a change of one may change the others.
TOGETHER: dict[Kind, tuple[set[str], ...]] = {
    Kind.CERTIFICATES: ({"status", "reported_status"},),
    Kind.AUDITS: ({"planned_on", "started_on", "ended_on", "result"},),
    Kind.APPLICATIONS: (),
    Kind.DOCUMENTS: ({"document_state", *DAY_OF_STATE.values()},),
    Kind.SAMPLES: ({"test_result", "passed_on"},),
}


def implied(kind: Kind, changes: Mapping[str, str]) -> dict[str, str]:
    """The changes, and what follows from them: a new objection has a deadline of its own."""
    anew = kind == Kind.DOCUMENTS and "objected_on" in changes and "answer_by" not in changes
    return {**changes, **({"answer_by": ""} if anew else {})}


def stored_values(kind: Kind, record: pd.Series) -> dict[str, str]:
    """The fields of a stored record as a person would enter them."""
    return {name: _text(record[name]) for name in SCHEMA_OF[kind].names}


def entered(
    kind: Kind, row: Mapping[str, str], changes: Mapping[str, str], learned: Iterable[Learned]
) -> tuple[intake.RawTable, intake.Understanding]:
    """The row as a table, understood; its line is 0, as it comes from no file."""
    cells = {name: row.get(name, "") for name in SCHEMA_OF[kind].names}
    if kind == Kind.CERTIFICATES:
        # The intake reads the status from the word that was reported.
        word = cells.pop("reported_status")
        if "status" not in changes and "reported_status" in changes:
            cells["status"] = word
        elif cells["status"] == str(Status.UNKNOWN):
            cells["status"] = ""
    cells.pop("audit_key", None)
    raw = intake.RawTable(
        file="",
        labels=tuple(cells),
        cells=pd.DataFrame({name: [value] for name, value in cells.items()}, dtype="str"),
        lines=np.zeros(1, dtype="int64"),
        sha256="",
    )
    answers = intake.Answers(
        kind=kind, columns={name: name for name in cells}, date_orders={"*": "ymd"}
    )
    return raw, intake.understand(raw, answers, tuple(learned))


def settled_by(kind: Kind, changes: Iterable[str]) -> list[str]:
    """The changed fields, and those which the intake settles together with them."""
    changed = set(changes)
    for group in TOGETHER[kind]:
        if changed & group:
            changed |= group
    return [name for name in SCHEMA_OF[kind].names if name in changed]


def _text(value: object) -> str:
    if pd.isna(value):  # pyright: ignore[reportGeneralTypeIssues,reportArgumentType,reportCallIssue]
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return ("yes" if value else "no") if isinstance(value, (bool, np.bool_)) else str(value)
