"""Application rows judged: one stage visit in each row, or one case with its milestones."""

import numpy as np
import pandas as pd

from cqcdash.intake.columns import Fields, column, identifiers, mask, normalised, visit_keys
from cqcdash.intake.judging.cells import Cells
from cqcdash.intake.judging.duplicates import conflicts, drop_repeats
from cqcdash.intake.judging.milestones import milestones, visits_of
from cqcdash.intake.judging.records import Coverage, Records
from cqcdash.intake.judging.substages import WORD, merged_visits, words_of
from cqcdash.vocabulary.rules import Rules

KEY = "_key"
OF_CASE = ("plant", "product_category", "kind", "certificate_no", "waiting_for", "notes")


def judge_applications(cells: Cells, _rules: Rules) -> Records:
    """VISITS records; a wide list gives several for each row."""
    return _wide(cells) if cells.understanding.wide else _long(cells)


def _case(cells: Cells) -> Fields:
    """What each row says about its case."""
    number, _ = normalised(cells.text("certificate_no"))
    fields = {
        "application_no": identifiers(cells.text("application_no")),
        "plant": cells.plant(),
        "product_category": cells.text("product_category"),
        "kind": cells.codes("kind", "application_kind", "unknown_application_kind"),
        "certificate_no": number,
        "waiting_for": cells.codes("waiting_for", "waiting_for", "unknown_waiting_for"),
        "notes": cells.text("notes"),
    }
    missing = mask(fields["application_no"].isna())
    cells.ledger.reject(missing, "application_missing", "application_no")
    return fields


def _long(cells: Cells) -> Records:
    ledger, fields = cells.ledger, _case(cells)
    fields["stage"] = cells.codes("stage", "stage", "unknown_stage", otherwise="reject")
    fields["entered_on"] = entered = cells.date("entered_on")
    fields["left_on"] = left = cells.date("left_on")
    ledger.reject(mask(cells.text("stage").isna()), "stage_missing", "stage")
    parsed = cells.understanding.dates["entered_on"]
    no_day = mask(entered.isna()) & ~parsed.wrong & ~parsed.implausible
    ledger.reject(no_day, "entered_missing", "entered_on")
    shown, order = cells.shown("left_on"), mask(left < entered)
    ledger.reject(order, "left_before_entered", "left_on", shown, entered_on=entered)
    frame = pd.DataFrame(fields, index=cells.index)
    frame[WORD] = words_of(cells.text("stage"))
    frame[KEY] = visit_keys(frame) + "|" + frame[WORD]
    frame = drop_repeats(frame, KEY, ledger).drop(columns=KEY)
    return merged_visits(frame, ledger, Coverage(frozenset(cells.fields)))


def _wide(cells: Cells) -> Records:
    ledger = cells.ledger
    case = pd.DataFrame(_case(cells), index=cells.index)
    conflicts(case, "application_no", ("plant", "product_category"), ledger)
    dates = milestones(cells)
    visits = visits_of(cells, dates)
    whole = pd.concat([case, pd.DataFrame(dates, index=cells.index)], axis=1)
    counted = np.zeros(cells.raw.rows, dtype=bool)
    counted[drop_repeats(whole, "application_no", ledger).index] = True
    rows = column(visits, "row").to_numpy()
    kept = counted[rows] & ~ledger.rejected[rows]
    rows = rows[kept]
    frame = case.iloc[rows].reset_index(drop=True)
    for name in ("stage", "entered_on", "left_on"):
        frame[name] = column(visits, name).to_numpy()[kept]
    named = {name for name in cells.fields if name in OF_CASE}
    present = frozenset({*named, "application_no", "stage", "entered_on", "left_on"})
    left_out = column(case, "application_no").loc[ledger.rejected].dropna()
    return Records(
        frame=frame,
        lines=ledger.raw.lines[rows],
        row_of=rows,
        record_of=np.arange(len(rows)),
        coverage=Coverage(present),
        mentioned=frozenset(left_out.tolist()),
    )
