"""A ZIP of exports: each file in it by its own name, nothing written to disk, no path followed."""

from pathlib import PurePosixPath

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.reading.container import opened_zip
from cqcdash.intake.reading.limits import MAX_FILES

_OTHER_PACKAGES = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a presentation",
    "xl/workbook.bin": "a binary workbook (XLSB)",
    "META-INF/MANIFEST.MF": "a program",
}


def is_workbook(names: list[str]) -> bool:
    """Whether a ZIP container is an XLSX workbook."""
    return "xl/workbook.xml" in names


def require_list(file: str, names: list[str]) -> None:
    """Refuse, by its name, a package that is neither a workbook nor a ZIP of exports."""
    what = next((text for part, text in _OTHER_PACKAGES.items() if part in names), None)
    if what is None and "mimetype" in names:
        what = "an OpenDocument file"
    if what:
        raise UnreadableFileError(
            file, f"This is {what}, which is not read.", "Save the list as XLSX or CSV."
        )


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
