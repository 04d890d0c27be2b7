"""Names and days inside sentences."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from cqcdash.texts import _, counted

SHOWN = 3


def named(names: Iterable[object], shown: int = SHOWN) -> str:
    """``A, B and C``; of more than so many the first ones and how many others there are."""
    words = [str(name) for name in dict.fromkeys(names)]
    if len(words) > shown:
        rest = len(words) - shown + 1
        more = counted("{n} other", "{n} others", rest)
        return _("{list} and {last}").format(list=", ".join(words[: shown - 1]), last=more)
    if len(words) < 2:  # noqa: PLR2004 - one name needs no "and"
        return "".join(words)
    return _("{list} and {last}").format(list=", ".join(words[:-1]), last=words[-1])


def on(value: Any) -> str:  # noqa: ANN401 - a cell may hold any type
    """A day as YYYY-MM-DD; empty when it is missing."""
    return "" if pd.isna(value) else f"{value:%Y-%m-%d}"
