"""The timeline of one application against the norms."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.errors import UnknownRecordError
from cqcdash.metrics.columns import flags, whole, words_of
from cqcdash.metrics.stages import inside, known_visits, spells, visit_norms
from cqcdash.vocabulary.applications import Place
from cqcdash.vocabulary.rules import RuleBook


def case_timeline(
    visits: pd.DataFrame, application_no: str, as_of: date, book: RuleBook
) -> pd.DataFrame:
    """The stays and waits of one case in calendar order, forgotten ends included.

    Returns:
        place (Place), begins_on, ends_on (missing when unknown, ``as_of`` while it lasts), days,
        norm_days (R20), days_over (above the norm), waiting_for (whose move, as the
        visit says; for a wait the visit before it), open, unknown_end.

    Raises:
        UnknownRecordError: there is no such case by ``as_of``.
    """
    known = known_visits(
        visits.loc[(visits["application_no"] == application_no).to_numpy(bool)], as_of
    )
    if not len(known.case):
        raise UnknownRecordError("application", application_no)
    norms = visit_norms(known, book)
    found = spells(known)
    unknown = np.flatnonzero(~known.ended & ~known.open)
    visit = np.concatenate([found.visit, unknown])
    begin = np.concatenate([found.begin, known.entered[unknown]])
    end = np.concatenate([found.end, np.zeros(len(unknown), dtype=np.int64)])
    measured = np.arange(len(visit)) < len(found.visit)
    place = np.concatenate([found.place, inside(known.stage[unknown])])
    norm = np.where(place % 2 == 1, norms[visit], np.nan)
    over = np.where(measured, np.maximum(end - begin - norm, 0), np.nan)
    ended = np.append(found.ended, np.zeros(len(unknown), dtype=bool))
    last = np.where(measured, end.astype("datetime64[D]"), np.datetime64("NaT"))
    frame = pd.DataFrame(
        {
            "place": words_of(place, Place, pd.RangeIndex(len(visit))),
            "begins_on": begin.astype("datetime64[D]").astype("datetime64[us]"),
            "ends_on": last.astype("datetime64[us]"),
            "days": whole(end - begin, measured),
            "norm_days": whole(np.nan_to_num(norm), ~np.isnan(norm)),
            "days_over": whole(np.nan_to_num(over), ~np.isnan(over)),
            "waiting_for": known.rows["waiting_for"].array[visit],
            "open": flags(measured & ~ended),
            "unknown_end": flags(~measured),
        }
    )
    return frame.sort_values(["begins_on", "place"], kind="stable", ignore_index=True)
