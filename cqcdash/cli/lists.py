"""The lists: certificates, audits, applications, bottlenecks, forecast, overview and more."""

import argparse
import sys
from collections.abc import Callable
from datetime import date

import pandas as pd

from cqcdash import metrics, portfolio
from cqcdash.cli import clock, output
from cqcdash.cli.scope import chosen, scope, values
from cqcdash.errors import BadRequestError
from cqcdash.texts.duty import duty_sentence, watched_sentence
from cqcdash.vocabulary.certificates import SafeUntilReason, State

CERTIFICATES = [
    "certificate_no",
    "version",
    "scheme",
    "plant",
    "product_category",
    "product",
    "status",
    "reported_status",
    "first_issued_on",
    "issued_on",
    "expires_on",
    "days_to_expiry",
    "follow_up_due_on",
    "file_renewal_by",
    "safe_until",
    "safe_until_reason",
    "state",
]
AUDITS = [
    "plant",
    "audit_group",
    "due_on",
    "plan_from",
    "days_left",
    "state",
    "estimated",
    "certificates_at_stake",
    "product_categories",
]
APPLICATIONS = [
    "application_no",
    "plant",
    "product_category",
    "stage",
    "entered_stage_on",
    "days_in_stage",
    "age_days",
    "state",
]
BOTTLENECKS = [
    "stage",
    "visits",
    "open",
    "median_days",
    "p85_days",
    "norm_days",
    "over_norm",
    "waiting_median_days",
]

DUTY = [
    "duty_change",
    "duty_state",
    "certificate_no",
    "scheme",
    "plant",
    "product_category",
    "product",
    "duty_matched_by",
    "certification_body",
    "conversion_application_no",
    "convert_by",
    "start_conversion_by",
    "conversion_blocked_by",
    "not_enough_from",
    "duty_successor_no",
    "rule_change",
    "rule_change_deadline",
    "state",
    "safe_until",
]

VERIFY = [
    "certificate_no",
    "verify_reason",
    "status_age_days",
    "standing",
    "reported_status",
    "last_seen_on",
    "last_seen_by",
    "safe_until",
    "plant",
    "product_category",
    "product",
    "owner",
    "expires_on",
    "scheme",
]

# What may end a certificate that is usable today.
CAUSES = [
    str(reason)
    for reason in SafeUntilReason
    if reason
    not in (
        SafeUntilReason.REVOKED,
        SafeUntilReason.CANCELLED,
        SafeUntilReason.UNLIMITED,
        SafeUntilReason.NO_DATE,
    )
]

Build = Callable[[portfolio.Derived], pd.DataFrame]


def derived(options: argparse.Namespace) -> portfolio.Derived:
    """What the database says on the day and under the knowledge that the options name."""
    database = clock.present_database(options)
    known: date | None = None
    if options.as_known_on is not None:
        known = clock.day("--as-known-on", options.as_known_on)
    book = portfolio.rules_in(clock.installation(options).rules_path)
    return portfolio.load(database, clock.as_of(options), book, known)


def paperwork(options: argparse.Namespace, whole: portfolio.Derived) -> portfolio.Paperwork:
    """The documents and samples of all cases, by the checklist of the installation."""
    checklist = portfolio.checklist_in(clock.installation(options).checklist_path)
    return portfolio.paperwork(whole, checklist)


def _certificates(found: portfolio.Derived) -> pd.DataFrame:
    """What has no date comes first, for it may hide one; what has ended for good comes last."""
    frame = found.positions.loc[:, CERTIFICATES].assign(
        ended=found.positions["state"].isin([State.REVOKED, State.CANCELLED])
    )
    ordered = frame.sort_values(["ended", "safe_until", "certificate_no"], na_position="first")
    return ordered.drop(columns="ended")


def _duty(found: portfolio.Derived) -> pd.DataFrame:
    """The certificates that a change of duty concerns, the nearest day first."""
    listed = found.positions[["duty_change", "rule_change"]].notna().any(axis=1)
    rows = metrics.with_body(found.positions.loc[listed]).loc[:, DUTY]
    order = ["convert_by", "rule_change_deadline", "plant", "certificate_no"]
    return rows.sort_values(order, na_position="last")


def _duty_or_summary(options: argparse.Namespace) -> int:
    """The certificates, or with ``--summary`` one row for each change with its sentence."""
    whole = derived(options)
    seen = portfolio.scoped(whole, scope(options, whole))
    if not options.summary:
        output.write_frame(_duty(seen), options.format)
        return 0
    found = metrics.duty_summary(seen.positions, seen.as_of, seen.book)
    output.write_frame(found.assign(sentence=_sentences(found)), options.format)
    return 0


def _sentences(found: pd.DataFrame) -> list[str]:
    """What the page says about each change; nothing about one that concerns nobody."""
    return [
        (duty_sentence(row) if row["duty_concerned"] else "")
        if pd.notna(row["convert_by"])
        else watched_sentence(row)
        for row in found.to_dict("records")
    ]


def _audits(found: portfolio.Derived) -> pd.DataFrame:
    frame = found.follow_ups.loc[:, AUDITS]
    return frame.sort_values(["due_on", "plant"], na_position="first")


