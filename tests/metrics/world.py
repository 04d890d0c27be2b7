"""Positions of a small world written as tables."""

from datetime import date

import pandas as pd
from tables import frame_of

from cqcdash import metrics
from cqcdash.vocabulary.duty import DUTY_ANSWERS
from cqcdash.vocabulary.records import AUDITS, CERTIFICATES, PLANTS, VISITS
from cqcdash.vocabulary.rules import SHIPPED, RuleBook

DEFAULTS = {"plant": "Göppingen", "scheme": "CQC", "status": "valid", "product_category": "tyres"}


def certificates_of(text: str) -> pd.DataFrame:
    frame = frame_of(text, CERTIFICATES)
    header = [h.strip() for h in text.strip().splitlines()[0].split("|")]
    for column, value in DEFAULTS.items():
        if column not in header:
            frame[column] = pd.Series(value, index=frame.index, dtype="category")
    return frame


def audits_of(text: str | None) -> pd.DataFrame:
    if text is None:
        return AUDITS.empty()
    frame = frame_of(text, AUDITS)
    header = text.strip().splitlines()[0]
    if "plant" not in header:
        frame["plant"] = pd.Series("Göppingen", index=frame.index, dtype="category")
    frame["audit_key"] = [f"A{n}" for n in range(len(frame))]
    return frame


def look(  # noqa: PLR0913, PLR0917 - the frames of the portfolio
    certificates: str,
    as_of: date,
    audits: str | None = None,
    visits: str | None = None,
    plants: str | None = None,
    book: RuleBook = SHIPPED,
    answers: str | None = None,
) -> pd.DataFrame:
    """The positions, by certificate number."""
    found = metrics.positions(
        certificates_of(certificates),
        audits_of(audits),
        frame_of(visits, VISITS) if visits else VISITS.empty(),
        frame_of(plants, PLANTS) if plants else PLANTS.empty(),
        as_of,
        book,
        answers=frame_of(answers, DUTY_ANSWERS) if answers else None,
    )
    return found.set_index("certificate_no", drop=False)


def one(certificates: str, as_of: date, **others) -> pd.Series:
    """The first certificate's position."""
    return look(certificates, as_of, **others).iloc[0]


def day(value) -> date | None:
    """A computed date as a plain one."""
    return None if pd.isna(value) else value.date()
