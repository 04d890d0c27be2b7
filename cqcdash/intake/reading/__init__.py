"""Bytes to raw tables: unpacked, decoded, split into cells; nothing is interpreted."""

from cqcdash.intake.reading.files import read_files
from cqcdash.intake.reading.header import is_surplus

__all__ = [
    "is_surplus",
    "read_files",
]
