"""The account of a table while it is judged: which rows are out, why, and what else was noticed."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from cqcdash.intake.model import RawTable
from cqcdash.vocabulary.finding import Finding, Level
from cqcdash.vocabulary.imports import REJECTS

FINDINGS_PER_CODE = 5_000
# Rows that are left out are kept with their cells, to be corrected; more nobody corrects by hand.
REJECTS_KEPT = 20_000


# One value for each row of the table, or one for all of them.
PerRow = pd.Series | np.ndarray | list[str] | str | int


_Remark = tuple[np.ndarray, Level, tuple[str, str], PerRow, Mapping[str, PerRow]]


class Ledger:
    """Collects findings for rows, which are given as masks over the table's rows."""

    def __init__(self, raw: RawTable) -> None:
        """Open the account of a table."""
        self.raw = raw
        self.rejected = np.zeros(raw.rows, dtype=bool)
        self.unreadable = np.zeros(raw.rows, dtype=bool)
        self.findings: list[Finding] = []
        self._reasons: dict[int, list[Finding]] = {}
        self._first = np.full(raw.rows, -1, dtype="int64")
        self._codes: list[tuple[str, str]] = []
        self._listed: Counter[str] = Counter()
        self._beyond: Counter[str] = Counter()
        self._later: list[_Remark] = []

    def reject(
        self, mask: np.ndarray, code: str, column: str = "", values: PerRow = "", **params: PerRow
    ) -> None:
        """Leave rows out; ``params`` are what the sentence needs, for each row or for all.

        Nothing more is said about rows whose cells cannot be told apart.
        """
        mask = mask & ~self.unreadable
        self._codes.append((code, column))
        self._first[mask & ~self.rejected] = len(self._codes) - 1
        self.rejected |= mask
        for row, finding in self._list(mask, Level.REJECT, (code, column), values, params):
            self._reasons.setdefault(row, []).append(finding)

    def warn(
        self, mask: np.ndarray, code: str, column: str = "", values: PerRow = "", **params: PerRow
    ) -> None:
        """Keep rows, and say what to look at; rows that are left out are not mentioned."""
        if mask.any():
            self._later.append((mask, Level.WARN, (code, column), values, params))

    def note(
        self, mask: np.ndarray, code: str, column: str = "", values: PerRow = "", **params: PerRow
    ) -> None:
        """Mention something about rows that are kept."""
        if mask.any():
            self._later.append((mask, Level.NOTE, (code, column), values, params))

    def about_file(
        self, level: Level, code: str, column: str = "", value: str = "", **params: int
    ) -> None:
        """Mention something about the whole table."""
        self.findings.append(Finding(code, level, 0, column, value, dict(params)))

    def _list(
        self,
        mask: np.ndarray,
        level: Level,
        what: tuple[str, str],
        values: PerRow,
        params: Mapping[str, PerRow],
    ) -> list[tuple[int, Finding]]:
        """Make findings; those of rejected rows all, as reasons, others as many as are listed."""
        code, column = what
        rows = np.flatnonzero(mask)
        room = max(0, FINDINGS_PER_CODE - self._listed[code])
        self._beyond[code] += max(0, len(rows) - room)
        rows = rows[: REJECTS_KEPT if level == Level.REJECT else room]
        self._listed[code] += min(len(rows), room)
        shown = _taken(values, rows)
        each = {name: _taken(value, rows) for name, value in params.items()}
        lines = self.raw.lines[rows].tolist()
        found = [
            Finding(code, level, line, column, str(shown[i]), {k: v[i] for k, v in each.items()})
            for i, line in enumerate(lines)
        ]
        self.findings += found[:room]
        return list(zip(rows.tolist(), found, strict=True))

    def rejects(self) -> pd.DataFrame:
        """REJECTS columns: a row for each row left out, with its cells; the first REJECTS_KEPT."""
        rows = np.flatnonzero(self.rejected)[:REJECTS_KEPT]
        records = self.raw.cells.iloc[rows].to_numpy(dtype=object)
        first = [self._codes[i] for i in self._first[rows]]
        frame = pd.DataFrame(
            {
                "line": self.raw.lines[rows].tolist(),
                "column": [column for _, column in first],
                "code": [code for code, _ in first],
                "reason_json": [_reasons_json(self._reasons.get(row, ())) for row in rows.tolist()],
                "raw_json": [
                    _cells_json(self.raw.labels, record, self.raw.surplus.get(row, ()))
                    for row, record in zip(rows.tolist(), records, strict=True)
                ],
            },
            dtype=object,
        )
        return REJECTS.conform(frame)

    def all_findings(self) -> tuple[Finding, ...]:
        """Everything noticed, and how much of a kind is not listed one by one.

        To be called once, when it is settled which rows are left out: their warnings are dropped.
        """
        for mask, level, what, values, params in self._later:
            self._list(mask & ~self.rejected, level, what, values, params)
        beyond = int(self.rejected.sum()) - REJECTS_KEPT
        if beyond > 0:
            self.about_file(Level.WARN, "rejects_not_kept", count=beyond)
        more = [
            Finding("more_of_the_same", Level.NOTE, 0, "", "", {"code": code, "count": count})
            for code, count in self._beyond.items()
            if count
        ]
        return (*self.findings, *more)


def _taken(values: PerRow, rows: np.ndarray) -> Sequence[str | int]:
    """The values of some rows, dates in ISO form; missing becomes an empty string."""
    if isinstance(values, str | int):
        return [values] * len(rows)
    if isinstance(values, list):
        return [values[row] for row in rows.tolist()]
    picked = pd.Series(values).iloc[rows]
    if pd.api.types.is_datetime64_any_dtype(picked.dtype):
        picked = picked.dt.strftime("%Y-%m-%d")
    filled = picked.notna().tolist()
    return [v if ok else "" for v, ok in zip(picked.tolist(), filled, strict=True)]


def _reasons_json(findings: Sequence[Finding]) -> str:
    listed = [
        {"code": f.code, "column": f.column, "value": f.value, "params": f.params} for f in findings
    ]
    return json.dumps(listed, ensure_ascii=False)


def _cells_json(labels: tuple[str, ...], record: np.ndarray, surplus: tuple[str, ...]) -> str:
    cells = dict(zip(labels, record.tolist(), strict=True))
    cells |= {f"+{i}": cell for i, cell in enumerate(surplus, start=1)}
    return json.dumps(cells, ensure_ascii=False)
