"""The canonical frame: one row per certificate with every date, reason and state."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.audits import audit_state
from cqcdash.metrics.calendar import NO_DAY, dates, day, days_until
from cqcdash.metrics.certificates.action import next_action
from cqcdash.metrics.certificates.clocks import Clocks, clocks
from cqcdash.metrics.certificates.expiry import expiry_band
from cqcdash.metrics.certificates.renewal import conversion_blocked_by, renewal_blocked_by
from cqcdash.metrics.certificates.state import safe_until, standing, state, verified
from cqcdash.metrics.columns import flags, whole, words_of
from cqcdash.metrics.duty import is_in
from cqcdash.vocabulary.certificates import POSITIONS
from cqcdash.vocabulary.duty import Criterion, DutyState
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.renewals import LeadTimeFrom
from cqcdash.vocabulary.rules import RuleBook


def positions(  # noqa: PLR0913, PLR0917 - the four frames, the day and the rules
    certificates: pd.DataFrame,
    audits: pd.DataFrame,
    visits: pd.DataFrame,
    plants: pd.DataFrame,
    as_of: date,
    book: RuleBook,
    lead_times: pd.DataFrame | None = None,
    answers: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every date of every certificate as seen on a day (schema POSITIONS).

    Args:
        certificates: schema CERTIFICATES, one row per certificate.
        audits: schema AUDITS; what ended after ``as_of`` is not yet known.
        visits: schema VISITS (stage visits of applications); later ones are not yet known.
        plants: schema PLANTS; gives the factory class where a certificate has none.
        as_of: the day to look at.
        book: the rules' settings.
        lead_times: schema LEAD_TIMES; computed from ``visits`` when not given.
        answers: schema DUTY_ANSWERS; nobody has answered anything without them.

    Returns:
        The certificates' rows in their order and index, with POSITIONS' columns.
    """
    today = day(as_of)
    clock = clocks(certificates, audits, visits, plants, today, book, lead_times, answers)
    index = certificates.index
    known = certificates.loc[:, CERTIFICATES.names]
    known["expires_on"] = dates(clock.expiry.effective, index)
    blocked = renewal_blocked_by(
        clock.suspended, today > clock.follow_up.due, ~np.isnat(clock.finding_due), index
    )
    derived = {
        **_dates(clock, index),
        **_words(certificates, clock, today, book),
        "renewal_blocked_by": blocked,
        **_duty(certificates, clock, blocked),
        **_verdict(certificates, clock, today, book),
    }
    frame = pd.concat([known, pd.DataFrame(derived, index=index)], axis=1)
    action, act_by = next_action(frame, clock.duty.cancel_by, today, book)
    frame = frame.assign(next_action=action, act_by=dates(act_by, index))
    return frame.loc[:, POSITIONS.names]


def _dates(clock: Clocks, index: pd.Index) -> dict[str, pd.Series]:
    audit = clock.follow_up
    found = {
        "expires_printed_on": clock.expiry.printed,
        "last_audit_on": clock.audits.last_passed,
        "follow_up_due_on": audit.due,
        "plan_audit_from": audit.plan_from,
        "arrange_audit_by": audit.arrange_by,
        "follow_up_deadline": audit.deadline,
        "audit_planned_on": clock.audits.planned_on,
        "finding_due_on": clock.finding_due,
        "failed_audit_on": clock.audits.failed_on,
        "repeat_audit_by": clock.audits.failed_due,
        "suspension_ends_on": clock.suspension_ends,
        "rule_change_deadline": clock.duty.update_by,
        "rule_change_due_on": clock.rule_change_due,
        "convert_by": clock.duty.convert_by,
        "start_conversion_by": clock.start_conversion_by,
        "not_enough_from": clock.duty.not_enough_from,
        "file_renewal_by": clock.file_renewal_by,
        "renewal_window_from": clock.window_from,
        "start_renewal_by": clock.start_renewal_by,
        "ask_voluntary_suspension_by": audit.ask_suspension_by,
    }
    return {name: dates(array, index) for name, array in found.items()}


