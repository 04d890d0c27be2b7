"""The audits as far as they are known on a day."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.audits.groups import Groups, covered, places_of_audits
from cqcdash.metrics.calendar import NO_DAY, Days, add_months, days
from cqcdash.metrics.columns import is_one_of
from cqcdash.vocabulary.records import CONDITIONS, PASSED_RESULTS, AuditResult
from cqcdash.vocabulary.rules import RuleBook


class KnownAudits(NamedTuple):
    """The audits as far as they are known on a day; arrays parallel to the audits."""

    end: Days
    planned: Days
    passed: np.ndarray
    failed: np.ndarray
    unclosed: np.ndarray


def known_audits(audits: pd.DataFrame, as_of: np.datetime64) -> KnownAudits:
    """End of each audit and what it left behind; one that ends after ``as_of`` did not happen."""
    ended, started = days(audits["ended_on"]), days(audits["started_on"])
    end = np.where(np.isnat(ended), started, ended)
    done = end <= as_of
    failed = is_one_of(audits["result"], [AuditResult.FAILED]) & done
    passed = is_one_of(audits["result"], PASSED_RESULTS) & done
    closed = days(audits["findings_closed_on"]) <= as_of
    unclosed = done & ~closed & (has_findings(audits) | failed)
    planned_on = days(audits["planned_on"])
    unfinished = ~is_one_of(audits["result"], (*PASSED_RESULTS, AuditResult.FAILED))
    planned = np.where(np.isnat(planned_on) & unfinished, started, planned_on)
    ahead = ~(passed | failed) & (planned >= as_of)
    return KnownAudits(end, np.where(ahead, planned, NO_DAY), passed, failed, unclosed)


def has_findings(audits: pd.DataFrame) -> np.ndarray:
    """Audits with a count against one of the four conditions, or passed with findings."""
    found = is_one_of(audits["result"], [AuditResult.PASSED_WITH_FINDINGS])
    for condition in CONDITIONS:
        found |= audits[condition].to_numpy("int64", na_value=0) > 0
    return found


def finding_deadline(audits: pd.DataFrame, end: Days, book: RuleBook) -> Days:
    """The given deadline for closing findings, else audit end + 3 months (R17)."""
    given = days(audits["findings_due_on"])
    return np.where(
        np.isnat(given), add_months(end, book.applying(audits, "findings_months")), given
    )


def last_audits(
    certificates: pd.DataFrame, audits: pd.DataFrame, groups: Groups, as_of: np.datetime64
) -> tuple[np.ndarray, Days]:
    """The last audit of each group that took place, passed or not.

    Returns:
        Its place among the audits (-1 for none), and its end.
    """
    seen = known_audits(audits, as_of)
    shared = audits["certificate_no"].isna().to_numpy()
    took_place = np.flatnonzero(shared & (seen.passed | seen.failed))
    plant, code, category = (
        places[took_place] for places in places_of_audits(audits, certificates, groups)
    )
    order = np.argsort(seen.end[took_place], kind="stable")
    kind = pd.DataFrame({"plant": plant, "code": code, "category": category}).iloc[order]
    kept = ~kind.duplicated(keep="last").to_numpy()
    chosen = order[kept]
    pairs = covered(groups, plant[chosen], code[chosen], category[chosen])
    found = np.full(groups.size, -1)
    found[pairs.group] = took_place[chosen][pairs.audit]
    return found, np.append(seen.end, NO_DAY)[found]
