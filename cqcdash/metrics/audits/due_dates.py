"""When the next follow-up audit is due, where it stands and how that came: R4–R10, R16."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.audits.facts import AuditFacts
from cqcdash.metrics.audits.groups import Groups
from cqcdash.metrics.audits.known import known_audits
from cqcdash.metrics.calendar import (
    NO_DAY,
    Days,
    add_days,
    add_months,
    day,
    days,
    earliest_by,
    of_group,
)
from cqcdash.metrics.columns import codes_in, is_one_of, place, words_of
from cqcdash.metrics.explanation import Evidence, Explanation, Input, Step, plain
from cqcdash.vocabulary.audits import AuditState
from cqcdash.vocabulary.records import ENDED_STATUSES, SCHEMES_WITHOUT_AUDITS, Kind
from cqcdash.vocabulary.rules import CLASSES, Applied, RuleBook


class FollowUp(NamedTuple):
    """The follow-up of each certificate's group; all missing for those outside a group."""

    due: Days
    estimated: np.ndarray
    plan_from: Days
    arrange_by: Days
    deadline: Days
    ask_suspension_by: Days


def members(certificates: pd.DataFrame, groups: Groups, expired: np.ndarray) -> np.ndarray:
    """The certificates that an audit covers: with a plant, alive, in a scheme with audits (R9)."""
    ended = is_one_of(certificates["status"], ENDED_STATUSES) | expired
    without = is_one_of(certificates["scheme"], SCHEMES_WITHOUT_AUDITS)
    return (groups.of_certificate >= 0) & ~ended & ~without


def interval_months(certificates: pd.DataFrame, plants: pd.DataFrame, book: RuleBook) -> np.ndarray:
    """Months between audits, by the certificate's factory class, else its plant's (R5)."""
    months = np.broadcast_to(book.applying(certificates, "follow_up_months"), len(certificates))
    letters = factory_class(certificates, plants)
    for place_of_letter, letter in enumerate(CLASSES):
        by_class = book.applying(certificates, "follow_up_months_by_class", letter)
        months = np.where(letters == place_of_letter, by_class, months)
    return months


def factory_class(certificates: pd.DataFrame, plants: pd.DataFrame) -> np.ndarray:
    """The class as its place in A, B, C, D: the certificate's, else its plant's; -1 for none."""
    classes = pd.Index(CLASSES)
    own = codes_in(certificates["factory_class"], classes)
    known = plants.dropna(subset=["factory_class"]).drop_duplicates("plant", keep="last")
    of_plant = np.append(codes_in(known["factory_class"], classes), -1)
    return np.where(
        own == -1, of_plant[codes_in(certificates["plant"], pd.Index(known["plant"]))], own
    )


def own_due(
    certificates: pd.DataFrame, last_passed: Days, months: np.ndarray, book: RuleBook
) -> tuple[Days, np.ndarray]:
    """Each certificate's own due date (R4, R6), and which are only estimated from the issue."""
    issued, first = days(certificates["issued_on"]), days(certificates["first_issued_on"])
    never = np.isnat(last_passed)
    start = np.where(never, np.where(np.isnat(issued), first, issued), last_passed)
    due = add_months(start, months)
    since = np.where(np.isnat(first), issued, first)
    audit_later = certificates["certificate_first"].to_numpy(bool, na_value=False)
    unaudited = audit_later & ~(last_passed >= since)
    initial = add_months(since, book.applying(certificates, "first_audit_months"))
    due = np.where(unaudited, np.fmin(due, initial), due)
    return due, never & ~np.isnat(due) & ~(unaudited & (due == initial))


def follow_up(  # noqa: PLR0913, PLR0917 - the frames, the groups and the rules
    certificates: pd.DataFrame,
    plants: pd.DataFrame,
    facts: AuditFacts,
    groups: Groups,
    member: np.ndarray,
    book: RuleBook,
) -> FollowUp:
    """The dates of the next audit: the earliest of the group's members counts for all (R10)."""
    own, guessed = own_due(
        certificates, facts.last_passed, interval_months(certificates, plants, book), book
    )
    group = np.where(member, groups.of_certificate, -1)
    by_group = earliest_by(group, own, groups.size)
    by_sure = earliest_by(group, np.where(guessed, NO_DAY, own), groups.size)
    due = of_group(by_group, group)
    back = {name: -np.asarray(book.applying(certificates, name)) for name in WINDOW}
    return FollowUp(
        due,
        ~np.isnat(due) & ~(of_group(by_sure, group) == due),
        add_days(due, back["plan_days"]),
        add_days(due, back["arrange_days"]),
        add_days(due, book.applying(certificates, "audit_grace_days")),
        add_months(due, back["voluntary_suspension_months"]),
    )


WINDOW = ("plan_days", "arrange_days", "voluntary_suspension_months")


def audit_state(
    audit: FollowUp, failed_on: Days, as_of: np.datetime64, index: pd.Index, member: np.ndarray
) -> pd.Series:
    """Where the audit stands in its window (R7, R8); missing outside a group."""
    steps = [
        (~member, -1),
        (~np.isnat(failed_on), place(AuditState.FAILED)),
        (np.isnat(audit.due), place(AuditState.UNKNOWN)),
        (as_of > audit.deadline, place(AuditState.CRITICAL)),
        (as_of > audit.due, place(AuditState.OVERDUE)),
        (as_of >= audit.arrange_by, place(AuditState.ARRANGE)),
        (as_of >= audit.plan_from, place(AuditState.PLAN)),
    ]
    code = np.select([s[0] for s in steps], [s[1] for s in steps], place(AuditState.LATER))
    return words_of(code, AuditState, index)


