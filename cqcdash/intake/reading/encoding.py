"""Bytes to text: the encoding that the bytes show, or readings between which a person chooses."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.reading.limits import SAMPLE_CHARACTERS
from cqcdash.intake.reading.readings import CANDIDATES, LOST, Reading, best_hits, reading
from cqcdash.vocabulary.finding import Finding, Level

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKS_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPECIAL = re.compile(rb"[^\x00-\x7f]")
_HEAD = 8192
_BINARY_SHARE = 0.01
# So few special characters may be letters of UTF-8 by chance.
_BY_CHANCE = 12
# Readings that are nearly as likely as the best one are shown to the reader.
_NEAR, _MOST = 0.35, 6


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text.

    Attributes:
        text: the text.
        encoding: what it was read in.
        findings: what was lost.
        readings: where only a reader can tell: each likely encoding, and a line read in it.
    """

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()


def decode(file: str, raw: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file; bytes that are no text in its encoding become U+FFFD and are reported.

    Raises:
        UnreadableFileError: no encoding gives text, or the one that the user named is unknown.
    """
    name, readings = (_asked(file, encoding), ()) if encoding else _recognised(raw)
    body = raw[2:] if name.startswith("utf-16") and raw[:2] in _MARKS_16 else raw
    try:
        text, lost = body.decode(name), 0
    except UnicodeDecodeError:
        text = body.decode(name, errors="replace")
        lost = text.count(LOST)
    text = text.removeprefix("\ufeff").rstrip("\x00\x1a")
    if "\x00" in text:
        lost += text.count("\x00")
        text = text.replace("\x00", LOST)
    _require_text(file, text, lost)
    findings: tuple[Finding, ...] = ()
    if lost:
        line = text.count("\n", 0, text.index(LOST)) + 1
        params = {"encoding": name, "count": lost}
        findings = (Finding("text_damaged", Level.WARN, line, "", "", params),)
    return Decoded(text, name, findings, readings)


def _asked(file: str, encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise UnreadableFileError(
            file,
            f"The encoding {encoding!r} is not known.",
            "Use utf-8, utf-16, gb18030, big5, windows-1252, windows-1250, mac_roman or cp850.",
        ) from None


def _recognised(raw: bytes) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The encoding, and the readings to choose from when the bytes do not say it."""
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    if marked:
        return marked, ()
    if raw.isascii() and b"\x00" not in raw[:4096]:
        return "utf-8", ()
    sample = _sample(raw)
    if wide := _utf16(sample) or _plain_utf8(raw):
        return wide, ()
    whole = len(sample) == len(raw)
    tried = [reading(sample, name, whole=whole) for name in CANDIDATES]
    likely = sorted((r for r in tried if r), key=lambda r: r.score, reverse=True)
    return ("utf-8", ()) if _is_utf8(raw, sample, likely) else _among(likely)


def _among(likely: list[Reading]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The best reading, and the others that are nearly as likely and give other letters."""
    if not likely:
        return "cp1252", ()
    best = likely[0]
    near = {r.text: r for r in reversed(likely) if r.score >= best.score - _NEAR}
    several = [r for r in likely if near.get(r.text) is r][:_MOST]
    if not best.doubtful or len(several) < 2:  # noqa: PLR2004 - a choice needs two
        return best.name, ()
    return best.name, tuple((r.name, r.line()) for r in several)


def _plain_utf8(raw: bytes) -> str:
    """UTF-8 that is so many letters of it that chance is out of the question; else empty."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return ""
    special = [c for c in text[:SAMPLE_CHARACTERS] if c > "\x7f"]
    strange = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") for c in special)
    sure = len(special) > _BY_CHANCE or any(c >= "\u0800" for c in special)
    return "utf-8" if sure and strange * 3 <= len(special) else ""


def _is_utf8(raw: bytes, sample: bytes, others: list[Reading]) -> bool:
    """Valid UTF-8 of any script, or with a few damaged letters; bytes hardly are by chance."""
    hits = max((r.hits for r in others), default=0)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = sample.decode(errors="replace")
        lost = text.count(LOST)
        found = sum(c > "\x7f" for c in text) - lost
        cut_off = lost == 1 and found > 0 and text.endswith(LOST)
        return (found >= 2 * lost or cut_off) and best_hits(text) >= hits
    special = [c for c in text[:SAMPLE_CHARACTERS] if c > "\x7f"]
    by_chance = len(special) <= _BY_CHANCE and all(c < "\u0800" for c in special)
    strange = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") for c in special)
    nonsense = strange * 3 > len(special) or (by_chance and best_hits(text) < hits)
    return not nonsense


def _utf16(sample: bytes) -> str:
    """UTF-16 without a mark shows in its headers; empty for everything else."""
    if b"\x00" not in sample[:_HEAD]:
        return ""
    for name in ("utf-16-le", "utf-16-be"):
        if best_hits(sample[: _HEAD * 2].decode(name, errors="replace")):
            return name
    return ""


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


def _require_text(file: str, text: str, lost: int) -> None:
    if not text.strip(" \t\r\n,;|\x00"):
        raise UnreadableFileError(
            file, "The file is empty.", "Export it again and check that it holds records."
        )
    sample = text[:SAMPLE_CHARACTERS]
    strange = sum(c == LOST or (c < " " and c not in "\t\r\n\x0b\x0c") for c in sample)
    if strange > _BINARY_SHARE * 3 * len(sample) + 4 or lost > _BINARY_SHARE * 3 * len(text) + 4:
        raise UnreadableFileError(
            file,
            "This is not text: it holds bytes that belong to no text encoding.",
            "Export the list as CSV (UTF-8) or XLSX.",
        )
