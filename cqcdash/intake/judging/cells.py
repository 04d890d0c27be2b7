"""The cells of a raw table as our fields: trimmed text, codes, dates, counts."""

import numpy as np
import pandas as pd
import pyarrow as pa

from cqcdash.intake.columns import (
    INVISIBLE,
    as_arrow,
    as_text,
    by_distinct,
    compute,
    mask,
    no_dates,
    spelled,
)
from cqcdash.intake.judging.ledger import Ledger
from cqcdash.intake.lexicon import CODES, MEANINGS, NULLS, folded
from cqcdash.intake.model import Question, RawTable, Understanding

MOST = 1_000_000
WORDS_ASKED = 50
# Bytes that are lost for good, and UTF-8 that was taken for Windows-1252 (``GÃ¶ppingen``).
_SECOND = "[\u0080-\u00bf\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
DAMAGED_TEXT = f"\ufffd|\u00c3{_SECOND}|\u00c2[\u00a0-\u00bf]|[\u00e0-\u00ef]{_SECOND}{{2}}"
# Letters and digits in full width; brackets of Chinese names stay as they are.
_WIDE = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
_HALF_WIDTH = {code: code - 0xFEE0 for code in _WIDE}
_FORMULA_GUARD = "^'([=+\\-@\\t＝＋－＠])"
_WRAPPED = '^="(.*)"$'


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
        self._texts: dict[str, pd.Series] = {}

    def has(self, field: str) -> bool:
        """Whether the table has a column for the field."""
        return field in self.fields

    def as_written(self, field: str) -> pd.Series:
        """The column as it stands; missing everywhere when there is none."""
        if field not in self.fields:
            return pd.Series(pd.NA, index=self.index, dtype="str")
        return self.raw.column(self.fields[field]).set_axis(self.index)

    def shown(self, field: str) -> pd.Series:
        """The column as the reader sees it in the file, without blanks around."""
        return self.as_written(field).str.strip()

    def text(self, field: str) -> pd.Series:
        """The column trimmed; missing where the cell says nothing (NULLS)."""
        if field not in self._texts:
            self._texts[field] = self._read_text(field)
        return self._texts[field]

    def _read_text(self, field: str) -> pd.Series:
        if field not in self.fields:
            return self.as_written(field)
        encoded = compute.dictionary_encode(as_arrow(self.as_written(field))).combine_chunks()
        words = _cleaned(encoded.dictionary)
        damaged = compute.match_substring_regex(words, DAMAGED_TEXT)
        if compute.any(damaged).as_py():
            rows = compute.fill_null(compute.take(damaged, encoded.indices), fill_value=False)
            lost = rows.to_numpy(zero_copy_only=False).astype(bool)
            self.ledger.reject(lost, "damaged_text", field, self.shown(field))
        return as_text(pa.chunked_array([compute.take(words, encoded.indices)]), self.index)

    def codes(self, field: str, what: str, code: str, otherwise: str | None = None) -> pd.Series:
        """The column's words as our codes; an unknown word is reported and may be asked.

        Args:
            field: our field.
            what: the sort of word (MEANINGS).
            code: the finding's code for an unknown word.
            otherwise: what an unknown word becomes; ``reject`` leaves its row out.
        """
        words = self.text(field)
        positions, found = pd.factorize(words)
        known = {**MEANINGS[what], **self.understanding.words.get(what, {})}
        meant = [known.get(folded(str(word))) for word in found]
        unknown = np.array([m is None for m in meant] + [False])[positions]
        if unknown.any():
            asked = [str(w) for w, m in zip(found, meant, strict=True) if m is None]
            self._ask(what, asked[:WORDS_ASKED])
            report = self.ledger.reject if otherwise == "reject" else self.ledger.warn
            report(unknown, code, field, words, known=", ".join(CODES[what]))
        fallback = None if otherwise == "reject" else otherwise
        return spelled(positions, [fallback if m is None else m for m in meant], self.index)

    def _ask(self, what: str, words: list[str]) -> None:
        self.questions += [Question(what, w, CODES[what], (w,), required=False) for w in words]

    def date(self, field: str) -> pd.Series:
        """The column's dates; a row with something else is left out."""
        if field not in self.fields:
            return no_dates(self.index)
        parsed = self.understanding.dates[field]
        endless = parsed.unlimited & (field != "expires_on")
        for wrong, code in (
            (parsed.wrong & parsed.in_utc, "date_in_utc"),
            (parsed.wrong & ~parsed.in_utc, "not_a_date"),
            (parsed.implausible | endless, "date_implausible"),
        ):
            if wrong.any():
                self.ledger.reject(wrong, code, field, self.shown(field))
        return pd.Series(parsed.days, index=self.index)

    def number(self, field: str, *, whole: bool) -> pd.Series:
        """The column's counts or amounts, decimal comma allowed; a warning for other cells."""
        texts = self.text(field)
        plain = texts.str.normalize("NFKC")
        # ``1,000`` may be a thousand or one: it is neither until somebody says so.
        thousand = mask(plain.str.match(r"^\d{1,3}([.,]\d{3})+$"))
        plain = plain.str.replace(r"^(\d+),(\d+)$", r"\1.\2", regex=True).mask(thousand)
        values = pd.Series(pd.to_numeric(plain, errors="coerce"), index=self.index)
        broken = whole & (values % 1 != 0)
        wrong = mask(texts.notna() & (values.isna() | (values < 0) | (values > MOST) | broken))
        self.ledger.warn(wrong, "not_a_number", field, texts)
        values = values.astype("Float64").mask(wrong)
        return values.astype("Int64") if whole else values

    def flag(self, field: str) -> pd.Series:
        """The column's yes and no."""
        words = self.codes(field, "flag", "unknown_flag")
        return words.eq("yes").astype("boolean").mask(words.isna())

    def plant(self) -> pd.Series:
        """The plants, under their canonical names where the user or an earlier import gave them."""
        names = by_distinct(
            self.text("plant"), lambda texts: texts.map(one_line, na_action="ignore")
        )
        known = self.understanding.plants
        positions, found = pd.factorize(names)
        return spelled(positions, [known.get(str(n), str(n)) for n in found], self.index)


def one_line(text: str) -> str:
    """A name with single blanks, its letters and digits in half width."""
    return " ".join(text.translate(_HALF_WIDTH).split())


def _cleaned(words: pa.Array) -> pa.Array:
    """Trimmed, without invisible characters and without the guards that spreadsheets need."""
    words = compute.replace_substring_regex(words, INVISIBLE, "")
    words = compute.utf8_trim_whitespace(words)
    if compute.any(compute.starts_with(words, "=")).as_py():
        words = compute.replace_substring_regex(words, _WRAPPED, r"\1")
    if compute.any(compute.starts_with(words, "'")).as_py():
        words = compute.replace_substring_regex(words, _FORMULA_GUARD, r"\1")
    nothing = compute.is_in(compute.utf8_lower(words), pa.array(sorted(NULLS), pa.large_string()))
    return compute.if_else(nothing, pa.scalar(None, pa.large_string()), words)
