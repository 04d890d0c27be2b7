"""When the renewal is filed and begun, what stands in its way, the list of renewals: R11–R13."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, add_days, add_months, working_days_before
from cqcdash.metrics.columns import codes, is_one_of, place, words_of
from cqcdash.metrics.explanation import Evidence, Explanation, Step
from cqcdash.vocabulary.certificates import State
from cqcdash.vocabulary.renewals import BlockedBy, LeadTimeFrom, RenewalTurn
from cqcdash.vocabulary.rules import SHIPPED, RuleBook


def file_renewal_by(certificates: pd.DataFrame, expires: Days, book: RuleBook) -> Days:
    """Last day for filing, in the reading that the setting names (R11)."""
    reading = _reading(certificates, book)
    by_days = add_days(expires, -np.asarray(book.applying(certificates, "renewal_days")))
    by_months = add_months(expires, -np.asarray(book.applying(certificates, "renewal_months")))
    found = np.select([reading == "within", reading == "months"], [expires, by_months], by_days)
    working = reading == "working_days"
    if working.any():
        number = book.applying(certificates, "renewal_working_days")
        number = np.broadcast_to(np.asarray(number, dtype="int64"), len(certificates))
        found[working] = working_days_before(expires[working], number[working])
    return found


def renewal_window_from(certificates: pd.DataFrame, expires: Days, book: RuleBook) -> Days:
    """First day for filing, which only the reading 'within' knows (R11)."""
    opens = add_days(expires, -np.asarray(book.applying(certificates, "renewal_days")))
    return np.where(_reading(certificates, book) == "within", opens, NO_DAY)


def _reading(certificates: pd.DataFrame, book: RuleBook) -> np.ndarray:
    reading = book.applying(certificates, "renewal_reading")
    return np.broadcast_to(np.asarray(reading, dtype="object"), len(certificates))


class LeadTime(NamedTuple):
    """The lead time of each certificate: days, cases behind it, and whose cases they are."""

    days: np.ndarray
    cases: np.ndarray
    source: np.ndarray


def lead_time(certificates: pd.DataFrame, lead_times: pd.DataFrame, book: RuleBook) -> LeadTime:
    """P85 of the plant's finished cases, else of the category's, when there are enough (R12).

    Conversions are none of them.
    """
    size = len(certificates)
    default = LeadTime(
        np.zeros(size), np.zeros(size, int), np.full(size, place(LeadTimeFrom.DEFAULT))
    )
    regular = lead_times.loc[~_of_conversions(lead_times)]
    return _where_enough(certificates, regular, SOURCES, default, book)


def conversion_lead_time(
    certificates: pd.DataFrame, lead_times: pd.DataFrame, usual: LeadTime, book: RuleBook
) -> LeadTime:
    """The same of finished conversions (R27); where they are too few, the usual one of a case."""
    conversions = lead_times.loc[_of_conversions(lead_times)]
    return _where_enough(certificates, conversions, CONVERSIONS, usual, book)


def _of_conversions(lead_times: pd.DataFrame) -> np.ndarray:
    return lead_times["conversion"].to_numpy(bool, na_value=False)


def _where_enough(
    certificates: pd.DataFrame,
    lead_times: pd.DataFrame,
    sources: Sequence[tuple[str, LeadTimeFrom]],
    default: LeadTime,
    book: RuleBook,
) -> LeadTime:
    """The lead time of each source that has enough cases; a later source wins."""
    found = LeadTime(*(part.copy() for part in default))
    enough = lead_times.loc[lead_times["cases"] >= book.defaults.lead_time_cases]
    for column, source in sources:
        other = "plant" if column == "product_category" else "product_category"
        rows = enough.loc[enough[column].notna() & enough[other].isna()]
        own, words = codes(certificates[column])
        at = np.append(pd.Index(rows[column].astype("str")).get_indexer(words), -1)[own]
        hit = at >= 0
        found.days[hit] = np.ceil(rows["p85_days"].to_numpy("float64"))[at[hit]]
        found.cases[hit] = rows["cases"].to_numpy("int64")[at[hit]]
        found.source[hit] = place(source)
    return found


SOURCES = (
    ("product_category", LeadTimeFrom.PRODUCT_CATEGORY),
    ("plant", LeadTimeFrom.PLANT),
)
CONVERSIONS = (
    ("product_category", LeadTimeFrom.CONVERSIONS_OF_CATEGORY),
    ("plant", LeadTimeFrom.CONVERSIONS_OF_PLANT),
)


def start_renewal_by(
    certificates: pd.DataFrame, file_by: Days, lead: LeadTime, book: RuleBook
) -> Days:
    """Filing date − lead time; the lead time by default counts in months (R12)."""
    months = -np.asarray(book.applying(certificates, "lead_time_months"))
    by_default = lead.source == place(LeadTimeFrom.DEFAULT)
    return np.where(by_default, add_months(file_by, months), add_days(file_by, -lead.days))


def renewal_blocked_by(
    suspended: np.ndarray, audit_overdue: np.ndarray, finding_open: np.ndarray, index: pd.Index
) -> pd.Series:
    """What keeps the renewal from being granted, worst first; missing when nothing does (R13)."""
    code = np.select(
        [suspended, audit_overdue, finding_open],
        [
            place(word)
            for word in (BlockedBy.SUSPENDED, BlockedBy.AUDIT_OVERDUE, BlockedBy.FINDING_OPEN)
        ],
        -1,
    )
    return words_of(code, BlockedBy, index)


def conversion_blocked_by(
    asked: np.ndarray, renewal: pd.Series, outdated: np.ndarray, index: pd.Index
) -> pd.Series:
    """What keeps a certificate from being the basis of its conversion (R27).

    Args:
        asked: which are to be converted.
        renewal: what blocks the renewal, which blocks this too (R13).
        outdated: which cite a rule or standard that is to be replaced (R24).
        index: of the certificates.
    """
    code = renewal.cat.codes.to_numpy("int64")
    code = np.where((code < 0) & outdated, place(BlockedBy.OLD_STANDARD), code)
    return words_of(np.where(asked, code, -1), BlockedBy, index)


ENDED = (State.REVOKED, State.CANCELLED, State.EXPIRED)


def renewals(positions: pd.DataFrame, book: RuleBook = SHIPPED) -> pd.DataFrame:
    """The certificates that can still be renewed, with ``turn`` (RenewalTurn), most urgent first.

    A renewal is too late when it had to be started before the day looked at (R12), and starts
    soon within the days of ``due_soon_days``.

    Args:
        positions: schema POSITIONS.
        book: the rules of the positions.
    """
    rows = positions.loc[~is_one_of(positions["state"], ENDED)]
    slack = rows["renewal_slack_days"].to_numpy("float64", na_value=np.nan)
    soon = book.per_row(rows, "due_soon_days").to_numpy("float64")
    filed = rows["renewal_application_no"].notna().to_numpy()
    turn = np.select(
        [filed, np.isnan(slack), slack < 0, slack <= soon],
        [
            place(RenewalTurn.FILED),
            place(RenewalTurn.UNKNOWN),
            place(RenewalTurn.TOO_LATE),
            place(RenewalTurn.START_SOON),
        ],
        place(RenewalTurn.LATER),
    )
    found = rows.assign(turn=words_of(turn, RenewalTurn, rows.index))
    return found.sort_values(["turn", "renewal_slack_days", "expires_on"], kind="stable")


def filing_explained(evidence: Evidence) -> Explanation:
    """R11: the filing date in the reading that the setting names."""
    reading = evidence.applied("renewal_reading")
    expires, value = evidence.computed("expires_on"), evidence.value("file_renewal_by")
    how = {
        "days": ("subtract_days", evidence.applied("renewal_days")),
        "months": ("subtract_months", evidence.applied("renewal_months")),
        "working_days": ("subtract_working_days", evidence.applied("renewal_working_days")),
        "within": ("take", None),
    }
    operation, amount = how[reading.value]
    settings = (reading,) if amount is None else (reading, amount)
    number = None if amount is None else amount.value
    steps = (Step(operation, (("expires_on", expires.value),), number, value),)
    return Explanation(
        "file_renewal_by", value, ("R11",), (expires,), steps if value else (), settings
    )


def start_explained(evidence: Evidence) -> Explanation:
    """R12: the filing date − the lead time."""
    value, file_by = evidence.value("start_renewal_by"), evidence.computed("file_renewal_by")
    source = str(evidence.value("lead_time_from"))
    by_default = source == LeadTimeFrom.DEFAULT
    names = ("lead_time_days", "lead_time_cases", "lead_time_from")
    inputs = (file_by, *(evidence.computed(name) for name in names))
    setting = evidence.applied("lead_time_months" if by_default else "lead_time_cases")
    amount = setting.value if by_default else evidence.value("lead_time_days")
    operation = "subtract_months" if by_default else "subtract_days"
    steps = (Step(operation, (("file_renewal_by", file_by.value),), _number(amount), value),)
    found = steps if value else ()
    return Explanation("start_renewal_by", value, ("R12",), inputs, found, (setting,), by_default)


def _number(amount: object) -> int | None:
    return amount if isinstance(amount, int) else None
