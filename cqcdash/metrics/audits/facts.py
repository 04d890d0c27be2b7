"""What the audits so far say about each certificate: last pass, open findings, failures, plans."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.audits.groups import Groups, covered, places_of_audits
from cqcdash.metrics.audits.known import KnownAudits, finding_deadline, known_audits
from cqcdash.metrics.calendar import NO_DAY, Days, day, earliest_by, latest_by, of_group
from cqcdash.metrics.explanation import Evidence, Explanation, Step
from cqcdash.vocabulary.records import Kind
from cqcdash.vocabulary.rules import RuleBook


class AuditFacts(NamedTuple):
    """One date per certificate (or per group), missing when there is none.

    Attributes:
        last_passed: end of the last passed audit.
        finding_due: earliest deadline of an open finding of an audit that did not fail.
        failed_due: earliest deadline after a failed audit without a later passed one.
        failed_on: end of the last such failed audit.
        planned_on: next planned audit.
    """

    last_passed: Days
    finding_due: Days
    failed_due: Days
    failed_on: Days
    planned_on: Days


def audit_facts(
    certificates: pd.DataFrame,
    audits: pd.DataFrame,
    groups: Groups,
    as_of: np.datetime64,
    book: RuleBook,
) -> AuditFacts:
    """The facts of each certificate: those of its group, and of audits of it alone."""
    seen = known_audits(audits, as_of)
    alone = audits["certificate_no"].notna().to_numpy()
    group, size = groups.of_certificate, len(certificates)
    shared = _facts_of_groups(certificates, audits, groups, seen, ~alone, book)
    facts = AuditFacts(*(of_group(fact, group) for fact in shared))
    if not alone.any():
        return facts
    mine = _pick(seen, alone)
    numbers = pd.Index(certificates["certificate_no"])
    target = numbers.get_indexer(pd.Index(audits["certificate_no"][alone]))
    deadline = finding_deadline(audits.loc[alone], mine.end, book)
    last = np.fmax(facts.last_passed, latest_by(target, _only(mine.end, mine.passed), size))
    own = _open_facts(target, mine, deadline, last, _closing(audits.loc[alone], book))
    planned = earliest_by(target, mine.planned, size)
    return AuditFacts(
        last,
        np.fmin(facts.finding_due, own.finding_due),
        np.fmin(facts.failed_due, own.failed_due),
        np.fmax(facts.failed_on, own.failed_on),
        np.fmin(facts.planned_on, planned),
    )


def _facts_of_groups(  # noqa: PLR0913, PLR0917 - the frames, the groups and the rules
    certificates: pd.DataFrame,
    audits: pd.DataFrame,
    groups: Groups,
    seen: KnownAudits,
    shared: np.ndarray,
    book: RuleBook,
) -> AuditFacts:
    plant, code, category = places_of_audits(audits, certificates, groups)
    if not groups.key.any():
        code = category = np.full(len(audits), -1)
    last = _last_passed(groups, plant, code, category, _only(seen.end, seen.passed & shared))
    hot = shared & (seen.unclosed | seen.failed)
    pairs = covered(groups, plant[hot], code[hot], category[hot])
    picked = audits.loc[hot]
    deadline = finding_deadline(picked, seen.end[hot], book)
    hit = _pick(_pick(seen, hot), pairs.audit)
    closing = _closing(picked, book)[pairs.audit]
    open_facts = _open_facts(pairs.group, hit, deadline[pairs.audit], last, closing)
    ahead = shared & ~np.isnat(seen.planned)
    plans = covered(groups, plant[ahead], code[ahead], category[ahead])
    planned = earliest_by(plans.group, seen.planned[ahead][plans.audit], groups.size)
    return open_facts._replace(planned_on=planned)


def _last_passed(
    groups: Groups, plant: np.ndarray, code: np.ndarray, category: np.ndarray, end: Days
) -> Days:
    """The last pass of each group: first per kind of audit, so that few pairs remain."""
    codes, categories = len(groups.factory_codes) + 1, len(groups.categories) + 1
    packed = (plant * codes + code + 1) * categories + category + 1
    kind, found = pd.factorize(packed)
    first = np.asarray(found)
    last = latest_by(kind, end, len(first))
    pairs = covered(
        groups,
        first // (codes * categories),
        first // categories % codes - 1,
        first % categories - 1,
    )
    return latest_by(pairs.group, last[pairs.audit], groups.size)


def _open_facts(
    target: np.ndarray, seen: KnownAudits, deadline: Days, last: Days, closing: np.ndarray
) -> AuditFacts:
    """Deadlines per target that no later passed audit has settled."""
    size = len(last)
    later_pass = of_group(last, target) > seen.end
    failed = seen.failed & ~later_pass
    unclosed = seen.unclosed & ~seen.failed & ~(later_pass & closing)
    unclosed |= seen.unclosed & seen.failed & later_pass & ~closing
    return AuditFacts(
        last,
        earliest_by(target, _only(deadline, unclosed), size),
        earliest_by(target, _only(deadline, failed), size),
        latest_by(target, _only(seen.end, failed), size),
        np.full(size, NO_DAY),
    )


def _closing(audits: pd.DataFrame, book: RuleBook) -> np.ndarray:
    setting = book.applying(audits, "findings_closed_by_later_pass")
    return np.broadcast_to(np.asarray(setting, dtype=bool), len(audits))


def _only(array: Days, chosen: np.ndarray) -> Days:
    return np.where(chosen, array, NO_DAY)


def _pick(seen: KnownAudits, chosen: np.ndarray) -> KnownAudits:
    return KnownAudits(*(array[chosen] for array in seen))


def finding_explained(evidence: Evidence) -> Explanation:
    """R17: the audit whose findings are to be closed first."""
    return _deadline_explained(evidence, "finding_due_on", failures_only=False)


def repeat_explained(evidence: Evidence) -> Explanation:
    """R17: the failed audit that is to be made good first."""
    return _deadline_explained(evidence, "repeat_audit_by", failures_only=True)


def _deadline_explained(evidence: Evidence, name: str, *, failures_only: bool) -> Explanation:
    value = evidence.value(name)
    if value is None:
        return Explanation(name, None, ("R17",), ())
    known = known_audits(evidence.audits, day(evidence.as_of))
    due = finding_deadline(evidence.audits, known.end, evidence.book)
    hot = known.failed if failures_only else known.unclosed | known.failed
    open_now = hot & (due == np.datetime64(str(value), "D"))
    audit = evidence.audits.loc[open_now].iloc[0].to_dict()
    given = ("findings_due_on", "ended_on", "started_on", "result", "findings_closed_on")
    inputs = tuple(evidence.of(field, audit, Kind.AUDITS) for field in given)
    if inputs[0].value is not None:
        steps = (Step("take", (("findings_due_on", inputs[0].value),), None, value),)
        return Explanation(name, value, ("R17",), inputs, steps)
    setting = evidence.applied("findings_months")
    end = inputs[1] if inputs[1].value else inputs[2]
    steps = (Step("add_months", ((end.name, end.value),), setting.value, value),)
    return Explanation(name, value, ("R17",), inputs, steps, (setting,))


def failure_explained(evidence: Evidence) -> Explanation:
    """The failed audit that no later one has made good."""
    value = evidence.value("failed_audit_on")
    if value is None:
        return Explanation("failed_audit_on", None, ("R9",), ())
    known = known_audits(evidence.audits, day(evidence.as_of))
    hit = known.failed & (known.end == np.datetime64(str(value), "D"))
    audit = evidence.audits.loc[hit].iloc[0].to_dict()
    names = ("ended_on", "started_on", "result")
    inputs = tuple(evidence.of(name, audit, Kind.AUDITS) for name in names)
    end = inputs[0] if inputs[0].value else inputs[1]
    steps = (Step("take", ((end.name, end.value),), None, value),)
    return Explanation("failed_audit_on", value, ("R9",), inputs, steps)
