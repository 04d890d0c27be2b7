"""Announced changes of rules and standards (R24)."""

from datetime import date

import numpy as np

from cqcdash.metrics.calendar import Days
from cqcdash.metrics.explanation import Evidence, Explanation, Step
from cqcdash.vocabulary.rules import Applied


def rule_change_due_on(deadline: Days, follow_up_due: Days, as_of: np.datetime64) -> Days:
    """The day to have the update done: with the next audit when that is before the deadline.

    An audit that is already overdue is no such occasion.
    """
    with_audit = (follow_up_due >= as_of) & (follow_up_due < deadline)
    return np.where(with_audit, follow_up_due, deadline)


def rule_change_explained(evidence: Evidence) -> tuple[Explanation, Explanation]:
    """R24: the deadline of a change that the certificate cites, and the audit before it."""
    deadline, value = evidence.value("rule_change_deadline"), evidence.value("rule_change_due_on")
    name = evidence.value("rule_change")
    cited = tuple(evidence.given(column) for column in ("rule", "standard", "product_category"))
    known = evidence.book.duty_changes_on(evidence.as_of)
    hit = tuple(change for change in known if change.name == name)
    first = tuple(Step("take", ((c.name, c.last_day),), None, deadline) for c in hit)
    settings = tuple(Applied("duty_changes", c.last_day or "", "global", c.name) for c in hit)
    due = evidence.computed("follow_up_due_on")
    ahead = isinstance(due.value, date) and due.value >= evidence.as_of
    with_audit = (("follow_up_due_on", due.value),) if ahead else ()
    then = Step("earliest", (("rule_change_deadline", deadline), *with_audit), None, value)
    inputs = (evidence.computed("rule_change_deadline"), due)
    by = (*cited, evidence.computed("rule_change_matched_by"), evidence.computed("rule_change"))
    return (
        Explanation("rule_change_deadline", deadline, ("R24", "R25"), by, first, settings),
        Explanation("rule_change_due_on", value, ("R24",), inputs, (then,) if value else ()),
    )
