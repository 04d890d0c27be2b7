"""What needs attention first: every item in its order, and the certificates behind it."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.attention.audits import audits_to_do, findings_to_close
from cqcdash.metrics.attention.blocking import (
    Blockers,
    Blocking,
    blocking,
    first_blockers,
    needed_findings,
)
from cqcdash.metrics.attention.cases import cases_to_chase
from cqcdash.metrics.attention.certificates import certificates_to_handle, waiting_renewals
from cqcdash.metrics.attention.duty import conversions_to_begin
from cqcdash.metrics.attention.handling import handling
from cqcdash.metrics.attention.papers import papers_to_bring, samples_to_free
from cqcdash.metrics.attention.parts import Part, listed, or_none, together
from cqcdash.metrics.attention.ranking import ranked, scores, sections
from cqcdash.metrics.calendar import day, days, days_until
from cqcdash.metrics.certificates import standing, steps
from cqcdash.metrics.columns import Column, whole, words_of
from cqcdash.vocabulary.applications import CASES
from cqcdash.vocabulary.attention import ACKNOWLEDGEMENTS, ATTENTION, MEMBERS, Section
from cqcdash.vocabulary.certificates import State
from cqcdash.vocabulary.paperwork import DOSSIERS, SHIPMENTS
from cqcdash.vocabulary.rules import SHIPPED, RuleBook

OWNERS = 3


class Waiting(NamedTuple):
    """Applications, and what they wait for: schemas CASES, DOSSIERS, SHIPMENTS."""

    cases: pd.DataFrame
    dossiers: pd.DataFrame
    shipments: pd.DataFrame


class Attention(NamedTuple):
    """What asks for attention.

    Attributes:
        items: schema ATTENTION, in the order of the list.
        members: schema MEMBERS, the certificates behind each item, in the same order.
    """

    items: pd.DataFrame
    members: pd.DataFrame


def attention_list(  # noqa: PLR0913, PLR0917 - the frames, the day and the rules
    positions: pd.DataFrame,
    follow_ups: pd.DataFrame,
    as_of: date,
    book: RuleBook = SHIPPED,
    acknowledgements: pd.DataFrame | None = None,
    cases: pd.DataFrame | None = None,
    dossiers: pd.DataFrame | None = None,
    shipments: pd.DataFrame | None = None,
) -> Attention:
    """Everything to act on, and the certificates behind it.

    Items: an audit group's audit, a finding, a suspension, stuck cases, documents that a case
    waits for and samples that customs keep, what the law ends (one item for each change and
    plant), and bundles of renewals, rule updates, statuses to verify, lapsing and ended
    certificates of one plant, those with a day also of one ISO week. A bundle of one keeps its
    certificate's number. A case whose documents or samples are an item is a stuck one
    beside it only if the data says that somebody else is to move.

    A renewal that an audit, a finding or a suspension blocks is no item of its own: what blocks it
    carries it (``unblocks``) and is an item however far its day. What cannot be saved, and
    conversions, stay items with ``blocked_by``, and their blocker comes before them.

    Order: first what can still be saved, then what rests on a guess (no audit on record, a status
    that nobody verified), last what is lost: expired, or no case that begins now ends in time.
    Within each by the score, the highest first:
    ``certificates_at_stake / max(days until bites_on, attention_floor_days)``; without such a day
    ``due_soon_days`` count. A blocker's score is at least that of what it blocks. In a tie the
    blocker, the worse standing, the earlier day to act, the key.

    Args:
        positions: schema POSITIONS, any part of it.
        follow_ups: schema FOLLOW_UPS of its groups.
        as_of: the day of both.
        book: gives ``due_soon_days``, how far ahead the list looks, and ``attention_floor_days``.
        acknowledgements: schema ACKNOWLEDGEMENTS; nobody is on anything without them.
        cases: schema CASES of that day; without them no case is an item.
        dossiers: schema DOSSIERS, of these cases and others.
        shipments: schema SHIPMENTS, of these cases and others.
    """
    today = day(as_of)
    open_cases = Waiting(
        CASES.empty() if cases is None else cases,
        DOSSIERS.empty() if dossiers is None else dossiers,
        SHIPMENTS.empty() if shipments is None else shipments,
    )
    part, blocks = _found(positions, follow_ups, open_cases, today, book)
    known = ACKNOWLEDGEMENTS.empty() if acknowledgements is None else acknowledgements
    numbers = positions["certificate_no"].to_numpy()
    items = part.items.assign(
        section_code=sections(part.items, blocks),
        score=scores(part.items, blocks, days(positions["expires_on"]), today, book),
        **_words(positions, part),
        **_blocked(part.items, blocks),
    ).join(handling(part.items, part, numbers, known, today))
    ordered = ranked(items, blocks)
    turn = np.empty(len(items), dtype="int64")
    turn[ordered.index.to_numpy()] = np.arange(len(items))
    return Attention(_shown(ordered, today), _members(items, part, numbers, turn))


def _words(positions: pd.DataFrame, part: Part) -> dict[str, Column]:
    """Owners and categories of the members; an audit keeps those of its whole group.

    A document has somebody of its own, who comes before the certificate's.
    """
    size, members = len(part.items), positions.iloc[part.row]
    categories = listed(part.item, members["product_category"], size)
    told: Column = part.items["product_categories"].astype("object")
    own: Column = part.items["paper_owner"].astype("object")
    owners = listed(part.item, members["owner"], size, OWNERS)
    return {
        "owner": own.where(own.notna(), owners),
        "product_categories": told.where(told.notna(), categories),
    }


def _blocked(items: pd.DataFrame, blocks: Blocking) -> dict[str, object]:
    size = len(items)
    carried = np.bincount(blocks.by[blocks.item < 0], minlength=size)
    keys = or_none(items["item_key"].to_numpy())
    return {
        "unblocks": whole(carried, np.ones(size, dtype=bool)),
        "blocked_by": keys[first_blockers(blocks, size)],
    }


def attention_items(  # noqa: PLR0913, PLR0917 - as above
    positions: pd.DataFrame,
    follow_ups: pd.DataFrame,
    as_of: date,
    book: RuleBook = SHIPPED,
    acknowledgements: pd.DataFrame | None = None,
    cases: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The items of ``attention_list``, which says in which order; schema ATTENTION."""
    return attention_list(positions, follow_ups, as_of, book, acknowledgements, cases).items


