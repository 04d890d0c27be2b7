"""Each certificate: every date, its reason, its state and the next thing to do."""

from cqcdash.metrics.certificates.action import verify_by
from cqcdash.metrics.certificates.canonical_frame import positions
from cqcdash.metrics.certificates.expiry import (
    computed_expiry,
    doubtful_expiry,
    validity_years,
    year_of_number,
)
from cqcdash.metrics.certificates.explained import explain
from cqcdash.metrics.certificates.life import timeline
from cqcdash.metrics.certificates.next_steps import Steps, ready_on, steps
from cqcdash.metrics.certificates.renewal import renewals
from cqcdash.metrics.certificates.state import standing
from cqcdash.metrics.certificates.too_late import renewal_flags

__all__ = [
    "Steps",
    "computed_expiry",
    "doubtful_expiry",
    "explain",
    "positions",
    "ready_on",
    "renewal_flags",
    "renewals",
    "standing",
    "steps",
    "timeline",
    "validity_years",
    "verify_by",
    "year_of_number",
]
