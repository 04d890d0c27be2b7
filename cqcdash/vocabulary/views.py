"""A page with its filters under a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SavedView:
    """What somebody wants to see again.

    Attributes:
        name: what it is called; one view for each name.
        page: the page's address, empty for the first one.
        parameters: what its address says besides; never a day, so that it shows today.
        user: who saved it.
        at: when, in UTC.
    """

    name: str
    page: str
    parameters: Mapping[str, tuple[str, ...]]
    user: str
    at: datetime
