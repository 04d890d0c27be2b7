"""The account of an import: every row of every file, in numbers and sentences."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cqcdash import portfolio
from cqcdash.errors import CqcdashError
from cqcdash.texts.findings import sentence
from cqcdash.vocabulary.finding import Finding, Level

SHOWN = 20


def file_account(file: portfolio.FilePreview) -> dict[str, Any]:
    """One file: kind, rows = inserted + updated + unchanged + rejected, and its findings."""
    plan = file.plan
    if plan is None:
        msg = "an undecided file has no account"
        raise ValueError(msg)
    return {
        "file": file.file,
        "kind": str(plan.kind),
        "rows": plan.rows,
        "inserted": plan.inserted,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "rejected": plan.rejected_rows,
        "findings": [_finding(finding) for finding in file.findings],
    }


def refused_accounts(error: CqcdashError, names: Sequence[str]) -> list[dict[str, Any]]:
    """What stands for files of which nothing was written; the reason stands at the one concerned.

    A file within a ZIP has an account of its own before those that were given.
    """
    concerned = Path(getattr(error, "file", names[0])).name
    listed = list(names) if concerned in names else [concerned, *names]
    return [_refused(name, error if name == concerned else None) for name in listed]


def _refused(name: str, error: CqcdashError | None) -> dict[str, Any]:
    counts = dict.fromkeys(("rows", "inserted", "updated", "unchanged", "rejected"), 0)
    account = {"file": name, "kind": None, **counts, "findings": []}
    if error is None:
        return account
    finding = {
        "line": 0,
        "column": "",
        "code": "refused",
        "level": str(Level.REJECT),
        "value": "",
        "message": error.message,
    }
    return {**account, "findings": [finding]}


def print_account(accounts: Sequence[dict[str, Any]], *, dry_run: bool) -> None:
    """The account for a person: a line for each file, then what to look at."""
    for account in accounts:
        print(
            "{file}: {kind}, {rows} rows = {inserted} inserted + {updated} updated + "
            "{unchanged} unchanged + {rejected} rejected".format(**account)
        )
        groups = _grouped(account["findings"])
        for first, more in groups[:SHOWN]:
            again = f" (and {more} more like it)" if more else ""
            print(f"  {first['level']:<6} {first['message']}{again}")
        if len(groups) > SHOWN:
            print(f"  … and {len(groups) - SHOWN} others; --json lists all of them")
    if dry_run:
        print("Dry run: nothing was written.", file=sys.stderr)


def _grouped(findings: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], int]]:
    """The first finding of each kind about the same value, and how many more there are."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for finding in findings:
        if finding["level"] != Level.NOTE:
            key = tuple(finding[part] for part in ("level", "code", "column", "value"))
            groups.setdefault(key, []).append(finding)
    return [(group[0], len(group) - 1) for group in groups.values()]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
        "level": str(finding.level),
        "value": finding.value,
        "message": sentence(finding),
    }
