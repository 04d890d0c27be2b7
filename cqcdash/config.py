"""Where things are: settings of the installation from the environment and a TOML file.

The rules of the domain are not here; they are in the rules file (``vocabulary.rules``).
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from cqcdash.errors import BadRequestError, SettingError

PREFIX = "CQCDASH_"
# Read by the two clocks (ui.clock, cli), not a setting of the installation.
FOREIGN = ("today", "config")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of an installation, with its default.

    Attributes:
        database: path of the DuckDB file; created when absent.
        rules: path of the TOML file with the rules' settings; the defaults hold when absent.
        user: the name written into the import history; the system's user when empty.
        busy_seconds: how long to wait for a database that another process holds.
    """

    database: str = "data/portfolio.duckdb"
    rules: str = ""
    user: str = ""
    busy_seconds: float = 10.0

    @property
    def checklist_path(self) -> Path:
        """The checklist of documents: ``checklist.csv`` beside the database, else the shipped."""
        return Path(self.database).parent / "checklist.csv"

    @property
    def rules_path(self) -> Path:
        """The rules file: the given one, else ``rules.toml`` beside the database."""
        return Path(self.rules) if self.rules else Path(self.database).parent / "rules.toml"


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the TOML file that ``CQCDASH_CONFIG`` names, then from the environment.

    Raises:
        SettingError: an unknown key or a value that is not of the key's type.
    """
    env = os.environ if environment is None else environment
    path = env.get(f"{PREFIX}CONFIG", "")
    merged = {**_from_file(path), **_from_environment(env)}
    return replace(Settings(), **{key: _typed(key, value) for key, value in merged.items()})


def at_home(path: str) -> str:
    """The path with ``~`` replaced, which a shell leaves in ``--database=~/x`` and in settings."""
    return os.path.expanduser(path)  # noqa: PTH111 - Path would rewrite what is no path


def _known() -> list[str]:
    return [field.name for field in fields(Settings)]


def _from_file(path: str) -> dict[str, object]:
    if not path:
        return {}
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRequestError(f"{PREFIX}CONFIG", path, f"a readable TOML file ({error})") from error


def _from_environment(env: Mapping[str, str]) -> dict[str, object]:
    found = {key.removeprefix(PREFIX).lower(): env[key] for key in env if key.startswith(PREFIX)}
    return {key: value for key, value in found.items() if value and key not in FOREIGN}


def _typed(key: str, value: object) -> object:
    if key not in _known():
        raise SettingError(key, value, _known())
    if key in ("database", "rules"):
        return at_home(str(value))
    if key == "user":
        return str(value)
    try:
        return float(str(value))
    except ValueError as error:
        raise SettingError(key, value, ["a number of seconds"]) from error
