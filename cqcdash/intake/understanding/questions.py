"""The questions that a table raises before any row is judged."""

from collections.abc import Mapping

import pandas as pd

from cqcdash.errors import MissingColumnError
from cqcdash.intake.columns import looks_like_number
from cqcdash.intake.lexicon import (
    MEANINGS,
    MILESTONES,
    Match,
    folded,
    folded_header,
    known_headers,
    missing_fields,
)
from cqcdash.intake.model import Answers, Question, RawTable
from cqcdash.intake.understanding.dates import (
    KEEP,
    SWAP,
    Column,
    Decision,
    looks_like_dates,
    open_groups,
)
from cqcdash.vocabulary.records import Kind

NUMBER_SHARE = 0.5
LOOKED_AT = 200
HEADERS_SHOWN = 25
LABEL_SHOWN = 40
LIKELY_SHARE = 0.6
FOREIGN_SHARE, FEWEST_JUDGED = 0.05, 3
# Whatever has the digits of a certificate's number, damaged or strange.
NEARLY_NUMBER = r"CQC|CCC|CCAP|SDOC|\d{9,}|\d[.,]\d+E\+|^#+$|\d{3}[.,'’ ]\d{3}[.,'’ ]\d{3}"


def about_encoding(raw: RawTable, given: Answers) -> list[Question]:
    """Letters that are other letters in another encoding: only a reader can tell which."""
    if not raw.encodings or given.encoding:
        return []
    names, lines = zip(*raw.encodings, strict=True)
    return [Question("encoding", raw.label, names, lines)]


def about_sheets(raw: RawTable, kind: Kind, given: Answers) -> list[Question]:
    """Several worksheets of a workbook hold the same kind of record."""
    if not raw.sheets or given.sheet:
        return []
    return [Question("sheet", str(kind), raw.sheets)]


def about_ties(raw: RawTable, found: Match, given: Answers) -> list[Question]:
    """Columns that claim the same field equally well and do not hold the same values."""
    questions = []
    for name, positions in found.ties.items():
        columns = [raw.column(p).str.strip() for p in positions]
        if name in given.columns or all(c.equals(columns[0]) for c in columns[1:]):
            continue
        labels = tuple(raw.labels[p] for p in positions)
        questions.append(Question("column", name, labels, tuple(map(_first, columns))))
    return questions


def about_missing(raw: RawTable, found: Match, ignored: set[int]) -> list[Question]:
    """Ask for a missing required field when some column may hold it.

    Raises:
        MissingColumnError: no column may hold it.
    """
    questions = []
    for group in missing_fields(found.kind, found.fields, MILESTONES):
        names = group.split("|")
        likely = [p for p, field in found.suggestions.items() if field in names]
        if names[0] == "certificate_no":
            likely += [p for p in _numbered(raw, found, ignored) if p not in likely]
        if not likely:
            raise _lacking(raw, found.kind, names)
        labels = tuple(raw.labels[p] for p in likely)
        examples = tuple(_first(raw.column(p)) for p in likely)
        questions.append(Question("column", names[0], labels, examples))
    return questions


def about_foreign(raw: RawTable, found: Match, given: Answers) -> list[Question]:
    """A list in which nearly no number looks like a certificate's is perhaps another list."""
    position = found.fields.get("certificate_no")
    if found.kind != Kind.CERTIFICATES or given.foreign or position is None:
        return []
    shown = raw.column(position).str.strip()
    filled = shown.loc[shown.ne("")].iloc[:LOOKED_AT]
    near = filled.str.contains(NEARLY_NUMBER, case=False)
    if len(filled) < FEWEST_JUDGED or near.mean() > FOREIGN_SHARE:
        return []
    examples = tuple(dict.fromkeys(filled.iloc[:3]))
    return [Question("foreign", "certificate_no", ("yes",), examples, header=raw.labels[position])]


def about_unmatched(
    raw: RawTable, found: Match, given: Answers, unused: set[int]
) -> list[Question]:
    """An expiry or status that no column gives, and columns that look as if they held it."""
    if found.kind != Kind.CERTIFICATES:
        return []
    questions, known = [], known_headers(found.kind)
    for name, alike in (("expires_on", looks_like_dates), ("status", _looks_like_status)):
        if name in found.fields or name in given.columns:
            continue
        likely = [
            p
            for p in sorted(unused)
            if not any(head in known for head in folded_header(raw.labels[p]))
            and alike(raw.column(p).iloc[:LOOKED_AT]) >= LIKELY_SHARE
        ]
        if likely:
            labels = tuple(raw.labels[p] for p in likely)
            examples = tuple(_first(raw.column(p)) for p in likely)
            questions.append(Question("column", name, labels, examples))
    return questions


def _looks_like_status(values: pd.Series) -> float:
    """The share of filled cells that hold a word for a status."""
    filled = values.loc[values.str.strip().ne("")]
    known = [folded(str(value)) in MEANINGS["status"] for value in filled]
    return sum(known) / len(known) if known else 0.0


def about_dates(
    raw: RawTable,
    found: Match,
    columns: Mapping[str, Column],
    decided: Mapping[str, Decision],
) -> list[Question]:
    """Date columns that can be read in several orders, or whose real dates may be turned."""
    questions = []
    for name in sorted(columns.keys() - decided.keys(), key=lambda name: found.fields[name]):
        column, header = columns[name], raw.labels[found.fields[name]]
        if turned := column.swapped():
            told = Question("date_swap", name, (SWAP, KEEP), turned, header=header)
            questions.append(told)
            continue
        groups = open_groups(column)
        orders = tuple(dict.fromkeys(order for some in groups.values() for order in some))
        counts = tuple(sum(column.telling(order, group) for group in groups) for order in orders)
        questions.append(
            Question(
                what="date_order",
                subject=name,
                candidates=orders,
                examples=column.examples(groups),
                counts=counts if all(counts) else (),
                header=header,
            )
        )
    return questions


def _lacking(raw: RawTable, kind: Kind, names: list[str]) -> MissingColumnError:
    headers = ", ".join(shorten(label, LABEL_SHOWN) for label in raw.labels[:HEADERS_SHOWN])
    more = ", …" if len(raw.labels) > HEADERS_SHOWN else ""
    others = " or ".join(str(other) for other in Kind if other != kind)
    return MissingColumnError(
        raw.label,
        f"A list of {kind} needs a column for {' or '.join(names)}; none was found. "
        f"Line {raw.header_line} gives the headers {headers}{more}.",
        f"Name the column {names[0]}, or say which one it is. "
        f"If this is a list of {others}, say so.",
        (str(kind), names[0]),
        raw.labels,
    )


def _numbered(raw: RawTable, found: Match, ignored: set[int]) -> list[int]:
    """Unused columns that mostly hold certificate numbers."""
    used = {*found.fields.values(), *ignored}
    return [
        p
        for p in range(len(raw.labels))
        if p not in used and looks_like_number(raw.column(p).iloc[:LOOKED_AT]) >= NUMBER_SHARE
    ]


def shorten(text: str, width: int) -> str:
    """The beginning of a long text."""
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _first(column: pd.Series) -> str:
    filled = column.loc[column.str.strip().ne("")]
    return str(filled.iloc[0]) if len(filled) else ""
