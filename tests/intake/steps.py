"""Short ways from text to the outcome of an import, for tests."""

import pandas as pd

from cqcdash import intake
from cqcdash.intake import Answers, ImportPlan, Judged, RawTable, Understanding
from cqcdash.vocabulary.records import SCHEMA_OF


def table(text: str | bytes, name: str = "list.csv") -> RawTable:
    raw = text if isinstance(text, bytes) else text.encode()
    (read,) = intake.read_files([(name, raw)])
    return read


def understood(text: str | bytes, answers: Answers | None = None, learned=()) -> Understanding:
    return intake.understand(table(text), answers, learned)


def judged(text: str | bytes, answers: Answers | None = None, learned=()) -> Judged:
    raw = table(text)
    return intake.judge(raw, intake.understand(raw, answers, learned))


def planned(
    text: str | bytes, current: pd.DataFrame | None = None, answers: Answers | None = None
) -> ImportPlan:
    judgement = judged(text, answers)
    stored = SCHEMA_OF[judgement.kind].empty() if current is None else current
    return intake.plan(judgement, stored)


def codes(found: Judged | ImportPlan) -> list[str]:
    return [finding.code for finding in found.findings]


def stored_after(plan: ImportPlan, before: pd.DataFrame) -> pd.DataFrame:
    """The records as they stand once the plan is carried out."""
    schema = SCHEMA_OF[plan.kind]
    key = list(schema.key)
    parts = [schema.conform(part) for part in (before, plan.update, plan.insert)]
    whole = pd.concat([part.astype(object) for part in parts], ignore_index=True)
    whole = whole[~whole.duplicated(key, keep="last")]
    if len(plan.moved) and plan.kind == "applications":
        former = plan.moved.assign(entered_on=plan.moved["entered_on_before"])
        gone = pd.MultiIndex.from_frame(former[key].astype(object))
        whole = whole[~pd.MultiIndex.from_frame(whole[key]).isin(gone)]
    return schema.conform(whole.reset_index(drop=True))
