"""The sentence that answers a page's question, and what happens if nobody acts; one module each."""

from cqcdash.texts.answers.applications import applications_answer
from cqcdash.texts.answers.audits import audits_answer
from cqcdash.texts.answers.certificate import certificate_answer
from cqcdash.texts.answers.expiring import expiring_answer
from cqcdash.texts.answers.listing import named
from cqcdash.texts.answers.matrix import matrix_answer
from cqcdash.texts.answers.overview import overview_answer
from cqcdash.texts.answers.planning import planning_answer
from cqcdash.texts.answers.records import changes_answer, data_health_answer, history_answer
from cqcdash.texts.answers.renewals import renewals_answer
from cqcdash.texts.answers.trend import trend_answer
from cqcdash.texts.answers.verify import verify_answer

__all__ = [
    "applications_answer",
    "audits_answer",
    "certificate_answer",
    "changes_answer",
    "data_health_answer",
    "expiring_answer",
    "history_answer",
    "matrix_answer",
    "named",
    "overview_answer",
    "planning_answer",
    "renewals_answer",
    "trend_answer",
    "verify_answer",
]
