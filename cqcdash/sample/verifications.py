"""Who of the sample group looked a number up in the public database, and when."""

import numpy as np
import pandas as pd

# Of the certificates that have a responsible person: seen by that person on the day of the status,
# and seen before a list brought a newer one.
_SEEN_SHARE, _SEEN_BEFORE_SHARE = 0.35, 0.15


def verified(table: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The register with the days on which owners looked their numbers up, and their names.

    Nobody has looked up a number before its certificate was issued.

    Args:
        table: the register, with its owners and the days of its statuses.
        rng: the source of chance.
    """
    count = len(table)
    chance = rng.random(count)
    earlier = pd.to_timedelta(rng.integers(12, 45, count), unit="D")
    told = pd.to_datetime(table["status_reported_on"])
    on = told.where(chance < _SEEN_SHARE, told - earlier)
    seen = (chance < _SEEN_SHARE + _SEEN_BEFORE_SHARE) & table["owner"].notna()
    seen &= on >= pd.to_datetime(table["issued_on"])
    named = {"verified_on": on.where(seen), "verified_by": table["owner"].where(seen)}
    place = table.columns.get_loc("owner")
    order = [*table.columns[:place], *named, *table.columns[place:]]
    return table.assign(**named).loc[:, order]
