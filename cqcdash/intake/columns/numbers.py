"""Certificate numbers, factory codes and rules: how they are written (domain section 4)."""

import re

import pandas as pd
import pyarrow as pa

from cqcdash.intake.columns.arrays import as_arrow, as_text, by_distinct, compute, mask
from cqcdash.intake.columns.plain import BLANKS, DASHES, INVISIBLE, plain

CCC_NUMBER = r"^(19|20)\d{2}\d{2}\d{2}\d{2}\d{6}$"
CQC_NUMBER = r"^CQC\d{9,17}$"
FACTORY_CODE = r"^[A-Z]\d{6}$"
DAMAGED_NUMBER = r"^(\d([.,]\d+)?E\+?\d+|#+)$"
SEVERAL_NUMBERS = r"(?:CQC\d{9,}|\d{16}).*?(?:CQC\d{9,}|(?:19|20)\d{14})"
RULE_NUMBER = re.compile(r"CQC\d{2}-\d{6}-\d{4}|CNCA-C\d{2}-\d{2}[:：]\d{4}|CQC-C\d{4}-\d{4}")
_VERSION = r"^(.*?)\(([A-Z]\d{1,2}|\d{1,2})\)$"
# Some write the version behind a dash or slash, some write what the number is before it.
_SIGNED = r"^(CQC\d{9,17}|(?:19|20)\d{14})[-/_](?:REV\.?|V)?([A-Z]\d{1,2})$"
_NAMED = (
    r"^(?:NO|NR|№|CERT|CERTIFICATE|CERTIFICATENO|ZERTIFIKAT|证书编号|证书号|编号|CCC|3C)[.:：#]*"
    r"(CQC\d.*|(?:19|20)\d{14}.*)$"
)
_PARTS = r"^CQC[-.](\d{2,4})[-.](\d{3})[-.](\d{6})$"
# What pandas and spreadsheets make of sixteen digits.
_DECIMAL = r"^((?:19|20)\d{14})\.0+$"
_THOUSANDS = r"^\d(?:[.,'’]\d{3}){5}$"
_WRAPPED = r'^=?"(.*)"$'


def normalised(values: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The number without blanks, in half-width capitals, and its version; missing when empty.

    ``2022221101000119（b0）`` gives ``2022221101000119`` and ``B0``.
    """
    texts = as_arrow(values)
    if not compute.all(compute.string_is_ascii(texts)).as_py():
        texts = compute.utf8_normalize(texts, "NFKC")
        texts = compute.replace_substring_regex(texts, DASHES, "-")
        texts = compute.replace_substring_regex(texts, INVISIBLE, "")
    texts = compute.utf8_upper(compute.replace_substring_regex(texts, BLANKS, ""))
    texts = compute.replace_substring_regex(texts, _WRAPPED, r"\1")
    texts = _unmade(compute.utf8_ltrim(texts, "'"))
    missing = pa.scalar(None, texts.type)
    number = compute.replace_substring_regex(texts, _VERSION, r"\1")
    version = compute.replace_substring_regex(texts, _VERSION, r"\2")
    has_version = compute.match_substring_regex(texts, _VERSION)
    version = compute.if_else(has_version, version, missing)
    number = compute.if_else(compute.equal(number, ""), missing, number)
    return as_text(number, values.index), as_text(version, values.index)


def _unmade(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """The numbers without what programs and people have put around their digits."""
    grouped = compute.match_substring_regex(texts, _THOUSANDS)
    if compute.any(grouped).as_py():
        bare = compute.replace_substring_regex(texts, "[.,'’]", "")
        texts = compute.if_else(compute.fill_null(grouped, fill_value=False), bare, texts)
    for pattern, parts in (
        (_DECIMAL, r"\1"),
        (_NAMED, r"\1"),
        (_PARTS, r"CQC\1\2\3"),
        (_SIGNED, r"\1(\2)"),
    ):
        texts = compute.replace_substring_regex(texts, pattern, parts)
    return texts


def identifiers(values: pd.Series) -> pd.Series:
    """Numbers of cases and audits as one spelling: capitals, plain dashes, single blanks."""
    return by_distinct(
        values, lambda texts: texts.map(lambda t: plain(t).upper(), na_action="ignore")
    )


def factory_codes(values: pd.Series) -> pd.Series:
    """Factory codes, normalised like numbers."""
    return by_distinct(values, lambda texts: normalised(texts)[0])


def rules_in(texts: pd.Series) -> pd.Series:
    """The certification rule that each text cites, if any."""
    return by_distinct(
        texts, lambda found: found.str.extract(f"({RULE_NUMBER.pattern})", expand=True).iloc[:, 0]
    )


def looks_like_number(values: pd.Series) -> float:
    """The share of filled cells that hold a certificate number."""
    number, _ = normalised(values)
    filled = number.dropna()
    return (
        float(mask(filled.str.match(f"{CCC_NUMBER}|{CQC_NUMBER}")).mean()) if len(filled) else 0.0
    )
