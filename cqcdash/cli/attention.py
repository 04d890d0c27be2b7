"""What to do first, with why it stands there: the list that the overview begins with."""

import argparse

import pandas as pd

from cqcdash import metrics, portfolio
from cqcdash.cli import clock, lists, output
from cqcdash.cli.scope import scope
from cqcdash.texts.attention import item_title, item_why

HELP = "what to do first, what it unblocks, and what cannot be saved any more"
# Column of the list: key of the output.
KEYS = {
    "rank": "place",
    "item_kind": "kind",
    "item_key": "key",
    "what": "action",
    "act_by": "act_by",
    "bites_on": "bites_on",
    "certificates_at_stake": "at_stake",
    "unblocks": "unblocks",
    "blocked_by": "blocked_by",
    "owner": "owner",
    "taken_by": "taken_by",
    "score": "score",
    "why": "why",
    "section": "section",
    "plant": "plant",
    "title": "title",
    "gap_days": "gap_days",
    "expected_on": "expected_on",
    "certificates": "certificates",
}
KEY = ["item_kind", "item_key"]
DIGITS = 4


def attention(options: argparse.Namespace) -> int:
    """Print the list; certificates are a list in JSON, else separated by '; '."""
    whole = lists.derived(options)
    seen = portfolio.scoped(whole, scope(options, whole))
    told = portfolio.acknowledgements(clock.present_database(options))
    papers = lists.paperwork(options, whole)
    found = metrics.attention_list(
        seen.positions,
        seen.follow_ups,
        seen.as_of,
        seen.book,
        told,
        cases=seen.cases,
        dossiers=papers.dossiers,
        shipments=papers.shipments,
    )
    output.write_frame(_rows(found, as_lists=options.format == "json"), options.format)
    return 0


def _rows(found: metrics.Attention, *, as_lists: bool) -> pd.DataFrame:
    rows = found.items.to_dict("records")
    frame = found.items.assign(
        score=found.items["score"].round(DIGITS),
        why=pd.Series([item_why(row) for row in rows], dtype="str"),
        title=pd.Series([item_title(row) for row in rows], dtype="str"),
        certificates=_certificates(found, as_lists=as_lists),
    )
    return frame.loc[:, list(KEYS)].rename(columns=KEYS)


def _certificates(found: metrics.Attention, *, as_lists: bool) -> list[list[str] | str]:
    """The numbers behind each item, in the order of the items."""
    behind = found.members.astype(dict.fromkeys(KEY, "str")).groupby(KEY)["certificate_no"]
    numbers = behind.agg(list).to_dict()
    keys = found.items.loc[:, KEY].astype("str").itertuples(index=False, name=None)
    listed = [numbers.get(key, []) for key in keys]
    return [one if as_lists else "; ".join(one) for one in listed]
