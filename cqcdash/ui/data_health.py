"""Data health: contradictions and gaps, the records behind them, and a file to mend them."""

from functools import partial

import pandas as pd
import streamlit as st

from cqcdash import metrics, portfolio
from cqcdash.charts import health as charts
from cqcdash.texts import _, counted
from cqcdash.texts.words import label
from cqcdash.ui.frame import View, link_to
from cqcdash.ui.parts import (
    choice_setter,
    download_buttons,
    pick_one,
    show_chart,
    show_table,
    title_of,
)
from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.health import HEALTH, Problem
from cqcdash.vocabulary.records import Kind

KEY_OF = {
    Kind.CERTIFICATES: "certificate_no",
    Kind.APPLICATIONS: "application_no",
    Kind.DOCUMENTS: "application_no",
    Kind.SAMPLES: "application_no",
}


def found_problems(view: View) -> pd.DataFrame:
    """Every problem in the scope; schema HEALTH."""
    audits, scope = view.snapshot.audits, view.chosen.scope
    return view.shared(
        "data_health",
        lambda seen: metrics.data_health(
            *(seen.positions, scope.of(audits), seen.visits, seen.as_of, seen.book),
            *portfolio.papers_of(seen, scope),
        ),
    )


def draw_uncounted(view: View) -> None:
    """What the other pages' numbers could not count, a sentence each."""
    seen, positions = view.derived, view.derived.positions
    counts = metrics.overview_counts(positions, seen.follow_ups, seen.cases, seen.as_of)
    missing = dict(zip(counts["figure"], counts["not_counted"], strict=True))
    unplaced = sum(positions["plant"].isna() | positions["product_category"].isna())
    numbers = (int(missing["expires_0-30"]), int(missing["audits_overdue"]), unplaced)
    told = [counted(*words, n) for words, n in zip(UNCOUNTED, numbers, strict=True) if n]
    if told:
        st.markdown("\n".join(f"- {text}" for text in told))
    else:
        st.write(_("The numbers of this view count every certificate."))


UNCOUNTED = (
    (
        m("{n} certificate has no expiry and is in no number about expiry or renewal."),
        m("{n} certificates have no expiry and are in no number about expiry or renewal."),
    ),
    (
        m("{n} certificate has no date for its follow-up and is in no number about audits."),
        m("{n} certificates have no date for their follow-up and are in no number about audits."),
    ),
    (
        m("{n} certificate lacks plant or category and is not among plants and categories."),
        m("{n} certificates lack plant or category and are not among plants and categories."),
    ),
)


def draw_problems(view: View, problems: pd.DataFrame) -> None:
    """A bar per problem; the records behind the chosen one, or behind all."""
    if problems.empty:
        st.info(_("Nothing contradicts itself in this view."), icon=":material/check_circle:")
        return
    counts = metrics.health_counts(problems, view.derived.positions)
    show_chart(
        charts.problems(counts),
        key="problems",
        alt=_("Number of records with each problem, contradictions first."),
        picks=choice_setter("problem"),
    )
    _behind(view, problems, counts)
    _file(view, problems)


def _behind(view: View, problems: pd.DataFrame, counts: pd.DataFrame) -> None:
    names = {str(code): label(Problem(code)) for code in counts["problem"]}
    chosen = pick_one(
        "problem", _("Records with a problem"), names, _("Choose a problem, or click its bar")
    )
    if chosen is None:
        return
    rows = problems.loc[(problems["problem"] == chosen).to_numpy(bool)]
    kind = Kind(rows["kind"].iloc[0])
    key = KEY_OF.get(kind, "record")
    show_table(
        rows.rename(columns={"record": key}).assign(
            column=[title_of(str(name)) if name else "" for name in rows["column"]]
        ),
        [key, "plant", "column", "found", "expected"],
        key="problem_records",
        schema=HEALTH,
        alt=names[chosen],
        file="data-health",
    )
    if kind != Kind.CERTIFICATES:
        _certificates(view, rows)


def _certificates(view: View, rows: pd.DataFrame) -> None:
    st.markdown(f"**{_('Certificates behind them')}**")
    show_table(
        metrics.certificates_behind(rows, view.derived.positions),
        ["certificate_no", "state", "plant", "product_category", "safe_until", "safe_until_reason"],
        key="problem_certificates",
        by=["safe_until"],
        alt=_("Certificates of the plants of these records."),
        file="certificates-behind",
    )


def _file(view: View, problems: pd.DataFrame) -> None:
    """The records with problems, complete, to fill in and to import again."""
    records = view.snapshot
    frames = {
        Kind.CERTIFICATES: records.certificates,
        Kind.AUDITS: records.audits,
        Kind.APPLICATIONS: records.visits,
        Kind.DOCUMENTS: records.documents,
        Kind.SAMPLES: records.samples,
    }
    concerned = set(problems["kind"])
    present = [kind for kind in Kind if kind in concerned]
    with st.container(border=True):
        st.write(
            _(
                "To mend several at once: download the records with problems, fill in the file, "
                "and import it again. It holds the records complete: an emptied cell is cleared."
            )
        )
        for kind in present:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(label(kind))
                download_buttons(
                    partial(metrics.corrections, problems, frames[kind], kind),
                    f"mend.{kind}",
                    f"correct-{kind}",
                )
        link_to("import_records", _("Import the file"), icon=":material/upload_file:")
