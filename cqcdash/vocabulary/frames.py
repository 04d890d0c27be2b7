"""The columns of every frame that two parts of the program share, written once.

Types: ``text`` is pandas' ``str``; ``date`` is ``datetime64[us]``, midnight, no zone;
``moment`` is ``datetime64[us]`` in UTC, without the zone;
``integer`` is ``Int64``; ``number`` is ``Float64``; ``flag`` is ``boolean``;
``category`` is ``str`` that repeats and is kept as a pandas categorical.
Missing is missing (NaN, NaT, NA), never an empty string.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

Type = Literal["text", "date", "moment", "integer", "number", "flag", "category"]
DTYPES: dict[str, str] = {
    "text": "str",
    "date": "datetime64[us]",
    "moment": "datetime64[us]",
    "integer": "Int64",
    "number": "Float64",
    "flag": "boolean",
    "category": "category",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type and what it means."""

    name: str
    type: Type
    meaning: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of one frame, its key first."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The column names in order."""
        return [column.name for column in self.columns]

    def extended(self, columns: tuple[Column, ...]) -> "Schema":
        """This schema with further columns behind its own."""
        return Schema(self.name, self.key, self.columns + columns)

    def empty(self) -> pd.DataFrame:
        """A frame without rows that has every column in its type."""
        return pd.DataFrame(
            {c.name: pd.Series([], dtype=DTYPES[c.type]) for c in self.columns}  # pyright: ignore[reportArgumentType]
        )

    def conform(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The same rows with exactly these columns, in order and in their types.

        A column that the frame lacks is all missing; one that the schema lacks is left out.
        """
        return pd.DataFrame(
            {
                c.name: frame[c.name].astype(DTYPES[c.type])  # pyright: ignore[reportArgumentType]
                if c.name in frame
                else pd.Series(pd.NA, index=frame.index).astype(DTYPES[c.type])  # pyright: ignore[reportArgumentType]
                for c in self.columns
            },
            index=frame.index,
        )

    def key_text(self, frame: pd.DataFrame) -> pd.Series:
        """One text per row that names its record: the key's parts joined by ``|``, ISO dates."""
        text = pd.Series("", index=frame.index, dtype="str")
        for number, name in enumerate(self.key):
            part = (
                frame[name].dt.strftime("%Y-%m-%d")
                if pd.api.types.is_datetime64_dtype(frame[name])
                else frame[name]
            )
            text = text + ("|" if number else "") + part.astype("str").fillna("")
        return text

    def key_parts(self, text: str) -> dict[str, str]:
        """The key's columns from such a text; a missing part is empty."""
        parts = text.rsplit("|", len(self.key) - 1) if len(self.key) > 1 else [text]
        return dict.fromkeys(self.key, "") | dict(zip(self.key, parts, strict=False))


def columns_of(rows: Iterable[tuple[str, Type, str]]) -> tuple[Column, ...]:
    """Columns written as (name, type, meaning)."""
    return tuple(Column(*row) for row in rows)


PROVENANCE = columns_of(
    [
        ("import_id", "integer", "the import that wrote this version of the record"),
        ("source_line", "integer", "the physical line of that file; missing for a manual edit"),
    ]
)

CERTIFICATES = Schema(
    "certificates",
    ("certificate_no",),
    columns_of(
        [
            ("certificate_no", "text", "the certificate's number, normalised, without version"),
            ("version", "text", "the version behind the number, such as B0"),
            ("scheme", "category", "Scheme"),
            ("plant", "category", "the factory site, under its canonical name"),
            ("factory_code", "category", "one letter and six digits"),
            ("product_category", "category", "the manager's own category"),
            ("product", "text", "product name"),
            ("model", "text", "model or specification"),
            ("standard", "text", "standards, separated by '; '"),
            ("rule", "category", "certification rule, such as CQC16-491264-2022"),
            ("applicant", "text", "the holder"),
            ("manufacturer", "text", "the manufacturer"),
            ("status", "category", "Status, read from reported_status"),
            ("reported_status", "category", "the status word as the file has it"),
            ("status_reported_on", "date", "the day on which the reported status was true"),
            ("first_issued_on", "date", "first issue of the certificate"),
            ("issued_on", "date", "issue of the present version"),
            ("expires_on", "date", "the printed expiry"),
            ("suspended_on", "date", "begin of a suspension"),
            ("suspended_until", "date", "given end of a suspension"),
            ("suspended_reason", "text", "why it was suspended"),
            ("factory_class", "category", "A, B, C or D (R5)"),
            ("certificate_first", "flag", "certificate first, audit later (R6)"),
            ("owner", "category", "the person responsible"),
            ("notes", "text", "comments"),
        ]
    ),
)

AUDITS = Schema(
    "audits",
    ("audit_key",),
    columns_of(
        [
            ("audit_key", "text", "audit_no, else plant|kind|day (and certificate, category)"),
            ("audit_no", "text", "the audit's own number, when it has one"),
            ("plant", "category", "the audited plant"),
            ("factory_code", "category", "one letter and six digits"),
            ("certificate_no", "text", "set when the audit concerned one certificate only"),
            ("product_category", "category", "set when it concerned one category only"),
            ("kind", "category", "AuditKind"),
            ("planned_on", "date", "the planned day"),
            ("started_on", "date", "first day"),
            ("ended_on", "date", "last day"),
            ("result", "category", "AuditResult"),
            ("auditors", "text", "number or names of the auditors"),
            ("auditor_days", "number", "auditor-days spent"),
            ("findings_quality_system", "integer", "findings against condition (a)"),
            ("findings_conformity", "integer", "findings against condition (b)"),
            ("findings_equipment", "integer", "findings against condition (c)"),
            ("findings_personnel", "integer", "findings against condition (d)"),
            ("findings_due_on", "date", "given deadline for closing the findings"),
            ("findings_closed_on", "date", "the day on which all findings were closed"),
            ("notes", "text", "comments"),
        ]
    ),
)

VISITS = Schema(
    "applications",
    ("application_no", "stage", "entered_on"),
    columns_of(
        [
            ("application_no", "text", "the case"),
            ("stage", "category", "Stage"),
            ("entered_on", "date", "the day on which the case entered the stage"),
            ("left_on", "date", "the day on which it left; missing while it is there"),
            ("plant", "category", "the plant of the case"),
            ("product_category", "category", "the category of the case"),
            ("kind", "category", "ApplicationKind"),
            ("certificate_no", "text", "the certificate that it renews, changes or led to"),
            ("waiting_for", "category", "WaitingFor, whose move it is"),
            ("notes", "text", "comments"),
        ]
    ),
)

PLANTS = Schema(
    "plants",
    ("plant",),
    columns_of(
        [
            ("plant", "text", "canonical name"),
            ("country", "text", "ISO country code, when known"),
            ("factory_class", "category", "A, B, C or D (R5), when known"),
        ]
    ),
)

SCHEMA_OF: dict[str, Schema] = {s.name: s for s in (CERTIFICATES, AUDITS, VISITS)}
CONDITIONS = (
    "findings_quality_system",
    "findings_conformity",
    "findings_equipment",
    "findings_personnel",
)
