"""What cases lack and what conversions rest on: documents, samples, conversions."""

import argparse
import sys

import pandas as pd

from cqcdash import metrics, portfolio
from cqcdash.cli import lists, output
from cqcdash.cli.scope import scope
from cqcdash.texts.papers import document_name, pressing_sentence
from cqcdash.vocabulary.conversions import CONVERSIONS
from cqcdash.vocabulary.paperwork import DOSSIER, SHIPMENTS, WITH_US

HELP = {
    "documents": "the documents of open applications against the checklist, and who is to move",
    "samples": "the samples of open applications: where they are, and which customs keep",
    "conversions": "what each conversion rests on: basis, report, declaration to cancel",
}


def documents(options: argparse.Namespace) -> int:
    """The documents of the open cases; with ``--waiting`` only those that wait for us."""
    rows = _of_open_cases(options).documents
    if options.waiting:
        rows = rows.loc[rows["document_state"].isin([str(state) for state in WITH_US])]
    said = [pressing_sentence(row) for row in rows.to_dict("records")]
    named = rows.loc[:, DOSSIER.names].assign(
        document_name=[document_name(code) for code in rows["document"]],
        sentence=pd.Series(said, index=rows.index, dtype="str"),
    )
    output.write_frame(named, options.format)
    return 0


def samples(options: argparse.Namespace) -> int:
    """The samples of the open cases, those stuck in customs first."""
    rows = _of_open_cases(options).shipments
    ordered = rows.sort_values("stuck_in_customs", ascending=False, kind="stable")
    output.write_frame(ordered.loc[:, SHIPMENTS.names], options.format)
    return 0


def conversions(options: argparse.Namespace) -> int:
    """Every certificate to convert or converted, with what its conversion rests on."""
    whole = lists.derived(options)
    seen = portfolio.scoped(whole, scope(options, whole))
    papers = lists.paperwork(options, whole)
    found = metrics.conversion_dossiers(
        seen.positions,
        metrics.Papers(whole.cases, papers.shipments, papers.dossiers),
        seen.as_of,
        seen.book,
    )
    output.write_frame(found.loc[:, CONVERSIONS.names], options.format)
    return 0


def _of_open_cases(options: argparse.Namespace) -> portfolio.Paperwork:
    whole = lists.derived(options)
    seen = portfolio.scoped(whole, scope(options, whole))
    cases = metrics.open_cases(seen.cases)
    papers = lists.paperwork(options, whole).of(cases)
    without = len(cases) - len(papers.dossiers)
    if without:
        sys.stderr.write(f"Of {without} open cases no document is recorded.\n")
    return papers


RUN = {"documents": documents, "samples": samples, "conversions": conversions}
