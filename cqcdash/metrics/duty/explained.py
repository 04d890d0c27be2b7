"""Where the dates of a change of duty come from (R25–R27)."""

from cqcdash.metrics.explanation import Evidence, Explanation, Step
from cqcdash.vocabulary.duty import DutyState
from cqcdash.vocabulary.rules import Applied, DutyChange


def duty_explained(evidence: Evidence) -> tuple[Explanation, ...]:
    """The change, what the certificate was recognised by, and the days that follow from it."""
    change = _change(evidence)
    names = ("certificate_no", "scheme", "product_category", "rule", "standard", "product")
    inputs = (
        *(evidence.given(name) for name in names),
        *(evidence.computed(name) for name in ("duty_matched_by", "duty_state")),
    )
    applied = () if change is None else (_applied(change),)
    state = evidence.value("duty_state")
    return (
        Explanation("duty_change", evidence.value("duty_change"), ("R25",), inputs, (), applied),
        _last_day(evidence, change),
        _start(evidence),
        _not_enough(evidence, change),
        Explanation(
            "duty_state",
            state,
            ("R26",),
            (
                evidence.computed("duty_change"),
                evidence.computed("duty_successor_no"),
                evidence.given("successor_no"),
                evidence.given("no_longer_produced"),
            ),
            (),
            applied,
            estimated=state == DutyState.PERHAPS,
        ),
    )


def _change(evidence: Evidence) -> DutyChange | None:
    name = evidence.value("duty_change")
    known = evidence.book.duty_changes_on(evidence.as_of)
    return next((c for c in known if c.name == name), None)


def _applied(change: DutyChange) -> Applied:
    return Applied("duty_changes", change.convert_by or "", "global", change.name)


def _last_day(evidence: Evidence, change: DutyChange | None) -> Explanation:
    value = evidence.value("convert_by")
    if value is None or change is None:
        return Explanation("convert_by", None, ("R26",), (evidence.computed("duty_state"),))
    given = ("convert_by", change.convert_by)
    steps = (Step("take", (given,), None, value),)
    if change.convert_by is None:
        steps = (
            Step("subtract_days", (("not_enough_from", change.without_effect_from),), 1, value),
        )
    inputs = (evidence.computed("duty_change"), evidence.computed("duty_state"))
    return Explanation("convert_by", value, ("R26",), inputs, steps, (_applied(change),))


def _start(evidence: Evidence) -> Explanation:
    value, by = evidence.value("start_conversion_by"), evidence.computed("convert_by")
    names = ("conversion_lead_days", "conversion_lead_cases", "conversion_lead_from")
    inputs = (by, *(evidence.computed(name) for name in names))
    if value is None:
        return Explanation("start_conversion_by", None, ("R27",), inputs)
    days = evidence.value("conversion_lead_days")
    months = evidence.applied("lead_time_months")
    operation, amount = (
        ("subtract_months", int(months.value))
        if days is None
        else ("subtract_days", int(str(days)))
    )
    steps = (Step(operation, (("convert_by", by.value),), amount, value),)
    applied = (months,) if days is None else (evidence.applied("lead_time_cases"),)
    return Explanation(
        "start_conversion_by", value, ("R27", "R12"), inputs, steps, applied, days is None
    )


def _not_enough(evidence: Evidence, change: DutyChange | None) -> Explanation:
    value = evidence.value("not_enough_from")
    inputs = (evidence.computed("duty_change"), evidence.computed("duty_state"))
    if value is None or change is None:
        return Explanation("not_enough_from", None, ("R26",), inputs)
    steps = (Step("take", (("not_enough_from", change.without_effect_from),), None, value),)
    if change.without_effect_from is None:
        steps = (Step("add_days", (("convert_by", change.convert_by),), 1, value),)
    return Explanation("not_enough_from", value, ("R26",), inputs, steps, (_applied(change),))
