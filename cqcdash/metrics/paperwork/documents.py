"""The documents of each case against the checklist, and what waits for us most."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, dates, day, days, days_until, earliest_by
from cqcdash.metrics.columns import Column, codes, flags, is_one_of, place, whole, words_of
from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.case_records import DAY_OF_STATE, DocumentState
from cqcdash.vocabulary.checklist import Checklist
from cqcdash.vocabulary.paperwork import DOSSIER, DOSSIERS, LACKING, SETTLED, WITH_US
from cqcdash.vocabulary.records import WaitingFor

_OF_CASE = ("plant", "product_category")
_RECORDED = ("application_no", "document", "answer_by", "objection_round", "owner", "notes")


def dossier(
    documents: pd.DataFrame, cases: pd.DataFrame, checklist: Checklist, as_of: date
) -> pd.DataFrame:
    """Every document of every case that has a dossier; schema DOSSIER, in the checklist's order.

    A case has a dossier once one document of it is recorded: without any record nobody knows what
    is there, and nothing is called missing. What the checklist asks for and nobody recorded is
    needed, as long as the case is not done. Days after ``as_of`` have not come yet.

    Args:
        documents: schema DOCUMENTS, any part of it.
        cases: schema CASES of that day; documents of other cases are left out.
        checklist: what each application needs.
        as_of: the day to look at.
    """
    today = day(as_of)
    at = pd.Index(cases["application_no"]).get_indexer(pd.Index(documents["application_no"]))
    recorded = documents.loc[at >= 0].reset_index(drop=True)
    at = at[at >= 0]
    asked, asked_at = _asked(cases, np.unique(at), checklist)
    names = pd.Index([*dict.fromkeys(entry.document for entry in checklist)])
    ours = _at(names, recorded["document"])
    absent = ~np.isin(_pair(asked_at, asked, len(names)), _pair(at, ours, len(names))[ours >= 0])
    absent &= ~is_one_of(cases["state"], [CaseState.DONE])[asked_at]
    needed = pd.DataFrame({"document": names[asked[absent]].astype("object")})
    rows = pd.concat([recorded.astype({"document": "object"}), needed], ignore_index=True)
    case = np.concatenate([at, asked_at[absent]])
    state, since = _state(rows, days(cases["started_on"])[case], today)
    turn = _at(names, rows["document"])
    on_list = np.isin(
        _pair(case, turn, len(names)),
        _pair(asked_at, asked, len(names)),
    )
    order = np.lexsort((np.where(turn < 0, len(names), turn), case))
    return (
        _shown(rows, cases, case, (state, since, on_list), today).iloc[order].reset_index(drop=True)
    )


def _asked(
    cases: pd.DataFrame, wanted: np.ndarray, checklist: Checklist
) -> tuple[np.ndarray, np.ndarray]:
    """What the checklist asks of some cases: the document's place in it, and the case's place."""
    kind, kinds = codes(cases["kind"])
    category, categories = codes(cases["product_category"])
    pairs = kind[wanted] * (len(categories) + 1) + category[wanted]
    found, own = np.unique(pairs, return_inverse=True)
    names = [*dict.fromkeys(entry.document for entry in checklist)]
    lists = []
    for pair in wanted[[int(np.flatnonzero(pairs == one)[0]) for one in found]]:
        one = kinds[kind[pair]] if kind[pair] >= 0 else None
        of = categories[category[pair]] if category[pair] >= 0 else None
        asked = {entry.document for entry in checklist if entry.asked_of(one, of)}
        lists.append(np.array([n for n, name in enumerate(names) if name in asked], dtype="int64"))
    length = np.array([len(one) for one in lists], dtype="int64")
    document = np.concatenate([lists[i] for i in own]) if len(own) else np.zeros(0, dtype="int64")
    case = np.repeat(wanted, length[own]) if len(own) else np.zeros(0, dtype="int64")
    return document, case


def _at(names: pd.Index, documents: Column) -> np.ndarray:
    """Each document's place on the checklist, in upper or lower case; -1 when it is not on it."""
    own, written = codes(documents)
    folded = pd.Index([name.casefold() for name in names])
    found = folded.get_indexer(pd.Index([str(name).casefold() for name in written]))
    return np.append(found, -1)[own]


def _pair(case: np.ndarray, document: np.ndarray, size: int) -> np.ndarray:
    return case * (size + 1) + document


