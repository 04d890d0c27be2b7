"""The cells of a raw table as our fields: trimmed text, codes, dates, counts."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cqcdash.intake.ledger import Ledger
from cqcdash.intake.meanings import CODES, MEANINGS
from cqcdash.intake.model import RawTable, Understanding
from cqcdash.intake.names import folded
from cqcdash.intake.nulls import NULLS
from cqcdash.intake.numbers import as_arrow, as_text
from cqcdash.intake.question import Question

_INVISIBLE = "[\u200b-\u200d\u2060\ufeff]"
_FORMULA_GUARD = "^'([=+\\-@\\t＝＋－＠])"
_WRAPPED = '^="(.*)"$'
LOST = "\ufffd"


class Cells:
    """Reads the fields of one table and enters what is wrong with them into its ledger."""

    def __init__(self, raw: RawTable, understanding: Understanding, ledger: Ledger) -> None:
        """Bind a table, its understanding and its account."""
        self.raw = raw
        self.fields = understanding.fields
        self.understanding = understanding
        self.ledger = ledger
        self.questions: list[Question] = []
        self.index = pd.RangeIndex(raw.rows)

    def has(self, field: str) -> bool:
        """Whether the table has a column for the field."""
        return field in self.fields

    def raw_cells(self, field: str) -> pd.Series:
        """The column as it stands; missing everywhere when there is none."""
        if field not in self.fields:
            return pd.Series(pd.NA, index=self.index, dtype="str")
        column = self.raw.cells.iloc[:, self.fields[field]]
        return column.set_axis(self.index)

    def text(self, field: str) -> pd.Series:
        """The column trimmed; missing where the cell says nothing (see nulls)."""
        if field not in self.fields:
            return self.raw_cells(field)
        texts = as_arrow(self.raw_cells(field))
        encoded = pc.dictionary_encode(texts).combine_chunks()
        words = _cleaned(encoded.dictionary)
        texts = pc.take(words, encoded.indices)
        found = as_text(pa.chunked_array([texts]), self.index)
        self._reject_lost(field, encoded, words)
        return found

    def _reject_lost(self, field: str, encoded: pa.DictionaryArray, words: pa.Array) -> None:
        damaged = pc.match_substring(words, LOST)
        if pc.any(damaged).as_py():
            mask = pc.fill_null(pc.take(damaged, encoded.indices), False)  # noqa: FBT003 - pyarrow's
            rows = mask.to_numpy(zero_copy_only=False).astype(bool)
            self.ledger.reject(rows, "damaged_text", field, self.raw_cells(field))

    def codes(self, field: str, what: str, code: str, otherwise: str | None = None) -> pd.Series:
        """The column's words as our codes; ``otherwise`` for a word nobody knows, which is asked."""
        words = self.text(field)
        positions, found = pd.factorize(words)
        known = {**MEANINGS[what], **self.understanding.words.get(what, {})}
        meant = [known.get(folded(str(word))) for word in found]
        unknown = np.array([m is None for m in meant] + [False])[positions]
        if unknown.any():
            self._ask(what, [str(w) for w, m in zip(found, meant, strict=True) if m is None])
            report = self.ledger.reject if otherwise == "reject" else self.ledger.warn
            report(unknown, code, field, words, {"known": ", ".join(CODES[what])})
        fallback = None if otherwise == "reject" else otherwise
        table = np.array([fallback if m is None else m for m in meant] + [None], dtype=object)
        return pd.Series(table[positions], index=self.index, dtype="str")

    def _ask(self, what: str, words: list[str]) -> None:
        self.questions += [
            Question(what, word, CODES[what], (word,), required=False) for word in words[:50]
        ]

    def date(self, field: str) -> pd.Series:
        """The column's dates; a row with something else is left out."""
        if field not in self.fields:
            return pd.Series(np.datetime64("NaT"), index=self.index, dtype="datetime64[us]")
        parsed = self.understanding.dates[field]
        if parsed.wrong.any():
            self.ledger.reject(parsed.wrong, "not_a_date", field, self.raw_cells(field).str.strip())
        if parsed.implausible.any():
            self.ledger.reject(
                parsed.implausible, "date_implausible", field, self.raw_cells(field).str.strip()
            )
        return pd.Series(parsed.values, index=self.index)

    def number(self, field: str, *, whole: bool) -> pd.Series:
        """The column's counts or amounts, decimal comma allowed; others are missing, with a warning."""
        texts = self.text(field)
        plain = texts.str.replace(r"^(\d+),(\d+)$", r"\1.\2", regex=True)
        values = pd.to_numeric(plain, errors="coerce").astype("Float64")
        wrong = texts.notna() & (values.isna() | (values < 0) | (values > MOST))
        if whole:
            wrong |= values.notna() & (values % 1 != 0)
        mask = wrong.to_numpy(dtype=bool, na_value=False)
        self.ledger.warn(mask, "not_a_number", field, texts)
        values = values.mask(mask)
        return values.astype("Int64") if whole else values

    def flag(self, field: str) -> pd.Series:
        """The column's yes and no."""
        words = self.codes(field, "flag", "unknown_flag")
        return words.map({"yes": True, "no": False}).astype("boolean")

    def plant(self) -> pd.Series:
        """The plants, under their canonical names where the user or an earlier import gave them."""
        names = self.text("plant")
        known = self.understanding.plants
        if not known:
            return names
        positions, found = pd.factorize(names)
        table = np.array([known.get(str(n), str(n)) for n in found] + [None], dtype=object)
        return pd.Series(table[positions], index=self.index, dtype="str")


MOST = 1_000_000


def _cleaned(words: pa.Array) -> pa.Array:
    """Trimmed, without invisible characters and without the guards that spreadsheets need."""
    if pc.any(pc.match_substring_regex(words, _INVISIBLE)).as_py():
        words = pc.replace_substring_regex(words, _INVISIBLE, "")
    words = pc.utf8_trim_whitespace(words)
    if pc.any(pc.starts_with(words, "=")).as_py():
        words = pc.replace_substring_regex(words, _WRAPPED, r"\1")
    if pc.any(pc.starts_with(words, "'")).as_py():
        words = pc.replace_substring_regex(words, _FORMULA_GUARD, r"\1")
    nothing = pc.is_in(pc.utf8_lower(words), pa.array(sorted(NULLS), pa.large_string()))
    return pc.if_else(nothing, pa.scalar(None, pa.large_string()), words)
