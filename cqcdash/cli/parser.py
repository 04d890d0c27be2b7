"""The words of the command line."""

import argparse
from collections.abc import Callable

from cqcdash.cli import (
    attention,
    certificate,
    importing,
    lists,
    maintenance,
    papers,
    planning,
    preparation,
    serving,
)
from cqcdash.cli.scope import text
from cqcdash.vocabulary.records import Kind

FORMATS = ("table", "csv", "json")
DEFAULT = "default: %(default)s"


def parser() -> argparse.ArgumentParser:
    """The parser of ``cqcdash``; each command sets ``run`` to what carries it out."""
    top = argparse.ArgumentParser(
        prog="cqcdash", description="Keep a portfolio of CQC and CCC certificates safe."
    )
    common = _common()
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    _add_serve(commands, common)
    _add_import(commands, common)
    _add_lists(commands, common)
    _add_certificate(commands, common)
    _add_maintenance(commands, common)
    return top


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--database",
        metavar="PATH",
        help="the DuckDB file (default: CQCDASH_DATABASE, else data/portfolio.duckdb)",
    )
    return common


def _add_serve(commands: "argparse._SubParsersAction", common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("serve", parents=[common], help="the app for the browser")
    command.add_argument("--port", type=int, default=serving.PORT, help="default: %(default)s")
    command.add_argument(
        "--address", default=serving.ADDRESS, help="whom it answers (default: this machine only)"
    )
    command.set_defaults(run=serving.serve)


def _add_import(commands: "argparse._SubParsersAction", common: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "import",
        parents=[common],
        help="bring exports in: CSV, XLSX, ODS, HTML, ZIP, PDF certificates",
    )
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument("--kind", choices=("auto", *Kind), default="auto")
    command.add_argument(
        "--date-order",
        choices=("dmy", "mdy", "ymd", "ydm"),
        help="the order of day, month and year, when the values leave it open",
    )
    command.add_argument(
        "--sheet", type=text, help="the sheet of an XLSX file, when several hold records"
    )
    command.add_argument(
        "--real-dates",
        choices=("swap", "keep"),
        help="whether a spreadsheet has exchanged day and month of the real dates",
    )
    command.add_argument(
        "--any-numbers",
        action="store_true",
        help="take a list in though its numbers look like no certificate's",
    )
    command.add_argument("--encoding", help="the encoding of a text file, when it is misread")
    command.add_argument(
        "--column",
        action="append",
        default=[],
        type=text,
        metavar="FIELD=HEADER",
        help="which column holds a field, when the headers leave it open",
    )
    command.add_argument("--dry-run", action="store_true", help="show what would be written")
    command.add_argument("--json", action="store_true", help="print the accounts as JSON")
    command.add_argument("--user", type=text, help="the name written into the history")
    command.set_defaults(run=importing.import_files)


def _scope(common: argparse.ArgumentParser) -> argparse.ArgumentParser:
    scope = argparse.ArgumentParser(add_help=False, parents=[common])
    scope.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day to look at (default: today)")
    scope.add_argument("--as-known-on", metavar="YYYY-MM-DD", help="with what was known that day")
    for name in ("plant", "category", "scheme", "owner", "standing"):
        scope.add_argument(f"--{name}", action="append", default=[], type=text)
    scope.add_argument("--format", choices=FORMATS, default="table")
    return scope


def _add_lists(commands: "argparse._SubParsersAction", common: argparse.ArgumentParser) -> None:
    scope = _scope(common)
    first = commands.add_parser("attention", parents=[scope], help=attention.HELP)
    first.set_defaults(run=attention.attention)
    ahead = commands.add_parser("plan", parents=[scope], help=planning.HELP)
    ahead.add_argument("--months", type=_number("months", 60), default=12, help=DEFAULT)
    ahead.add_argument("--part", choices=planning.PARTS, default="months")
    ahead.set_defaults(run=planning.plan)
    for name, help_text in papers.HELP.items():
        command = commands.add_parser(name, parents=[scope], help=help_text)
        command.set_defaults(run=papers.RUN[name])
        if name == "documents":
            command.add_argument("--waiting", action="store_true", help="only what waits for us")
    visits = commands.add_parser("preparation", parents=[scope], help=preparation.HELP)
    visits.add_argument(
        "--conditions", action="store_true", help="findings against the four conditions so far"
    )
    visits.set_defaults(run=preparation.preparation)
    for name, help_text in lists.HELP.items():
        command = commands.add_parser(name, parents=[scope], help=help_text)
        command.set_defaults(run=lists.RUN[name])
        if name == "changes":
            command.add_argument("--since", metavar="YYYY-MM-DD", required=True)
        if name == "cover":
            command.add_argument("--months", type=_number("months", 48), default=24, help=DEFAULT)
        if name == "trend":
            command.add_argument("--months", type=_number("months", 120), default=12, help=DEFAULT)
            command.add_argument(
                "--known-now", action="store_true", help="with what is known now, not then"
            )
        if name == "verify":
            limit = _number("rows", 1_000_000)
            command.add_argument("--limit", type=limit, default=40, help=DEFAULT)
        if name == "duty":
            command.add_argument(
                "--summary", action="store_true", help="one row for each change, with its sentence"
            )
        if name == "forecast":
            command.add_argument("--application", action="append", default=[], type=text)


def _number(what: str, most: int) -> Callable[[str], int]:
    """A number of months or rows, from one to ``most``."""

    def number(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= most:
            sentence = f"{text!r} is no number of {what} from 1 to {most}"
            raise argparse.ArgumentTypeError(sentence)
        return int(text)

    return number


def _add_certificate(
    commands: "argparse._SubParsersAction", common: argparse.ArgumentParser
) -> None:
    command = commands.add_parser(
        "explain", parents=[common], help="where every date of a certificate comes from (JSON)"
    )
    command.add_argument("certificate_no", type=text)
    command.add_argument("--as-of", metavar="YYYY-MM-DD")
    command.set_defaults(run=certificate.explain)


def _add_maintenance(
    commands: "argparse._SubParsersAction", common: argparse.ArgumentParser
) -> None:
    sample = commands.add_parser("sample", help="make a believable portfolio as CSV files")
    sample.add_argument("--certificates", type=int, default=160, metavar="N")
    sample.add_argument("--audits", type=int, metavar="N", help="audits in all")
    sample.add_argument("--applications", type=int, metavar="N", help="applications in all")
    sample.add_argument("--seed", type=int, default=7)
    sample.add_argument("--as-of", metavar="YYYY-MM-DD")
    sample.add_argument("--out", default="sample-portfolio", metavar="FOLDER")
    sample.set_defaults(run=maintenance.sample)
    templates = commands.add_parser("templates", help="XLSX templates to fill in and import")
    templates.add_argument("--out", default="templates", metavar="FOLDER")
    templates.set_defaults(run=maintenance.templates)
    migrate = commands.add_parser("migrate", parents=[common], help="bring the database up to date")
    migrate.set_defaults(run=maintenance.migrate)
    backup = commands.add_parser(
        "backup", parents=[common], help="copy the database, in use or not"
    )
    backup.add_argument("file", metavar="FILE")
    backup.set_defaults(run=maintenance.backup)
    history = commands.add_parser("history", parents=[common], help="every import so far")
    history.add_argument("--format", choices=FORMATS, default="table")
    history.set_defaults(run=maintenance.history)
    undo = commands.add_parser("undo", parents=[common], help="take an import back")
    undo.add_argument("import_id", type=int)
    undo.add_argument("--user", type=text, help="the name written into the history")
    undo.set_defaults(run=maintenance.undo)
    rules = commands.add_parser("rules", parents=[common], help="show or check the rules' settings")
    rules.add_argument("--check", metavar="FILE", help="check a TOML file without using it")
    rules.set_defaults(run=maintenance.rules)
