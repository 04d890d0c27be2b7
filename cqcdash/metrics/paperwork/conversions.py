"""What each conversion rests on (R27): the basis, its report, and what is to be cancelled."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.columns import Column, is_one_of, words_of
from cqcdash.vocabulary.conversions import CONVERSIONS, Convertible
from cqcdash.vocabulary.duty import LEFT_TO_CONVERT, DutyState
from cqcdash.vocabulary.paperwork import SampleState
from cqcdash.vocabulary.records import Scheme
from cqcdash.vocabulary.rules import RuleBook

_REPORT = ("report_no", "laboratory", "test_standard", "ccc_laboratory")
_DOSSIER = ("documents_asked", "documents_accepted", "documents_missing")


class Papers(NamedTuple):
    """What cases hold: schemas CASES (of the whole portfolio), SHIPMENTS and DOSSIERS."""

    cases: pd.DataFrame
    shipments: pd.DataFrame
    dossiers: pd.DataFrame


def conversion_dossiers(
    positions: pd.DataFrame, papers: Papers, as_of: date, book: RuleBook
) -> pd.DataFrame:
    """Every certificate to convert and every one converted, the nearest day first.

    The report is the latest that samples of the certificate's own cases have passed; a case of the
    conversion does not count, since its report is what the conversion is to bring.

    Args:
        positions: schema POSITIONS, any part of it.
        papers: the cases, their samples and dossiers.
        as_of: the day of the positions.
        book: the changes of duty.

    Returns:
        Schema CONVERSIONS.
    """
    listed = is_one_of(positions["duty_state"], (*LEFT_TO_CONVERT, DutyState.CONVERTED))
    rows = positions.loc[listed].reset_index(drop=True)
    report = _reports(papers.cases, papers.shipments, rows)
    own = papers.dossiers.set_index("application_no").reindex(
        pd.Index(rows["conversion_application_no"].astype("object"))
    )
    declared = is_one_of(rows["scheme"], [Scheme.CCC_SDOC])
    number: Column = rows["certificate_no"]
    frame = rows.assign(
        **{name: report[name].to_numpy() for name in _REPORT[:3]},
        **{name: own[name].array for name in _DOSSIER},
        report_convertible=words_of(_convertible(report), Convertible, rows.index),
        cancel_declaration=number.where(pd.Series(declared)),
        cancel_by=_last_days(rows["duty_change"], as_of, book).where(pd.Series(declared)),
    )
    order = ["convert_by", "plant", "certificate_no"]
    return CONVERSIONS.conform(frame.sort_values(order, na_position="last", ignore_index=True))


def _last_days(change: Column, as_of: date, book: RuleBook) -> pd.Series:
    """The last day of each certificate's change of duty."""
    days = {known.name: known.last_day for known in book.duty_changes_on(as_of)}
    found = [days.get(str(name)) for name in change]
    return pd.Series(pd.to_datetime(found), index=change.index)


def _reports(cases: pd.DataFrame, shipments: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The latest passed report of each certificate, in the order of the rows."""
    passed = shipments.loc[is_one_of(shipments["sample_state"], [SampleState.PASSED])]
    led = cases.loc[
        (cases["kind"] != "conversion").to_numpy(bool), ["application_no", "certificate_no"]
    ]
    of = passed.merge(led.dropna(), on="application_no")
    # A report counts more than none, a day more than none, a later day more than an earlier one.
    ranked = of.assign(told=of["report_no"].notna()).sort_values(
        ["told", "passed_on"], kind="stable", na_position="first"
    )
    latest = ranked.drop_duplicates("certificate_no", keep="last")
    table = latest.set_index("certificate_no").loc[:, list(_REPORT)].astype("object")
    return table.reindex(pd.Index(rows["certificate_no"].astype("object"))).reset_index(drop=True)


def _convertible(report: pd.DataFrame) -> np.ndarray:
    words = list(Convertible)
    known = report["ccc_laboratory"].notna().to_numpy()
    yes = (report["ccc_laboratory"] == True).to_numpy(bool)  # noqa: E712 - missing is no yes
    none = report["report_no"].isna().to_numpy() & ~known
    return np.select(
        [none, ~known, yes],
        [
            words.index(Convertible.NO_REPORT),
            words.index(Convertible.UNKNOWN),
            words.index(Convertible.YES),
        ],
        words.index(Convertible.OTHER_LABORATORY),
    )
