"""What open cases wait for from us and from customs: documents, objections, samples."""

import numpy as np
import pandas as pd

from cqcdash.metrics.attention.cases import of_cases
from cqcdash.metrics.attention.parts import Part
from cqcdash.metrics.calendar import dates, days
from cqcdash.metrics.columns import Column, is_one_of
from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.attention import ItemKind
from cqcdash.vocabulary.certificates import NextAction
from cqcdash.vocabulary.records import WaitingFor
from cqcdash.vocabulary.rules import RuleBook


def papers_to_bring(
    positions: pd.DataFrame,
    cases: pd.DataFrame,
    dossiers: pd.DataFrame,
    today: np.datetime64,
    book: RuleBook,
) -> Part:
    """One item for each open case with an objection, or with a document missing for too long.

    Too long is longer than ``document_days``. An objection bites on the day by which it is to be
    answered, else the case's own days count. Its date is the day since when the most pressing
    document has waited: once that one is there, an acknowledgement lapses.
    """
    at = pd.Index(dossiers["application_no"]).get_indexer(pd.Index(cases["application_no"]))
    open_now = ~is_one_of(cases["state"], [CaseState.DONE])
    row = np.flatnonzero(open_now & (at >= 0))
    own = dossiers.iloc[at[row]].reset_index(drop=True)
    objected = (own["documents_objected"] > 0).to_numpy(bool)
    missing = (own["documents_missing"] > 0).to_numpy(bool)
    long = (own["document_days"] > book.defaults.document_days).to_numpy(bool, na_value=False)
    wanted = objected | (missing & long)
    rows = cases.iloc[row[wanted]].reset_index(drop=True)
    own, objected = own.loc[wanted].reset_index(drop=True), objected[wanted]
    answer, since = days(own["answer_by"]), days(own["document_since"])
    found = of_cases(positions, rows)
    ends = np.where(objected & ~np.isnat(answer), answer, found.bites_on)
    act_by = np.where(objected & (answer > today), answer, today)
    names: Column = own["document"].astype("object")
    items = found.items.assign(
        item_kind=str(ItemKind.DOCUMENTS),
        what=np.where(objected, str(NextAction.ANSWER_OBJECTION), str(NextAction.SEND_DOCUMENTS)),
        date=dates(since, rows.index),
        act_by=dates(act_by, rows.index),
        bites_on=dates(ends, rows.index),
        whose_move=str(WaitingFor.US),
        days_here=own["document_days"],
        document=names,
        paper_owner=own["owner"].astype("object"),
        documents_missing=np.where(objected, own["documents_objected"], own["documents_missing"]),
    )
    item = np.flatnonzero(found.place >= 0)
    return Part(items, item, found.place[item], since[item], act_by[item])


def samples_to_free(
    positions: pd.DataFrame, cases: pd.DataFrame, shipments: pd.DataFrame, today: np.datetime64
) -> Part:
    """One item for each open case with samples that customs have kept longer than usual.

    Its date is the day on which the longest waiting ones reached customs.
    """
    stuck = shipments.loc[shipments["stuck_in_customs"].to_numpy(bool, na_value=False)]
    stuck = stuck.sort_values("at_customs_on").drop_duplicates("application_no")
    at = pd.Index(stuck["application_no"]).get_indexer(pd.Index(cases["application_no"]))
    open_now = ~is_one_of(cases["state"], [CaseState.DONE])
    row = np.flatnonzero(open_now & (at >= 0))
    rows, own = cases.iloc[row].reset_index(drop=True), stuck.iloc[at[row]].reset_index(drop=True)
    found, since = of_cases(positions, rows), days(own["at_customs_on"])
    act_by = np.full(len(rows), today)
    items = found.items.assign(
        item_kind=str(ItemKind.SAMPLES),
        what=str(NextAction.RELEASE_SAMPLES),
        date=dates(since, rows.index),
        act_by=dates(act_by, rows.index),
        bites_on=dates(found.bites_on, rows.index),
        whose_move=str(WaitingFor.CUSTOMS),
        days_here=own["customs_days"],
    )
    item = np.flatnonzero(found.place >= 0)
    return Part(items, item, found.place[item], since[item], act_by[item])
