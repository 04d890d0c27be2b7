"""Document rows judged: which paper of which case, and how far it has come."""

import numpy as np
import pandas as pd

from cqcdash.intake.columns import Fields, by_distinct, identifiers, mask, no_dates, spelled
from cqcdash.intake.judging.cells import Cells, one_line
from cqcdash.intake.judging.duplicates import drop_repeats
from cqcdash.intake.judging.records import Coverage, Records, one_per_row
from cqcdash.vocabulary.case_records import DAY_OF_STATE, DocumentState
from cqcdash.vocabulary.rules import Rules

KEY = "_key"
DAYS = tuple(DAY_OF_STATE.values())


def judge_documents(cells: Cells, _rules: Rules) -> Records:
    """DOCUMENTS records, one for each good row."""
    fields = _fields(cells)
    _take_day_of_state(cells, fields)
    latest = _latest(fields, cells.index)
    _check(cells, fields, latest)
    fields["document_state"] = fields["document_state"].fillna(latest)
    frame = pd.DataFrame(fields, index=cells.index)
    frame[KEY] = fields["application_no"] + "|" + fields["document"]
    frame = drop_repeats(frame, KEY, cells.ledger).drop(columns=KEY)
    return one_per_row(frame, cells.ledger, "application_no", _coverage(cells))


def _fields(cells: Cells) -> Fields:
    named = cells.text("document")
    written = by_distinct(named, lambda texts: texts.map(one_line, na_action="ignore"))
    fields = {
        "application_no": identifiers(cells.text("application_no")),
        "document": cells.codes("document", "document", "document_off_list").fillna(written),
        "document_state": cells.codes(
            "document_state", "document_state", "unknown_document_state"
        ).mask(_not_applicable(cells), str(DocumentState.NOT_NEEDED)),
        **{name: cells.date(name) for name in (*DAYS, "answer_by")},
        "objection_round": cells.number("objection_round", whole=True),
        "owner": cells.text("owner"),
        "notes": cells.text("notes"),
    }
    cells.ledger.reject(
        mask(fields["application_no"].isna()), "application_missing", "application_no"
    )
    cells.ledger.reject(mask(named.isna()), "document_missing", "document")
    return fields


def _not_applicable(cells: Cells) -> np.ndarray:
    """Elsewhere such a cell says nothing; as the state of a document it does."""
    return mask(cells.shown("document_state").str.fullmatch(r"n\.?\s*/?\s*a\.?", case=False))


def _take_day_of_state(cells: Cells, fields: Fields) -> None:
    """A list with one day for whatever the state is: it is that state's day."""
    if not cells.has("state_on"):
        return
    told = cells.date("state_on")
    for state, name in DAY_OF_STATE.items():
        mine = mask(fields["document_state"].eq(str(state)) & fields[name].isna())
        fields[name] = fields[name].mask(mine, told)


def _latest(fields: Fields, index: pd.Index) -> pd.Series:
    """The state of the latest day; the later state where two have the same day."""
    code, last = np.full(len(index), -1), no_dates(index)
    for number, name in enumerate(DAYS):
        newer = mask(fields[name].notna() & (last.isna() | (fields[name] >= last)))
        code[newer] = number
        last = last.mask(newer, fields[name])
    return spelled(code, [str(state) for state in DAY_OF_STATE], index)


def _check(cells: Cells, fields: Fields, latest: pd.Series) -> None:
    """What the row says twice and differently; it is kept, and the named state holds."""
    state = fields["document_state"]
    own, last = no_dates(cells.index), no_dates(cells.index)
    for other, name in DAY_OF_STATE.items():
        own = own.mask(mask(state.eq(str(other))), fields[name])
        last = last.mask(mask(latest.eq(str(other))), fields[name])
    begun = state.eq(str(DocumentState.NEEDED)) & latest.notna()
    behind = own.notna() & (own < last)
    shown = cells.shown("document_state")
    cells.ledger.warn(
        mask(begun | behind), "document_state_behind", "document_state", shown, latest=latest
    )
    shown = cells.shown("answer_by")
    early = mask(fields["answer_by"] < fields["objected_on"])
    cells.ledger.reject(
        early, "answer_before_objection", "answer_by", shown, objected_on=fields["objected_on"]
    )


def _coverage(cells: Cells) -> Coverage:
    """A row without a state and without days says nothing about the state of a known document."""
    present = {*cells.fields, "application_no", "document"} - {"state_on", "document_state"}
    keeps = {name for name in DAYS if cells.has("state_on") and name not in present}
    return Coverage(frozenset(present), frozenset(), frozenset({*keeps, "document_state"}))
