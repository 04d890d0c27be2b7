"""What a file is, seen from its first bytes; and whether a packed one may be unpacked at all."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.reading.limits import (
    MAX_SHEET_CELLS,
    MAX_UNPACK_RATIO,
    MAX_UNPACKED_BYTES,
    MEGABYTE,
    RATIO_MATTERS_ABOVE,
)

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
GZIP_MARK = b"\x1f\x8b"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CELL = re.compile(rb"<c\b[^>]*?\br=[\"']([A-Z]{1,4})\d")
_ROW = re.compile(rb"<row\b[^>]*?\br=[\"'](\d+)")
_OVERLAP = 64


def is_encrypted(raw: bytes) -> bool:
    """Whether an OLE file holds a workbook behind a password."""
    return _ENCRYPTED in raw[: 4 * MEGABYTE] or _ENCRYPTED in raw[-4 * MEGABYTE :]


def names_in_zip(file: str, raw: bytes) -> list[str]:
    """The names of a ZIP container's members, without looking into them.

    Raises:
        UnreadableFileError: damaged.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(raw)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _cut_off(file) from error


def _cut_off(file: str) -> UnreadableFileError:
    return UnreadableFileError(
        file,
        "The file is damaged or cut off; it cannot be unpacked.",
        "Download or save it again.",
    )


def opened_zip(file: str, raw: bytes) -> zipfile.ZipFile:
    """A ZIP container whose members are whole and not too big.

    The sizes that it declares are checked first, then every member is read through once: a member
    that is longer than declared, cut off or changed shows in its check sum.

    Raises:
        UnreadableFileError: damaged, encrypted, or far bigger unpacked than packed.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(raw))
        members = packed.infolist()
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableFileError(
                file, "The file is protected by a password.", "Save it without password."
            )
        _require_size(file, raw, members)
        damaged = packed.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        damaged, packed = "", None
    if packed is None or damaged is not None:
        raise _cut_off(file)
    return packed


def _require_size(file: str, raw: bytes, members: Iterable[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    swollen = unpacked > RATIO_MATTERS_ABOVE and unpacked > MAX_UNPACK_RATIO * len(raw)
    if unpacked > MAX_UNPACKED_BYTES or swollen:
        raise UnreadableFileError(
            file,
            f"Unpacked it would have {unpacked // MEGABYTE:,} MB, from {len(raw) // 1024:,} kB; "
            "that is no list.",
            f"Export only the records; at most {MAX_UNPACKED_BYTES // MEGABYTE} MB are unpacked.",
        )


def require_moderate_sheets(file: str, packed: zipfile.ZipFile) -> None:
    """Refuse a workbook whose far-off cells would make a grid that no memory holds.

    Raises:
        UnreadableFileError: names the extent.
    """
    for member in packed.infolist():
        if not re.search(r"worksheets/[^/]+\.xml$", member.filename):
            continue
        columns: set[bytes] = set()
        last_row = 0
        with packed.open(member) as stream:
            tail = b""
            while part := stream.read(4 * MEGABYTE):
                part = tail + part
                columns.update(_CELL.findall(part))
                last_row = max(last_row, *map(int, _ROW.findall(part)), 0)
                tail = part[-_OVERLAP:]
        width = max(map(_number, columns), default=0)
        if width * last_row > MAX_SHEET_CELLS:
            raise UnreadableFileError(
                file,
                f"A worksheet reaches to row {last_row:,} and column {width:,}.",
                "Delete the empty rows and columns behind the list and save it again.",
            )


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
