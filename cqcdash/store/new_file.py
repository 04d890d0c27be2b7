"""A database file under construction gets its name only when it is complete."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from cqcdash.errors import DatabaseUnusableError


@contextmanager
def built_apart(target: Path) -> Iterator[Path]:
    """A name beside the target to build the file under; afterwards it is the target.

    Raises:
        FileExistsError: the target came into being meanwhile; it is left as it is.
        DatabaseUnusableError: the folder cannot be written, or a log of an earlier database lies
            there, which would be taken for the new one's.
    """
    log = target.with_name(f"{target.name}.wal")
    if log.exists() and not target.exists():
        raise DatabaseUnusableError(
            str(target),
            f"There is no such file, but {log.name}, the log of an earlier one, lies there.",
            "Bring that file back, or move its log away, then try again.",
        )
    building = target.with_name(f"{target.name}.{uuid4().hex}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_creatable(target, error) from error
    try:
        yield building
        _place(building, target)
    finally:
        _remove(building)


def _place(building: Path, target: Path) -> None:
    try:
        os.link(building, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: the gap between the two steps is accepted.
        if target.exists():
            raise FileExistsError(str(target)) from None
        try:
            building.rename(target)
        except OSError as error:
            raise _not_creatable(target, error) from error


def _not_creatable(target: Path, error: OSError) -> DatabaseUnusableError:
    return DatabaseUnusableError(
        str(target),
        f"The file cannot be created ({error.strerror}).",
        "Choose a file in a folder that you may write to.",
    )


def _remove(building: Path) -> None:
    for path in (building, building.with_name(f"{building.name}.wal")):
        with suppress(OSError):  # A leftover that cannot be removed does no harm.
            path.unlink(missing_ok=True)
