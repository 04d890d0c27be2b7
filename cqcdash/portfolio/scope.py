"""Which part of the portfolio somebody looks at: filter once, pass the filtered object."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True, slots=True)
class Scope:
    """Plants, product categories and schemes to look at; an empty tuple means all of them."""

    plants: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()

    def of(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of the frame in this scope.

        A restriction whose column the frame lacks does not apply to it.
        """
        mask = np.ones(len(frame), dtype=bool)
        for column, wanted in self._restrictions():
            if wanted and column in frame:
                mask &= frame[column].isin(wanted).to_numpy(dtype=bool, na_value=False)
        return frame if mask.all() else frame.loc[mask]

    def _restrictions(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (
            ("plant", self.plants),
            ("product_category", self.categories),
            ("scheme", self.schemes),
        )


EVERYTHING = Scope()
