"""The editable table of what is had ready for an audit."""

import csv
from pathlib import Path

import pandas as pd

from cqcdash.errors import UnreadableFileError
from cqcdash.locations import PREPARATION
from cqcdash.vocabulary.preparation import PREPARATION_ITEMS
from cqcdash.vocabulary.records import AuditKind

COLUMNS = ("item", "title", "audits")
# Under this name stand cells that are beyond the last heading.
MORE = "cells without a heading"
AUDITS = (AuditKind.INITIAL, AuditKind.FOLLOW_UP)
REMEDY = (
    "It needs the columns item (a short name of small letters, digits and _, each once), title, "
    "audits (initial, follow_up, or both with ; between) and, if you like, owner."
)


def preparation_items(database: str) -> pd.DataFrame:
    """What is had ready: from ``audit_preparation.csv`` beside the database, else as shipped.

    Returns:
        Schema PREPARATION_ITEMS, in the order of the file.

    Raises:
        UnreadableFileError: no such table, a column that it lacks, or a cell that is wrong.
    """
    own = Path(database).parent / PREPARATION.name
    return _items(own if own.exists() else PREPARATION)


def _items(path: Path) -> pd.DataFrame:
    table = _table(path)
    known = {str(kind) for kind in AUDITS}
    wanted = [{kind.strip() for kind in cell.split(";")} - {""} for cell in table["audits"]]
    wrong = ~table["item"].str.fullmatch(r"[a-z0-9_]{1,60}")
    wrong |= table["item"].duplicated() | (table["title"].str.strip() == "")
    wrong |= pd.Series([not listed <= known for listed in wanted], dtype="bool")
    wrong |= table[MORE].notna()
    if wrong.any():
        found = f"Line {int(wrong.to_numpy().argmax()) + 2} of the table of preparation is wrong."
        raise UnreadableFileError(str(path), found, REMEDY)
    owner = table["owner"].replace("", None) if "owner" in table else None
    frame = pd.DataFrame(
        {
            "preparation_item": table["item"],
            "item_title": table["title"].str.strip(),
            "for_initial": [AuditKind.INITIAL in listed for listed in wanted],
            "for_follow_up": [AuditKind.FOLLOW_UP in listed for listed in wanted],
            "owner": owner,
        }
    )
    return PREPARATION_ITEMS.conform(frame)


def _table(path: Path) -> pd.DataFrame:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey=MORE, restval="")
            rows, names = list(reader), list(reader.fieldnames or ())
    except (OSError, ValueError, csv.Error) as error:
        found = f"The table of preparation cannot be read ({error})."
        raise UnreadableFileError(str(path), found, REMEDY) from error
    if not set(COLUMNS) <= set(names) or not rows:
        found = f"The table of preparation has {len(rows)} rows and {', '.join(names)}."
        raise UnreadableFileError(str(path), found, REMEDY)
    return pd.DataFrame(rows, columns=[*dict.fromkeys(names), MORE])
