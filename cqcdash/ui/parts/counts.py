"""Reading single numbers out of the frame that counts the overview."""

import pandas as pd

from cqcdash.texts import _, counted
from cqcdash.vocabulary.certificates import ExpiryBand, State


def count_of(overview: pd.DataFrame, *figures: str) -> int:
    """The sum of these figures."""
    return int(overview.loc[overview["figure"].isin(figures), "count"].sum())


def uncounted_words(overview: pd.DataFrame, figure: str) -> str:
    """What the number could not count, in words; empty when it counts everything."""
    missing = overview.loc[overview["figure"] == figure, "not_counted"]
    n = int(missing.iloc[0]) if len(missing) else 0
    return (
        counted(
            "{n} certificate lacks the date and is not in this number.",
            "{n} certificates lack the date and are not in this number.",
            n,
        )
        if n
        else _("Every certificate has the date that this number needs.")
    )


def state_counts(overview: pd.DataFrame) -> pd.DataFrame:
    """The states that occur: state, certificates; worst first."""
    counts = {state: count_of(overview, f"state_{state}") for state in State}
    return pd.DataFrame(
        [(str(state), count) for state, count in counts.items() if count],
        columns=["state", "certificates"],
    )


def band_counts(found: pd.DataFrame) -> dict[str, int]:
    """Certificates by expiry band, all categories together; ``found`` has schema EXPIRY_BANDS."""
    return {
        str(band): int(found.loc[found["expiry_band"] == band, "certificates"].sum())
        for band in ExpiryBand
    }