def follow_up_explained(evidence: Evidence) -> Explanation:
    """R4, R5, R6, R9, R10: the member that gives the date, its audit and its interval."""
    value = evidence.value("follow_up_due_on")
    group = evidence.computed("audit_group")
    by = evidence.applied("audit_group_by")
    if value is None:
        inputs = (
            group,
            evidence.given("scheme"),
            evidence.given("plant"),
            evidence.given("issued_on"),
        )
        return Explanation("follow_up_due_on", None, ("R4", "R9"), inputs, (), (by,))
    giver, certificate_first = _giver(evidence)
    record = evidence.neighbour(giver["certificate_no"])
    start = _start(evidence, giver, record, certificate_first=certificate_first)
    setting = (
        evidence.book.applied(giver, "first_audit_months")
        if certificate_first
        else interval_setting(evidence, giver)
    )
    members = ("members", len(evidence.members))
    steps = (
        Step("add_months", ((start.name, start.value),), setting.value, value),
        Step("earliest", ((str(giver["certificate_no"]), value), members), None, value),
    )
    inputs = (group, start, evidence.of("factory_class", record, Kind.CERTIFICATES))
    rules = ("R6", "R9", "R10") if certificate_first else ("R4", "R5", "R9", "R10")
    guessed = bool(evidence.value("follow_up_estimated"))
    return Explanation("follow_up_due_on", value, rules, inputs, steps, (setting, by), guessed)


def _giver(evidence: Evidence) -> tuple[dict[str, Any], bool]:
    """The member whose own date is the earliest, and whether R6 gave it."""
    months = interval_months(evidence.members, evidence.plants, evidence.book)
    last = days(evidence.members["last_audit_on"])
    due, _ = own_due(evidence.members, last, months, evidence.book)
    due_by_interval, _ = own_due(
        evidence.members.assign(certificate_first=False), last, months, evidence.book
    )
    at = int(np.nanargmin(np.where(np.isnat(due), np.nan, due.astype("int64"))))
    return evidence.members.iloc[at].to_dict(), bool(due[at] != due_by_interval[at])


def _start(
    evidence: Evidence, giver: dict[str, Any], record: dict[str, Any], *, certificate_first: bool
) -> Input:
    """What the interval counts from: the audit that passed, else the issue."""
    last = giver["last_audit_on"]
    order = (
        ("first_issued_on", "issued_on") if certificate_first else ("issued_on", "first_issued_on")
    )
    if plain(last) is not None and not certificate_first:
        known = known_audits(evidence.audits, day(evidence.as_of))
        ended = known.passed & (known.end == np.datetime64(last, "D"))
        alone = evidence.audits["certificate_no"]
        fits = alone.isna() | (alone == giver["certificate_no"])
        rows = evidence.audits.loc[ended & fits.to_numpy(bool)]
        if len(rows):
            audit = rows.iloc[0].to_dict()
            name = "started_on" if plain(audit["ended_on"]) is None else "ended_on"
            return evidence.of(name, audit, Kind.AUDITS)
    name = order[1] if plain(record.get(order[0])) is None else order[0]
    return evidence.of(name, record, Kind.CERTIFICATES)


def interval_setting(evidence: Evidence, row: dict[str, Any]) -> Applied:
    """The interval that applies: by factory class, else the general one (R5)."""
    one = evidence.members.loc[
        (evidence.members["certificate_no"] == row["certificate_no"]).to_numpy(bool)
    ]
    letter = int(factory_class(one, evidence.plants)[0])
    if letter < 0:
        return evidence.book.applied(row, "follow_up_months")
    return evidence.book.applied(row, "follow_up_months_by_class", CLASSES[letter])


def window_explained(evidence: Evidence) -> tuple[Explanation, ...]:
    """R7, R8, R16: what counts back and forth from the due date."""
    due = evidence.computed("follow_up_due_on")
    return tuple(
        _from_due(evidence, due, name, rule, operation, setting)
        for name, rule, operation, setting in COUNTED_FROM_DUE
    )


COUNTED_FROM_DUE = (
    ("plan_audit_from", "R7", "subtract_days", "plan_days"),
    ("arrange_audit_by", "R7", "subtract_days", "arrange_days"),
    ("follow_up_deadline", "R8", "add_days", "audit_grace_days"),
    (
        "ask_voluntary_suspension_by",
        "R16",
        "subtract_months",
        "voluntary_suspension_months",
    ),
)


def _from_due(  # noqa: PLR0913, PLR0917 - one argument per column of WINDOW
    evidence: Evidence, due: Input, name: str, rule: str, operation: str, setting: str
) -> Explanation:
    value, applied = evidence.value(name), evidence.applied(setting)
    steps = (Step(operation, (("follow_up_due_on", due.value),), applied.value, value),)
    return Explanation(name, value, (rule,), (due,), steps if value else (), (applied,))
