"""When the next follow-up audit is due and where it stands: R4 to R10, R16."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.audit_facts import AuditFacts
from cqcdash.metrics.codes import codes_in, is_one_of, place, words_of
from cqcdash.metrics.days import (
    NO_DAY,
    Days,
    add_days,
    add_months,
    days,
    earliest_by,
    of_group,
)
from cqcdash.metrics.groups import Groups
from cqcdash.vocabulary.rules import CLASSES, RuleBook
from cqcdash.vocabulary.words import ENDED_STATUSES, SCHEMES_WITHOUT_AUDITS, AuditState


class FollowUp(NamedTuple):
    """The follow-up of each certificate's group; all missing for those outside a group."""

    due: Days
    estimated: np.ndarray
    plan_from: Days
    arrange_by: Days
    deadline: Days
    ask_suspension_by: Days


def members(certificates: pd.DataFrame, groups: Groups, expired: np.ndarray) -> np.ndarray:
    """The certificates that an audit covers: with a plant, alive, in a scheme with audits (R9)."""
    ended = is_one_of(certificates["status"], ENDED_STATUSES) | expired
    without = is_one_of(certificates["scheme"], SCHEMES_WITHOUT_AUDITS)
    return (groups.of_certificate >= 0) & ~ended & ~without


def interval_months(certificates: pd.DataFrame, plants: pd.DataFrame, book: RuleBook) -> np.ndarray:
    """Months between audits, by the certificate's factory class, else its plant's (R5)."""
    months = np.broadcast_to(book.applying(certificates, "follow_up_months"), len(certificates))
    letters = factory_class(certificates, plants)
    for place_of_letter, letter in enumerate(CLASSES):
        by_class = book.applying(certificates, "follow_up_months_by_class", letter)
        months = np.where(letters == place_of_letter, by_class, months)
    return months


def factory_class(certificates: pd.DataFrame, plants: pd.DataFrame) -> np.ndarray:
    """The class as its place in A, B, C, D: the certificate's, else its plant's; -1 for none."""
    classes = pd.Index(CLASSES)
    own = codes_in(certificates["factory_class"], classes)
    known = plants.dropna(subset=["factory_class"]).drop_duplicates("plant", keep="last")
    of_plant = np.append(codes_in(known["factory_class"], classes), -1)
    return np.where(
        own == -1, of_plant[codes_in(certificates["plant"], pd.Index(known["plant"]))], own
    )


def own_due(
    certificates: pd.DataFrame, last_passed: Days, months: np.ndarray, book: RuleBook
) -> tuple[Days, np.ndarray]:
    """Each certificate's own due date (R4, R6), and which are only estimated from the issue."""
    issued, first = days(certificates["issued_on"]), days(certificates["first_issued_on"])
    never = np.isnat(last_passed)
    start = np.where(never, np.where(np.isnat(issued), first, issued), last_passed)
    due = add_months(start, months)
    since = np.where(np.isnat(first), issued, first)
    audit_later = certificates["certificate_first"].to_numpy(bool, na_value=False)
    unaudited = audit_later & ~(last_passed >= since)
    initial = add_months(since, book.applying(certificates, "first_audit_months"))
    due = np.where(unaudited, np.fmin(due, initial), due)
    return due, never & ~np.isnat(due) & ~(unaudited & (due == initial))


def follow_up(  # noqa: PLR0913, PLR0917 - the frames, the groups and the rules
    certificates: pd.DataFrame,
    plants: pd.DataFrame,
    facts: AuditFacts,
    groups: Groups,
    member: np.ndarray,
    book: RuleBook,
) -> FollowUp:
    """The dates of the next audit: the earliest of the group's members counts for all (R10)."""
    own, guessed = own_due(
        certificates, facts.last_passed, interval_months(certificates, plants, book), book
    )
    group = np.where(member, groups.of_certificate, -1)
    by_group = earliest_by(group, own, groups.size)
    by_sure = earliest_by(group, np.where(guessed, NO_DAY, own), groups.size)
    due = of_group(by_group, group)
    back = {name: -np.asarray(book.applying(certificates, name)) for name in WINDOW}
    return FollowUp(
        due,
        ~np.isnat(due) & ~(of_group(by_sure, group) == due),
        add_days(due, back["plan_days"]),
        add_days(due, back["arrange_days"]),
        add_days(due, book.applying(certificates, "audit_grace_days")),
        add_months(due, back["voluntary_suspension_months"]),
    )


WINDOW = ("plan_days", "arrange_days", "voluntary_suspension_months")


def audit_state(
    audit: FollowUp, failed_on: Days, as_of: np.datetime64, index: pd.Index, member: np.ndarray
) -> pd.Series:
    """Where the audit stands in its window (R7, R8); missing outside a group."""
    steps = [
        (~member, -1),
        (~np.isnat(failed_on), place(AuditState.FAILED)),
        (np.isnat(audit.due), place(AuditState.UNKNOWN)),
        (as_of > audit.deadline, place(AuditState.CRITICAL)),
        (as_of > audit.due, place(AuditState.OVERDUE)),
        (as_of >= audit.arrange_by, place(AuditState.ARRANGE)),
        (as_of >= audit.plan_from, place(AuditState.PLAN)),
    ]
    code = np.select([s[0] for s in steps], [s[1] for s in steps], place(AuditState.LATER))
    return words_of(code, AuditState, index)