def attention_members(
    positions: pd.DataFrame,
    follow_ups: pd.DataFrame,
    as_of: date,
    book: RuleBook = SHIPPED,
    cases: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The certificates behind each item of ``attention_list``; schema MEMBERS."""
    return attention_list(positions, follow_ups, as_of, book, None, cases).members


def _found(
    positions: pd.DataFrame,
    follow_ups: pd.DataFrame,
    waiting_cases: Waiting,
    today: np.datetime64,
    book: RuleBook,
) -> tuple[Part, Blocking]:
    """All items with their members, and which of them block what."""
    horizon, found = book.defaults.due_soon_days, steps(positions, today, book)
    waiting = waiting_renewals(positions, found, today, horizon)
    audits = audits_to_do(positions, follow_ups, found, today)
    certificates = certificates_to_handle(positions, found, today, horizon, book)
    conversions = conversions_to_begin(positions, found, today, horizon, book)
    rows = len(positions)
    lapsing = _lapsing(certificates, rows)
    findings = findings_to_close(positions, follow_ups, found, today)
    near = days(findings.items["date"]) <= today + np.timedelta64(horizon, "D")
    for why, wanted in (
        ("renewal_blocked_by", waiting | lapsing),
        ("conversion_blocked_by", conversions.of_row(rows) >= 0),
    ):
        near |= needed_findings(findings, positions[why], wanted)
    of_cases = _of_cases(positions, waiting_cases, today, book)
    parts = [audits, findings.only(near), certificates, conversions, *of_cases]
    begins = np.cumsum([0, *(len(part.items) for part in parts)])
    audit, finding, own, converting = (
        np.where(of_row >= 0, of_row + begin, -1)
        for of_row, begin in zip((part.of_row(rows) for part in parts[:4]), begins, strict=False)
    )
    lost = np.where(lapsing, own, -1)
    blocks = blocking(positions, Blockers(audit, finding, own), waiting, lost, converting)
    return together(parts), blocks


def _of_cases(
    positions: pd.DataFrame, waiting: Waiting, today: np.datetime64, book: RuleBook
) -> list[Part]:
    """Documents and samples that cases wait for, and the other cases that are stuck."""
    papers = papers_to_bring(positions, waiting.cases, waiting.dossiers, today, book)
    samples = samples_to_free(positions, waiting.cases, waiting.shipments, today)
    told = [*papers.items["item_key"], *samples.items["item_key"]]
    return [papers, samples, cases_to_chase(positions, waiting.cases, today, told)]


def _lapsing(certificates: Part, rows: int) -> np.ndarray:
    """Which certificates still hold, but cannot be saved any more."""
    items = certificates.items
    lapses = (items["lost"] & items["gap_days"].notna()).to_numpy(bool)
    found = np.zeros(rows, dtype=bool)
    found[certificates.row[lapses[certificates.item]]] = True
    return found


def _shown(items: pd.DataFrame, today: np.datetime64) -> pd.DataFrame:
    """The items in the columns of the schema, ranked from 1."""
    rows = items.reset_index(drop=True)
    rows["rank"] = np.arange(1, len(rows) + 1)
    rows["section"] = words_of(rows["section_code"].to_numpy("int64"), Section, rows.index)
    rows["state"] = words_of(rows["state_code"].to_numpy("int64"), State, rows.index)
    rows["standing"] = standing(rows["state"])
    rows["days_left"] = days_until(days(rows["date"]), today)
    rows["days_to_bite"] = days_until(days(rows["bites_on"]), today)
    return ATTENTION.conform(rows)


def _members(
    items: pd.DataFrame, part: Part, numbers: np.ndarray, turn: np.ndarray
) -> pd.DataFrame:
    order = np.lexsort((part.row, turn[part.item]))
    item = part.item[order]
    frame = pd.DataFrame(
        {
            "item_kind": items["item_kind"].to_numpy("object")[item],
            "item_key": items["item_key"].to_numpy("object")[item],
            "certificate_no": numbers[part.row[order]],
            "date": part.date[order].astype("datetime64[us]"),
            "act_by": part.act_by[order].astype("datetime64[us]"),
        }
    )
    return MEMBERS.conform(frame)
