"""Where every computed date and word of one certificate comes from."""

from datetime import date

import pandas as pd

from cqcdash.metrics.audits import (
    failure_explained,
    finding_explained,
    follow_up_explained,
    repeat_explained,
    window_explained,
)
from cqcdash.metrics.certificates.expiry import expiry_explained
from cqcdash.metrics.certificates.renewal import filing_explained, start_explained
from cqcdash.metrics.certificates.rule_change import rule_change_explained
from cqcdash.metrics.certificates.state import CLOCKS, safe_until_explained
from cqcdash.metrics.certificates.suspension import suspension_explained
from cqcdash.metrics.duty import duty_explained
from cqcdash.metrics.explanation import Evidence, Explanation, Step, evidence_of
from cqcdash.vocabulary.imports import IMPORTS
from cqcdash.vocabulary.records import PLANTS
from cqcdash.vocabulary.rules import RuleBook


def explain(  # noqa: PLR0913, PLR0917 - the frames, the day and the rules
    certificate_no: str,
    positions: pd.DataFrame,
    certificates: pd.DataFrame,
    audits: pd.DataFrame,
    visits: pd.DataFrame,
    as_of: date,
    book: RuleBook,
    sources: pd.DataFrame | None = None,
    plants: pd.DataFrame | None = None,
) -> tuple[Explanation, ...]:
    """Rule, inputs, arithmetic and setting of each date, the sources of each input.

    Args:
        certificate_no: the certificate.
        positions: schema POSITIONS of that day and these rules.
        certificates: schema CERTIFICATES with provenance columns.
        audits: schema AUDITS with provenance columns.
        visits: schema VISITS with provenance columns.
        as_of: the day of the positions.
        book: the rules of the positions.
        sources: schema IMPORTS; without it no input names its source.
        plants: schema PLANTS.

    Raises:
        UnknownRecordError: there is no such certificate.
    """
    evidence = evidence_of(
        *(certificate_no, positions, certificates, audits, visits, as_of, book),
        IMPORTS.empty() if sources is None else sources,
        PLANTS.empty() if plants is None else plants,
    )
    return (
        safe_until_explained(evidence),
        expiry_explained(evidence),
        follow_up_explained(evidence),
        *window_explained(evidence),
        finding_explained(evidence),
        failure_explained(evidence),
        repeat_explained(evidence),
        suspension_explained(evidence),
        *rule_change_explained(evidence),
        *duty_explained(evidence),
        filing_explained(evidence),
        start_explained(evidence),
        *words_explained(evidence),
    )


def words_explained(evidence: Evidence) -> tuple[Explanation, ...]:
    """State, verification, blocked renewal and next action: what they were judged by."""
    as_of = ("as_of", evidence.as_of)
    return tuple(
        Explanation(
            name,
            evidence.value(name),
            rules,
            (
                *(evidence.given(given) for given in from_record),
                *(evidence.computed(computed) for computed in from_rules),
            ),
            (Step("compare", (as_of,), None, evidence.value(name)),),
            tuple(evidence.applied(setting) for setting in settings),
        )
        for name, rules, from_record, from_rules, settings in WORDS
    )


WORDS = (
    (
        "state",
        ("R22",),
        ("reported_status", "status"),
        (*CLOCKS, "follow_up_due_on", "file_renewal_by", "renewal_application_no"),
        ("due_soon_days",),
    ),
    ("verified", ("R23",), ("status_reported_on",), (), ("verify_days",)),
    (
        "renewal_blocked_by",
        ("R13",),
        ("status",),
        ("follow_up_due_on", "finding_due_on"),
        (),
    ),
    ("audit_state", ("R7", "R8"), (), ("follow_up_due_on", "follow_up_deadline"), ()),
    ("expiry_band", ("R14",), (), ("expires_on", "days_to_expiry"), ("expiry_bands",)),
    ("next_action", ("R22",), (), ("state", "act_by"), ("due_soon_days",)),
)