def _duty(certificates: pd.DataFrame, clock: Clocks, blocked: pd.Series) -> dict[str, object]:
    index, found = certificates.index, clock.duty.concern
    names = pd.Index([change.name for change in clock.duty.changes], dtype="str")
    by, lead = clock.duty.convert_by, clock.conversion_lead
    change, update = (
        pd.Series(pd.Categorical.from_codes(places, categories=names), index=index)
        for places in (found.change, found.update)
    )
    return {
        "rule_change": update,
        "rule_change_matched_by": words_of(found.updated_by, Criterion, index),
        "duty_change": change,
        "conversion_lead_days": whole(lead.days, ~np.isnat(by) & (lead.cases > 0)),
        "conversion_lead_cases": whole(lead.cases, ~np.isnat(by)),
        "conversion_lead_from": words_of(
            np.where(np.isnat(by), -1, lead.source), LeadTimeFrom, index
        ),
        "conversion_application_no": clock.conversion_no,
        "conversion_blocked_by": conversion_blocked_by(
            ~np.isnat(by), blocked, found.update >= 0, index
        ),
        "duty_matched_by": words_of(clock.duty.concern.criterion, Criterion, index),
        "duty_state": words_of(clock.duty.state, DutyState, index),
        "duty_successor_no": _successor(certificates, clock),
    }


def _successor(certificates: pd.DataFrame, clock: Clocks) -> pd.Series:
    """The certificate found to follow, else the one that the record names."""
    rows = np.flatnonzero(is_in(clock.duty.state, DutyState.CONVERTED))
    place = clock.duty.successor[rows]
    held = certificates["certificate_no"].iloc[np.maximum(place, 0)].to_numpy()
    named = certificates["successor_no"].iloc[rows].to_numpy()
    found = np.full(len(certificates), None, dtype=object)
    found[rows] = np.where(place >= 0, held, named)
    return pd.Series(found, index=certificates.index, dtype="str")


def _words(
    certificates: pd.DataFrame, clock: Clocks, today: np.datetime64, book: RuleBook
) -> dict[str, object]:
    index = certificates.index
    effective = clock.expiry.effective
    slack = np.where(clock.filed | clock.expired, NO_DAY, clock.start_renewal_by)
    lead = clock.lead_time
    group = pd.Categorical.from_codes(
        clock.groups.of_certificate,  # pyright: ignore[reportArgumentType] - an array is a sequence
        categories=pd.Index(clock.groups.labels(), dtype="str"),
    )
    return {
        "expiry_estimated": flags(clock.expiry.estimated),
        "days_to_expiry": days_until(effective, today),
        "expiry_band": expiry_band(certificates, effective, clock.expired, today, book),
        "audit_group": pd.Series(group, index=index),
        "in_audit_group": flags(clock.member),
        "follow_up_estimated": flags(clock.follow_up.estimated),
        "audit_state": audit_state(
            clock.follow_up, clock.audits.failed_on, today, index, clock.member
        ),
        "lead_time_days": whole(lead.days, lead.cases > 0),
        "lead_time_cases": whole(lead.cases, lead.cases >= 0),
        "lead_time_from": words_of(lead.source, LeadTimeFrom, index),
        "renewal_slack_days": days_until(slack, today),
        "renewal_application_no": clock.renewal_no,
    }


def _verdict(
    certificates: pd.DataFrame, clock: Clocks, today: np.datetime64, book: RuleBook
) -> dict[str, object]:
    index = certificates.index
    until, reason = safe_until(certificates, clock, today)
    states = state(certificates, clock, until, today, book)
    fresh = verified(certificates, today, book)
    return {
        "safe_until": dates(until, index),
        "safe_until_reason": reason,
        "state": states,
        "standing": standing(states),
        "verified": flags(fresh),
    }
