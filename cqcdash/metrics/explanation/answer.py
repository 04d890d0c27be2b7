"""The answer to "where does this date come from": values that can be written as JSON."""

from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from cqcdash.vocabulary.rules import Applied

Value = date | str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read: a file's line, or the person who entered it."""

    import_id: int
    file_name: str
    line: int | None
    user: str
    committed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Input:
    """One value that went in.

    Attributes:
        name: our column.
        value: what stands there; None when it is missing.
        kind: certificates, audits, applications, plants, or rule for what an earlier
            explanation computed.
        record: key of the record.
        source: where it was read; None for computed values.
    """

    name: str
    value: Value
    kind: str
    record: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the arithmetic.

    Attributes:
        operation: take, add_months, add_days, subtract_months, subtract_days,
            subtract_working_days, earliest, or compare.
        operands: names and values that the step reads.
        amount: months or days; None where the operation needs none.
        result: what came out.
    """

    operation: str
    operands: tuple[tuple[str, Value], ...]
    amount: int | None
    result: Value


@dataclass(frozen=True, slots=True)
class Explanation:
    """One computed date or word of a certificate.

    Attributes:
        name: the column of POSITIONS.
        value: what it says.
        rules: the domain's rules that gave it.
        inputs: what went in, with sources.
        arithmetic: the steps in order; empty when an input is missing.
        settings: the settings that applied, with the scope that set them.
        estimated: an assumption stands in for a missing fact.
    """

    name: str
    value: Value
    rules: tuple[str, ...]
    inputs: tuple[Input, ...]
    arithmetic: tuple[Step, ...] = ()
    settings: tuple[Applied, ...] = ()
    estimated: bool = False


def as_json(value: object) -> Any:  # noqa: ANN401 - JSON has no single type
    """Explanations as dictionaries, lists, texts and numbers; dates as YYYY-MM-DD."""
    if is_dataclass(value) and not isinstance(value, type):
        return as_json(asdict(value))
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value.value) if isinstance(value, Enum) else value
