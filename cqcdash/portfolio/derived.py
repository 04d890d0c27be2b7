"""A snapshot seen on one day under one set of rules; computed once, shared read-only."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from cqcdash import metrics, store
from cqcdash.errors import BadRequestError
from cqcdash.portfolio.scope import EVERYTHING, Scope
from cqcdash.vocabulary.rules import SHIPPED, RuleBook, rulebook_from_toml
from cqcdash.vocabulary.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Derived:
    """Everything that pages and commands filter and count.

    Attributes:
        version: the data version that it was computed from.
        as_of: the day that it looks at.
        book: the rules that applied.
        positions: one row per certificate, every due date, reason and state.
        follow_ups: one row per audit group, the next follow-up audit.
        cases: one row per application.
        audits: the audits themselves, all of them in every scope: no filter walks through them.
        visits: the stage visits themselves, for the statistics of stages.
        documents: the documents of the cases, all of them in every scope …
        samples: … and their samples: no filter walks through either.
        lead_times: usual lead time of a case by plant and category (R12).
    """

    version: int
    as_of: date
    book: RuleBook
    positions: pd.DataFrame
    follow_ups: pd.DataFrame
    cases: pd.DataFrame
    audits: pd.DataFrame
    visits: pd.DataFrame
    documents: pd.DataFrame
    samples: pd.DataFrame
    lead_times: pd.DataFrame


def derive(snapshot: Snapshot, as_of: date, book: RuleBook = SHIPPED) -> Derived:
    """The snapshot on a day: due dates, states, audit groups and cases."""
    lead_times = metrics.lead_times(snapshot.visits, as_of)
    positions = metrics.positions(
        snapshot.certificates,
        snapshot.audits,
        snapshot.visits,
        snapshot.plants,
        as_of,
        book,
        lead_times=lead_times,
        answers=snapshot.answers,
    )
    return Derived(
        version=snapshot.version,
        as_of=as_of,
        book=book,
        positions=positions,
        follow_ups=metrics.follow_up_audits(positions, snapshot.audits, as_of, book),
        cases=metrics.cases(snapshot.visits, as_of, book, snapshot.samples),
        audits=snapshot.audits,
        visits=snapshot.visits,
        documents=snapshot.documents,
        samples=snapshot.samples,
        lead_times=lead_times,
    )


def scoped(whole: Derived, scope: Scope) -> Derived:
    """The part of it in a scope.

    An audit concerns its whole group: it is in scope when one of its certificates is, and keeps
    the count of everything that falls with it. A case is in scope with all of its visits, also
    those that do not name its plant. Where the scope names owners or standings, a case belongs to
    the certificate that it is about, and one about none is out of it.
    """
    if scope == EVERYTHING:
        return whole
    positions = scope.of(whole.positions)
    cases = _cases(whole, scope, positions)
    groups = whole.follow_ups["audit_group"].isin(list(positions["audit_group"].unique()))
    return replace(
        whole,
        positions=positions,
        follow_ups=whole.follow_ups.loc[groups],
        cases=cases,
        visits=_visits(whole, scope, cases),
    )


def _cases(whole: Derived, scope: Scope, positions: pd.DataFrame) -> pd.DataFrame:
    """The cases in scope; an owner and a standing are those of the certificate in question."""
    cases = scope.of(whole.cases)
    if not scope.about_certificates:
        return cases
    numbers = positions["certificate_no"]
    return cases.loc[cases["certificate_no"].isin(numbers).to_numpy(bool)]


def _visits(whole: Derived, scope: Scope, cases: pd.DataFrame) -> pd.DataFrame:
    """The visits of the cases; those that no case has yet by what they say themselves."""
    visits = whole.visits
    seen = (visits["entered_on"] <= pd.Timestamp(whole.as_of)).to_numpy(bool)
    own = visits["application_no"].isin(cases["application_no"]).to_numpy(bool)
    return visits.loc[np.where(seen, own, visits.index.isin(scope.of(visits).index))]


def papers_of(seen: Derived, scope: Scope) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The documents and samples of the cases in a scope; without one also those of no case."""
    frames = (seen.documents, seen.samples)
    if scope == EVERYTHING:
        return frames
    numbers = pd.Index(seen.visits["application_no"].unique())
    documents, samples = (
        frame.loc[numbers.get_indexer(pd.Index(frame["application_no"])) >= 0] for frame in frames
    )
    return documents, samples


def load(address: str, as_of: date, book: RuleBook, known_on: date | None = None) -> Derived:
    """Read the database and derive; with ``known_on``, from what was known on that day."""
    found = store.read_as_known_on(address, known_on) if known_on else store.read_snapshot(address)
    return derive(found, as_of, book)


def rules_in(path: Path) -> RuleBook:
    """The rules of a TOML file; the shipped ones when there is no file.

    Raises:
        SettingError: an unknown setting or a value out of range.
        BadRequestError: a file that cannot be read as UTF-8 text.
    """
    try:
        return rulebook_from_toml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return SHIPPED
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequestError("rules file", str(path), "a readable UTF-8 TOML file") from error
