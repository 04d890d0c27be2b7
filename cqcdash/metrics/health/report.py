"""Data health: what contradicts itself, and what the numbers could not count."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import day
from cqcdash.metrics.health.audits import audit_problems
from cqcdash.metrics.health.certificates import certificate_problems
from cqcdash.metrics.health.papers import paper_problems
from cqcdash.metrics.health.problem import problem
from cqcdash.vocabulary.case_records import DOCUMENTS, SAMPLES
from cqcdash.vocabulary.health import HEALTH, HEALTH_COUNTS, Problem
from cqcdash.vocabulary.records import SCHEMA_OF, VISITS, ApplicationKind, Kind
from cqcdash.vocabulary.rules import SHIPPED, RuleBook


def data_health(  # noqa: PLR0913, PLR0917 - the frames of the records, the day and the rules
    positions: pd.DataFrame,
    audits: pd.DataFrame,
    visits: pd.DataFrame,
    as_of: date,
    book: RuleBook = SHIPPED,
    documents: pd.DataFrame | None = None,
    samples: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every problem of every record, contradictions first; schema HEALTH.

    Args:
        positions: schema POSITIONS.
        audits: schema AUDITS.
        visits: schema VISITS.
        as_of: the day of the positions.
        book: the rules of the positions.
        documents: schema DOCUMENTS, if they are to be looked at …
        samples: … and schema SAMPLES.
    """
    today = day(as_of)
    parts = [
        *certificate_problems(positions, today, book),
        *audit_problems(positions, audits, today),
        *visit_problems(positions, visits),
        *paper_problems(
            visits,
            DOCUMENTS.empty() if documents is None else documents,
            SAMPLES.empty() if samples is None else samples,
            today,
        ),
    ]
    found = pd.concat(parts, ignore_index=True)
    order = pd.CategoricalDtype([str(word) for word in Problem], ordered=True)
    found["problem"] = found["problem"].astype(order)
    return HEALTH.conform(found.sort_values("problem", kind="stable").reset_index(drop=True))


def visit_problems(positions: pd.DataFrame, visits: pd.DataFrame) -> list[pd.DataFrame]:
    """Stages left before they were entered, renewals of certificates that nobody knows."""
    backwards = (visits["left_on"] < visits["entered_on"]).to_numpy(bool)
    renewal = (visits["kind"] == ApplicationKind.RENEWAL).to_numpy(bool)
    named = visits["certificate_no"].notna().to_numpy()
    lost = renewal & named & ~visits["application_no"].duplicated().to_numpy()
    numbers = pd.Index(positions["certificate_no"])
    lost[lost] = numbers.get_indexer(pd.Index(visits.loc[lost, "certificate_no"])) < 0
    kind, key = Kind.APPLICATIONS, "application_no"
    return [
        problem(
            *(visits, backwards, Problem.STAGE_LEFT_BEFORE_ENTERED, kind, key),
            column="left_on",
            expected="entered_on",
        ),
        problem(
            *(visits, lost, Problem.RENEWAL_OF_UNKNOWN_CERTIFICATE, kind, key),
            column="certificate_no",
        ),
    ]


def health_counts(health: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """How many records have each problem, and how many certificates stand behind them.

    Behind an audit stand the certificates of its plant; behind a certificate itself.

    Returns:
        Schema HEALTH_COUNTS, in the order of Problem; problems that nobody has are left out.
    """
    per_plant = positions.groupby(positions["plant"].astype("str")).size()
    rows = health.assign(plant=health["plant"].astype("str"))
    counts = rows.groupby(["problem", "kind"], observed=True).agg(records=("record", "nunique"))
    plants = rows.loc[:, ["problem", "kind", "plant"]].drop_duplicates()
    plants["certificates"] = plants["plant"].map(per_plant).fillna(0)
    behind = plants.groupby(["problem", "kind"], observed=True)["certificates"].sum()
    found = counts.assign(certificates=behind).reset_index()
    own = (found["kind"] == Kind.CERTIFICATES).to_numpy(bool)
    found["certificates"] = np.where(own, found["records"], found["certificates"]).astype("int64")
    return HEALTH_COUNTS.conform(found)


def certificates_behind(health: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """The positions behind some problems: the certificates themselves, or those of the plants."""
    own = health.loc[(health["kind"] == Kind.CERTIFICATES).to_numpy(bool), "record"]
    others = health.loc[(health["kind"] != Kind.CERTIFICATES).to_numpy(bool), "plant"]
    hit = positions["certificate_no"].isin(own) | positions["plant"].isin(others.dropna().unique())
    return positions.loc[hit.to_numpy(bool)]


def corrections(health: pd.DataFrame, records: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The records with problems as they stand, complete, to be filled in and imported again.

    Args:
        health: schema HEALTH, any part of it.
        records: the current records of the kind: certificates, audits or stage visits.
        kind: which records the file is about.

    Returns:
        The kind's columns under their canonical names, ``status`` in the word that was reported,
        and ``problems``, which the import ignores: the problems' codes, separated by '; '.
    """
    schema = SCHEMA_OF[kind]
    key = VISITS.key[0] if kind == Kind.APPLICATIONS else schema.key[0]
    own = health.loc[(health["kind"] == kind).to_numpy(bool)]
    told = own.astype({"problem": "str"}).groupby("record")["problem"].agg(_listed)
    rows = records.loc[records[key].isin(told.index).to_numpy(bool), schema.names]
    if kind == Kind.CERTIFICATES:
        word = rows["reported_status"].astype("str")
        rows = rows.assign(status=word.fillna(rows["status"].astype("str")))
        rows = rows.drop(columns="reported_status")
    return rows.assign(problems=rows[key].map(told)).reset_index(drop=True)


def _listed(words: pd.Series) -> str:
    return "; ".join(dict.fromkeys(words))
