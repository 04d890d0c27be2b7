"""The foot of every page: how fresh everything above it is."""

from datetime import UTC, datetime

import numpy as np
import pandas as pd
import streamlit as st

from cqcdash.config import settings
from cqcdash.texts import _, counted, grouped
from cqcdash.ui.frame import clock
from cqcdash.ui.frame.cache import cached_snapshot
from cqcdash.ui.frame.view import View


def draw_foot(view: View) -> None:
    """Last import, statuses that are too old, rules in force."""
    with st.container(key="foot"):
        parts = [_last_import(), _unverified(view), _rules()]
        st.caption(" · ".join(part for part in parts if part))


def _last_import() -> str:
    imports = cached_snapshot().imports
    made = imports.loc[imports["undone_at"].isna().to_numpy(bool), "committed_at"].max()
    if pd.isna(made):
        return _("Nothing imported yet")
    local = made.tz_localize(UTC).tz_convert(clock.now().tzinfo)
    ago = (clock.today() - local.date()).days
    if ago <= 0:
        return _("Last import today")
    return counted("Last import {n} day ago", "Last import {n} days ago", ago)


def _unverified(view: View) -> str:
    positions = view.derived.positions
    n = int(np.count_nonzero(~positions["verified"].to_numpy(bool))) if len(positions) else 0
    if not n:
        return ""
    days = view.derived.book.defaults.verify_days
    return counted(
        "{n} status older than {days} days",
        "{n} statuses older than {days} days",
        n,
        days=grouped(days),
    )


def _rules() -> str:
    path = settings().rules_path
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
    except OSError:
        return _("rules as shipped")
    return _("rules of {day}").format(day=changed.date().isoformat())
