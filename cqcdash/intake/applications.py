"""Application rows judged: one stage visit in each row, or one case with its milestones."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cqcdash.intake import numbers
from cqcdash.intake.cells import Cells
from cqcdash.intake.duplicates import conflicts, drop_repeats
from cqcdash.intake.keys import visit_keys
from cqcdash.intake.records import Records, one_per_row
from cqcdash.intake.wide import visits_of
from cqcdash.vocabulary.rules import Rules

KEY = "_key"
CASE = ("plant", "product_category", "kind", "certificate_no", "waiting_for", "notes")


def judge_applications(cells: Cells, rules: Rules) -> Records:
    """VISITS records; a wide list gives several for each row."""
    return _wide(cells) if cells.understanding.wide else _long(cells, rules)


def _case(cells: Cells) -> pd.DataFrame:
    """What each row says about its case."""
    number, _ = numbers.normalised(cells.text("certificate_no"))
    frame = pd.DataFrame(
        {
            "application_no": cells.text("application_no"),
            "plant": cells.plant(),
            "product_category": cells.text("product_category"),
            "kind": cells.codes("kind", "application_kind", "unknown_application_kind"),
            "certificate_no": number,
            "waiting_for": cells.codes("waiting_for", "waiting_for", "unknown_waiting_for"),
            "notes": cells.text("notes"),
        },
        index=cells.index,
    )
    missing = frame["application_no"].isna().to_numpy()
    cells.ledger.reject(missing, "application_missing", "application_no")
    return frame


def _long(cells: Cells, _rules: Rules) -> Records:
    ledger = cells.ledger
    frame = _case(cells)
    frame["stage"] = cells.codes("stage", "stage", "unknown_stage", otherwise="reject")
    frame["entered_on"] = cells.date("entered_on")
    frame["left_on"] = cells.date("left_on")
    no_stage = cells.text("stage").isna().to_numpy()
    ledger.reject(no_stage, "stage_missing", "stage")
    wrong = cells.understanding.dates["entered_on"]
    no_day = frame["entered_on"].isna().to_numpy() & ~wrong.wrong & ~wrong.implausible
    ledger.reject(no_day, "entered_missing", "entered_on")
    order = (frame["left_on"] < frame["entered_on"]).to_numpy(dtype=bool)
    params = {"entered_on": frame["entered_on"]}
    ledger.reject(order, "left_before_entered", "left_on", frame["left_on"], params)
    frame[KEY] = visit_keys(frame)
    frame = drop_repeats(frame, KEY, ledger).drop(columns=KEY)
    return one_per_row(frame, ledger, "application_no", cells.fields)


def _wide(cells: Cells) -> Records:
    case = _case(cells)
    ledger = cells.ledger
    conflicts(case, "application_no", ("plant", "product_category"), ledger, "number_twice")
    visits, milestones = visits_of(cells)
    whole = case.join(milestones)
    kept = drop_repeats(whole, "application_no", ledger).index
    visits = visits[visits["row"].isin(kept)]
    rows = visits["row"].to_numpy()
    visits = visits[~ledger.rejected[rows]]
    rows = visits["row"].to_numpy()
    frame = pd.concat(
        [visits.drop(columns="row").reset_index(drop=True), case.loc[rows].reset_index(drop=True)],
        axis=1,
    )
    present = {*_of_case(cells.fields), "application_no", "stage", "entered_on", "left_on"}
    return Records(
        frame=frame,
        lines=ledger.raw.lines[rows],
        row_of=rows,
        record_of=np.arange(len(rows)),
        present=frozenset(present),
        mentioned=frozenset(case["application_no"][ledger.rejected].dropna()),
    )


def _of_case(fields: "Sequence[str] | dict[str, int]") -> set[str]:
    return {name for name in fields if name in CASE}
