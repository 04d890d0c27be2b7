"""Bytes to text: every encoding is tried, the one that gives known headers and likely text wins."""

import codecs
import re
from dataclasses import dataclass

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.lexicon import header_hits
from cqcdash.intake.reading.limits import SAMPLE_CHARACTERS
from cqcdash.vocabulary.finding import Finding, Level

IMPOSSIBLE = -100.0
CANDIDATES = ("utf-8", "gb18030", "cp1252", "utf-16-le", "utf-16-be")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SPLIT = re.compile(r"[,;\t|\r\n]")
_WESTERN = frozenset(
    "äöüßÄÖÜéèêëàâáãåçñóòôõíìîïúùûæøœÆØÅÉÈÇÑŠšŽž€–—‘’‚“”„…°§²³µ«»·×®©™\xa0ŁłśżźćńęąŚŻ"
)
_SPECIAL = re.compile(rb"[^\x00-\x7f]")
_HEAD = 8192
# Double-byte text read byte by byte has its special characters side by side.
_RUN = re.compile(r"[\x80-\uffff]{2,}")
# Western text read as double bytes has single Chinese characters within its words.
_HAN_IN_WORD = re.compile(r"[A-Za-z][\u4e00-\u9fff](?![\u4e00-\u9fff])")
_HAN = (0x4E00, 0x9FFF)
# Latin letters with accents, punctuation and symbols, kana with CJK punctuation, full-width forms.
_USUAL = ((0xA0, 0x24F), (0x2010, 0x22FF), (0x3000, 0x30FF), (0xFF01, 0xFFE5))
_LOST = "\ufffd"
_BINARY_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(file: str, raw: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file; bytes that are no text in its encoding become U+FFFD and are reported.

    Raises:
        UnreadableFileError: no encoding gives text, or the one that the user named is unknown.
    """
    name = _asked(file, encoding) if encoding else _recognised(raw)
    body = raw[2:] if name.startswith("utf-16") and raw[:2] in _MARKS_16 else raw
    try:
        text, lost = body.decode(name), 0
    except UnicodeDecodeError:
        text = body.decode(name, errors="replace")
        lost = text.count(_LOST)
    text = text.removeprefix("\ufeff").rstrip("\x00\x1a")
    if "\x00" in text:
        lost += text.count("\x00")
        text = text.replace("\x00", _LOST)
    _require_text(file, text, lost)
    findings: tuple[Finding, ...] = ()
    if lost:
        line = text.count("\n", 0, text.index(_LOST)) + 1
        params = {"encoding": name, "count": lost}
        findings = (Finding("text_damaged", Level.WARN, line, "", "", params),)
    return Decoded(text, name, findings)


_MARKS_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _asked(file: str, encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise UnreadableFileError(
            file,
            f"The encoding {encoding!r} is not known.",
            "Use utf-8, utf-16, gb18030 or windows-1252.",
        ) from None


def _recognised(raw: bytes) -> str:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    if raw.isascii() and b"\x00" not in raw[:4096]:
        return "utf-8"
    sample = _sample(raw)
    whole = len(sample) == len(raw)
    scores = {name: _score(sample, name, whole=whole) for name in CANDIDATES}
    return max(scores, key=lambda name: scores[name])


def _sample(raw: bytes) -> bytes:
    """The head of the file, and a part that holds special characters when the head has none."""
    if len(raw) <= SAMPLE_CHARACTERS:
        return raw
    first = _SPECIAL.search(raw)
    if first is None or first.start() < SAMPLE_CHARACTERS // 2:
        return raw[:SAMPLE_CHARACTERS]
    head = raw[: raw.rfind(b"\n", 0, _HEAD) + 1]
    begin = raw.rfind(b"\n", 0, first.start()) + 1
    return head + raw[begin : begin + SAMPLE_CHARACTERS]


def _score(sample: bytes, name: str, *, whole: bool) -> float:
    """Known headers count most, unlikely characters count against an encoding."""
    text = codecs.getincrementaldecoder(name)(errors="replace").decode(sample, final=whole)
    rows = [_SPLIT.split(line) for line in text[:8192].splitlines()[:30]]
    hits = max((header_hits([c.strip(' "') for c in row]) for row in rows), default=0)
    if name.startswith("utf-16") and not hits:
        return IMPOSSIBLE
    special = [c for c in text if c > "\x7f"]
    lost = text.count(_LOST)
    found = len(special) - lost
    wrong = sum(c != _LOST and not _likely(c, name) for c in special) + 4 * text.count("\x00")
    wrong += sum(c < " " and c not in "\t\r\n" for c in text)
    bonus = 0.0
    cut_off = lost == 1 and found > 0 and text.endswith(_LOST)
    if name == "utf-8" and (found >= 2 * lost or cut_off):
        # Bytes of another encoding hardly ever happen to be letters of this one.
        bonus, lost = 0.5, 0
    if name == "cp1252":
        wrong += sum(len(run) for run in _RUN.findall(text))
    if name == "gb18030":
        wrong += len(_HAN_IN_WORD.findall(text))
    share = (wrong + 4 * lost) / max(len(special), len(text) // 50, 1)
    return 0.6 * hits + bonus - 3 * min(share, 2)


def _likely(char: str, name: str) -> bool:
    if name == "cp1252":
        return char in _WESTERN
    code = ord(char)
    if _HAN[0] <= code <= _HAN[1]:
        return name != "gb18030" or _in_gb2312(char)
    return any(low <= code <= high for low, high in _USUAL)


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _require_text(file: str, text: str, lost: int) -> None:
    if not text.strip(" \t\r\n,;|\x00"):
        raise UnreadableFileError(
            file, "The file is empty.", "Export it again and check that it holds records."
        )
    sample = text[:SAMPLE_CHARACTERS]
    strange = sum(c == _LOST or (c < " " and c not in "\t\r\n\x0b\x0c") for c in sample)
    if strange > _BINARY_SHARE * 3 * len(sample) + 4 or lost > _BINARY_SHARE * 3 * len(text) + 4:
        raise UnreadableFileError(
            file,
            "This is not text: it holds bytes that belong to no text encoding.",
            "Export the list as CSV (UTF-8) or XLSX.",
        )
