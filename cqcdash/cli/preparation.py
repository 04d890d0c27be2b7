"""``preparation``: what is to be had ready for the next audit of each plant, and by whom."""

import argparse
from collections.abc import Iterator
from typing import Any

import pandas as pd

from cqcdash import metrics, portfolio
from cqcdash.cli import clock, output
from cqcdash.cli.scope import scope
from cqcdash.vocabulary.preparation import AUDIT_TEAM, CONDITION_HISTORY
from cqcdash.vocabulary.snapshot import Snapshot

HELP = "what to have ready for the next audit of each plant, by whom, and what is ready"
GROUP = ["audit_group", "audit_task", "due_on", "planned_on"]
LISTED = ["item_title", "prepared", "owner", "done_on", "note"]
FOUND = [
    *("audit_group", "audited_on", "condition", "findings", "again", "open_findings"),
    "finding_due_on",
]
TEAM = [column.name for column in AUDIT_TEAM]
Groups = Iterator[tuple[dict[str, Any], pd.DataFrame]]


def preparation(options: argparse.Namespace) -> int:
    """One row for each item of each audit; with ``--conditions`` what audits found so far."""
    database = clock.present_database(options)
    found = _snapshot(options, database)
    book = portfolio.rules_in(clock.installation(options).rules_path)
    whole = portfolio.derive(found, clock.as_of(options), book)
    seen = portfolio.scoped(whole, scope(options, whole))
    build = _conditions if options.conditions else _items
    output.write_frame(build(whole, _groups(whole, seen), found, database), options.format)
    return 0


def _snapshot(options: argparse.Namespace, database: str) -> Snapshot:
    if options.as_known_on is None:
        return portfolio.snapshot(database)
    return portfolio.read_as_known_on(database, clock.day("--as-known-on", options.as_known_on))


def _groups(whole: portfolio.Derived, seen: portfolio.Derived) -> Groups:
    """Each audit in scope with all certificates that fall together, the earliest due first."""
    members = whole.positions.loc[whole.positions["in_audit_group"].to_numpy(bool)]
    own = dict(iter(members.groupby("audit_group", observed=True)))
    for group in seen.follow_ups.to_dict("records"):
        yield group, own[group["audit_group"]]


def _items(
    whole: portfolio.Derived, groups: Groups, found: Snapshot, database: str
) -> pd.DataFrame:
    items = portfolio.preparation_items(database)
    rows = []
    for group, members in groups:
        visit = metrics.group_visit(group, members)
        team = metrics.audit_team(visit, whole.book)
        listed = metrics.preparation_list(items, found.preparations, visit, whole.as_of)
        told = {name: group[name] for name in GROUP}
        told |= dict(zip(TEAM, team, strict=True))
        rows += [told | row for row in listed.loc[:, LISTED].to_dict("records")]
    return pd.DataFrame(rows, columns=[*GROUP, *TEAM, *LISTED])


def _conditions(
    whole: portfolio.Derived, groups: Groups, _found: Snapshot, _database: str
) -> pd.DataFrame:
    parts = [
        metrics.condition_history(members, whole.audits, whole.as_of, whole.book).assign(
            audit_group=group["audit_group"]
        )
        for group, members in groups
    ]
    told = [part for part in parts if len(part)]
    frame = pd.concat(told) if told else CONDITION_HISTORY.empty().assign(audit_group="")
    return frame.sort_values(["audit_group", "audited_on"], kind="stable").loc[:, FOUND]
