"""A correction by hand: a file of one row through the same gate as every import."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pandas as pd

from cqcdash import intake, store
from cqcdash.errors import BadRequestError, UnknownRecordError
from cqcdash.portfolio.commit import Receipt, commit, require_decided
from cqcdash.portfolio.preview import Preview, compare
from cqcdash.texts.findings import sentence
from cqcdash.vocabulary.frames import SCHEMA_OF, Schema
from cqcdash.vocabulary.words import Kind, Level

MANUAL = "manual entry"
# Computed by the intake from the other fields, so no person enters them.
DERIVED = ("audit_key",)

Key = tuple[str, ...] | None


def plan_correction(
    address: str, kind: Kind, key: Key, changes: Mapping[str, str], reason: str
) -> Preview:
    """What a correction would change; ``key`` None means a new record.

    ``changes`` are our fields with values as text, days as ``YYYY-MM-DD``; an empty text clears.

    Raises:
        UnknownRecordError: no record has this key.
        BadRequestError: no reason, an unknown field, or a value which the import would reject.
    """
    schema = SCHEMA_OF[kind]
    if not reason.strip():
        raise BadRequestError("reason", reason, "a few words on why the record is changed")
    known = [name for name in schema.names if name not in DERIVED]
    for name in changes:
        if name not in known:
            raise BadRequestError("field", name, "one of " + ", ".join(known))
    row = {**_stored(address, schema, kind, key), **changes}
    (raw,) = intake.read_files([(f"{MANUAL}.csv", _csv(row))])
    understood = intake.understand(raw, intake.Answers(kind=kind, date_orders={"*": "ymd"}), ())
    judged = intake.judge(raw, understood)
    if key and not judged.clean.empty:
        judged = replace(judged, clean=judged.clean.assign(**_key_columns(schema, key)))
    planned = compare(address, [(raw, understood, judged)])
    for finding in planned.files[0].findings:
        if finding.level == Level.REJECT:
            raise BadRequestError(finding.column or kind, finding.value, sentence(finding))
    return planned


def correct(  # noqa: PLR0913 - a record, its change, and who, why, when
    address: str,
    kind: Kind,
    key: Key,
    changes: Mapping[str, str],
    *,
    reason: str,
    user: str,
    at: datetime,
) -> Receipt:
    """Change one record by hand, or add one; see ``plan_correction`` for what it refuses."""
    planned = plan_correction(address, kind, key, changes, reason)
    require_decided(planned.files[0])
    return commit(address, planned, user, at, manual_reason=reason)


def _stored(address: str, schema: Schema, kind: Kind, key: Key) -> dict[str, str]:
    if key is None:
        return {}
    current = store.read_current(address, kind)
    mask = pd.Series(data=True, index=current.index)
    for name, value in _key_columns(schema, key).items():
        mask &= current[name] == value
    if not mask.any():
        raise UnknownRecordError(str(kind), " ".join(key))
    record = current.loc[mask, [n for n in schema.names if n not in DERIVED]].iloc[0]
    return {str(name): _text(value) for name, value in record.items()}


def _key_columns(schema: Schema, key: tuple[str, ...]) -> dict[str, object]:
    dates = {c.name for c in schema.columns if c.type == "date"}
    return {
        name: pd.Timestamp(part).as_unit("us") if name in dates else part
        for name, part in zip(schema.key, key, strict=True)
    }


def _text(value: object) -> str:
    if pd.isna(value):  # pyright: ignore[reportGeneralTypeIssues,reportArgumentType,reportCallIssue]
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _csv(row: Mapping[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(row)
    writer.writerow(row.values())
    return text.getvalue().encode()
