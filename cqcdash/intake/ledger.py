"""The account of a table while it is judged: which rows are out, why, and what else was noticed."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from cqcdash.intake.limits import FINDINGS_PER_CODE
from cqcdash.intake.model import RawTable
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.snapshot import REJECTS
from cqcdash.vocabulary.words import Level

Mask = np.ndarray
PerRow = Mapping[str, Any]


class Ledger:
    """Collects findings for rows given as masks over the table's rows."""

    def __init__(self, raw: RawTable) -> None:
        """Open the account of a table."""
        self.raw = raw
        self.rejected = np.zeros(raw.rows, dtype=bool)
        self.findings: list[Finding] = []
        self._reasons: dict[int, list[Finding]] = {}
        self._first = np.full(raw.rows, -1, dtype="int64")
        self._codes: list[tuple[str, str]] = []
        self._listed: Counter[str] = Counter()
        self._beyond: Counter[str] = Counter()

    def reject(
        self,
        mask: Mask,
        code: str,
        column: str = "",
        values: Any = None,
        params: PerRow = {},  # noqa: B006, ANN401 - read only; any indexable
    ) -> None:
        """Leave rows out."""
        self._codes.append((code, column))
        self._first[mask & ~self.rejected] = len(self._codes) - 1
        self.rejected |= mask
        for row, finding in self._list(mask, Level.REJECT, code, column, values, params):
            self._reasons.setdefault(row, []).append(finding)

    def warn(
        self,
        mask: Mask,
        code: str,
        column: str = "",
        values: Any = None,
        params: PerRow = {},  # noqa: B006, ANN401 - read only; any indexable
    ) -> None:
        """Keep rows, and say what to look at; rows that are left out are not mentioned."""
        self._list(mask & ~self.rejected, Level.WARN, code, column, values, params)

    def note(
        self,
        mask: Mask,
        code: str,
        column: str = "",
        values: Any = None,
        params: PerRow = {},  # noqa: B006, ANN401 - read only; any indexable
    ) -> None:
        """Mention something about rows that are kept."""
        self._list(mask & ~self.rejected, Level.NOTE, code, column, values, params)

    def about_file(
        self, level: Level, code: str, column: str = "", value: str = "", **params: Any
    ) -> None:  # noqa: ANN401 - what the sentence needs
        """Mention something about the whole table."""
        self.findings.append(Finding(code, level, 0, column, value, params))

    def _list(
        self,
        mask: Mask,
        level: Level,
        code: str,
        column: str,
        values: Any,
        params: PerRow,  # noqa: ANN401 - any indexable
    ) -> list[tuple[int, Finding]]:
        rows = np.flatnonzero(mask)
        room = max(0, FINDINGS_PER_CODE - self._listed[code])
        self._beyond[code] += max(0, len(rows) - room)
        rows = rows[:room]
        self._listed[code] += len(rows)
        shown = _taken(values if values is not None else self._cell_values(column), rows)
        each = {name: _taken(value, rows) for name, value in params.items()}
        found = [
            (
                int(row),
                Finding(
                    code,
                    level,
                    int(line),
                    column,
                    shown[i],
                    {name: value[i] for name, value in each.items()},
                ),
            )
            for i, (row, line) in enumerate(zip(rows, self.raw.lines[rows], strict=True))
        ]
        self.findings += [finding for _, finding in found]
        return found

    def _cell_values(self, _column: str) -> str:
        return ""

    def rejects(self) -> pd.DataFrame:
        """REJECTS columns: one row for each row that is left out, with its cells as they stand."""
        rows = np.flatnonzero(self.rejected)
        records = self.raw.cells.iloc[rows].to_numpy(dtype=object)
        first = [self._codes[i] for i in self._first[rows]]
        frame = pd.DataFrame(
            {
                "line": self.raw.lines[rows],
                "column": [column for _, column in first],
                "code": [code for code, _ in first],
                "reason_json": [_reasons_json(self._reasons.get(int(row), ())) for row in rows],
                "raw_json": [
                    _cells_json(self.raw.labels, record, self.raw.surplus.get(int(row), ()))
                    for row, record in zip(rows, records, strict=True)
                ],
            }
        )
        return REJECTS.conform(frame)

    def all_findings(self) -> tuple[Finding, ...]:
        """Everything noticed, and how much of a kind is not listed one by one."""
        more = [
            Finding("more_of_the_same", Level.NOTE, 0, "", "", {"code": code, "count": count})
            for code, count in self._beyond.items()
            if count
        ]
        return (*self.findings, *more)


def _taken(values: Any, rows: np.ndarray) -> list[Any]:  # noqa: ANN401 - a scalar or any indexable
    """The values of some rows as plain Python values; missing becomes an empty string."""
    if isinstance(values, pd.Series):
        picked = values.iloc[rows]
        if pd.api.types.is_datetime64_any_dtype(picked.dtype):
            picked = picked.dt.strftime("%Y-%m-%d")
        return ["" if pd.isna(value) else _python(value) for value in picked.astype(object)]
    if isinstance(values, np.ndarray):
        return _taken(pd.Series(values), rows)
    if (
        isinstance(values, Sequence)
        and not isinstance(values, str)
        and len(values)
        and isinstance(values, list)
    ):
        return [values[row] for row in rows]
    return [values] * len(rows)


def _python(value: Any) -> Any:  # noqa: ANN401 - a numpy scalar or not
    return value.item() if isinstance(value, np.generic) else value


def _reasons_json(findings: Sequence[Finding]) -> str:
    listed = [
        {"code": f.code, "column": f.column, "value": f.value, "params": f.params} for f in findings
    ]
    return json.dumps(listed, ensure_ascii=False, default=str)


def _cells_json(labels: tuple[str, ...], record: np.ndarray, surplus: tuple[str, ...]) -> str:
    cells = dict(zip(labels, record, strict=True))
    cells |= {f"+{i}": cell for i, cell in enumerate(surplus, start=1)}
    return json.dumps(cells, ensure_ascii=False)
