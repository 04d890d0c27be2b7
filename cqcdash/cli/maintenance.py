"""``sample``, ``templates``, ``migrate``, ``backup``, ``history``, ``undo``, ``rules``."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from cqcdash import exports, portfolio
from cqcdash.cli import clock, output
from cqcdash.errors import BadRequestError
from cqcdash.sample import sample_portfolio
from cqcdash.vocabulary.records import Kind
from cqcdash.vocabulary.rules import every_rule_to_toml


def sample(options: argparse.Namespace) -> int:
    """Write a believable portfolio as CSV files into a folder."""
    for name, least in (("certificates", 1), ("audits", 0), ("applications", 0), ("seed", 0)):
        found = getattr(options, name)
        if found is not None and found < least:
            raise BadRequestError(f"--{name}", str(found), f"a number from {least} on")
    files = sample_portfolio(
        options.certificates,
        options.seed,
        clock.as_of(options),
        audits=options.audits,
        applications=options.applications,
    )
    return _written(options.out, files)


def templates(options: argparse.Namespace) -> int:
    """Write an XLSX template to fill in for each kind of list."""
    return _written(options.out, {f"{kind}.xlsx": exports.template_bytes(kind) for kind in Kind})


def _written(out: str, files: Mapping[str, bytes]) -> int:
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
            print(folder / name)
    except OSError as error:
        raise BadRequestError("--out", out, "a folder that can be written") from error
    return 0


def migrate(options: argparse.Namespace) -> int:
    """Bring the database up to date and say which migrations that took."""
    applied = portfolio.migrate(clock.installation(options).database)
    print("\n".join(applied) if applied else "The database is up to date.")
    return 0


def backup(options: argparse.Namespace) -> int:
    """Copy the database into a new file, also while the app runs."""
    portfolio.backup(clock.present_database(options), options.file)
    print(options.file)
    return 0


def history(options: argparse.Namespace) -> int:
    """Every import with its counts, newest first."""
    frame = portfolio.import_history(clock.present_database(options))
    output.write_frame(frame, options.format)
    return 0


def undo(options: argparse.Namespace) -> int:
    """Take an import back; name the records which a later import changed and which stay."""
    address = clock.present_database(options)
    undone = portfolio.undo(address, options.import_id, clock.user(options), clock.now())
    print(f"removed {undone.removed}, restored {undone.restored}, kept {len(undone.kept)}")
    if len(undone.kept):
        print("Kept, because a later import changed them:", file=sys.stderr)
        output.write_frame(undone.kept, "table")
    return 0


def rules(options: argparse.Namespace) -> int:
    """Print the rules in force as TOML, or check a file without using it."""
    path = Path(options.check) if options.check else clock.installation(options).rules_path
    if options.check and not path.exists():
        raise BadRequestError("--check", options.check, "a file that exists")
    print(every_rule_to_toml(portfolio.rules_in(path)), end="")
    return 0
