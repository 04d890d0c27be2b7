"""Packed exports: each file in it by its own name, nothing written to disk, no path followed."""

import gzip
import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.reading.container import GZIP_MARK, names_in_zip, opened_zip
from cqcdash.intake.reading.limits import (
    MAX_FILES,
    MAX_UNPACK_RATIO,
    MAX_UNPACKED_BYTES,
    MEGABYTE,
    RATIO_MATTERS_ABOVE,
)

_BOOK = re.compile(r"^xl/workbook\d*\.(?:xml|bin)$")


def is_workbook(names: list[str]) -> bool:
    """Whether a package is a workbook: XLSX, XLSB or ODS."""
    plain = [name.replace("\\", "/") for name in names]
    packed = any(_BOOK.match(name) for name in plain)
    return packed or ("content.xml" in plain and "mimetype" in plain)


def mended(file: str, raw: bytes) -> bytes:
    """An XLSX whose workbook part has the usual name; some services call it ``workbook2.xml``.

    Raises:
        UnreadableFileError: damaged, encrypted, or far bigger unpacked than packed.
    """
    names = names_in_zip(file, raw)
    odd = next((n for n in names if _BOOK.match(n) and n[-13:] != "/workbook.xml"), "")
    if "xl/workbook.xml" in names or not odd.endswith(".xml"):
        return raw
    packed, name = opened_zip(file, raw), PurePosixPath(odd).name
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for member in names:
            data = packed.read(member)
            if member in ("_rels/.rels", "[Content_Types].xml"):
                data = data.replace(name.encode(), b"workbook.xml")
            target.writestr(member.replace(name, "workbook.xml"), data)
    return made.getvalue()


def unzipped(file: str, raw: bytes) -> tuple[str, bytes]:
    """The one file in a gzip archive, under its own name.

    Raises:
        UnreadableFileError: damaged, far bigger unpacked than packed, or packed once more.
    """
    try:
        with gzip.open(io.BytesIO(raw)) as packed:
            found = packed.read(MAX_UNPACKED_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFileError(
            file,
            "The file is damaged or cut off; it cannot be unpacked.",
            "Download or save it again.",
        ) from error
    swollen = len(found) > RATIO_MATTERS_ABOVE and len(found) > MAX_UNPACK_RATIO * len(raw)
    if len(found) > MAX_UNPACKED_BYTES or swollen:
        raise UnreadableFileError(
            file,
            f"Unpacked it would have more than {len(found) // MEGABYTE:,} MB; that is no list.",
            f"Export only the records; at most {MAX_UNPACKED_BYTES // MEGABYTE} MB are unpacked.",
        )
    if found.startswith(GZIP_MARK):
        raise UnreadableFileError(
            file, "There is an archive inside the archive.", "Unpack it and import its files."
        )
    return re.sub(r"\.gz(?:ip)?$", "", file, flags=re.IGNORECASE) or file, found


def members(file: str, raw: bytes) -> list[tuple[str, bytes]]:
    """The files in a ZIP: base names and bytes; folders and system files are left out.

    Raises:
        UnreadableFileError: damaged, too big, empty, too many files, or a ZIP inside the ZIP.
    """
    packed = opened_zip(file, raw)
    found: list[tuple[str, bytes]] = []
    for member in packed.infolist():
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if member.is_dir() or _is_system(path):
            continue
        if len(found) >= MAX_FILES:
            raise UnreadableFileError(
                file,
                f"The ZIP holds more than {MAX_FILES} files.",
                "Import them in several steps.",
            )
        found.append((_unused(path.name, found), packed.read(member)))
    if not found:
        raise UnreadableFileError(file, "The ZIP holds no files.", "Pack the exports again.")
    return found


def _is_system(path: PurePosixPath) -> bool:
    hidden = path.name.startswith((".", "~$")) or path.name.casefold() in (
        "thumbs.db",
        "desktop.ini",
    )
    return "__MACOSX" in path.parts or hidden or not path.name


def _unused(name: str, found: list[tuple[str, bytes]]) -> str:
    """The base name, counted when the ZIP has it in several folders."""
    taken = {other for other, _ in found}
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    unique, count = name, 1
    while unique in taken:
        count += 1
        unique = f"{stem} ({count}){suffix}"
    return unique
