"""The checklist of documents: a table beside the database, else the one that is shipped."""

import csv
import io
from functools import lru_cache
from pathlib import Path

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.lexicon import MEANINGS, folded
from cqcdash.locations import CHECKLIST
from cqcdash.vocabulary.checklist import Checklist, ChecklistEntry
from cqcdash.vocabulary.records import ApplicationKind

COLUMNS = ("document", "kinds", "categories")
BETWEEN = ";"


def checklist_in(path: Path = CHECKLIST) -> Checklist:
    """The documents that applications need, as a table names them; the shipped one when absent.

    Columns: ``document`` (a code, any word for it, or a name of one's own), ``kinds`` and
    ``categories`` (separated by ``;``; empty for all).

    Raises:
        UnreadableFileError: no such table, a column that it lacks, or a cell that is wrong.
    """
    wanted = path if path.exists() else CHECKLIST
    try:
        return _read(wanted.read_text(encoding="utf-8-sig"), str(wanted))
    except (OSError, UnicodeDecodeError) as error:
        found = f"The checklist of documents cannot be read ({error})."
        raise UnreadableFileError(str(wanted), found, "Save it as CSV in UTF-8.") from error


@lru_cache(maxsize=4)
def _read(text: str, path: str) -> Checklist:
    table = csv.DictReader(io.StringIO(text))
    named = [name or "" for name in table.fieldnames or ()]
    if not set(COLUMNS) <= set(named):
        found = f"The checklist of documents has the columns {', '.join(named) or 'none'}."
        raise UnreadableFileError(path, found, f"It needs the columns {', '.join(COLUMNS)}.")
    return tuple(_entry(row, table.line_num, path) for row in table)


def _entry(row: dict[str, str | None], line: int, path: str) -> ChecklistEntry:
    document = (row["document"] or "").strip()
    document = MEANINGS["document"].get(folded(document), document)
    kinds = _several(row["kinds"])
    wrong = [kind for kind in kinds if kind not in tuple(ApplicationKind)]
    if not document or wrong:
        found = f"Line {line} of the checklist " + (
            f"names the kind “{wrong[0]}”." if wrong else "names no document."
        )
        remedy = f"Name a document; kinds are {', '.join(ApplicationKind)}, or empty for all."
        raise UnreadableFileError(path, found, remedy)
    return ChecklistEntry(document, kinds, _several(row["categories"]))


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(BETWEEN) if part.strip())
