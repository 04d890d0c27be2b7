"""Where every date of a certificate comes from, down to the file that brought each value."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from cqcdash import metrics, store
from cqcdash.intake.columns import normalised
from cqcdash.metrics.explanation import Explanation, Input, Source, as_json
from cqcdash.portfolio.derived import Derived, derive
from cqcdash.vocabulary.records import SCHEMA_OF, Kind
from cqcdash.vocabulary.rules import RuleBook
from cqcdash.vocabulary.snapshot import Snapshot

# An input of an application names the case, not one of its stage visits.
WITH_HISTORY = (Kind.CERTIFICATES, Kind.AUDITS)


def explain(address: str, certificate_no: str, as_of: date, book: RuleBook) -> dict[str, Any]:
    """The explanations of a certificate as plain values, ready for JSON.

    Raises:
        UnknownRecordError: there is no such certificate.
    """
    snapshot = store.read_snapshot(address)
    number = normal_number(certificate_no)
    found = explanations(address, number, derive(snapshot, as_of, book), snapshot)
    return {
        "certificate_no": number,
        "as_of": as_of.isoformat(),
        "explanations": as_json(found),
    }


def explanations(
    address: str, certificate_no: str, derived: Derived, snapshot: Snapshot
) -> tuple[Explanation, ...]:
    """Rule, inputs, arithmetic and setting of each date; each input with its own source.

    A record may have been written by several files: an input's source is the one that gave the
    field its present value, not the one that wrote the record last.

    Raises:
        UnknownRecordError: there is no such certificate.
    """
    found = metrics.explain(
        certificate_no,
        derived.positions,
        snapshot.certificates,
        snapshot.audits,
        snapshot.visits,
        derived.as_of,
        derived.book,
        snapshot.imports,
        snapshot.plants,
    )
    if snapshot.known_on is not None:
        return found
    histories = _histories(address, found)
    return tuple(
        replace(one, inputs=tuple(_sourced(given, histories) for given in one.inputs))
        for one in found
    )


def normal_number(text: str) -> str:
    """A certificate's number as the import would store it: half-width, no blanks, no version."""
    number, _version = normalised(pd.Series([text], dtype="str"))
    return text if number.isna().iloc[0] else str(number.iloc[0])


def _histories(
    address: str, found: Iterable[Explanation]
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    records = {
        (given.kind, given.record)
        for one in found
        for given in one.inputs
        if given.kind in WITH_HISTORY and given.source is not None
    }
    return {
        (kind, record): store.versions_of(address, Kind(kind), record).to_dict("records")
        for kind, record in records
    }


def _sourced(given: Input, histories: dict[tuple[str, str], list[dict[str, Any]]]) -> Input:
    versions = histories.get((given.kind, given.record), [])
    if not versions or given.name not in SCHEMA_OF[given.kind].names:
        return given
    present = versions[-1]
    first = present
    for version in reversed(versions):
        if not _same(version[given.name], present[given.name]):
            break
        first = version
    line = first["source_line"]
    return replace(
        given,
        source=Source(
            import_id=int(first["import_id"]),
            file_name="" if pd.isna(first["file_name"]) else first["file_name"],
            line=None if pd.isna(line) else int(line),
            user=first["user"],
            committed_at=first["committed_at"].to_pydatetime(),
        ),
    )


def _same(left: Any, right: Any) -> bool:  # noqa: ANN401 - a cell may hold any type
    return (pd.isna(left) and pd.isna(right)) or bool(pd.notna(left) and left == right)
