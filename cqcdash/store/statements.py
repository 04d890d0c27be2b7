"""The SQL of this package, read from ``sql/*.sql``: named statements and numbered migrations.

A statement that is the same for every entity has placeholders in braces for the names of
tables and columns. They are filled from the schemas of the vocabulary, for the kinds of
records only; everything that a user or a file says is a bound parameter or an Arrow table.
"""

import re
from functools import cache
from importlib.resources import files

from cqcdash.vocabulary.records import SCHEMA_OF, Kind

FOLDER = files("cqcdash.store") / "sql"


@cache
def migration_names() -> tuple[str, ...]:
    """The numbered migrations in the order in which they are applied."""
    found = (entry.name.removesuffix(".sql") for entry in FOLDER.iterdir())
    return tuple(sorted(name for name in found if re.match(r"\d{3}_", name)))


def migration(name: str) -> str:
    """The text of one migration."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@cache
def statement(name: str) -> str:
    """A statement by ``file.name``, such as ``writing.add_import``."""
    file, _, wanted = name.partition(".")
    text = (FOLDER / f"{file}.sql").read_text(encoding="utf-8")
    parts = re.split(r"^-- name: (\w+)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))[wanted]


@cache
def statement_for(kind: Kind, name: str) -> str:
    """A statement with the table and column names of one entity filled in.

    In it ``t`` is the table that is changed or read, ``s`` what it is compared with.
    """
    schema = SCHEMA_OF[kind]
    values = [column for column in schema.names if column not in schema.key]
    return statement(name).format(
        table=schema.name,
        versions=f"{schema.name}_versions",
        columns=", ".join(schema.names),
        t_columns=_each("t.{0}", schema.names),
        s_columns=_each("s.{0}", schema.names),
        assignments=_each("{0} = s.{0}", values),
        key=", ".join(schema.key),
        t_key_text=_key_text("t", schema.key),
        s_key_text=_key_text("s", schema.key),
        same_key=" and ".join(f"t.{k} is not distinct from s.{k}" for k in schema.key),
        differs=f"({_each('t.{0}', values)}) is distinct from ({_each('s.{0}', values)})",
    )


def _key_text(table: str, key: tuple[str, ...]) -> str:
    """The same text as ``Schema.key_text`` gives."""
    return " || '|' || ".join(f"coalesce(cast({table}.{name} as varchar), '')" for name in key)


def _each(pattern: str, columns: list[str]) -> str:
    return ", ".join(pattern.format(column) for column in columns)
