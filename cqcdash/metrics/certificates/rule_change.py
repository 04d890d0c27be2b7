"""Announced changes of rules and standards (R24)."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, day, earliest, no_days
from cqcdash.metrics.certificates.expiry import cites
from cqcdash.metrics.explanation import Evidence, Explanation, Input, Step
from cqcdash.vocabulary.rules import Applied, RuleBook


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


def rule_change_explained(evidence: Evidence) -> tuple[Explanation, Explanation]:
    """R24: the deadline of a change that the certificate cites, and the audit before it."""
    deadline, value = evidence.value("rule_change_deadline"), evidence.value("rule_change_due_on")
    row = evidence.certificate
    hit = [c for c in evidence.book.defaults.rule_changes if cites(row, c.cites)[0]]
    cited: tuple[Input, ...] = (evidence.given("rule"), evidence.given("standard"))
    settings = tuple(Applied("rule_changes", c.deadline, "global", c.cites) for c in hit)
    first = Step("earliest", tuple((c.cites, c.deadline) for c in hit), None, deadline)
    due = evidence.computed("follow_up_due_on")
    ahead = isinstance(due.value, date) and due.value >= evidence.as_of
    with_audit = (("follow_up_due_on", due.value),) if ahead else ()
    then = Step("earliest", (("rule_change_deadline", deadline), *with_audit), None, value)
    inputs = (evidence.computed("rule_change_deadline"), due)
    found = (first,) if deadline else ()
    return (
        Explanation("rule_change_deadline", deadline, ("R24",), cited, found, settings),
        Explanation("rule_change_due_on", value, ("R24",), inputs, (then,) if value else ()),
    )
