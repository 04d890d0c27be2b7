"""The row that holds the headers, and the headers made unique."""

import re
from collections.abc import Sequence

from cqcdash.intake.lexicon import exact_hits, header_hits
from cqcdash.intake.reading.limits import HEADER_SEARCH_ROWS


def header_position(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The row that holds the headers, and how many of its cells are known headers.

    Without any known header it is the first row that is as wide as the table.
    """
    top = rows[:HEADER_SEARCH_ROWS]
    widths = [sum(1 for cell in row if cell.strip()) for row in top]
    widest = max(widths, default=0)
    hits = [
        header_hits(list(row)) if width > 1 or widest == 1 else 0
        for row, width in zip(top, widths, strict=True)
    ]
    best = max(hits, default=0)
    if best:
        return hits.index(best), best
    return next((i for i, w in enumerate(widths) if w >= max(1, widest - 1)), 0), 0


_NUMBER = re.compile(r"(?:CQC\d{9,17}|\b(?:19|20)\d{14}\b)", re.IGNORECASE)
_DAY = re.compile(r"\b\d{4}[-/.年]\d{1,2}|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b")
GROUPED = 2


def looks_like_record(row: Sequence[str]) -> bool:
    """Whether a row holds what only records hold: a certificate's number, or days."""
    cells = [cell for cell in row if cell.strip()]
    if any(_NUMBER.search(cell) for cell in cells):
        return True
    return len(cells) > 1 and sum(bool(_DAY.search(cell)) for cell in cells) * 3 > len(cells)


def grouped(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Two header rows as one: group titles reach over the columns that have none of their own.

    ``Validity`` over ``from`` and ``to`` gives ``Validity from`` and ``Validity to``.
    """
    found, title = [], ""
    for position in range(max(len(above), len(below))):
        own = above[position].strip() if position < len(above) else ""
        part = below[position].strip() if position < len(below) else ""
        title = own or (title if part else "")
        same = title.casefold() == part.casefold()
        both = part if same else " ".join(filter(None, (title, part)))
        alone = part and not own and exact_hits([part]) and not exact_hits([both])
        found.append((part if alone else both) if part else own)
    return found


def trimmed(row: Sequence[str]) -> list[str]:
    """The row up to its last filled cell."""
    width = max((i + 1 for i, cell in enumerate(row) if cell.strip()), default=0)
    return list(row[:width])


def joined(rows: Sequence[Sequence[str]], header: Sequence[str]) -> list[str]:
    """The header with what the rows around it say where it says nothing that we know.

    Group titles such as *Dates* stand above the headers of their columns, in one row or the other.
    """
    found = list(header)
    for position, cell in enumerate(header):
        around = [
            row[position] for row in rows if position < len(row) and header_hits([row[position]])
        ]
        if around and not header_hits([cell]):
            found[position] = around[0]
    return found


def is_surplus(label: str) -> bool:
    """Whether the list of rows that were left out keeps cells beyond the header there: ``+1``."""
    return label[:1] == "+" and label[1:].isdecimal()


def unique_labels(header: Sequence[str]) -> tuple[str, ...]:
    """The headers made unique: ``Status``, ``Status (2)``; one without text is ``#5``."""
    labels: dict[str, None] = {}
    for position, cell in enumerate(header, start=1):
        name = " ".join(cell.split()) or f"#{position}"
        label, count = name, 1
        while label in labels:
            count += 1
            label = f"{name} ({count})"
        labels[label] = None
    return tuple(labels)
