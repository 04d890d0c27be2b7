"""Which part of the portfolio somebody looks at: filter once, pass the filtered object."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

NOBODY = "-"
"""Among the owners: the records that name none."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What to look at; an empty tuple means all of them.

    Attributes:
        plants: by name.
        categories: of products.
        schemes: codes of Scheme.
        owners: who is responsible by the record; ``NOBODY`` for records that name none.
        standings: codes of Standing.
    """

    plants: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()

    def of(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of the frame in this scope.

        A restriction whose column the frame lacks does not apply to it.
        """
        mask = np.ones(len(frame), dtype=bool)
        for column, wanted in self._restrictions():
            if wanted and column in frame:
                mask &= frame[column].isin(wanted).to_numpy(dtype=bool, na_value=False) | (
                    column == "owner" and NOBODY in wanted
                ) & frame[column].isna().to_numpy(bool)
        return frame if mask.all() else frame.loc[mask]

    @property
    def about_certificates(self) -> bool:
        """Whether it asks what only a certificate has: an owner or a standing."""
        return bool(self.owners or self.standings)

    def _restrictions(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (
            ("plant", self.plants),
            ("product_category", self.categories),
            ("scheme", self.schemes),
            ("owner", self.owners),
            ("standing", self.standings),
        )


EVERYTHING = Scope()
