"""Between pandas and the database: frames as Arrow tables, in the types of their schema."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pandas as pd
import pyarrow as pa

from cqcdash.store.instance import Connection
from cqcdash.vocabulary.schema import Schema, Type

ARROW_TYPES: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "category": pa.string(),
    "date": pa.date32(),
    "moment": pa.timestamp("us"),
    "integer": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
}
_PANDAS_TYPES = {
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


def to_arrow(frame: pd.DataFrame, schema: Schema) -> pa.Table:
    """The frame's rows with the schema's columns; a column that it lacks is all missing."""
    conformed = schema.conform(frame)
    return pa.table(
        {
            column.name: pa.array(conformed[column.name], from_pandas=True).cast(
                ARROW_TYPES[column.type]
            )
            for column in schema.columns
        }
    )


def rows_to_arrow(rows: list[dict[str, Any]], types: Mapping[str, pa.DataType]) -> pa.Table:
    """A few records as an Arrow table with these columns."""
    return pa.Table.from_pylist(rows, schema=pa.schema(list(types.items())))


def from_arrow(table: pa.Table, schema: Schema) -> pd.DataFrame:
    """A conformed frame; strings that repeat become categoricals before pandas sees them."""
    columns = {column.name: _column(table, column.name, column.type) for column in schema.columns}
    frame = pa.table(columns).to_pandas(types_mapper=_PANDAS_TYPES.get)
    return schema.conform(frame)


def query(
    connection: Connection,
    sql: str,
    schema: Schema,
    params: Mapping[str, object] | None = None,
) -> pd.DataFrame:
    """The result of a query, whole, in the types of the schema."""
    relation = connection.sql(sql, params=dict(params)) if params else connection.sql(sql)
    return from_arrow(relation.to_arrow_table(), schema)


@contextmanager
def handed_over(connection: Connection, name: str, table: pa.Table) -> Iterator[None]:
    """Let SQL see an Arrow table under a name for the time of the block."""
    connection.register(name, table)
    try:
        yield
    finally:
        connection.unregister(name)


def count_changed(connection: Connection, sql: str, params: Mapping[str, object]) -> int:
    """Execute a change and say how many rows it touched."""
    return connection.execute(sql, dict(params)).fetchall()[0][0]


def _column(table: pa.Table, name: str, kind: Type) -> pa.ChunkedArray:
    column = table[name]
    if kind == "category":
        return column.dictionary_encode().unify_dictionaries()
    if kind == "date":
        return column.cast(pa.timestamp("us"))
    return column
