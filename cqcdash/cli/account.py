"""The account of an import: every row of every file, in numbers and sentences."""

import sys
from collections.abc import Sequence
from typing import Any

from cqcdash import portfolio
from cqcdash.errors import CqcdashError
from cqcdash.texts.findings import sentence
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.words import Level

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


def refused_account(error: CqcdashError, names: Sequence[str]) -> dict[str, Any]:
    """What stands for a file of which nothing was written."""
    name = getattr(error, "file", names[0])
    finding = {
        "line": 0,
        "column": "",
        "code": "refused",
        "level": str(Level.REJECT),
        "value": "",
        "message": error.message,
    }
    counts = dict.fromkeys(("rows", "inserted", "updated", "unchanged", "rejected"), 0)
    return {"file": name, "kind": None, **counts, "findings": [finding]}


def print_account(accounts: Sequence[dict[str, Any]], *, dry_run: bool) -> None:
    """The account for a person: a line for each file, then what to look at."""
    for account in accounts:
        print(
            "{file}: {kind}, {rows} rows = {inserted} inserted + {updated} updated + "
            "{unchanged} unchanged + {rejected} rejected".format(**account)
        )
        notable = [f for f in account["findings"] if f["level"] != Level.NOTE]
        for finding in notable[:SHOWN]:
            print(f"  {finding['level']:<6} {finding['message']}")
        if len(notable) > SHOWN:
            print(f"  … and {len(notable) - SHOWN} more; --json lists all of them")
    if dry_run:
        print("Dry run: nothing was written.", file=sys.stderr)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "line": finding.line,
        "column": finding.column,
        "code": finding.code,
        "level": str(finding.level),
        "value": finding.value,
        "message": sentence(finding),
    }
