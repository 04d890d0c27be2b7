"""All dates of a portfolio at once, as arrays; the state and the actions read them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cqcdash.metrics.applications import case_spans, cases_about, lead_times_of
from cqcdash.metrics.audits import (
    AuditFacts,
    FollowUp,
    Groups,
    audit_facts,
    audit_groups,
    follow_up,
    members,
)
from cqcdash.metrics.calendar import NO_DAY, Days, days
from cqcdash.metrics.certificates.expiry import Expiry, expired, expiry
from cqcdash.metrics.certificates.renewal import (
    LeadTime,
    conversion_lead_time,
    file_renewal_by,
    lead_time,
    renewal_window_from,
    start_renewal_by,
)
from cqcdash.metrics.certificates.rule_change import rule_change_due_on
from cqcdash.metrics.certificates.suspension import suspension_ends_on
from cqcdash.metrics.columns import Column, is_one_of
from cqcdash.metrics.duty import Duty, duty
from cqcdash.vocabulary.records import ENDED_STATUSES, ApplicationKind, Status
from cqcdash.vocabulary.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Clocks:
    """Every clock of every certificate; arrays parallel to the certificates."""

    expiry: Expiry
    expired: np.ndarray
    groups: Groups
    member: np.ndarray
    audits: AuditFacts
    follow_up: FollowUp
    finding_due: Days
    suspended: np.ndarray
    suspension_ends: Days
    rule_change_due: Days
    duty: Duty
    conversion_lead: LeadTime
    start_conversion_by: Days
    conversion_no: Column
    file_renewal_by: Days
    window_from: Days
    lead_time: LeadTime
    start_renewal_by: Days
    renewal_no: Column
    filed: np.ndarray


def clocks(  # noqa: PLR0913, PLR0917 - the four frames, the day and the rules
    certificates: pd.DataFrame,
    audits: pd.DataFrame,
    visits: pd.DataFrame,
    plants: pd.DataFrame,
    as_of: np.datetime64,
    book: RuleBook,
    lead_times: pd.DataFrame | None = None,
    answers: pd.DataFrame | None = None,
) -> Clocks:
    """The clocks on a day; lead times come from the visits unless they are given (R12)."""
    own_expiry = expiry(certificates, book)
    effective = own_expiry.effective
    expired_now = expired(certificates, effective, as_of)
    groups = audit_groups(certificates, book)
    member = members(certificates, groups, expired_now)
    facts = audit_facts(certificates, audits, groups, as_of, book)
    audit = follow_up(certificates, plants, facts, groups, member, book)
    spans = case_spans(visits, as_of)
    issued, first = days(certificates["issued_on"]), days(certificates["first_issued_on"])
    last_issue = np.where(np.isnat(issued), first, issued)
    numbers = certificates["certificate_no"]
    renewal, filed = cases_about(ApplicationKind.RENEWAL, spans, numbers, last_issue)
    conversion, _ = cases_about(ApplicationKind.CONVERSION, spans, numbers, last_issue)
    file_by = file_renewal_by(certificates, effective, book)
    took = lead_times_of(spans) if lead_times is None else lead_times
    lead = lead_time(certificates, took, book)
    ended = expired_now | is_one_of(certificates["status"], ENDED_STATUSES)
    change = duty(certificates, ~ended, as_of, book, answers)
    converting = conversion_lead_time(certificates, took, lead, book)
    deadlines = np.fmin(facts.finding_due, facts.failed_due)
    return Clocks(
        expiry=own_expiry,
        expired=expired_now,
        groups=groups,
        member=member,
        audits=AuditFacts(*(np.where(member, fact, NO_DAY) for fact in facts)),
        follow_up=audit,
        finding_due=np.where(member, deadlines, NO_DAY),
        suspended=is_one_of(certificates["status"], [Status.SUSPENDED]),
        suspension_ends=suspension_ends_on(certificates, book),
        rule_change_due=rule_change_due_on(change.update_by, audit.due, as_of),
        duty=change,
        conversion_lead=converting,
        start_conversion_by=start_renewal_by(certificates, change.convert_by, converting, book),
        conversion_no=spans["application_no"].reindex(conversion).set_axis(certificates.index),
        file_renewal_by=file_by,
        window_from=renewal_window_from(certificates, effective, book),
        lead_time=lead,
        start_renewal_by=start_renewal_by(certificates, file_by, lead, book),
        renewal_no=spans["application_no"].reindex(renewal).set_axis(certificates.index),
        filed=filed,
    )
