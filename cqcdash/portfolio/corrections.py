"""A correction by hand: one record through the same gate as every import.

The record is judged whole, with the changed values in it, but only these are taken: everything
else stays as it is stored, letter for letter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from unicodedata import category

import pandas as pd

from cqcdash import intake, store
from cqcdash.errors import (
    BadRequestError,
    RejectedValueError,
    StalePlanError,
    UnknownRecordError,
)
from cqcdash.intake.columns import record_keys
from cqcdash.portfolio.commit import ATTEMPTS, Receipt, commit, require_decided
from cqcdash.portfolio.entry import KEY_PARTS, entered, implied, settled_by, stored_values
from cqcdash.portfolio.preview import FilePreview, Preview, compare
from cqcdash.texts.findings import sentence
from cqcdash.vocabulary.finding import Level
from cqcdash.vocabulary.records import SCHEMA_OF, Kind

# Computed by the intake from the other fields, so no person enters them.
DERIVED = ("audit_key",)
LONGEST_ENTRY = 2_000
# Unicode's categories of control characters and halves of characters; line breaks are text.
UNWRITTEN = ("Cc", "Cs")

Key = tuple[str, ...] | None
Changes = Mapping[str, str]


def plan_correction(address: str, kind: Kind, key: Key, changes: Changes, reason: str) -> Preview:
    """What a correction would change; ``key`` None means a new record.

    ``changes`` are our fields with values as text, days as ``YYYY-MM-DD``; an empty text clears.
    A change of the fields that name the record gives it another key; its history goes on.

    Raises:
        UnknownRecordError: no record has this key.
        BadRequestError: no reason, an unknown field, a value which the import would reject, or
            a key that another record has.
    """
    _check_request(kind, changes, reason)
    changes = implied(kind, changes)
    current = store.read_current(address, kind)
    row = {} if key is None else stored_values(kind, _record(current, kind, key))
    raw, understood = entered(kind, {**row, **changes}, changes, store.learned(address))
    judged = intake.judge(raw, understood)
    _refuse_rejected(judged, changes)
    judged = _about(judged, kind, current, key, changes)
    return replace(compare(address, [(raw, understood, judged)]), reason=reason.strip())


def plan_same(address: str, numbers: Sequence[str], changes: Changes, reason: str) -> Preview:
    """The same change of several certificates: a correction of each, to be written in one go.

    The changed values are judged once and alone, so that what else stands in one record, good or
    bad, keeps no other from being corrected.

    Args:
        address: the database.
        numbers: of the certificates, at least one; each has a record.
        changes: as for ``plan_correction``, without the number.
        reason: why.

    Raises:
        UnknownRecordError: there is no such certificate.
        BadRequestError: as for ``plan_correction``.
    """
    kind = Kind.CERTIFICATES
    _check_request(kind, changes, reason)
    state, version = store.data_state(address)
    current = store.read_current(address, kind)
    row = {"certificate_no": numbers[0], **changes}
    raw, understood = entered(kind, row, changes, store.learned(address))
    judged = intake.judge(raw, understood)
    _refuse_rejected(judged, changes)
    told = tuple(finding for finding in judged.findings if finding.column in changes)
    files = []
    for number in numbers:
        alone = current.loc[[_record(current, kind, (number,)).name]]
        about = replace(_about(judged, kind, alone, (number,), changes), findings=told)
        files.append(FilePreview(raw, understood, about, intake.plan(about, alone), None))
    return Preview(tuple(files), version, state, reason.strip())


def correct(  # noqa: PLR0913 - a record, its change, and who, why, when
    address: str,
    kind: Kind,
    key: Key,
    changes: Changes,
    *,
    reason: str,
    user: str,
    at: datetime,
) -> Receipt:
    """Change one record by hand, or add one; see ``plan_correction`` for what it refuses.

    When somebody else wrote meanwhile, the correction is planned again on the newer data.
    """
    for _ in range(ATTEMPTS):
        planned = plan_correction(address, kind, key, changes, reason)
        require_decided(planned.files[0])
        try:
            return commit(address, planned, user, at)
        except StalePlanError:
            continue
    raise StalePlanError


def _check_request(kind: Kind, changes: Changes, reason: str) -> None:
    if not reason.strip():
        raise BadRequestError("reason", reason, "a few words on why the record is changed")
    known = [name for name in SCHEMA_OF[kind].names if name not in DERIVED]
    for name in changes:
        if name not in known:
            raise BadRequestError("field", name, "one of " + ", ".join(known))
    for name, value in {**changes, "reason": reason}.items():
        _check_text(name, value)


def _check_text(name: str, value: str) -> None:
    if len(value) > LONGEST_ENTRY:
        found, most = f"{value[:40]} …", f"{LONGEST_ENTRY} characters at most"
        raise BadRequestError(name, found, f"{most}; these are {len(value)}")
    if any(category(sign) in UNWRITTEN and sign not in "\t\r\n" for sign in value):
        raise BadRequestError(name, value, "text without control characters")


def _record(current: pd.DataFrame, kind: Kind, key: tuple[str, ...]) -> pd.Series:
    found = current.loc[(record_keys(kind, current) == "|".join(key)).to_numpy(dtype=bool)]
    if found.empty:
        raise UnknownRecordError(str(kind), " ".join(key))
    return found.iloc[0]


def _refuse_rejected(judged: intake.Judged, changes: Changes) -> None:
    """A rejected record, or an entered value that a file would keep with a warning only."""
    for finding in judged.findings:
        misunderstood = finding.column in changes and (
            finding.code == "not_a_number" or finding.code.startswith("unknown_")
        )
        tolerated = not misunderstood or finding.code == "unknown_status"
        if finding.level == Level.REJECT or not tolerated:
            raise RejectedValueError(sentence(finding))


def _about(
    judged: intake.Judged, kind: Kind, current: pd.DataFrame, key: Key, changes: Changes
) -> intake.Judged:
    """The judged record with its key settled, and only the changed fields speaking."""
    clean = judged.clean.assign(source_line=pd.array([pd.NA], dtype="Int64"))
    schema = SCHEMA_OF[kind]
    if key is not None and not KEY_PARTS[kind] & set(changes):
        stored = _record(current, kind, key)
        clean = clean.assign(**{name: stored[name] for name in schema.key})
    now = record_keys(kind, clean).iloc[0]
    before = None if key is None else "|".join(key)
    if now != before and record_keys(kind, current).eq(now).any():
        raise BadRequestError(" ".join(schema.key), now, f"one that no other {kind} record has")
    return replace(
        judged,
        clean=clean,
        present=judged.present if key is None else (*schema.key, *settled_by(kind, changes)),
        derived=judged.derived if key is None else (),
        keeps=(),
        renames={} if before in (None, now) else {now: before},
    )
