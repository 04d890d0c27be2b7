"""``import``: the same pipeline as in the app, with an account on the terminal."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cqcdash import intake, portfolio
from cqcdash.cli import clock, output
from cqcdash.cli.account import file_account, print_account, refused_accounts
from cqcdash.cli.scope import text
from cqcdash.errors import BadRequestError, CqcdashError, MissingColumnError, UnreadableFileError

DONE = "done"
ALL_IN, SOME_REJECTED, NOTHING_WRITTEN = 0, 1, 2


def import_files(options: argparse.Namespace) -> int:
    """Import all files in one transaction; exit codes as the help says."""
    with tempfile.TemporaryDirectory() as apart:
        return _import_into(_address(options, Path(apart)), options)


def _address(options: argparse.Namespace, apart: Path) -> str:
    """The database; a dry run makes none, and compares with an empty one that is not kept."""
    address = clock.installation(options).database
    return str(apart / "empty") if options.dry_run and not Path(address).exists() else address


def _import_into(address: str, options: argparse.Namespace) -> int:
    try:
        files = [_read(name) for name in options.files]
        answers = {"*": _answers(options)}
        progress = _progress if sys.stderr.isatty() else portfolio.silent
        planned = portfolio.preview(address, files, answers, progress)
        for file in planned.files:
            portfolio.require_decided(file)
        _require_used(answers["*"], planned.files)
        if not options.dry_run:
            progress("commit", 0.0)
            user, at = clock.user(options), clock.now()
            planned = portfolio.commit_anyway(address, planned, user, at).preview
        progress(DONE, 1.0)
    except CqcdashError as error:
        if options.json:
            names = [text(Path(name).name) for name in options.files]
            output.write_json({"files": refused_accounts(error, names)})
        print(f"error: {error.message}{_hint(error)} Nothing was written.", file=sys.stderr)
        return NOTHING_WRITTEN
    accounts = [file_account(file) for file in planned.files]
    if options.json:
        output.write_json({"files": accounts})
    else:
        print_account(accounts, dry_run=options.dry_run)
    return SOME_REJECTED if any(account["rejected"] for account in accounts) else ALL_IN


def _hint(error: CqcdashError) -> str:
    """How to say on the command line what the app asks for."""
    if isinstance(error, MissingColumnError):
        return f' (--column "{error.field}=HEADER", --kind KIND)'
    return ""


def _read(name: str) -> tuple[str, bytes]:
    path = Path(name)
    try:
        return text(path.name), path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "It cannot be read"
        remedy = "Check the path and try again."
        raise UnreadableFileError(text(name) or "''", f"{reason}.", remedy) from error


def _answers(options: argparse.Namespace) -> intake.Answers:
    return intake.Answers(
        kind=None if options.kind == "auto" else options.kind,
        columns=dict(_pair(given) for given in options.column),
        date_orders={"*": options.date_order} if options.date_order else {},
        date_swaps={"*": options.real_dates} if options.real_dates else {},
        foreign=options.any_numbers,
        sheet=options.sheet,
        encoding=options.encoding,
    )


def _pair(given: str) -> tuple[str, str]:
    field, equals, header = given.partition("=")
    if not equals:
        raise BadRequestError("--column", given, "FIELD=HEADER")
    return field.strip(), header.strip()


def _require_used(answers: intake.Answers, files: Sequence[portfolio.FilePreview]) -> None:
    """Refuse a column that was named for a field and that no file has."""
    for field, header in answers.columns.items():
        if header and all(file.understanding.how.get(field) != "answered" for file in files):
            raise BadRequestError("--column", f"{field}={header}", "a header of one of the files")


def _progress(step: str, done: float) -> None:
    line = " " * 20 + "\r" if step == DONE else f"{step:<12} {done:4.0%}"
    print(f"\r{line}", end="", file=sys.stderr, flush=True)
