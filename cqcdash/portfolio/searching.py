"""One field to find everything: certificates, cases and plants by a part of what they say."""

import unicodedata

import numpy as np
import pandas as pd

from cqcdash.portfolio.derived import Derived
from cqcdash.vocabulary.found import FOUND, FoundKind

SHORTEST = 2
MOST = 50
CERTIFICATE = (
    *("certificate_no", "product", "model", "standard", "rule"),
    *("plant", "factory_code", "owner", "product_category", "applicant", "manufacturer"),
)
CASE = ("application_no", "certificate_no", "plant", "product_category")


def search(found_in: Derived, typed: str) -> pd.DataFrame:
    """What holds every word that was typed; numbers also with blanks in them.

    Args:
        found_in: the portfolio, or a part of it.
        typed: some words, or a number with or without blanks.

    Returns:
        Schema FOUND: plants, then certificates, then cases; at most ``MOST`` of each.
    """
    words = [word for word in _plain(typed).split() if word]
    if len("".join(words)) < SHORTEST:
        return FOUND.empty()
    parts = [
        _plants(found_in, words),
        _certificates(found_in.positions, words),
        _cases(found_in.cases, words),
    ]
    return FOUND.conform(pd.concat(parts, ignore_index=True))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _plants(found_in: Derived, words: list[str]) -> pd.DataFrame:
    counts = found_in.positions["plant"].astype("str").value_counts().sort_index()
    rows = pd.DataFrame({"plant": counts.index.astype("str"), "certificates": counts.to_numpy()})
    hit = rows.loc[_holding(rows, ("plant",), words)].head(MOST)
    return pd.DataFrame(
        {
            "found_kind": str(FoundKind.PLANT),
            "found_key": hit["plant"],
            "plant": hit["plant"],
            "certificates": hit["certificates"],
        }
    )


def _certificates(positions: pd.DataFrame, words: list[str]) -> pd.DataFrame:
    hit = positions.loc[_holding(positions, CERTIFICATE, words)].head(MOST)
    return pd.DataFrame(
        {
            "found_kind": str(FoundKind.CERTIFICATE),
            "found_key": hit["certificate_no"],
            "plant": hit["plant"].astype("str"),
            "product": hit["product"],
            "product_category": hit["product_category"].astype("str"),
            "owner": hit["owner"].astype("str"),
            "state": hit["state"].astype("str"),
            "safe_until": hit["safe_until"],
        }
    )


def _cases(cases: pd.DataFrame, words: list[str]) -> pd.DataFrame:
    hit = cases.loc[_holding(cases, CASE, words)].head(MOST)
    return pd.DataFrame(
        {
            "found_kind": str(FoundKind.APPLICATION),
            "found_key": hit["application_no"],
            "plant": hit["plant"].astype("str"),
            "product_category": hit["product_category"].astype("str"),
        }
    )


def _holding(frame: pd.DataFrame, columns: tuple[str, ...], words: list[str]) -> np.ndarray:
    """The rows that hold each word, or all of them together without blanks in the number."""
    hit = np.ones(len(frame), dtype=bool)
    for word in words:
        hit &= _any(frame, columns, word)
    if len(words) > 1:
        hit |= _any(frame, columns[:1], "".join(words))
    return hit


def _any(frame: pd.DataFrame, columns: tuple[str, ...], word: str) -> np.ndarray:
    found = np.zeros(len(frame), dtype=bool)
    for column in columns:
        found |= _holds(frame.loc[:, column], word)
    return found


def _holds(values: pd.Series, word: str) -> np.ndarray:
    """Whether each value holds the word; what occurs often is looked at once."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        known = _contains(values.cat.categories.astype("str").to_series(), word)
        return np.append(known, False)[values.cat.codes.to_numpy()]
    return _contains(values.astype("str"), word)


def _contains(texts: pd.Series, word: str) -> np.ndarray:
    found = texts.str.normalize("NFKC").str.casefold().str.contains(word, regex=False)
    return found.to_numpy(dtype=bool, na_value=False)
