"""Announced changes of rules and standards (R24)."""

import numpy as np
import pandas as pd

from cqcdash.metrics.days import Days, day, earliest, no_days
from cqcdash.metrics.expiry import cites
from cqcdash.vocabulary.rules import RuleBook


def rule_change_due_on(
    certificates: pd.DataFrame, follow_up_due: Days, as_of: np.datetime64, book: RuleBook
) -> Days:
    """The earliest deadline of a change that a certificate cites, or the audit before it (R24).

    The update is done with the next audit when that is earlier; an audit that is already
    overdue is no such occasion.
    """
    found = no_days(len(certificates))
    for change in book.defaults.rule_changes:
        hit = cites(certificates, change.cites)
        found = earliest(found, np.where(hit, day(change.deadline), np.datetime64("NaT", "D")))
    with_audit = (follow_up_due >= as_of) & (follow_up_due < found)
    return np.where(with_audit, follow_up_due, found)
