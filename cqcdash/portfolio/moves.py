"""Records that a plan gives another key: what has to be taken out for them."""

import pandas as pd

from cqcdash import intake
from cqcdash.vocabulary.imports import MOVED_TO
from cqcdash.vocabulary.records import SCHEMA_OF


def taken_out(planned: intake.ImportPlan) -> pd.DataFrame:
    """The former keys: key columns and ``moved_to``, the key text of the record that goes on."""
    schema = SCHEMA_OF[planned.kind]
    now = schema.conform(planned.moved.reset_index(drop=True))
    former = {f"{name}_before": name for name in schema.key if f"{name}_before" in planned.moved}
    before = now.assign(
        **{name: planned.moved[column].to_numpy() for column, name in former.items()}
    )
    frame = schema.extended(MOVED_TO).conform(before.assign(moved_to=schema.key_text(now)))
    return pd.DataFrame(frame[[*schema.key, "moved_to"]])
