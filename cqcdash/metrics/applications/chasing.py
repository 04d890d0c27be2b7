"""The facts for asking after an open application; the words are the user interface's."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from cqcdash.errors import UnknownRecordError
from cqcdash.metrics.columns import Column, is_one_of
from cqcdash.vocabulary.applications import CaseState, Place
from cqcdash.vocabulary.paperwork import DOSSIER, SHIPMENTS, WITH_US
from cqcdash.vocabulary.records import WaitingFor

USUAL_MOVE: dict[Place, WaitingFor] = {
    Place.BEFORE_APPLICATION: WaitingFor.US,
    Place.APPLICATION: WaitingFor.AUTHORITY,
    Place.BEFORE_PRODUCT_TESTS: WaitingFor.US,
    Place.PRODUCT_TESTS: WaitingFor.LABORATORY,
    Place.BEFORE_FACTORY_AUDIT: WaitingFor.AUDITORS,
    Place.FACTORY_AUDIT: WaitingFor.AUDITORS,
    Place.BEFORE_REVIEW: WaitingFor.AUTHORITY,
    Place.REVIEW: WaitingFor.AUTHORITY,
    Place.BEFORE_ISSUE: WaitingFor.AUTHORITY,
    Place.ISSUE: WaitingFor.AUTHORITY,
}
"""Whose move it usually is, where the data does not say."""


def usual_move(cases: pd.DataFrame) -> pd.Series:
    """Whose move each open case is, as the data says, else as is usual where it stands."""
    usual = pd.Series({str(place): str(whom) for place, whom in USUAL_MOVE.items()})
    said: Column = cases["whose_move"].astype("object")
    return said.fillna(usual.reindex(cases["place"].astype("object")).set_axis(cases.index))


@dataclass(frozen=True, slots=True)
class Chase:
    """What a letter about an open case has to say; the words are the user interface's.

    Attributes:
        application_no: the case.
        certificate_no: the certificate that it renews or changes; empty when there is none.
        plant: its plant.
        product_category: its category.
        place: where it stands.
        since: since when.
        days: how long.
        limit_days: the norm of the stage, else P85 of its history; None when neither is known.
        whom: whose move it is.
        assumed: the data does not say so; it is the usual one here.
        authority_due_on: the authority's target (R19).
        authority_days_left: days to it; negative is late.
        retest_by: the audit must end by then (R18).
        documents: what it waits for from us, the most pressing first: schema DOSSIER.
        customs_since: since when its samples have been in customs for longer than is usual.
    """

    application_no: str
    certificate_no: str
    plant: str
    product_category: str
    place: Place
    since: date
    days: int
    limit_days: int | None
    whom: WaitingFor
    assumed: bool
    authority_due_on: date | None
    authority_days_left: int | None
    retest_by: date | None
    documents: pd.DataFrame = field(default_factory=DOSSIER.empty)
    customs_since: date | None = None


def chase(
    cases: pd.DataFrame,
    application_no: str,
    documents: pd.DataFrame | None = None,
    shipments: pd.DataFrame | None = None,
) -> Chase | None:
    """The facts for asking after an open case; None when it is done.

    Where the data does not say whose move it is, it is ours as long as a document waits for us,
    and that of customs while they keep samples for longer than is usual.

    Args:
        cases: schema CASES.
        application_no: the case.
        documents: schema DOSSIER, of this case and others.
        shipments: schema SHIPMENTS, of this case and others.

    Raises:
        UnknownRecordError: there is no such case.
    """
    found = cases.loc[(cases["application_no"] == application_no).to_numpy(bool)]
    if found.empty:
        raise UnknownRecordError("application", application_no)
    row = found.iloc[0]
    if row["state"] == CaseState.DONE:
        return None
    place = Place(row["place"])
    waiting = _with_us(documents, application_no)
    customs = _in_customs(shipments, application_no)
    told = _told(row["whose_move"], waiting, customs)
    limit = row["norm_days"] if pd.notna(row["norm_days"]) else row["p85_days"]
    return Chase(
        application_no=application_no,
        certificate_no=_text(row["certificate_no"]),
        plant=_text(row["plant"]),
        product_category=_text(row["product_category"]),
        place=place,
        since=row["here_since"].date(),
        days=int(row["days_here"]),
        limit_days=_whole(limit),
        whom=told or USUAL_MOVE[place],
        assumed=told is None,
        authority_due_on=_date(row["authority_due_on"]),
        authority_days_left=_whole(row["authority_days_left"]),
        retest_by=_date(row["retest_by"]),
        documents=waiting,
        customs_since=customs,
    )


def _told(said: str | float, waiting: pd.DataFrame, customs: date | None) -> WaitingFor | None:
    """Whose move it is by the last visit, else by what is known of documents and samples."""
    if isinstance(said, str):
        return WaitingFor(said)
    if len(waiting):
        return WaitingFor.US
    return WaitingFor.CUSTOMS if customs else None


def _with_us(documents: pd.DataFrame | None, number: str) -> pd.DataFrame:
    """What waits for us: objections by their day, then the others, the longest waiting first."""
    rows = DOSSIER.empty() if documents is None else documents
    mine = (rows["application_no"] == number).to_numpy(bool)
    waits = is_one_of(rows["document_state"], WITH_US)
    order = ["answer_by", "document_days"]
    return rows.loc[mine & waits].sort_values(order, ascending=[True, False], kind="stable")


def _in_customs(shipments: pd.DataFrame | None, number: str) -> date | None:
    rows = SHIPMENTS.empty() if shipments is None else shipments
    mine = (rows["application_no"] == number) & rows["stuck_in_customs"]
    return _date(rows.loc[mine.to_numpy(bool, na_value=False), "at_customs_on"].min())


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: float | None) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


def _date(value: pd.Timestamp | None) -> date | None:
    return None if value is None or pd.isna(value) else value.date()
