"""Views that somebody gave a name: a page with its filters, for everybody of the installation."""

import json
from datetime import datetime

from cqcdash.store.connection import change, open_database, raise_version
from cqcdash.store.instance import Connection
from cqcdash.store.moments import in_utc
from cqcdash.store.statements import statement
from cqcdash.vocabulary.views import SavedView


def saved_views(address: str) -> tuple[SavedView, ...]:
    """Every saved view, by name."""
    with open_database(address) as connection:
        rows = connection.execute(statement("views.saved_views")).fetchall()
    return tuple(
        SavedView(name, page, _parameters(text), user, at) for name, page, text, user, at in rows
    )


def _parameters(text: str) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in json.loads(text).items()}


def save_view(address: str, view: SavedView) -> None:
    """Keep it; one of the same name is replaced."""
    given = {
        "name": view.name,
        "page": view.page,
        "parameters": json.dumps(view.parameters, ensure_ascii=False),
        "user": view.user,
        "at": in_utc(view.at),
    }

    def work(connection: Connection) -> None:
        _end(connection, view.name, view.user, view.at)
        connection.execute(statement("views.save_view"), given)
        raise_version(connection)

    change(address, work)


def remove_view(address: str, name: str, user: str, at: datetime) -> None:
    """Take a saved view off the list."""

    def work(connection: Connection) -> None:
        _end(connection, name, user, at)
        raise_version(connection)

    change(address, work)


def _end(connection: Connection, name: str, user: str, at: datetime) -> None:
    given = {"name": name, "user": user, "at": in_utc(at)}
    connection.execute(statement("views.end_view"), given)
