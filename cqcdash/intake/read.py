"""Files to raw tables: what a file is, is decided from its bytes, not from its name."""

import hashlib
from collections.abc import Mapping, Sequence

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.decode import decode
from cqcdash.intake.delimited import split
from cqcdash.intake.limits import MAX_FILE_BYTES, MAX_FILES, MEGABYTE
from cqcdash.intake.model import Answers, Progress, RawTable, silent

NO_ANSWERS: Mapping[str, Answers] = {}


def read_files(
    files: Sequence[tuple[str, bytes]],
    progress: Progress | None = None,
    answers: Mapping[str, Answers] = NO_ANSWERS,
) -> list[RawTable]:
    """The tables of all files, in their order.

    Args:
        files: names and bytes.
        progress: told the step ``read`` and the share that is done.
        answers: by file name or table label; ``*`` holds for every other table.

    Raises:
        UnreadableFileError: a file that cannot be read as a table.
    """
    tell = progress or silent
    tables: list[RawTable] = []
    for done, (name, raw) in enumerate(files):
        tell("read", done / len(files))
        given = answers.get(name) or answers.get("*") or Answers()
        tables.append(_text_table(name, raw, given))
    tell("read", 1.0)
    return tables


def _text_table(name: str, raw: bytes, given: Answers) -> RawTable:
    if not raw:
        raise UnreadableFileError(
            name, "The file is empty.", "Export it again and check that it holds records."
        )
    decoded = decode(name, raw, given.encoding)
    grid, delimiter = split(name, decoded.text)
    return RawTable(
        file=name,
        labels=grid.labels,
        cells=grid.cells,
        lines=grid.lines,
        sha256=hashlib.sha256(raw).hexdigest(),
        header_line=grid.header_line,
        titles=grid.titles,
        encoding=decoded.encoding,
        delimiter=delimiter,
        findings=(*decoded.findings, *grid.findings),
        refused=grid.refused,
        surplus=grid.surplus,
    )