def _applications(found: portfolio.Derived) -> pd.DataFrame:
    frame = metrics.open_cases(found.cases).loc[:, APPLICATIONS]
    return frame.sort_values(["days_in_stage", "application_no"], ascending=[False, True])


def _bottlenecks(found: portfolio.Derived) -> pd.DataFrame:
    frame = metrics.stage_statistics(found.visits, found.as_of, found.book)
    return frame.loc[:, BOTTLENECKS]


def _forecast(options: argparse.Namespace) -> int:
    """The whole history forecasts each case; the scope only chooses which cases are shown."""
    whole = derived(options)
    frame = metrics.case_forecasts(whole.visits, whole.as_of, whole.book)
    cases = chosen("--application", options.application, values([frame], "application_no"))
    frame = scope(options, whole).of(frame)
    if cases:
        frame = frame.loc[frame["application_no"].isin(cases)]
    output.write_frame(frame, options.format)
    return 0


def _overview(found: portfolio.Derived) -> pd.DataFrame:
    return metrics.overview_counts(found.positions, found.follow_ups, found.cases, found.as_of)


def _cover(options: argparse.Namespace) -> int:
    """Month by month what is still usable, with what has been lost by each cause."""
    whole = derived(options)
    seen = portfolio.scoped(whole, scope(options, whole))
    plants = portfolio.snapshot(clock.present_database(options)).plants
    forecasts = metrics.case_forecasts(whole.visits, whole.as_of, whole.book)
    found = metrics.cover_months(
        seen.positions, forecasts, plants, seen.as_of, seen.book, options.months
    )
    lost = found.lost.astype({"safe_until_reason": "str"}).pivot_table(
        index="day", columns="safe_until_reason", values="lost", aggfunc="sum", fill_value=0
    )
    every = lost.reindex(found.months["day"], columns=CAUSES, fill_value=0).astype("int64")
    frame = found.months.join(every.add_prefix("lost_").reset_index(drop=True))
    output.write_frame(frame, options.format)
    return 0


def _verify(options: argparse.Namespace) -> int:
    """The numbers to look up first, as on the page."""
    whole = derived(options)
    seen = portfolio.scoped(whole, scope(options, whole))
    found = metrics.numbers_to_verify(seen.positions, seen.as_of, seen.book)
    output.write_frame(found.loc[:, VERIFY].head(options.limit), options.format)
    return 0


def _trend(options: argparse.Namespace) -> int:
    """Certificates by day, plant and standing, with what was known on each day."""
    whole = derived(options)
    database = clock.present_database(options)
    look = portfolio.known_then(database, whole.book)
    if options.known_now:
        look = portfolio.known_now(portfolio.snapshot(database), whole.book)
    looks = portfolio.looks_back(look, whole.as_of, options.months)
    found = portfolio.trend(looks, scope(options, whole))
    output.write_frame(found, options.format)
    return 0


def _health(options: argparse.Namespace) -> int:
    whole = derived(options)
    part = scope(options, whole)
    seen, audits = portfolio.scoped(whole, part), part.of(whole.audits)
    found = metrics.data_health(
        *(seen.positions, audits, seen.visits, seen.as_of, seen.book),
        *portfolio.papers_of(seen, part),
    )
    output.write_frame(found, options.format)
    return 0


def _changes(options: argparse.Namespace) -> int:
    """Compare the look of an earlier day, with what was known then, with the present one."""
    now, since = derived(options), clock.day("--since", options.since)
    if since > now.as_of:
        raise BadRequestError("--since", options.since, "a day that is not after --as-of")
    installation = clock.installation(options)
    before = portfolio.load(installation.database, since, now.book, since)
    if before.positions.empty:
        before = portfolio.load(installation.database, since, now.book)
        print(
            "Nothing was imported by then: what is known now is shown on both days.",
            file=sys.stderr,
        )
    part = scope(options, now)
    found = portfolio.changes(portfolio.scoped(before, part), portfolio.scoped(now, part))
    output.write_frame(found, options.format)
    return 0


def _run(build: Build) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        whole = derived(options)
        seen = portfolio.scoped(whole, scope(options, whole))
        output.write_frame(build(seen), options.format)
        return 0

    return run


HELP = {
    "certificates": "every certificate with its dates, safe-until and state",
    "audits": "upcoming and overdue follow-up audits with what is at stake",
    "applications": "open applications, the longest in their stage first",
    "bottlenecks": "where applications spend their time, stage by stage",
    "duty": "certificates that a change of the law concerns, and by when to convert them",
    "forecast": "when each open application will be certified, at 50 and 85 percent",
    "overview": "the counts of the overview page",
    "cover": "what is still usable month by month, if nobody acts and with what is planned",
    "trend": "how many certificates were in each standing at the ends of the last months",
    "changes": "what changed since a day: colours, statuses, dates, new certificates",
    "verify": "the numbers to look up in the public database first, and why",
    "health": "contradictions and missing values, record by record",
}
RUN = {
    "certificates": _run(_certificates),
    "audits": _run(_audits),
    "applications": _run(_applications),
    "bottlenecks": _run(_bottlenecks),
    "duty": _duty_or_summary,
    "forecast": _forecast,
    "overview": _run(_overview),
    "cover": _cover,
    "trend": _trend,
    "changes": _changes,
    "verify": _verify,
    "health": _health,
}
