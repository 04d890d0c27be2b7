"""The records around one certificate, with the places they were read from."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from cqcdash.errors import UnknownRecordError
from cqcdash.metrics.explanation.answer import Input, Source, Value
from cqcdash.vocabulary.records import Kind
from cqcdash.vocabulary.rules import Applied, RuleBook

KEY = {
    Kind.CERTIFICATES: "certificate_no",
    Kind.AUDITS: "audit_key",
    Kind.APPLICATIONS: "application_no",
}


def plain(value: Any) -> Any:  # noqa: ANN401 - a cell may hold any type
    """A cell as a plain value: a day as ``date``, missing as None."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, (pd.Timestamp, datetime)):
        return value.date()
    return value.item() if isinstance(value, np.generic) else value


def moment_of(value: Any) -> datetime | None:  # noqa: ANN401 - a cell may hold any type
    """A moment as a plain one; missing as None."""
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else None


@dataclass(frozen=True, eq=False)
class Evidence:
    """One certificate and what surrounds it.

    Attributes:
        row: its position, plain values.
        record: the certificate as it was imported, with provenance.
        certificates: all certificates, for the one that gives the group its date.
        members: positions of its audit group's living members.
        audits: audits of its plant or of it alone, with provenance.
        visits: stage visits of its applications, with provenance.
        plants: schema PLANTS.
        imports: schema IMPORTS, by import_id.
        as_of: the day.
        book: the rules.
    """

    row: dict[str, Any]
    record: dict[str, Any]
    certificates: pd.DataFrame
    members: pd.DataFrame
    audits: pd.DataFrame
    visits: pd.DataFrame
    plants: pd.DataFrame
    imports: pd.DataFrame
    as_of: date
    book: RuleBook

    @property
    def certificate(self) -> pd.DataFrame:
        """The certificate's own record as a frame of one row."""
        own = self.certificates["certificate_no"] == self.row["certificate_no"]
        return self.certificates.loc[own.to_numpy(bool)]

    def given(self, name: str) -> Input:
        """A value of the certificate's own record."""
        return self.of(name, self.record, Kind.CERTIFICATES)

    def of(self, name: str, record: dict[str, Any], kind: Kind) -> Input:
        """A value of any record."""
        return Input(
            name,
            plain(record.get(name)),
            str(kind),
            str(record.get(KEY[kind])),
            self.source(record),
        )

    def computed(self, name: str) -> Input:
        """A value that another explanation gives."""
        return Input(name, self.value(name), "rule", str(self.row["certificate_no"]))

    def neighbour(self, certificate_no: str) -> dict[str, Any]:
        """The record of another certificate."""
        hit = (self.certificates["certificate_no"] == certificate_no).to_numpy(bool)
        return self.certificates.loc[hit].iloc[0].to_dict()

    def value(self, name: str) -> Value:
        """A value of the certificate's position."""
        return plain(self.row.get(name))

    def applied(self, setting: str, item: str | int | None = None) -> Applied:
        """The setting as it applies to the certificate."""
        return self.book.applied(self.row, setting, item)

    def source(self, record: dict[str, Any]) -> Source | None:
        """File and line, or the person, that the record came from."""
        number = plain(record.get("import_id"))
        if number is None or number not in self.imports.index:
            return None
        found = self.imports.loc[number]
        return Source(
            int(number),
            plain(found.get("file_name")) or "",
            plain(record.get("source_line")),
            plain(found.get("user")) or "",
            moment_of(found.get("committed_at")),
        )


def evidence_of(  # noqa: PLR0913, PLR0917 - the frames, the day and the rules
    certificate_no: str,
    positions: pd.DataFrame,
    certificates: pd.DataFrame,
    audits: pd.DataFrame,
    visits: pd.DataFrame,
    as_of: date,
    book: RuleBook,
    imports: pd.DataFrame,
    plants: pd.DataFrame,
) -> Evidence:
    """Gather what surrounds one certificate.

    Raises:
        UnknownRecordError: there is no such certificate.
    """
    hit = (positions["certificate_no"] == certificate_no).to_numpy(bool)
    if not hit.any():
        raise UnknownRecordError("certificate", certificate_no)
    row = positions.loc[hit].iloc[0].to_dict()
    own = (certificates["certificate_no"] == certificate_no).to_numpy(bool)
    group = (positions["audit_group"] == row["audit_group"]).to_numpy(bool)
    near = _of_plant(audits, row) | (audits["certificate_no"] == certificate_no).to_numpy(bool)
    cases = visits.loc[(visits["certificate_no"] == certificate_no).to_numpy(bool)]
    mine = visits["application_no"].isin(list(cases["application_no"].unique()))
    return Evidence(
        row,
        certificates.loc[own].iloc[0].to_dict(),
        certificates,
        positions.loc[group & positions["in_audit_group"].to_numpy(bool)],
        audits.loc[near].reset_index(drop=True),
        visits.loc[mine.to_numpy(bool)],
        plants,
        imports.drop_duplicates("import_id").set_index("import_id"),
        as_of,
        book,
    )


def _of_plant(audits: pd.DataFrame, row: dict[str, Any]) -> np.ndarray:
    """Audits that may cover the certificate: of its plant, or of its code where no plant stands."""
    shared = audits["certificate_no"].isna()
    here = audits["plant"] == row["plant"]
    by_code = audits["plant"].isna() & (audits["factory_code"] == row["factory_code"])
    return (shared & (here | by_code)).to_numpy(bool)
