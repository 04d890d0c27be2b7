"""Databases that many tests begin with: filled once, copied from then on."""

from collections.abc import Callable
from pathlib import Path

from cqcdash import store

_made: dict[str, bytes] = {}


def begun_with(address: str, fill: Callable[[str], object]) -> str:
    """The address of a database as ``fill`` leaves it."""
    path, name = Path(address), f"{fill.__module__}.{fill.__qualname__}"
    if name in _made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_made[name])
    else:
        fill(address)
        _made[name] = path.read_bytes()
    return address


def begun(address: str) -> None:
    """Let there be a database; what is there already stays as it is."""
    if not Path(address).exists():
        begun_with(address, store.migrate)
