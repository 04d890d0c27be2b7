"""The facts for asking after an open application; the words are the user interface's."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from cqcdash.errors import UnknownRecordError
from cqcdash.metrics.columns import Column
from cqcdash.vocabulary.applications import CaseState, Place
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


def chase(cases: pd.DataFrame, application_no: str) -> Chase | None:
    """The facts for asking after an open case; None when it is done.

    Args:
        cases: schema CASES.
        application_no: the case.

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
    said = row["whose_move"]
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
        whom=WaitingFor(said) if pd.notna(said) else USUAL_MOVE[place],
        assumed=bool(pd.isna(said)),
        authority_due_on=_date(row["authority_due_on"]),
        authority_days_left=_whole(row["authority_days_left"]),
        retest_by=_date(row["retest_by"]),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: float | None) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


def _date(value: pd.Timestamp | None) -> date | None:
    return None if value is None or pd.isna(value) else value.date()
