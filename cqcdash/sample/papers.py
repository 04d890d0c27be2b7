"""The documents of the sample's newer cases, as a group would keep them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from cqcdash.vocabulary.case_records import DAY_OF_STATE, DOCUMENTS, Document, DocumentState
from cqcdash.vocabulary.records import ApplicationKind, Stage

PAPERS = 13
"""Names this source of chance."""
_D, _K = Document, ApplicationKind
_ALWAYS = (_D.APPLICATION_FORM, _D.COP_CONTROL_PLAN)
_NEW = (
    *(_D.PRODUCT_DESCRIPTION, _D.FACTORY_QUESTIONNAIRE, _D.DRAWINGS, _D.KEY_COMPONENTS),
    *(_D.LICENCE_APPLICANT, _D.LICENCE_MANUFACTURER, _D.LICENCE_FACTORY, _D.TRADEMARK_PAPERS),
    _D.AUTHORISATION,
)
_OLD = (_D.PRODUCT_DESCRIPTION, _D.PREVIOUS_CERTIFICATE, _D.PREVIOUS_REPORT)
TAKES: Mapping[str, tuple[Document, ...]] = {
    _K.INITIAL: (*_ALWAYS, *_NEW),
    _K.RENEWAL: (*_ALWAYS, *_OLD),
    _K.CHANGE: (*(*_ALWAYS, *_OLD, _D.FACTORY_QUESTIONNAIRE, _D.DRAWINGS, _D.KEY_COMPONENTS),),
    _K.EXTENSION: (*_ALWAYS, *_OLD, _D.DRAWINGS, _D.KEY_COMPONENTS),
    _K.CONVERSION: (
        *(*_ALWAYS, _D.BASIS_CERTIFICATE, _D.CONVERTED_REPORT, _D.CANCELLATION),
        *(_D.LICENCE_APPLICANT, _D.LICENCE_MANUFACTURER, _D.LICENCE_FACTORY),
        *(_D.FACTORY_QUESTIONNAIRE, _D.AUTHORISATION),
    ),
}
"""What an application of each kind takes, as the shipped checklist says."""
_OWN = "Material data sheet of the supplier"
_NEWER_THAN_DAYS = 300
_WITHOUT, _OWN_SHARE, _OBJECTED, _FORGOTTEN = 0.12, 0.12, 0.06, 0.04


def whole_cases(stays: pd.DataFrame) -> pd.DataFrame:
    """One row per case: its fields, first and last day, and whether it is done."""
    own = stays.assign(
        last=stays["left_on"].fillna(stays["entered_on"]),
        done=(stays["stage"] == Stage.ISSUE) & stays["left_on"].notna(),
        tested=stays["stage"] == Stage.PRODUCT_TESTS,
    )
    by = own.groupby("application_no", sort=True)
    return by.agg(
        plant=("plant", "first"),
        product_category=("product_category", "first"),
        kind=("kind", "first"),
        certificate_no=("certificate_no", "first"),
        began=("entered_on", "min"),
        last=("last", "max"),
        done=("done", "any"),
    ).reset_index()


def newer(cases: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The cases that are open or were done within the last months."""
    recent = cases["last"] >= pd.Timestamp(as_of) - pd.Timedelta(days=_NEWER_THAN_DAYS)
    return cases.loc[recent | ~cases["done"]].reset_index(drop=True)


def papers(
    stays: pd.DataFrame, owners: Mapping[str, str], as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    """The documents of the newer cases: most are accepted, some are missing, a few objected to.

    Args:
        stays: the stage visits of all cases.
        owners: who takes care of each plant.
        as_of: the day of the export.
        rng: the source of chance.
    """
    found = [
        row
        for case in newer(whole_cases(stays), as_of).to_dict("records")
        if rng.random() >= _WITHOUT
        for row in _of_case(case, owners, pd.Timestamp(as_of), rng)
    ]
    frame = DOCUMENTS.conform(pd.DataFrame(found, columns=DOCUMENTS.names))
    return frame.astype({"document": "str", "document_state": "str", "owner": "str"})


def _of_case(
    case: Mapping[str, Any],
    owners: Mapping[str, str],
    today: Any,  # noqa: ANN401 - a pandas day
    rng: np.random.Generator,
) -> Iterator[dict[str, object]]:
    names = [str(one) for one in TAKES.get(str(case["kind"]), _ALWAYS)]
    names += [_OWN] if rng.random() < _OWN_SHARE else []
    for name in names:
        days = _days(case["began"], rng, slow=name == _D.COP_CONTROL_PLAN)
        objected = rng.random() < _OBJECTED and not case["done"]
        if not case["done"] and rng.random() < _FORGOTTEN:
            days = dict.fromkeys(days)
        if objected and days["sent_on"] is not None:
            days["objected_on"] = days["sent_on"] + pd.Timedelta(days=int(rng.integers(4, 12)))
            days["accepted_on"] = days["objected_on"] + pd.Timedelta(days=int(rng.integers(15, 60)))
        if case["done"]:
            days = {key: min(day, case["last"]) if day else None for key, day in days.items()}
        seen = {key: day for key, day in days.items() if day is not None and day <= today}
        state = _state(seen, accepted=bool(case["done"]))
        open_objection = state == DocumentState.OBJECTED
        yield {
            "application_no": case["application_no"],
            "document": name,
            "document_state": str(state),
            **seen,
            "answer_by": seen["objected_on"] + pd.Timedelta(days=30) if open_objection else None,
            "objection_round": int(rng.integers(1, 3)) if "objected_on" in seen else None,
            "owner": owners.get(str(case["plant"])),
        }


def _days(began: Any, rng: np.random.Generator, *, slow: bool) -> dict[str, Any]:  # noqa: ANN401 - a pandas day
    """Asked for before the case begins, received, sent, accepted; a control plan takes longer."""
    asked = began - pd.Timedelta(days=int(rng.integers(3, 21)))
    wait = rng.lognormal(2.6 if slow else 1.9, 0.6)
    received = asked + pd.Timedelta(days=1 + int(wait))
    sent = max(received + pd.Timedelta(days=int(rng.integers(0, 4))), began)
    accepted = sent + pd.Timedelta(days=int(rng.integers(4, 15)))
    return {
        "asked_on": asked,
        "received_on": received,
        "sent_on": sent,
        "objected_on": None,
        "accepted_on": accepted,
    }


def _state(seen: Mapping[str, Any], *, accepted: bool) -> DocumentState:
    if accepted:
        return DocumentState.ACCEPTED
    state, last = DocumentState.NEEDED, None
    for name, column in DAY_OF_STATE.items():
        if column in seen and (last is None or seen[column] >= last):
            state, last = name, seen[column]
    return state
