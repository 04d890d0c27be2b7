"""Announced changes of rules and standards (R24)."""

import numpy as np
import pandas as pd

from cqcdash.metrics.days import NO_DAY, Days, day, earliest, no_days
from cqcdash.metrics.expiry import cites
from cqcdash.vocabulary.rules import RuleBook


def rule_change_deadline(certificates: pd.DataFrame, book: RuleBook) -> Days:
    """The earliest deadline of a change that a certificate cites (R24)."""
    found = no_days(len(certificates))
    for change in book.defaults.rule_changes:
        hit = cites(certificates, change.cites)
        found = earliest(found, np.where(hit, day(change.deadline), NO_DAY))
    return found


def rule_change_due_on(deadline: Days, follow_up_due: Days, as_of: np.datetime64) -> Days:
    """The day to have the update done: with the next audit when that is before the deadline.

    An audit that is already overdue is no such occasion.
    """
    with_audit = (follow_up_due >= as_of) & (follow_up_due < deadline)
    return np.where(with_audit, follow_up_due, deadline)
