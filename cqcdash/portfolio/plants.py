"""One plant under two spellings: all of its records go under one name, in one step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from typing import Any

import pandas as pd

from cqcdash import intake, store
from cqcdash.errors import BadRequestError, StalePlanError
from cqcdash.portfolio.commit import ATTEMPTS
from cqcdash.vocabulary.imports import MOVED_TO, Learned, Write
from cqcdash.vocabulary.preparation import Prepared, Subject, Visit
from cqcdash.vocabulary.records import NAMES_PLANT, PROVENANCE, SCHEMA_OF, Kind

MOST_PAIRS = 50


@dataclass(frozen=True, eq=False)
class Merge:
    """What one plant's becoming another would change.

    Attributes:
        name: the plant that goes.
        into: the plant that its records go to.
        records: kind → the records as they would stand: schema columns and ``source_line``.
        removed: kind → former keys of those whose key holds the plant, and ``moved_to``.
        version: the data version that it was compared with …
        state: … and the name of that state.
    """

    name: str
    into: str
    records: dict[Kind, pd.DataFrame]
    removed: dict[Kind, pd.DataFrame]
    version: int
    state: str

    @property
    def counts(self) -> dict[Kind, int]:
        """How many records of each kind change."""
        return {kind: len(frame) for kind, frame in self.records.items()}


def alike_plants(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of plants whose names are probably two spellings of one, the first MOST_PAIRS."""
    known = sorted(set(names), key=str.casefold)
    pairs = (pair for pair in combinations(known, 2) if intake.similar(*pair))
    return [pair for _, pair in zip(range(MOST_PAIRS), pairs, strict=False)]


def plan_merge(address: str, name: str, into: str) -> Merge:
    """What would change if one plant were another.

    Raises:
        BadRequestError: one of them has no records, both are the same, or both have an audit of
            the same kind on the same day.
    """
    if name == into:
        raise BadRequestError("plant", into, "another plant than the one that goes")
    state, version = store.data_state(address)
    found = {kind: store.read_current(address, kind) for kind in Kind if kind in NAMES_PLANT}
    for plant in (name, into):
        if not any((frame["plant"] == plant).any() for frame in found.values()):
            raise BadRequestError("plant", plant, "a plant that has records")
    records, removed = {}, {}
    for kind, frame in found.items():
        records[kind], removed[kind] = _moved(kind, frame, name, into)
    return Merge(name, into, records, removed, version, state)


def merge_plants(address: str, name: str, into: str, user: str, at: datetime) -> tuple[int, ...]:
    """Put all records of a plant under another; the next import knows it, too.

    Each kind of record becomes an entry of the history, and can be undone there.

    Returns:
        The numbers of these entries.

    Raises:
        BadRequestError: as ``plan_merge``.
        StalePlanError: the database changed at every attempt; nothing was written.
    """
    for _ in range(ATTEMPTS):
        planned = plan_merge(address, name, into)
        try:
            done = tuple(store.write_plans(address, _writes(planned, user, at)))
        except StalePlanError:
            continue
        _prepared_goes_along(address, name, into)
        return done
    raise StalePlanError


def _prepared_goes_along(address: str, name: str, into: str) -> None:
    """What was prepared for an audit of the plant that goes is prepared for the other's.

    What somebody has said about the other's audit itself holds.
    """
    told = store.read_snapshot(address).preparations
    rows = told.loc[(told["subject_kind"] == Subject.GROUP).to_numpy(bool)]
    own = {(row["cycle"], row["preparation_item"]) for row in _of(rows, into)}
    store.prepare(
        address,
        [
            Prepared(
                Visit(Subject.GROUP, into, str(row["cycle"] or ""), initial=False, plant=into),
                *(row["preparation_item"], row["owner"] or "", _day(row["done_on"])),
                *(row["note"] or "", row["user"], row["at"]),
            )
            for row in _of(rows, name)
            if (row["cycle"], row["preparation_item"]) not in own
        ],
    )


def _of(rows: pd.DataFrame, subject: str) -> list[dict[str, Any]]:
    mine = rows.loc[(rows["subject"] == subject).to_numpy(bool)]
    told = mine.astype("object").where(mine.notna(), None)
    return told.to_dict("records")


def _day(value: Any) -> date | None:  # noqa: ANN401 - a cell may hold any type
    return None if value is None else value.date()


def _moved(
    kind: Kind, frame: pd.DataFrame, name: str, into: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The plant's records under the other name, and the keys that they had before."""
    schema = SCHEMA_OF[kind]
    mine = frame.loc[(frame["plant"] == name).to_numpy(bool, na_value=False)]
    now = schema.conform(mine[schema.names].assign(plant=into).reset_index(drop=True))
    now["source_line"] = pd.array(mine["source_line"].to_numpy(), dtype="Int64")
    gone = pd.DataFrame(schema.extended(MOVED_TO).empty()[[*schema.key, "moved_to"]])
    if kind != Kind.AUDITS:
        return now, gone
    before = mine["audit_key"].astype("str").reset_index(drop=True)
    own = before.str.startswith(f"{name}|")
    after = before.mask(own, into + before.str.slice(len(name)))
    taken = after.loc[own & after.isin(list(frame["audit_key"].astype("str")))]
    if len(taken):
        readable = str(taken.iloc[0]).replace("|", " · ")
        raise BadRequestError(
            "plant", name, f"a plant without this audit, which both have: {readable}; correct one"
        )
    now["audit_key"] = after
    gone = pd.DataFrame({"audit_key": before[own], "moved_to": after[own]})
    return now, gone.reset_index(drop=True).astype("str")


def _writes(planned: Merge, user: str, at: datetime) -> list[Write]:
    learned = (Learned("", "plant", planned.name, planned.into),)
    changed = [kind for kind, frame in planned.records.items() if len(frame)]
    return [
        Write(
            kind=kind,
            file_name="",
            sha256="",
            user=user,
            committed_at=at,
            rows=len(planned.records[kind]),
            unchanged=0,
            insert=SCHEMA_OF[kind].extended(PROVENANCE[:0]).empty().assign(source_line=pd.NA),
            update=planned.records[kind],
            based_on_version=planned.version,
            based_on_state=planned.state,
            learned=learned if kind == changed[0] else (),
            origin="manual",
            reason=f"{planned.name} → {planned.into}",
            remove=planned.removed[kind],
        )
        for kind in changed
    ]
