"""Imports of small files in one line, from readable tables."""

import csv
import io
from datetime import datetime, timedelta
from itertools import count

import pandas as pd
from copies import begun
from tables import rows_of

from cqcdash import portfolio
from cqcdash.intake import Answers

START = datetime(2026, 11, 1, 12)
_hours = count()


def at():
    """A later moment at each call."""
    return START + timedelta(hours=next(_hours))


def csv_of(text):
    """A ``|`` table as the bytes of a CSV file."""
    rows = rows_of(text)
    header = [cell.strip() for cell in text.strip().splitlines()[0].split("|")]
    out = io.StringIO()
    writer = csv.DictWriter(out, header)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def looked_at(address, *tables):
    """The preview of files given as ``|`` tables."""
    begun(address)
    files = [(f"file_{n}.csv", csv_of(text)) for n, text in enumerate(tables, start=1)]
    return portfolio.preview(address, files, {"*": Answers(date_orders={"*": "ymd"})})


def brought_in(address, *tables, user="mei"):
    """Import ``|`` tables, one file each, in one go."""
    return portfolio.commit(address, looked_at(address, *tables), user, at())


def accounts(planned):
    """Rows, inserted, updated, unchanged and rejected of each file."""
    plans = [file.plan for file in planned.files]
    return [(p.rows, p.inserted, p.updated, p.unchanged, p.rejected_rows) for p in plans]


def shown(frame, *columns):
    """The frame's rows as sorted tuples of text; missing as an empty text, days without time."""
    plain = pd.DataFrame({name: _texts(frame[name]) for name in columns})
    return sorted(plain.itertuples(index=False, name=None))


def contents(address):
    """Everything that a dashboard shows, comparable."""
    seen = portfolio.snapshot(address)
    frames = (seen.certificates, seen.audits, seen.visits, seen.plants)
    return [shown(frame, *frame.columns) for frame in frames]


def _texts(values):
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        values = values.dt.strftime("%Y-%m-%d")
    plain = values.astype("object")
    return plain.where(plain.notna(), "").astype("str")
