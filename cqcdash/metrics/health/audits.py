"""Problems of audits."""

import numpy as np
import pandas as pd

from cqcdash.metrics.audits import KnownAudits, known_audits
from cqcdash.metrics.calendar import NO_DAY, days, latest_by, of_group
from cqcdash.metrics.columns import codes, is_one_of
from cqcdash.metrics.health.problem import problem
from cqcdash.vocabulary.health import Problem
from cqcdash.vocabulary.records import PASSED_RESULTS, AuditResult, Kind


def audit_problems(
    positions: pd.DataFrame, audits: pd.DataFrame, today: np.datetime64
) -> list[pd.DataFrame]:
    """One frame (schema HEALTH) per problem."""
    started, ended = days(audits["started_on"]), days(audits["ended_on"])
    closed, planned = days(audits["findings_closed_on"]), days(audits["planned_on"])
    done = np.where(np.isnat(ended), started, ended)
    judged = is_one_of(audits["result"], (*PASSED_RESULTS, AuditResult.FAILED))
    told = is_one_of(audits["result"], [AuditResult.PLANNED]) | ~np.isnat(planned)
    intended = np.where(np.isnat(planned), done, planned)
    names = audits["plant"].astype("object")
    nameless = names.isna().to_numpy() & audits["certificate_no"].isna().to_numpy()
    stray = (
        names.notna().to_numpy()
        & ~names.isin(list(positions["plant"].dropna().unique())).to_numpy()
    )
    found = [
        (Problem.AUDIT_ENDS_BEFORE_START, ended < started, "ended_on", "started_on"),
        (Problem.AUDIT_PLANNED_IN_PAST, told & ~judged & (intended < today), "planned_on", None),
        (
            Problem.FINDING_NEVER_CLOSED,
            unclosed_before_a_pass(audits, known_audits(audits, today)),
            "findings_closed_on",
            None,
        ),
        (Problem.FINDING_CLOSED_BEFORE_AUDIT, closed < done, "findings_closed_on", "ended_on"),
        (Problem.AUDIT_WITHOUT_PLANT, nameless, "plant", None),
        (Problem.AUDIT_WITHOUT_CERTIFICATES, stray, "plant", None),
        (Problem.AUDIT_WITHOUT_END, judged & np.isnat(done), "ended_on", None),
        (
            Problem.AUDIT_WITHOUT_RESULT,
            ~judged & ~told & (done < today - REASONABLE),
            "result",
            None,
        ),
    ]
    return [
        problem(*(audits, hit, code, Kind.AUDITS, "audit_key"), column=column, expected=expected)
        for code, hit, column, expected in found
    ]


REASONABLE = np.timedelta64(30, "D")  # a report needs some weeks


def unclosed_before_a_pass(audits: pd.DataFrame, seen: KnownAudits) -> np.ndarray:
    """Findings that nobody closed although the plant passed a later audit."""
    plant, names = codes(audits["plant"])
    last = latest_by(plant, np.where(seen.passed, seen.end, NO_DAY), len(names))
    return seen.unclosed & ~seen.failed & (of_group(last, plant) > seen.end)
