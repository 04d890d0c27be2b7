"""Files that hold no list, by what they are: each gets a true sentence with the way out."""

import re

from cqcdash.errors import UnreadableFileError

EXPORT = "Export the list as CSV or XLSX."
_BY_BEGIN: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "an image", EXPORT),
    (b"\xff\xd8\xff", "an image", EXPORT),
    (b"GIF8", "an image", EXPORT),
    (b"BM\x00", "an image", EXPORT),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it and import its files."),
    (b"Rar!", "a RAR archive", "Unpack it and import its files."),
    (b"MZ", "a program", EXPORT),
    (b"\x7fELF", "a program", EXPORT),
    (b"SQLite format 3", "an SQLite database", "Export the table as CSV."),
    (b"PAR1", "a Parquet file", EXPORT),
    (b"{\\rtf", "an RTF document", EXPORT),
    (b"[InternetShortcut]", "a shortcut to a file", "Open it and choose the file itself."),
    (b"WEB\r\n1", "a web query without data", "Open it in Excel and save it as XLSX."),
    (b"WEB\n1", "a web query without data", "Open it in Excel and save it as XLSX."),
    (b"BEGIN:VC", "a calendar or a contact", EXPORT),
    (b"\x00\x00\x00\x00", "a binary file", EXPORT),
)
_JSON = re.compile(rb"^\s*(?:\[\s*[\[{\"\]\d-]|\{\s*[\"}])")
_SETTINGS = re.compile(
    rb"^\s*(?:#[^\n]*\n\s*)*\[\[?[\w.\- ]+\]\]?\s*\r?\n(?:\s*#[^\n]*\n)*\s*[\w.\"-]+\s*="
)
_XML = re.compile(rb"^\s*<(?:\?xml|!DOCTYPE|[A-Za-z])")
_MAIL = re.compile(rb"^(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}", re.MULTILINE)
_MAIL_FIELDS = (b"received:", b"from:", b"subject:", b"mime-version:", b"return-path:")
_OF_ARCHIVE = (b"multipart/related", b"content-location:")
_HEAD = 4096
_NAME_AT, _LONGEST_LOCK = 55, 300
_LOCK = ("the lock file of an open workbook", "Choose the workbook itself.")
_MAIL_FILE = ("a mail", "Save its attachment and import that.")
_ZIP_PARTS: tuple[tuple[str, str, str], ...] = (
    ("word/document.xml", "a Word document", "Save the list as XLSX or CSV."),
    ("ppt/presentation.xml", "a presentation", "Save the list as XLSX or CSV."),
    (
        "Index/Document.iwa",
        "a document of Apple Numbers or Pages",
        "In Numbers choose File → Export To → Excel, and import that file.",
    ),
    ("META-INF/MANIFEST.MF", "a program", EXPORT),
)


def foreign(raw: bytes, name: str = "") -> tuple[str, str]:
    """What a file without a list is called, and the way out; empty for all others."""
    head = raw[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    marked = next((told for mark, *told in _BY_BEGIN if head.startswith(mark)), None)
    kinds: tuple[tuple[bool, tuple[str, str]], ...] = (
        (name.startswith("~$") or _is_lock(raw), _LOCK),
        (marked is not None, (marked[0], marked[1]) if marked else ("", "")),
        (bool(_SETTINGS.match(head)), ("a file of settings (TOML or INI)", EXPORT)),
        (bool(_JSON.match(head)), ("a JSON file", EXPORT)),
        (is_mail(raw) and not is_web_archive(raw), _MAIL_FILE),
    )
    return next((told for is_so, told in kinds if is_so), ("", ""))


def is_mail(raw: bytes) -> bool:
    """Whether the bytes begin with the head of a mail, as web archives do too."""
    head = raw[:_HEAD].lstrip()
    lower = head.lower()
    begins = any(lower.startswith(field) for field in _MAIL_FIELDS)
    return (begins and bool(_MAIL.match(head)) and sum(f in lower for f in _MAIL_FIELDS) > 1) or (
        lower.startswith(b"mime-version:")
    )


def is_web_archive(raw: bytes) -> bool:
    """Whether a mail's head belongs to a page that was saved with its parts."""
    lower = raw[: 16 * _HEAD].lower()
    return is_mail(raw) and any(mark in lower for mark in _OF_ARCHIVE)


def require_list(file: str, raw: bytes) -> None:
    """Refuse, by its name, a file of a kind that holds no table we can read."""
    what, remedy = foreign(raw, file)
    if what:
        raise UnreadableFileError(file, f"This is {what}, not a list.", remedy)


def require_markup_list(file: str, raw: bytes) -> None:
    """Refuse XML that is data and no page or spreadsheet."""
    if _XML.match(raw[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
        raise UnreadableFileError(file, "This is XML without a table, not a list.", EXPORT)


def require_packed_list(file: str, names: list[str], mimetype: bytes) -> None:
    """Refuse, by its name, a package that is neither a workbook nor a ZIP of exports."""
    if what := packed_document(names, mimetype):
        raise UnreadableFileError(file, f"This is {what[0]}, not a list.", what[1])


def packed_document(names: list[str], mimetype: bytes) -> tuple[str, str] | None:
    """What a package that holds no list is called, and the way out; None for all others."""
    for part, what, remedy in _ZIP_PARTS:
        if part in names:
            return what, remedy
    if "mimetype" in names and ("content.xml" not in names or b"spreadsheet" not in mimetype):
        return "an OpenDocument file without a spreadsheet", "Save the list as ODS, XLSX or CSV."
    return None


def _is_lock(raw: bytes) -> bool:
    """The name of who has the workbook open, in one byte and in two, behind its length."""
    if not _NAME_AT + 1 < len(raw) <= _LONGEST_LOCK or not 0 < raw[0] < _NAME_AT:
        return False
    same = raw[0] == raw[_NAME_AT] and raw[_NAME_AT + 1] == 0
    return same and b"\n" not in raw and not raw[1 : raw[0] + 1].count(b"\x00")
