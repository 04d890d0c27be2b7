"""Where the dates of the paper itself come from: expiry, renewal, suspension, rule change."""

from datetime import date, timedelta

import pandas as pd

from cqcdash.metrics.expiry import cites
from cqcdash.metrics.explain_case import Case
from cqcdash.metrics.explanation import Explanation, Input, Step
from cqcdash.metrics.suspension import holder_asked
from cqcdash.vocabulary.derived import LeadTimeFrom
from cqcdash.vocabulary.rules import Applied


def expiry_explained(case: Case) -> Explanation:
    """R1, R3: printed, else issue + validity − 1 day."""
    value = case.value("expires_on")
    names = ("expires_on", "first_issued_on", "issued_on", "rule", "standard")
    printed, *others = (case.given(name) for name in names)
    if printed.value is not None:
        steps = (Step("take", (("expires_on", printed.value),), None, value),)
        return Explanation("expires_on", value, ("R1", "R3"), (printed,), steps)
    inputs = (printed, *others, case.given("certificate_no"))
    row = case.certificate
    setting = validity_setting(case, row)
    base = others[0] if others[0].value is not None else others[1]
    if value is None:
        return Explanation("expires_on", None, ("R1",), inputs, (), (setting,))
    anniversary = date.fromisoformat(str(value)) + timedelta(days=1)
    steps = (
        Step("add_months", ((base.name, base.value),), 12 * setting.value, anniversary),
        Step("subtract_days", (("anniversary", anniversary),), 1, value),
    )
    return Explanation("expires_on", value, ("R1", "R3"), inputs, steps, (setting,), estimated=True)


def validity_setting(case: Case, row: pd.DataFrame) -> Applied:
    """The rule that the certificate cites, else the validity that the settings give."""
    for rule, years in case.book.defaults.validity_years_by_rule.items():
        if cites(row, rule)[0]:
            return Applied("validity_years_by_rule", years, "rule", rule)
    return case.applied("validity_years")


def filing_explained(case: Case) -> Explanation:
    """R11: the filing date in the reading that the setting names."""
    reading = case.applied("renewal_reading")
    expires, value = case.computed("expires_on"), case.value("file_renewal_by")
    how = {
        "days": ("subtract_days", case.applied("renewal_days")),
        "months": ("subtract_months", case.applied("renewal_months")),
        "working_days": ("subtract_working_days", case.applied("renewal_working_days")),
        "within": ("take", None),
    }
    operation, amount = how[reading.value]
    settings = (reading,) if amount is None else (reading, amount)
    number = None if amount is None else amount.value
    steps = (Step(operation, (("expires_on", expires.value),), number, value),)
    return Explanation(
        "file_renewal_by", value, ("R11",), (expires,), steps if value else (), settings
    )


def start_explained(case: Case) -> Explanation:
    """R12: the filing date − the lead time."""
    value, file_by = case.value("start_renewal_by"), case.computed("file_renewal_by")
    source = str(case.value("lead_time_from"))
    by_default = source == LeadTimeFrom.DEFAULT
    names = ("lead_time_days", "lead_time_cases", "lead_time_from")
    inputs = (file_by, *(case.computed(name) for name in names))
    setting = case.applied("lead_time_months" if by_default else "lead_time_cases")
    amount = setting.value if by_default else case.value("lead_time_days")
    operation = "subtract_months" if by_default else "subtract_days"
    steps = (Step(operation, (("file_renewal_by", file_by.value),), _number(amount), value),)
    found = steps if value else ()
    return Explanation("start_renewal_by", value, ("R12",), inputs, found, (setting,), by_default)


def _number(amount: object) -> int | None:
    return amount if isinstance(amount, int) else None


def suspension_explained(case: Case) -> Explanation:
    """R15: the given end, else begin + months by the ground."""
    value = case.value("suspension_ends_on")
    names = ("status", "suspended_until", "suspended_on", "suspended_reason")
    status, until, begin, reason = (case.given(name) for name in names)
    inputs = (status, until, begin, reason)
    if value is None:
        return Explanation("suspension_ends_on", None, ("R15",), inputs)
    if until.value is not None:
        steps = (Step("take", (("suspended_until", until.value),), None, value),)
        return Explanation("suspension_ends_on", value, ("R15",), inputs, steps)
    asked = holder_asked(case.certificate)[0]
    setting = case.applied("suspension_months_asked" if asked else "suspension_months_other")
    steps = (Step("add_months", (("suspended_on", begin.value),), setting.value, value),)
    return Explanation(
        "suspension_ends_on", value, ("R15",), inputs, steps, (setting,), estimated=True
    )


def rule_change_explained(case: Case) -> tuple[Explanation, Explanation]:
    """R24: the deadline of a change that the certificate cites, and the audit before it."""
    deadline, value = case.value("rule_change_deadline"), case.value("rule_change_due_on")
    row = case.certificate
    hit = [c for c in case.book.defaults.rule_changes if cites(row, c.cites)[0]]
    cited: tuple[Input, ...] = (case.given("rule"), case.given("standard"))
    settings = tuple(Applied("rule_changes", c.deadline, "global", c.cites) for c in hit)
    first = Step("earliest", tuple((c.cites, c.deadline) for c in hit), None, deadline)
    due = case.computed("follow_up_due_on")
    ahead = isinstance(due.value, date) and due.value >= case.as_of
    with_audit = (("follow_up_due_on", due.value),) if ahead else ()
    then = Step("earliest", (("rule_change_deadline", deadline), *with_audit), None, value)
    inputs = (case.computed("rule_change_deadline"), due)
    found = (first,) if deadline else ()
    return (
        Explanation("rule_change_deadline", deadline, ("R24",), cited, found, settings),
        Explanation("rule_change_due_on", value, ("R24",), inputs, (then,) if value else ()),
    )
