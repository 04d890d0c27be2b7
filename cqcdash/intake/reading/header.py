"""The row that holds the headers, and the headers made unique."""

from collections.abc import Sequence

from cqcdash.intake.lexicon import header_hits
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
