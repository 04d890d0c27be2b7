"""Files to raw tables: what a file is, is decided from its bytes, not from its name."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.model import Answers, Progress, RawTable, silent
from cqcdash.intake.reading import archive
from cqcdash.intake.reading.certificate_pdf import (
    holds_certificate,
    is_pdf,
    read_certificates,
)
from cqcdash.intake.reading.container import (
    GZIP_MARK,
    OLE_MARK,
    ZIP_MARKS,
    names_in_zip,
    opened_zip,
)
from cqcdash.intake.reading.delimited import is_prose, split
from cqcdash.intake.reading.encoding import decode
from cqcdash.intake.reading.foreign import (
    foreign,
    is_web_archive,
    packed_document,
    require_list,
    require_markup_list,
    require_packed_list,
)
from cqcdash.intake.reading.limits import MAX_FILE_BYTES, MAX_FILES, MEGABYTE
from cqcdash.intake.reading.markup import (
    declared_encoding,
    is_markup,
    page_in_archive,
    read_markup,
)
from cqcdash.intake.reading.workbook import read_workbook
from cqcdash.vocabulary.finding import Finding, Level

NO_ANSWERS: Mapping[str, Answers] = {}


def read_files(
    files: Sequence[tuple[str, bytes]],
    progress: Progress | None = None,
    answers: Mapping[str, Answers] = NO_ANSWERS,
) -> list[RawTable]:
    """The tables of all files, in their order; a ZIP counts as the files in it.

    Args:
        files: names and bytes.
        progress: told the step ``read`` and the share that is done.
        answers: by file name or table label; ``*`` holds for every other table.

    Raises:
        UnreadableFileError: a file that cannot be read as a table.
    """
    tell = progress or silent
    tell("read", 0.0)
    left_out: list[Finding] = []
    whole = [part for name, raw in files for part in _unpacked(name, raw, left_out)]
    if len(whole) > MAX_FILES:
        raise UnreadableFileError(
            whole[MAX_FILES][0],
            f"These are {len(whole)} files; at most {MAX_FILES} are imported at once.",
            "Import them in several steps.",
        )
    papers = [(name, raw) for name, raw in whole if is_pdf(raw)]
    tables: list[RawTable] = [read_certificates(papers)] if papers else []
    whole = [(name, raw) for name, raw in whole if not is_pdf(raw)]
    for done, (name, raw) in enumerate(whole, start=1):
        tables += _tables(name, raw, _given(answers, name))
        tell("read", done / len(whole))
    if left_out:
        tables[0] = replace(tables[0], findings=(*left_out, *tables[0].findings))
    return tables


def _given(answers: Mapping[str, Answers], name: str) -> Answers:
    """The answers for a file; for a workbook those of any of its tables."""
    of_table = (a for label, a in answers.items() if label.startswith(f"{name} · "))
    return answers.get(name) or next(of_table, None) or answers.get("*") or Answers()


def _unpacked(name: str, raw: bytes, left_out: list[Finding]) -> list[tuple[str, bytes]]:
    """A file itself, or the lists in a ZIP; documents and notes beside them are left out."""
    if raw.startswith(GZIP_MARK):
        return _unpacked(*archive.unzipped(name, raw), left_out)
    if not raw.startswith(ZIP_MARKS):
        return [(name, raw)]
    names = names_in_zip(name, raw)
    if archive.is_workbook(names) and not packed_document(names, _mimetype(name, raw, names)):
        return [(name, archive.mended(name, raw))]
    require_packed_list(name, names, _mimetype(name, raw, names))
    found = archive.members(name, raw)
    lists = [(inner, content) for inner, content in found if _may_be_list(name, inner, content)]
    if not lists:
        return found
    kept = {inner for inner, _ in lists}
    left_out += [
        Finding("file_left_out", Level.WARN, 0, "", inner)
        for inner, _ in found
        if inner not in kept
    ]
    return [(inner, _workbook(inner, content)) for inner, content in lists]


def _mimetype(name: str, raw: bytes, names: list[str]) -> bytes:
    return opened_zip(name, raw).read("mimetype") if "mimetype" in names else b""


def _workbook(name: str, content: bytes) -> bytes:
    return archive.mended(name, content) if content.startswith(ZIP_MARKS) else content


def _may_be_list(name: str, inner: str, content: bytes) -> bool:
    """Whether a member of a ZIP is worth reading: no document, no image, no text without table.

    Raises:
        UnreadableFileError: there is a ZIP inside the ZIP.
    """
    if content.startswith(ZIP_MARKS):
        names = names_in_zip(inner, content)
        if archive.is_workbook(names):
            return True
        if packed_document(names, b""):
            return False
        raise UnreadableFileError(
            f"{name}: {inner}", "There is a ZIP inside the ZIP.", "Unpack it and import its files."
        )
    if foreign(content, inner)[0]:
        return False
    if is_pdf(content):
        return holds_certificate(inner, content)
    return content.startswith(OLE_MARK) or is_markup(content) or not is_prose(content)


def _tables(name: str, raw: bytes, given: Answers) -> list[RawTable]:
    if not raw.strip(b"\x00\t\r\n "):
        raise UnreadableFileError(
            name, "The file is empty.", "Export it again and check that it holds records."
        )
    if len(raw) > MAX_FILE_BYTES:
        raise UnreadableFileError(
            name,
            f"The file has {len(raw) // MEGABYTE:,} MB; at most {MAX_FILE_BYTES // MEGABYTE} MB "
            "are read.",
            "Split it into several files.",
        )
    sha256 = hashlib.sha256(raw).hexdigest()
    if raw.startswith((OLE_MARK, *ZIP_MARKS)):
        return read_workbook(name, raw, given, sha256)
    require_list(name, raw)
    if is_web_archive(raw):
        raw = page_in_archive(name, raw)
    if not is_markup(raw):
        require_markup_list(name, raw)
    return [_text_table(name, raw, given, sha256)]


def _text_table(name: str, raw: bytes, given: Answers, sha256: str) -> RawTable:
    markup = is_markup(raw)
    declared = declared_encoding(raw) if markup else None
    decoded = decode(name, raw, given.encoding or declared)
    if markup:
        grid, delimiter = read_markup(name, decoded.text), ""
    else:
        grid, delimiter = split(name, decoded.text)
    refused = grid.refused
    return RawTable(
        file=name,
        labels=grid.labels,
        cells=grid.cells,
        lines=grid.lines,
        sha256=sha256,
        header_line=grid.header_line,
        titles=grid.titles,
        encoding=decoded.encoding,
        encodings=decoded.readings,
        delimiter=delimiter,
        findings=(*decoded.findings, *grid.findings),
        refused=refused,
        surplus=grid.surplus,
        short=grid.short,
    )
