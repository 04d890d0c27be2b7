"""Judged records against the stored ones: what an import would insert, change and leave."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cqcdash.intake.columns import IDENTITY, column, record_keys
from cqcdash.intake.model import ImportPlan, Judged, Question
from cqcdash.intake.planning.moves import Moved, moved_audits, moved_visits
from cqcdash.intake.planning.plants import plant_questions
from cqcdash.vocabulary.finding import Finding, Level
from cqcdash.vocabulary.imports import CHANGED_VALUES
from cqcdash.vocabulary.records import NAMES_PLANT, SCHEMA_OF, Kind
from cqcdash.vocabulary.schema import Schema

UNCHANGED, UPDATE, INSERT = range(3)
# Says nothing that the fields it is made of do not say.
COMPUTED_KEY = "audit_key"
_GRAVITY = {Level.REJECT: 0, Level.WARN: 1, Level.NOTE: 2}


@dataclass(frozen=True, eq=False)
class _Comparison:
    """Records known already, as they would be, and what differs; outcomes of all records."""

    merged: pd.DataFrame
    changed: pd.DataFrame
    outcome: np.ndarray


def plan(judged: Judged, current: pd.DataFrame, known_plants: Iterable[str] = ()) -> ImportPlan:
    """Compare judged records with the current ones of their kind.

    A column that the file lacks says nothing; an empty cell in a column that it has clears the
    stored value, and shows as a change.

    Args:
        judged: what ``judge`` gave.
        current: schema columns of the records stored now; other columns are ignored.
        known_plants: further canonical plant names, for offering to merge spellings.
    """
    schema = SCHEMA_OF[judged.kind]
    stored = current.reset_index(drop=True)
    stored_keys, keys = record_keys(judged.kind, stored), record_keys(judged.kind, judged.clean)
    position = pd.Index(stored_keys).get_indexer(pd.Index(keys))
    moved = _moved(judged, stored, stored_keys, keys)
    position[moved.records] = moved.former
    compared = _compare(judged, schema, stored, keys, position)
    inserted, updated = _account(judged, compared.outcome)
    vanished = _vanished(judged, stored, stored_keys, position)
    asked = plant_questions(judged, stored, known_plants)
    findings = [
        *judged.findings,
        *_older(judged, stored, position),
        *_cleared(compared.changed),
        *_alike(asked),
        *moved.findings,
    ]
    return ImportPlan(
        kind=judged.kind,
        file=judged.file,
        sha256=judged.sha256,
        rows=judged.rows,
        inserted=inserted,
        updated=updated,
        unchanged=judged.rows - judged.rejected_rows - inserted - updated,
        insert=judged.clean.loc[compared.outcome == INSERT].reset_index(drop=True),
        update=compared.merged.reset_index(drop=True),
        changed=compared.changed,
        rejected=judged.rejected,
        rejected_rows=judged.rejected_rows,
        vanished=vanished,
        moved=moved.frame,
        findings=tuple(sorted(findings, key=_by_gravity)),
        questions=(*judged.questions, *asked),
    )


def _moved(judged: Judged, stored: pd.DataFrame, stored_keys: pd.Series, keys: pd.Series) -> Moved:
    """The records that continue a stored one under another key."""
    if judged.renames is None:
        find = moved_audits if judged.kind == Kind.AUDITS else moved_visits
        return find(judged, stored, stored_keys, keys)
    former = pd.Index(stored_keys).get_indexer(pd.Index(keys.map(dict(judged.renames))))
    records = np.flatnonzero(former >= 0)
    names = list(SCHEMA_OF[judged.kind].key)
    now = judged.clean.iloc[records][[*names, "source_line"]].reset_index(drop=True)
    before = stored.iloc[former[records]][names].reset_index(drop=True).add_suffix("_before")
    frame = now.rename(columns={"source_line": "line"}).join(before)
    return Moved(frame, (), records, former[records])


def _by_gravity(finding: Finding) -> tuple[int, int]:
    return _GRAVITY[finding.level], finding.line


def _compare(
    judged: Judged, schema: Schema, stored: pd.DataFrame, keys: pd.Series, position: np.ndarray
) -> _Comparison:
    known = np.flatnonzero(position >= 0)
    after = judged.clean.iloc[known].reset_index(drop=True)
    before = schema.conform(stored.iloc[position[known]].reset_index(drop=True))
    columns: dict[str, pd.Series] = {}
    differs = np.zeros(len(known), dtype=bool)
    parts = []
    for name in schema.names:
        old, new = _plain(column(before, name)), _plain(column(after, name))
        value = _resulting(judged, name, old, new)
        columns[name] = value
        changed = _different(old, value)
        if name != COMPUTED_KEY and changed.any():
            differs |= changed
            rows = np.flatnonzero(changed)
            parts.append(
                pd.DataFrame(
                    {
                        "key": keys.iloc[known[rows]].to_numpy(),
                        "column": name,
                        "before": _shown(old.iloc[rows]),
                        "after": _shown(value.iloc[rows]),
                        "line": after["source_line"].iloc[rows].to_numpy(),
                    }
                )
            )
    merged = schema.conform(pd.DataFrame(columns))
    merged["source_line"] = after["source_line"]
    outcome = np.full(len(judged.clean), INSERT)
    outcome[known] = np.where(differs, UPDATE, UNCHANGED)
    changed_frame = (
        pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=CHANGED_VALUES.names)
    )
    return _Comparison(merged.loc[differs], changed_frame, outcome)


def _plain(values: pd.Series) -> pd.Series:
    return values.astype("str") if isinstance(values.dtype, pd.CategoricalDtype) else values


def _resulting(judged: Judged, name: str, old: pd.Series, new: pd.Series) -> pd.Series:
    if name in judged.keeps:
        return new.fillna(old)
    if name in judged.present:
        return new
    if name in judged.derived:
        return old.fillna(new)
    return old


def _different(old: pd.Series, new: pd.Series) -> np.ndarray:
    same = (old == new).fillna(value=False).to_numpy(dtype=bool)
    return ~(same | (old.isna().to_numpy() & new.isna().to_numpy()))


def _shown(values: pd.Series) -> np.ndarray:
    """Values as text; missing stays missing."""
    texts = (
        values.dt.strftime("%Y-%m-%d")
        if pd.api.types.is_datetime64_any_dtype(values.dtype)
        else values.astype("str")
    )
    return texts.where(values.notna(), None).astype("str").to_numpy()


def _account(judged: Judged, outcome: np.ndarray) -> tuple[int, int]:
    """Rows of the file that bring something new and rows that change something.

    A row with several records is new when none of them is known.
    """
    known = np.zeros(judged.rows, dtype=bool)
    touched = np.zeros(judged.rows, dtype=bool)
    outcomes = outcome[judged.record_of]
    known[judged.row_of[outcomes != INSERT]] = True
    touched[judged.row_of[outcomes != UNCHANGED]] = True
    return int((touched & ~known).sum()), int((touched & known).sum())


def _vanished(
    judged: Judged, stored: pd.DataFrame, stored_keys: pd.Series, position: np.ndarray
) -> pd.DataFrame:
    """Stored records that the file does not have; a correction file makes nothing vanish."""
    gone = np.full(len(stored), not judged.correction)
    gone[position[position >= 0]] = False
    if judged.mentioned and gone.any():
        named = stored[IDENTITY[judged.kind]].astype("str")
        gone &= ~named.isin(sorted(judged.mentioned)).to_numpy()
    named = ["plant"] if judged.kind in NAMES_PLANT else []
    columns = list(dict.fromkeys([*SCHEMA_OF[judged.kind].key, *named]))
    return stored.loc[gone, columns].assign(key=stored_keys[gone]).reset_index(drop=True)


def _cleared(changed: pd.DataFrame) -> list[Finding]:
    """Stored values that an empty cell of the file takes away, counted by field."""
    gone = changed.loc[(changed["after"].isna() & changed["before"].notna()).to_numpy(bool)]
    return [
        Finding("values_cleared", Level.WARN, 0, str(name), "", {"count": int(count)})
        for name, count in gone.groupby("column").size().items()
    ]


def _alike(asked: Iterable[Question]) -> list[Finding]:
    """New plants that are probably known ones; on the command line nobody is asked."""
    return [
        Finding("plant_alike", Level.WARN, 0, "plant", q.subject, {"others": list(q.candidates)})
        for q in asked
    ]


def _older(judged: Judged, stored: pd.DataFrame, position: np.ndarray) -> list[Finding]:
    """Say so when the file reports statuses from an earlier day than the stored ones."""
    if judged.kind != Kind.CERTIFICATES or "status_reported_on" not in judged.present:
        return []
    known = np.flatnonzero(position >= 0)
    stored_on = stored["status_reported_on"].iloc[position[known]].to_numpy()
    found_on = judged.clean["status_reported_on"].iloc[known].to_numpy()
    count = int((found_on < stored_on).sum())
    params = {"count": count}
    return (
        [Finding("older_report", Level.WARN, 0, "status_reported_on", "", params)] if count else []
    )
