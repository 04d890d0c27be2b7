"""What changed, what contradicts itself, what was imported: a sentence each."""

from collections.abc import Iterable

import pandas as pd

from cqcdash.texts import _, counted, grouped
from cqcdash.texts.changes import sentence
from cqcdash.texts.words import labels
from cqcdash.vocabulary.comparison import Change
from cqcdash.vocabulary.health import Problem

WORSE = (Change.TURNED_NOT_USABLE, Change.TURNED_DEADLINE_MISSED, Change.TURNED_UNKNOWN)
NAMED = 3


def changes_answer(found: Iterable[tuple[Change, int]]) -> tuple[str, str]:
    """What changed, the gravest first; then how much of it is for the worse.

    Args:
        found: each kind of change and how often, the gravest first.
    """
    every = list(found)
    if not every:
        return _("Nothing has changed in this view."), ""
    told = ", ".join(sentence(*one) for one in every[:NAMED])
    worse = sum(n for change, n in every if change in WORSE)
    if not worse:
        return f"{told}.", _("Nothing of it is for the worse.")
    return f"{told}.", counted(
        "{n} certificate stands worse than before.",
        "{n} certificates stand worse than before.",
        worse,
    )


def data_health_answer(problems: pd.DataFrame) -> tuple[str, str]:
    """How many records have something the matter, and what is most frequent.

    Args:
        problems: schema HEALTH.
    """
    if problems.empty:
        return _("Nothing contradicts itself in this view."), ""
    records = len(problems[["kind", "record"]].drop_duplicates())
    words = labels(Problem)
    often = problems["problem"].astype("str").value_counts()
    told = counted(
        "{n} record has something the matter", "{n} records have something the matter", records
    )
    most = _("{told}; the most frequent: {problem} ({n}).").format(
        told=told, problem=words[str(often.index[0])].lower(), n=grouped(int(often.iloc[0]))
    )
    return most, _("Every number on the other pages is as good as these records.")


def history_answer(imports: pd.DataFrame) -> tuple[str, str]:
    """How many imports there are, and what the last one brought.

    Args:
        imports: schema IMPORTS, the newest first.
    """
    if imports.empty:
        return _("Nothing has been imported yet."), ""
    last = imports.iloc[0].to_dict()
    told = counted("{n} import so far", "{n} imports so far", len(imports))
    when = _("{told}; the last one on {moment} UTC, by {user}.").format(
        told=told, moment=f"{last['committed_at']:%Y-%m-%d %H:%M}", user=last["user"] or "–"
    )
    new, changed = (grouped(int(last[name])) for name in ("inserted", "updated"))
    return when, counted(
        "It brought {new} new and {changed} changed records; {n} row was left out.",
        "It brought {new} new and {changed} changed records; {n} rows were left out.",
        int(last["rejected"]),
        new=new,
        changed=changed,
    )
