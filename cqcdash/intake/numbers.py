"""Certificate numbers, factory codes and rules: how they are written (domain section 4)."""

import re

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

CCC = r"^(19|20)\d{2}\d{2}\d{2}\d{2}\d{6}$"
CQC = r"^CQC\d{9,17}$"
FACTORY = r"^[A-Z]\d{6}$"
DAMAGED = r"^\d([.,]\d+)?E\+?\d+$"
CCC_DIGITS = 16
RULE = re.compile(r"CQC\d{2}-\d{6}-\d{4}|CNCA-C\d{2}-\d{2}[:：]\d{4}|CQC-C\d{4}-\d{4}")
_VERSION = r"^(.*?)\(([A-Z]\d{1,2}|\d{1,2})\)$"
_BLANKS = "[\\s\u00a0\u1680\u2000-\u200d\u202f\u2060\u3000\ufeff]+"
_WRAPPED = r'^=?"(.*)"$'


def as_arrow(values: pd.Series) -> pa.ChunkedArray:
    """The texts of a column for pyarrow's functions."""
    return pa.chunked_array([pa.array(values, type=pa.large_string(), from_pandas=True)])


def as_text(values: pa.ChunkedArray, index: pd.Index) -> pd.Series:
    """Back to a ``str`` column."""
    return pd.Series(values.to_pandas().to_numpy(dtype=object), index=index, dtype="str")


def normalised(values: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The number without blanks, in half-width capitals, and its version; missing when empty.

    ``2022221101000119（b0）`` gives ``2022221101000119`` and ``B0``.
    """
    texts = as_arrow(values)
    if not pc.all(pc.string_is_ascii(texts)).as_py():
        texts = pc.utf8_normalize(texts, "NFKC")
    texts = pc.utf8_upper(pc.replace_substring_regex(texts, _BLANKS, ""))
    texts = pc.replace_substring_regex(texts, _WRAPPED, r"\1")
    texts = pc.utf8_ltrim(texts, "'")
    has_version = pc.match_substring_regex(texts, _VERSION)
    number = pc.replace_substring_regex(texts, _VERSION, r"\1")
    version = pc.if_else(
        has_version, pc.replace_substring_regex(texts, _VERSION, r"\2"), pa.scalar(None, texts.type)
    )
    number = pc.if_else(pc.equal(number, ""), pa.scalar(None, texts.type), number)
    return as_text(number, values.index), as_text(version, values.index)


def looks_like_number(values: pd.Series) -> float:
    """The share of filled cells that hold a certificate number."""
    number, _ = normalised(values)
    filled = number.dropna()
    return float(filled.str.match(f"{CCC}|{CQC}").mean()) if len(filled) else 0.0
