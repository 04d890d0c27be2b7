"""The help page about columns, written from the vocabulary: python -m tests.columns_page."""

from collections.abc import Iterator
from pathlib import Path

from cqcdash.vocabulary.dictionary import SUBJECTS
from cqcdash.vocabulary.schema import Column

PAGE = Path(__file__).resolve().parents[1] / "cqcdash/help/columns.md"
HEAD = """# Columns

What each column is called and what it says. The heading stands over the tables of the app and in
the files that the app makes of them; the name stands in the CSV and JSON of the command line and
in the templates. Dates are calendar dates, YYYY-MM-DD. A share goes from 0 to 1. R1 to R27 are
explained on the page about the rules.

`make columns` writes this page from the vocabulary; corrections belong there.
"""
ROWS = "| heading | name | unit | meaning |\n|---|---|---|---|"


def page() -> str:
    """The whole page: each frame of each subject as a table."""
    return "\n".join([HEAD, *_lines()])


def _lines() -> Iterator[str]:
    for subject, frames in SUBJECTS.items():
        yield f"## {subject}"
        for title, columns in frames.items():
            yield f"### {title}\n{ROWS}"
            yield from map(_row, columns)
            yield ""


def _row(column: Column) -> str:
    words = [column.title, f"`{column.name}`", column.unit, _meaning(column)]
    cells = [word.replace("|", r"\|") for word in words]
    return f"| {' | '.join(cells)} |"


def _meaning(column: Column) -> str:
    if column.codes is None:
        return column.meaning
    return f"{column.meaning}; one of {', '.join(f'`{code}`' for code in column.codes)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