def _state(rows: pd.DataFrame, began: Days, today: np.datetime64) -> tuple[np.ndarray, Days]:
    """Each document's state on the day, as a place in ``DocumentState``, and since when.

    A state whose day has not come yet is not reached: the latest day until today decides.
    """
    told, words = codes(rows["document_state"])
    state = np.append(pd.Index(tuple(DocumentState)).get_indexer(words), -1)[told]
    by_day, last = np.full(len(rows), -1), np.full(len(rows), NO_DAY)
    own = np.full(len(rows), NO_DAY)
    for name, column in DAY_OF_STATE.items():
        when = days(rows[column])
        own = np.where(state == place(name), when, own)
        when = np.where(when > today, NO_DAY, when)
        newer = ~np.isnat(when) & (np.isnat(last) | (when >= last))
        by_day, last = np.where(newer, place(name), by_day), np.where(newer, when, last)
    later = own > today
    state = np.where((state < 0) | later, by_day, state)
    state = np.where(state < 0, place(DocumentState.NEEDED), state)
    since = np.where(later | np.isnat(own), last, own)
    lacking = np.isin(state, [place(word) for word in LACKING])
    return state, np.where(lacking & np.isnat(since), began, since)


def _shown(
    rows: pd.DataFrame,
    cases: pd.DataFrame,
    case: np.ndarray,
    told: tuple[np.ndarray, Days, np.ndarray],
    today: np.datetime64,
) -> pd.DataFrame:
    state, since, on_list = told
    index = rows.index
    settled = np.isin(state, [place(word) for word in SETTLED])
    with_us = np.isin(state, [place(word) for word in WITH_US])
    objected = state == place(DocumentState.OBJECTED)
    answer = days(rows["answer_by"])
    # An earlier day belongs to an earlier objection.
    answer = np.where(objected & ~(answer < days(rows["objected_on"])), answer, NO_DAY)
    known = ~settled & ~np.isnat(since)
    whom = np.select([settled, with_us], [-1, place(WaitingFor.US)], place(WaitingFor.AUTHORITY))
    frame = pd.DataFrame({name: rows[name] for name in _RECORDED}).assign(
        application_no=cases["application_no"].to_numpy()[case],
        **{name: cases[name].array[case] for name in _OF_CASE},
        document_state=words_of(state, DocumentState, index),
        document_since=dates(since, index),
        document_days=whole((today - since).astype("int64"), known),
        document_with=words_of(whom, WaitingFor, index),
        answer_by=dates(answer, index),
        answer_days_left=days_until(answer, today),
        on_checklist=flags(on_list),
    )
    return DOSSIER.conform(frame)


def dossiers(rows: pd.DataFrame) -> pd.DataFrame:
    """How full each dossier is, and what waits for us most; schema DOSSIERS.

    The most pressing document is an objection, the earliest day to answer first; then what is
    missing, then what is here and not sent, the longest waiting first.

    Args:
        rows: schema DOSSIER.
    """
    case, numbers = codes(rows["application_no"])
    size = len(numbers)
    state = rows["document_state"]

    def counted(words: tuple[DocumentState, ...]) -> np.ndarray:
        return np.bincount(case, weights=is_one_of(state, words), minlength=size).astype("int64")

    code = state.cat.codes.to_numpy()
    turn = np.full(len(DocumentState), len(WITH_US))
    turn[[place(word) for word in WITH_US]] = range(len(WITH_US))
    # Whether it was asked for or not: the longest missing one comes first.
    turn[[place(word) for word in LACKING]] = min(turn[place(word)] for word in LACKING)
    answer, since = days(rows["answer_by"]), days(rows["document_since"])
    far = np.datetime64("9999-12-31")
    order = np.lexsort((_late(since, far), _late(answer, far), turn[code], case))
    first = order[np.unique(case[order], return_index=True)[1]]
    pressing = turn[code[first]] < len(WITH_US)
    most = rows.iloc[first].reset_index(drop=True)
    told = ["document", "document_state", "document_since", "document_days", "owner"]
    frame = most.loc[:, told].where(pd.Series(pressing), other=pd.NA)
    frame["application_no"] = numbers.astype("object")
    frame["documents_asked"] = np.bincount(case, minlength=size) - counted(
        (DocumentState.NOT_NEEDED,)
    )
    frame["documents_accepted"] = counted((DocumentState.ACCEPTED,))
    frame["documents_missing"] = counted(LACKING)
    frame["documents_objected"] = counted((DocumentState.OBJECTED,))
    frame["answer_by"] = dates(earliest_by(case, answer, size), frame.index)
    return DOSSIERS.conform(frame)


def _late(column: Days, far: np.datetime64) -> np.ndarray:
    return np.where(np.isnat(column), far, column)
