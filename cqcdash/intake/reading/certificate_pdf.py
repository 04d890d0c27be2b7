"""Certificates as PDF: the text of each, its labels, and one row for each certificate.

Only what stands behind a label is taken; nothing is guessed. A scan holds no text, and is refused.
"""

import io
import logging
import unicodedata
from collections.abc import Sequence
from hashlib import sha256

import numpy as np
import pandas as pd
import pypdf

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.lexicon import LABELS
from cqcdash.intake.model import RawTable
from cqcdash.intake.reading.printed import fields_of
from cqcdash.vocabulary.finding import Finding, Level

MOST_PAGES = 20
FEWEST_LETTERS = 20
# What a certificate always says; what is not found is said.
EXPECTED = ("certificate_no", "plant", "product", "issued_on", "expires_on")


def is_pdf(raw: bytes) -> bool:
    """Whether a file is a PDF, whatever stands before its mark."""
    return b"%PDF-" in raw[:1024]


def read_certificates(files: Sequence[tuple[str, bytes]]) -> RawTable:
    """One table of all certificates: a row for each PDF, its line being its place among them.

    Raises:
        UnreadableFileError: none of them is a certificate with a text.
    """
    rows: list[dict[str, str]] = []
    findings: list[Finding] = []
    refused: dict[int, str] = {}
    for place, (name, raw) in enumerate(files):
        text = text_of(name, raw)
        found = fields_of(text)
        if sum(c.isalnum() for c in text) < FEWEST_LETTERS:
            refused[place] = "pdf_without_text"
        elif "certificate_no" not in found:
            refused[place] = "pdf_no_certificate"
        else:
            findings += [
                Finding("pdf_field_missing", Level.WARN, place + 1, field, name)
                for field in EXPECTED
                if field not in found
            ]
        rows.append({"file": name, **found})
    if len(refused) == len(files):
        raise _nothing(files[0][0], refused[0])
    labels = ("file", *(name for name in LABELS if any(name in row for row in rows)))
    cells = pd.DataFrame({label: [row.get(label, "") for row in rows] for label in labels})
    digests = "".join(sha256(raw).hexdigest() for _, raw in files)
    return RawTable(
        file=files[0][0] if len(files) == 1 else f"{files[0][0]} + {len(files) - 1}",
        labels=labels,
        cells=cells.astype("str"),
        lines=np.arange(1, len(files) + 1),
        sha256=sha256(digests.encode()).hexdigest(),
        findings=tuple(findings),
        refused=refused,
        partial=True,
    )


def _nothing(name: str, why: str) -> UnreadableFileError:
    if why == "pdf_without_text":
        return UnreadableFileError(
            name,
            "This PDF is a scan: it holds pictures of pages, and no text.",
            "Use the PDF that the certification body issued, or enter the certificate by hand.",
        )
    return UnreadableFileError(
        name,
        "This PDF is no certificate: no label such as 证书编号 or Certificate No. has a number.",
        "Export the list as CSV or XLSX, or choose the certificate itself.",
    )


def text_of(name: str, raw: bytes) -> str:
    """The text of the first pages.

    Raises:
        UnreadableFileError: damaged, or behind a password.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = pypdf.PdfReader(io.BytesIO(raw[raw.find(b"%PDF-") :]))
        locked = document.is_encrypted and not document.decrypt("")
        pages = [] if locked else [page.extract_text() for page in document.pages[:MOST_PAGES]]
    except Exception as error:  # pypdf lets through whatever a damaged object makes of it.
        raise UnreadableFileError(
            name, "The PDF is damaged and cannot be read.", "Download or save it again."
        ) from error
    if locked:
        raise UnreadableFileError(
            name, "The PDF is protected by a password.", "Save it without password."
        )
    return unicodedata.normalize("NFKC", "\n".join(pages))


def holds_certificate(name: str, raw: bytes) -> bool:
    """Whether a PDF beside lists is a certificate, and not an offer or a letter."""
    try:
        return "certificate_no" in fields_of(text_of(name, raw))
    except UnreadableFileError:
        return False
