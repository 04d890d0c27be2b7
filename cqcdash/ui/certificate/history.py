"""What was said about the certificate over time, and by whom."""

import pandas as pd
import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.texts import _
from cqcdash.ui.parts import known, show_table, title_of, value_text
from cqcdash.vocabulary.records import CERTIFICATES, Kind


def draw(number: str) -> None:
    """Each version: when, by which import, and each value that it changed."""
    found = portfolio.versions_of(settings().database, Kind.CERTIFICATES, number)
    changed = differences(found)
    if len(found) == 1:
        st.caption(_("There is one version: nothing was changed since the first import."))
    show_table(
        changed,
        [
            *("committed_at", "import_id", "file_name", "source_line", "user"),
            *("column", "before", "after", "reason"),
        ],
        key="history",
        alt=_("Versions of this certificate, the newest first, with each changed value."),
        file="history",
    )


def differences(versions: pd.DataFrame) -> pd.DataFrame:
    """One row per value that a version changed, newest first; the first version is one row.

    Args:
        versions: the versions of one certificate.
    """
    rows, before = [], None
    # By their end: the present version is the last one even when a clock was set back.
    ordered = versions.sort_values(["known_until", "import_id"], kind="stable")
    for version in ordered.to_dict("records"):
        about = {
            name: version[name]
            for name in ("committed_at", "import_id", "file_name", "source_line", "user", "reason")
        }
        if before is None:
            rows.append({**about, "column": _("First version"), "before": None, "after": None})
        else:
            rows += [
                {
                    **about,
                    "column": title_of(name),
                    "before": value_text(name, before[name]),
                    "after": value_text(name, version[name]),
                }
                for name in CERTIFICATES.names
                if _differs(before[name], version[name])
            ]
        before = version
    return pd.DataFrame(rows[::-1])


def _differs(before: object, after: object) -> bool:
    if known(before) != known(after):
        return True
    return known(before) and before != after
